/** Finds any person from anywhere (Ctrl K) and leads on to their record. */
import { useNavigate } from 'react-router';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { PersonSearch } from './person-search.tsx';
import { recordPath } from './record-fields.ts';
import { DisputedRoster, useAsOf } from './roster-as-of.tsx';
import './people.css';

export function FindScreen() {
  const navigate = useNavigate();
  return (
    <Screen title="Find a person" next={<NextStep context={useAsOf()} sentence="Whom are you looking for?" why="Students, guardians and staff. Spelling and accents need not be exact." />}>
      <DisputedRoster />
      <PersonSearch label="Name" kinds={['student', 'guardian', 'staff']} onChoose={(person) => void navigate(recordPath(person.kind, person.person))} />
    </Screen>
  );
}
