/** Import, the end: what the school has now, and what to do with it. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useWallMs } from '../../stores/muster.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { useSurroundings } from '../surroundings.tsx';
import { counted } from '../../ui/words.ts';
import { RosterCounts } from './import-counts.tsx';
import type { ImportRow } from './use-import.ts';

interface DoneScreenProps {
  readonly row: ImportRow;
  readonly onPutAway: () => Promise<void>;
}

export function DoneScreen({ row, onPutAway }: DoneScreenProps) {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const nowMs = useWallMs(60_000);
  const leave = async (to: string): Promise<void> => {
    await onPutAway();
    await navigate(to);
  };
  const context = site.rosterAsOfWall === null ? 'Import a roster' : `${site.rosterSource} · roster as of ${dayAndTime(site.rosterAsOfWall, nowMs)}`;
  return (
    <Screen
      title="People: import"
      next={
        row.photosAlone === null ? (
          <NextStep context={context} sentence="The roster is in. Print the class lists." why="Paper works when nothing else does. What was stated by hand still holds.">
            <Button size="lg" leftSection={<IconPrinter size={26} aria-hidden />} onClick={() => void leave('/people/print')}>
              Print class lists
            </Button>
          </NextStep>
        ) : (
          <NextStep context={context} sentence={row.photosAlone === 0 ? 'Every photo was on file already.' : `${counted(row.photosAlone, 'photo is', 'photos are')} on file now.`} why="Each shows wherever a student is asked for by name. The roster is as it was.">
            <Button size="lg" onClick={() => void leave('/people')}>
              See the students
            </Button>
          </NextStep>
        )
      }
      bar={
        <>
          <Button onClick={() => void leave('/people')}>Back to People</Button>
          <Button onClick={() => void onPutAway()}>Import other files</Button>
        </>
      }
    >
      <div className="column">
        {row.counts !== null && row.photosAlone === null && <RosterCounts label="The school now has" counts={row.counts} />}
        {row.files.length > 0 && (
          <p className="quiet">
            From <bdi>{row.files.join(', ')}</bdi>. The files were not kept.
          </p>
        )}
      </div>
    </Screen>
  );
}
