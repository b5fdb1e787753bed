/** Conflicts: each a red card that stays until a person settles it, with both sides row by row. Nothing is settled silently. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isAboutPerson, type Conflict } from '../../intents/settle.ts';
import { useList } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { counted } from '../../ui/words.ts';
import { ChoiceCard } from './choice-card.tsx';
import { aboutWords, conflictHeadings, stepOf, whyOf } from './conflict-words.ts';
import { PersonCard } from './person-card.tsx';
import { ImportNewerButton, RosterCard } from './roster-card.tsx';

export function ConflictsScreen() {
  const navigate = useNavigate();
  const conflicts = useList('contradictions', {});
  const [at, setAt] = useState<string | null>(null);
  // They come with where children are before what a list says.
  const conflict = conflicts.rows.find((one) => one.key === at) ?? conflicts.rows[0];
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
  const open = conflicts.rows.length;
  return (
    <Screen
      title="Conflicts"
      next={
        <NextStep context={open === 1 ? 'One conflict' : `${counted(open, 'conflict')}, one at a time`} sentence={stepOf(conflict)} why={whyOf(conflict)}>
          {conflict.about.is === 'rosters' && <ImportNewerButton />}
        </NextStep>
      }
    >
      <div className="column" style={{ flex: 'none' }}>
        <Card key={conflict.key} conflict={conflict} />
        <AlsoOpen conflicts={conflicts.rows.filter((one) => one.key !== conflict.key)} onChoose={setAt} />
      </div>
    </Screen>
  );
}

function Card({ conflict }: { readonly conflict: Conflict }) {
  if (isAboutPerson(conflict)) return <PersonCard conflict={conflict} />;
  return conflict.about.is === 'rosters' ? <RosterCard /> : <ChoiceCard conflict={conflict} />;
}

function AlsoOpen({ conflicts, onChoose }: { readonly conflicts: readonly Conflict[]; readonly onChoose: (key: string) => void }) {
  if (conflicts.length === 0) return null;
  return (
    <div className="choices">
      <b>Also open:</b>
      {conflicts.map((one) => (
        <Button key={one.key} onClick={() => onChoose(one.key)}>
          <span>
            {conflictHeadings[one.kind]}
            {aboutWords(one) !== '' && ': '}
            <bdi>{aboutWords(one)}</bdi>
          </span>
        </Button>
      ))}
    </div>
  );
}
