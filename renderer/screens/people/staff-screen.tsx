/** The record of one member of the staff: role, trainings and how old they are, classes, and students of their own. */
import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { subscriptions } from '../../../shared/contract/procedures.ts';
import { useList } from '../../stores/muster.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { AdultStudents } from './adult-students.tsx';
import { ClassLinks } from './class-links.tsx';
import { NoRecord } from './record-head.tsx';
import { RecordScreen } from './record-screen.tsx';
import { TrainingLedgers } from './training-member.tsx';
import { Trainings } from './trainings.tsx';
import { mayUse } from './use-may.ts';
import '../dispatch/responders.css';

export function StaffScreen({ person }: { readonly person: string }) {
  const list = useList('staff-member', { person });
  const { site } = useSurroundings();
  const [member] = list.rows;
  if (member === undefined) return <NoRecord list={list} kind="staff" />;
  return (
    <RecordScreen
      kind="staff"
      record={member}
      about={member.role ?? 'staff'}
      fields={{ role: member.role, phone: member.phone, email: member.email }}
      left={
        <>
          <Trainings trainings={member.trainings} />
          {mayUse(subscriptions.trainings.permission, site.signedIn) && <TrainingForCalls person={person} />}
          <ClassLinks classes={member.classes} none="Teaches no class of this roster." />
          {member.students.length > 0 && <AdultStudents students={member.students} />}
        </>
      }
    />
  );
}

/** What the office recorded of them here; the roster may name other trainings. Nobody who does not use Muster has any. */
function TrainingForCalls({ person }: { readonly person: string }) {
  const navigate = useNavigate();
  const member = useList('trainings', {}).rows.find((one) => one.person === person);
  if (member === undefined) return null;
  return (
    <>
      <TrainingLedgers member={member} />
      <Button className="ask-below" onClick={() => void navigate(`/people/training/${member.staff}?do=record`)}>
        Record a course
      </Button>
    </>
  );
}
