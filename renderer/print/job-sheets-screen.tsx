/** Job sheets as they will be printed, one or all: while an incident runs to be carried, afterwards to be read back. */
import { SegmentedControl } from '@mantine/core';
import { useRef, useState } from 'react';
import { useList, useWallMs } from '../stores/muster.tsx';
import { NoRows } from '../ui/ledger.tsx';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { calendarDay, clockTime } from '../ui/times.ts';
import { counted, directiveNames } from '../ui/words.ts';
import { BackButton } from '../screens/people/record-head.tsx';
import { useSurroundings } from '../screens/surroundings.tsx';
import { JobSheet } from './job-sheet.tsx';
import { PrintButtons } from './print-sheets.tsx';
import './class-sheet.css';
import './job-sheet.css';

interface JobSheetsScreenProps {
  readonly incident: string;
  /** One post alone; null: all. */
  readonly only: string | null;
}

export function JobSheetsScreen({ incident, only }: JobSheetsScreenProps) {
  const { site } = useSurroundings();
  const nowMs = useWallMs(60_000);
  const posts = useList('posts', { incident });
  const records = useList('records', {});
  const preview = useRef<HTMLDivElement>(null);
  const [which, setWhich] = useState<'all' | 'now'>('all');
  const record = records.rows.find((one) => one.incident === incident);
  const sheets = posts.rows.filter((post) => (only === null ? which === 'all' || post.wanted || post.holders.length > 0 : post.post === only));
  const [first] = sheets;
  const ready = record !== undefined && first !== undefined;
  const about = record === undefined ? '' : `${directiveNames[record.directive]}${record.exercise ? ' drill' : ''}, started ${calendarDay(record.startedWall)} ${clockTime(record.startedWall)}`;

  return (
    <Screen
      title="Job sheets"
      flush
      next={
        <NextStep context={about} sentence={!ready ? 'Reading the job sheets…' : only !== null ? `Print the job sheet: ${first.title}.` : `Print ${counted(sheets.length, 'job sheet')}.`} why="A page for each post. What is ticked by now stands on it.">
          <PrintButtons sheets={preview} name="job-sheets" disabled={!ready} />
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          {only === null && (
            <SegmentedControl
              aria-label="Which posts"
              value={which}
              onChange={setWhich}
              data={[
                { value: 'all' as const, label: 'All posts' },
                { value: 'now' as const, label: 'Wanted or held now' },
              ]}
            />
          )}
          <span className="said">Times are those of this console’s clock.</span>
        </>
      }
    >
      <div className="sheets sheets-alone" ref={preview} tabIndex={0} role="region" aria-label="Preview">
        {record !== undefined &&
          sheets.map((post) => (
            <JobSheet key={post.key} school={site.siteName} post={post} about={about} startedWall={record.startedWall} printed={`Printed ${calendarDay(nowMs)} ${clockTime(nowMs)}`} drill={record.exercise} />
          ))}
        {!ready && <NoRows list={posts}>There is no such post.</NoRows>}
      </div>
    </Screen>
  );
}
