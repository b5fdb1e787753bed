/** The record of one member of the staff: role, trainings and how old they are, classes, and students of their own. */
import { useList } from '../../stores/muster.tsx';
import { AdultStudents } from './adult-students.tsx';
import { ClassLinks } from './class-links.tsx';
import { NoRecord } from './record-head.tsx';
import { RecordScreen } from './record-screen.tsx';
import { Trainings } from './trainings.tsx';

export function StaffScreen({ person }: { readonly person: string }) {
  const list = useList('staff-member', { person });
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
          <ClassLinks classes={member.classes} none="Teaches no class of this roster." />
          {member.students.length > 0 && <AdultStudents students={member.students} />}
        </>
      }
    />
  );
}
