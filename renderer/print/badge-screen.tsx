/** A visitor's badge, on a label of a label printer or on plain paper to be cut out. Black on white; no photo. Printed again it is the same. */
import { SegmentedControl } from '@mantine/core';
import { useRef, useState } from 'react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { useList } from '../stores/muster.tsx';
import { NoRows } from '../ui/ledger.tsx';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { calendarDay, clockTime } from '../ui/times.ts';
import { BackButton } from '../screens/people/record-head.tsx';
import { badgeOf } from '../screens/people/visitor-words.ts';
import { useSurroundings } from '../screens/surroundings.tsx';
import { PrintButtons } from './print-sheets.tsx';
import './class-sheet.css';
import './badge.css';

const PAPERS = [
  { value: 'label', label: 'Label, 4 × 2⅛ in' },
  { value: 'page', label: 'Plain paper' },
] as const;
type Paper = (typeof PAPERS)[number]['value'];

export function BadgeScreen({ visitor }: { readonly visitor: string }) {
  const { site } = useSurroundings();
  const visitors = useList('visitors', { date: site.today });
  const preview = useRef<HTMLDivElement>(null);
  const [paper, setPaper] = useState<Paper>('label');
  const row = visitors.rows.find((one) => one.visitor === visitor);
  return (
    <Screen
      title="Visitor badge"
      flush
      next={
        <NextStep context="Badge" sentence={row === undefined ? 'Reading the visit…' : <>Print the badge of <bdi>{row.name}</bdi>.</>} why="The visitor wears it until they are signed out.">
          <PrintButtons sheets={preview} name="badge" disabled={row === undefined} />
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          <SegmentedControl aria-label="On what it is printed" value={paper} onChange={(value) => PAPERS.filter((one) => one.value === value).forEach((one) => setPaper(one.value))} data={[...PAPERS]} />
        </>
      }
    >
      <div className="sheets sheets-alone badges" data-paper={paper} ref={preview} tabIndex={0} role="region" aria-label="Preview">
        {row === undefined ? <NoRows list={visitors}>This visitor is not on the list of today.</NoRows> : <Badge row={row} school={site.siteName} />}
      </div>
    </Screen>
  );
}

function Badge({ row, school }: { readonly row: SubscriptionRow<'visitors'>; readonly school: string }) {
  return (
    <section className="sheet badge-sheet" aria-label="Badge">
      <header>
        <b>VISITOR</b>
        <span className="badge-number">{badgeOf(row)}</span>
      </header>
      <h3>
        <bdi>{row.name}</bdi>
      </h3>
      <p>
        {calendarDay(row.signedInWall)}, in at {clockTime(row.signedInWall)}
      </p>
      {row.host !== '' && (
        <p>
          Visits <bdi>{row.host}</bdi>
        </p>
      )}
      <p className="badge-school">
        <bdi>{school}</bdi>
      </p>
    </section>
  );
}
