/** What became of a check-in, for each student: may be picked up, or stays, and where either goes on. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { counted, spokenName } from '../../ui/words.ts';
import { leftHow, reasonWords } from './pickup-words.ts';

interface CheckInOutcomeProps {
  readonly incident: string;
  readonly students: readonly string[];
  readonly adult: string;
  readonly events: readonly string[];
  readonly onNext: () => void;
}

export function CheckInOutcome({ incident, students, adult, events, onNext }: CheckInOutcomeProps) {
  const navigate = useNavigate();
  const [first = ''] = students;
  const list = useList('student', { person: first, incident });
  const student = list.rows[0];
  const checkIn = student?.checkIns.find((one) => events.includes(one.event));
  const alone = students.length === 1 && student !== undefined && checkIn !== undefined;
  return (
    <Screen
      title={`${adult} is checked in`}
      next={
        <NextStep
          context="Checked in, saved here"
          sentence={alone ? `${adult} may pick up ${spokenName(student.name)}.` : `${adult}: look at each of the ${counted(students.length, 'student')}.`}
          why={alone ? 'At the hand-off the student is asked first. Nothing is handed over yet.' : 'Say: “One moment, please. A colleague will help you with the others.”'}
        >
          {alone && (
            <Button size="lg" onClick={() => void navigate(`/reunification/hand-off/${student.person}/${checkIn.event}`)}>
              Hand-off
            </Button>
          )}
          <Button size="lg" onClick={onNext}>
            Next adult
          </Button>
        </NextStep>
      }
    >
      <Ledger heading="Students asked for" count={students.length}>
        {students.map((one) => (
          <StudentOutcome key={one} incident={incident} person={one} events={events} leads={!alone} />
        ))}
      </Ledger>
    </Screen>
  );
}

interface StudentOutcomeProps {
  readonly incident: string;
  readonly person: string;
  readonly events: readonly string[];
  /** The row has a button of its own; the slab's is enough for one student. */
  readonly leads: boolean;
}

function StudentOutcome({ incident, person, events, leads }: StudentOutcomeProps) {
  const navigate = useNavigate();
  const list = useList('student', { person, incident });
  const [student] = list.rows;
  if (student === undefined) return <NoRows list={list}>This student is not on the roster.</NoRows>;
  const checkIn = student.checkIns.find((one) => events.includes(one.event));
  const stop = student.stops.find((one) => events.includes(one.event));
  const [release] = student.releases;
  const given = spokenName(student.name);
  return (
    <div className="ledger-row">
      <span className="grow">
        <ListName name={student.name} grade={student.grade} room={student.room} />
        {checkIn !== undefined && (
          <span className="outcome ok strong">
            <IconCheck size={22} aria-hidden /> May be picked up
          </span>
        )}
        {stop !== undefined && (
          <span className="outcome act strong">
            <IconAlertTriangle size={22} aria-hidden /> Stays here: {stop.why.map((one) => reasonWords[one].short).join(', ')}
          </span>
        )}
        {checkIn === undefined && stop === undefined && <span className="outcome act strong">{release === undefined ? `${given} stays here. Look at the student’s page.` : leftHow(given, release)}</span>}
      </span>
      {leads && checkIn !== undefined && (
        <Button aria-label={`Hand-off of ${given}`} onClick={() => void navigate(`/reunification/hand-off/${person}/${checkIn.event}`)}>
          Hand-off
        </Button>
      )}
      {stop !== undefined && (
        <Button aria-label={`What is next for ${given}`} onClick={() => void navigate(`/reunification/aside/${person}/${stop.event}`)}>
          What is next
        </Button>
      )}
      {checkIn === undefined && stop === undefined && (
        <Button aria-label={`Page of ${given}`} onClick={() => void navigate(`/reunification/student/${person}`)}>
          Open
        </Button>
      )}
    </div>
  );
}
