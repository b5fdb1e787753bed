/** Which photos of a student are on file, whence, and how a wrong one goes. Several that consoles filed apart stand side by side. */
import { Button } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { spokenName } from '../../ui/words.ts';
import { useMay } from './use-may.ts';
import { WhyDialog } from './why-dialog.tsx';

type Student = SubscriptionRow<'student'>;

export function PhotosOnFile({ student }: { readonly student: Student }) {
  const may = useMay('RemovePhoto');
  const nowMs = useWallMs(60_000);
  const [removing, setRemoving] = useState<Student['photos'][number] | null>(null);
  const name = spokenName(student.name);
  if (student.photos.length === 0) return null;
  return (
    <Ledger heading={student.photos.length === 1 ? 'Photo' : 'Photos: which is right?'} {...(student.photos.length === 1 ? {} : { count: student.photos.length, level: 'due' as const })}>
      {student.photos.map((photo) => (
        <div className="ledger-row" key={photo.sha256}>
          {student.photos.length > 1 && <Portrait name={student.name} photo={photo.sha256} size="middle" />}
          <span className="grow">
            On file since {dayAndTime(photo.wall, nowMs)}
            <span className="quiet under">
              brought in by <bdi>{photo.by}</bdi>
            </span>
          </span>
          {may && (
            <Button leftSection={<IconPhotoOff size={22} aria-hidden />} onClick={() => setRemoving(photo)}>
              Remove the photo
            </Button>
          )}
        </div>
      ))}
      {removing !== null && (
        <WhyDialog
          onShut={() => setRemoving(null)}
          title={`Remove the photo of ${name}`}
          action="Remove"
          whyExample="Such as “This is another child”"
          act={(send, why) => send({ type: 'RemovePhoto', person: student.person, filings: [...removing.filings], why })}
        >
          <Portrait name={student.name} photo={removing.sha256} size="large" />
          <p>The picture is deleted and cannot be brought back from here. That it was there, and why it was removed, stays on the record. An import does not file the same picture again.</p>
        </WhyDialog>
      )}
    </Ledger>
  );
}
