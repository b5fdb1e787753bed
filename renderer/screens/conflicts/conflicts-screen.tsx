/** Conflicts: each a red card that stays until a person settles it, with both sides row by row. Nothing is settled silently. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Conflict } from '../../intents/settle.ts';
import { useList } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { counted, listedName, spokenName } from '../../ui/words.ts';
import { ConflictCard, conflictHeadings } from './conflict-card.tsx';
import { ImportNewerButton, RosterCard } from './roster-card.tsx';

const STEPS = {
  reportsDisagree: (name: string) => `Find out which report about ${name} is true.`,
  releasedTwice: (name: string) => `Phone both adults: who has ${name}?`,
  reportedAfterRelease: (name: string) => `Find out where ${name} is.`,
  settlementsDiffer: (name: string) => `Two people settled this differently: where is ${name}?`,
  closedWithout: (name: string) => `Find out where ${name} is.`,
  missingThoughAbsent: (name: string) => `Is ${name} in school today? Phone the family.`,
} as const;

const asUnknown = (name: string): string => `Until this is settled ${name} counts as Unknown, not as released.`;
const WHY = {
  reportsDisagree: (name: string) => `Until this is settled ${name} counts as the worse of the two.`,
  releasedTwice: asUnknown,
  reportedAfterRelease: asUnknown,
  settlementsDiffer: asUnknown,
  closedWithout: (name: string) => `The incident was closed by a console that had not heard of this. Nobody has said since where ${name} is.`,
  missingThoughAbsent: (name: string) => `The office says not in school, a report says missing. Until this is settled ${name} counts as missing.`,
} as const;

/** Stands for the card of the rosters among the keys of conflicts. */
const ROSTERS = 'rosters';

export function ConflictsScreen() {
  const navigate = useNavigate();
  const conflicts = useList('contradictions', {});
  const rosters = useList('rosters', {});
  const [at, setAt] = useState<string | null>(null);
  const disputed = rosters.rows.length > 1;
  // Where children are comes before what a list says.
  const conflict = at === ROSTERS && disputed ? undefined : (conflicts.rows.find((one) => one.key === at) ?? conflicts.rows[0]);
  if (conflict === undefined && disputed)
    return (
      <Screen
        title="Conflicts"
        next={
          <NextStep context={conflicts.rows.length === 0 ? 'One conflict' : `${counted(conflicts.rows.length + 1, 'conflict')}, one at a time`} sentence="Which roster is right?" why="Keep one of them, or import a newer file. Before anything is written you see what changes.">
            <ImportNewerButton />
          </NextStep>
        }
      >
        <div className="column" style={{ flex: 'none' }}>
          <RosterCard rosters={rosters.rows} />
          <AlsoOpen conflicts={conflicts.rows} disputed={false} onChoose={setAt} />
        </div>
      </Screen>
    );
  if (conflict === undefined)
    return (
      <Screen title="Conflicts" next={<NextStep context="Conflicts" sentence="Nothing is in conflict." why="When two reports cannot both be true, both are kept and shown here." />}>
        <div className="teach">
          <h2>What this is for</h2>
          <NoRows list={conflicts}>Muster never decides between two people. If Room 12 says “missing” and the nurse says “here”, or one student is recorded as released twice, a red card appears here and stays until a person has settled it, with a reason.</NoRows>
          <Button onClick={() => void navigate('/now')}>Go to Now</Button>
        </div>
      </Screen>
    );
  const open = conflicts.rows.length + (disputed ? 1 : 0);
  return (
    <Screen
      title="Conflicts"
      next={
        <NextStep
          context={open === 1 ? 'One conflict' : `${counted(open, 'conflict')}, one at a time`}
          sentence={STEPS[conflict.kind](conflict.name.given || spokenName(conflict.name))}
          why={WHY[conflict.kind](spokenName(conflict.name))}
        />
      }
    >
      <div className="column" style={{ flex: 'none' }}>
        <ConflictCard key={conflict.key} conflict={conflict} />
        <AlsoOpen conflicts={conflicts.rows.filter((one) => one.key !== conflict.key)} disputed={disputed} onChoose={setAt} />
      </div>
    </Screen>
  );
}

interface AlsoOpenProps {
  readonly conflicts: readonly Conflict[];
  readonly disputed: boolean;
  readonly onChoose: (key: string) => void;
}

function AlsoOpen({ conflicts, disputed, onChoose }: AlsoOpenProps) {
  if (conflicts.length === 0 && !disputed) return null;
  return (
    <div className="choices">
      <b>Also open:</b>
      {conflicts.map((one) => (
        <Button key={one.key} onClick={() => onChoose(one.key)}>
          {conflictHeadings[one.kind]}: <bdi>{listedName(one.name)}</bdi>
        </Button>
      ))}
      {disputed && <Button onClick={() => onChoose(ROSTERS)}>Two rosters are active</Button>}
    </div>
  );
}
