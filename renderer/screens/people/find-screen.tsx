/** Finds any person from anywhere (Ctrl K); a student leads on to their record. */
import { useNavigate } from 'react-router';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { PersonSearch } from './person-search.tsx';
import './people.css';

export function FindScreen() {
  const navigate = useNavigate();
  return (
    <Screen title="Find a person" next={<NextStep context="Find" sentence="Whom are you looking for?" why="Students, guardians and staff of the roster. Spelling and accents need not be exact." />}>
      <PersonSearch label="Name" kinds={['student', 'guardian', 'staff']} choosable={(person) => person.kind === 'student'} onChoose={(person) => void navigate(`/students/${person.person}`)} />
    </Screen>
  );
}
