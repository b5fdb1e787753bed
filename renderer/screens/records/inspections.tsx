/** Families who ask to see a student's records (34 CFR 99.10): by when they must, and that nothing of the student is erased until then. */
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { dateWords, dayAndTime } from '../../ui/times.ts';
import { listedName } from '../../ui/words.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { useMay } from '../people/use-may.ts';
import { Chosen } from './holds.tsx';
import { WhyItEnds } from './why-it-ends.tsx';
import type { Retention } from './retention-words.ts';

type Inspection = Retention['inspections'][number];

export function Inspections({ retention: { inspections, today } }: { readonly retention: Retention }) {
  const nowMs = useWallMs(60_000);
  const mayRecord = useMay('RequestInspection');
  const mayClose = useMay('CloseInspection');
  const [asking, setAsking] = useState(false);
  const [closing, setClosing] = useState<Inspection | null>(null);
  return (
    <Ledger heading="Requests to inspect" count={inspections.filter(({ ended }) => ended === null).length} aside="FERPA, 34 CFR 99.10: within 45 days">
      {inspections.map((one) => (
        <div key={one.inspection} className="ledger-row file-row">
          <span className="grow">
            <bdi className={one.ended === null ? 'strong' : 'quiet'}>{listedName(one.name)}</bdi>, asked for on {dateWords(one.askedOn)} by <bdi>{one.askedBy}</bdi>
            <span className={`timeline-by ${one.late ? 'act strong' : 'quiet'}`}>
              {one.late && <IconAlertTriangle size={18} aria-hidden />} {one.ended === null ? `Due by ${dateWords(one.dueOn)}` : `${dayAndTime(one.ended.wall, nowMs)}, ${one.ended.by}: ${one.ended.words}`}
            </span>
          </span>
          {one.ended === null && mayClose && (
            <Button leftSection={<IconCheck size={22} aria-hidden />} aria-label={`Close the request for ${listedName(one.name)}`} onClick={() => setClosing(one)}>
              Close…
            </Button>
          )}
        </div>
      ))}
      {inspections.length === 0 && <p className="ledger-none">None. When a family asks to see what is on record of a student, note it here on that day.</p>}
      {mayRecord && (
        <Button className="retention-act" leftSection={<IconEye size={22} aria-hidden />} onClick={() => setAsking(true)}>
          Record a request
        </Button>
      )}
      {asking && <RequestDialog today={today} onShut={() => setAsking(false)} />}
      {closing !== null && <WhyItEnds title={`Close the request for ${listedName(closing.name)}`} label="What came of it: who saw what, and when" action="Close the request" command={(outcome) => ({ type: 'CloseInspection', inspection: closing.inspection, outcome })} onShut={() => setClosing(null)} />}
    </Ledger>
  );
}

function RequestDialog({ today, onShut }: { readonly today: string; readonly onShut: () => void }) {
  const intent = useIntent();
  const [student, setStudent] = useState<SubscriptionRow<'people'> | null>(null);
  const [askedBy, setAskedBy] = useState('');
  const [askedOn, setAskedOn] = useState(today);
  const save = async (): Promise<void> => {
    if (student !== null && (await intent.run((send) => send({ type: 'RequestInspection', student: student.person, askedBy: askedBy.trim(), askedOn }))) !== null) onShut();
  };
  return (
    <FormDialog title="A family asks to see records" size={680} intent={intent} action="Record the request" ready={student !== null && askedBy.trim() !== '' && askedOn !== ''} onSave={() => void save()} onShut={onShut}>
      {student === null ? <PersonSearch label="Name of the student" kinds={['student']} onChoose={setStudent} /> : <Chosen name={listedName(student.name)} onOther={() => setStudent(null)} />}
      <TextInput label="Who asks? Name, and what they are to the student" value={askedBy} maxLength={300} onChange={(event) => setAskedBy(event.currentTarget.value)} />
      <TextInput type="date" label="On which day" value={askedOn} max={today} onChange={(event) => setAskedOn(event.currentTarget.value)} />
    </FormDialog>
  );
}
