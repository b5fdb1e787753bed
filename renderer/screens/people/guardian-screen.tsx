/** The record of one guardian: how to reach them, and for which students they may come or may not. */
import { Link, Navigate } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { spokenName } from '../../ui/words.ts';
import { AdultStudents } from './adult-students.tsx';
import { NoRecord } from './record-head.tsx';
import { RecordScreen } from './record-screen.tsx';

export function GuardianScreen({ person }: { readonly person: string }) {
  const list = useList('guardian', { person });
  const [guardian] = list.rows;
  // A contact may be on the staff list only.
  if (guardian === undefined) return list.loaded ? <Navigate to={`/staff/${person}`} replace /> : <NoRecord list={list} kind="guardian" />;
  const name = <bdi>{spokenName(guardian.name)}</bdi>;
  return (
    <RecordScreen
      kind="guardian"
      record={guardian}
      about={guardian.onStaff ? <Link to={`/staff/${person}`}>guardian, and on the staff{guardian.staffRole === null ? '' : `: ${guardian.staffRole}`}</Link> : 'guardian'}
      fields={{ phone: guardian.phone, email: guardian.email }}
      otherwise={guardian.phone === null && !guardian.withdrawn ? { sentence: <>Find out how to reach {name}.</>, why: 'No phone is on record: nobody can call in an emergency.' } : null}
      otherWalls={guardian.students.flatMap(({ byHand }) => byHand?.made?.wall ?? [])}
      left={<AdultStudents students={guardian.students} />}
    />
  );
}
