/** The addresses under People. Each address with an id is a screen of its own: `key` makes React forget what was typed for another. */
import { Navigate, Route, useParams } from 'react-router';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import { BadgeScreen } from '../../print/badge-screen.tsx';
import { ClassListsScreen } from '../../print/class-lists-screen.tsx';
import { AddContactScreen } from './add-contact-screen.tsx';
import { AddPersonScreen } from './add-person-screen.tsx';
import { BarredScreen } from './barred-screen.tsx';
import { ClassesListScreen } from './classes-list-screen.tsx';
import { CompareScreen } from './compare-screen.tsx';
import { DayListScreen } from './day-list-screen.tsx';
import { GuardianScreen } from './guardian-screen.tsx';
import { PeopleScreen } from './people-screen.tsx';
import { RosterClassScreen } from './roster-class-screen.tsx';
import { StaffScreen } from './staff-screen.tsx';
import { StudentScreen } from './student-screen.tsx';
import { TodayScreen } from './today-screen.tsx';
import { TrainingImportScreen } from './training-import.tsx';
import { TrainingMemberScreen } from './training-member.tsx';
import { TrainingScreen } from './training-screen.tsx';

function StudentAt() {
  const { person = '' } = useParams();
  return <StudentScreen key={person} person={person} />;
}
function GuardianAt() {
  const { person = '' } = useParams();
  return <GuardianScreen key={person} person={person} />;
}
function StaffAt() {
  const { person = '' } = useParams();
  return <StaffScreen key={person} person={person} />;
}
function AddContactAt() {
  const { person = '' } = useParams();
  return <AddContactScreen key={person} person={person} />;
}
function RosterClassAt() {
  const { classId = '' } = useParams();
  return <RosterClassScreen key={classId} classId={classId} />;
}
function BadgeAt() {
  const { visitor = '' } = useParams();
  return <BadgeScreen key={visitor} visitor={visitor} />;
}
function ClassListsAt() {
  const { classId } = useParams();
  return <ClassListsScreen key={classId ?? ''} only={classId ?? null} />;
}

const kinds: readonly PersonKind[] = ['student', 'guardian', 'staff'];
const kindIn = (word: string | undefined): PersonKind | undefined => kinds.find((kind) => kind === word);

function AddPersonAt() {
  const kind = kindIn(useParams()['kind']);
  return kind === undefined ? <Navigate to="/people" replace /> : <AddPersonScreen key={kind} kind={kind} />;
}
function CompareAt() {
  const { kind: word, person = '', other = '' } = useParams();
  const kind = kindIn(word);
  return kind === undefined ? <Navigate to="/people" replace /> : <CompareScreen key={`${person} ${other}`} kind={kind} person={person} other={other} />;
}

export const peopleRoutes = (
  <>
    <Route path="/people" element={<PeopleScreen key="student" kind="student" />} />
    <Route path="/people/guardians" element={<PeopleScreen key="guardian" kind="guardian" />} />
    <Route path="/people/staff" element={<PeopleScreen key="staff" kind="staff" />} />
    <Route path="/people/today" element={<TodayScreen />} />
    <Route path="/people/today/list/attendance" element={<DayListScreen key="attendance" of="attendance" />} />
    <Route path="/people/today/list/visitors" element={<DayListScreen key="visitors" of="visitors" />} />
    <Route path="/people/training" element={<TrainingScreen />} />
    <Route path="/people/training/import" element={<TrainingImportScreen />} />
    <Route path="/people/training/:staff" element={<TrainingMemberScreen />} />
    <Route path="/people/barred" element={<BarredScreen />} />
    <Route path="/people/badge/:visitor" element={<BadgeAt />} />
    <Route path="/people/classes" element={<ClassesListScreen />} />
    <Route path="/people/classes/:classId" element={<RosterClassAt />} />
    <Route path="/people/add/:kind" element={<AddPersonAt />} />
    <Route path="/people/same/:kind/:person/:other" element={<CompareAt />} />
    <Route path="/people/print" element={<ClassListsAt />} />
    <Route path="/people/print/:classId" element={<ClassListsAt />} />
    <Route path="/students/:person" element={<StudentAt />} />
    <Route path="/students/:person/contact" element={<AddContactAt />} />
    <Route path="/guardians/:person" element={<GuardianAt />} />
    <Route path="/staff/:person" element={<StaffAt />} />
  </>
);
