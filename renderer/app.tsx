/** Which screen is shown: not set up, or the frame with its screens by address. The addresses work after a reload. */
import { useState } from 'react';
import { HashRouter, Link, Navigate, Route, Routes, useParams } from 'react-router';
import { standingStatus } from '../shared/contract/standing-status.ts';
import { ClassScreen } from './screens/accounting/class-screen.tsx';
import { ClassesScreen } from './screens/accounting/classes-screen.tsx';
import { BoardScreen } from './screens/board/board-screen.tsx';
import { cardsRoutes } from './screens/cards/cards-routes.tsx';
import { ClosingScreen } from './screens/closing/closing-screen.tsx';
import { ConflictsScreen } from './screens/conflicts/conflicts-screen.tsx';
import { FamiliesScreen } from './screens/families/families-screen.tsx';
import { MessagesScreen } from './screens/families/messages-screen.tsx';
import { ArrivalsScreen } from './screens/movement/arrivals-screen.tsx';
import { BusScreen } from './screens/movement/bus-screen.tsx';
import { BusesScreen } from './screens/movement/buses-screen.tsx';
import { ReconcileScreen } from './screens/movement/reconcile-screen.tsx';
import { SweepsScreen } from './screens/movement/sweeps-screen.tsx';
import { FirstRunScreen } from './screens/first-run/first-run-screen.tsx';
import { NeedsIncident } from './screens/needs-incident.tsx';
import { AnswerScreen } from './screens/now/answer-screen.tsx';
import { JobSheetsScreen } from './print/job-sheets-screen.tsx';
import { NowScreen } from './screens/now/now-screen.tsx';
import { usePlacesBefore } from './screens/now/places.ts';
import { PostScreen } from './screens/now/post-screen.tsx';
import { RealEmergencyScreen } from './screens/now/real-emergency-screen.tsx';
import { StatusListScreen } from './screens/now/status-list-screen.tsx';
import { ImportScreen } from './screens/people/import-screen.tsx';
import { peopleRoutes } from './screens/people/people-routes.tsx';
import { recordsRoutes } from './screens/records/records-routes.tsx';
import { AlertsScreen } from './screens/alerts/alerts-screen.tsx';
import { afterRoutes } from './screens/dispatch/after/after-routes.tsx';
import { CareScreen } from './screens/reunification/care-screen.tsx';
import { CallAlarms } from './screens/dispatch/call-alarms.tsx';
import { drillsRoutes } from './screens/drills/drills-routes.tsx';
import { dispatchRoutes } from './screens/dispatch/dispatch-routes.tsx';
import { deskRoutes } from './screens/reunification/desk-routes.tsx';
import { ReunificationScreen } from './screens/reunification/reunification-screen.tsx';
import { PermissionsScreen } from './screens/setup/permissions-screen.tsx';
import { setupRoutes } from './screens/setup/setup-routes.tsx';
import { LetterScreen } from './screens/sign-in/letter-screen.tsx';
import { RecoverScreen } from './screens/sign-in/recover-screen.tsx';
import { RecoveryCodeScreen } from './screens/sign-in/recovery-code.tsx';
import { SignInScreen } from './screens/sign-in/sign-in-screen.tsx';
import { YouScreen } from './screens/sign-in/you-screen.tsx';
import { takeoverAt, useFragment } from './screens/takeover/takeover-address.ts';
import { TakeoverScreen } from './screens/takeover/takeover-screen.tsx';
import { stationRoutes } from './screens/stations/station-routes.tsx';
import { SignedOutSchool } from './signed-out-school.tsx';
import { SurroundingsProvider, useIncident, type Site } from './screens/surroundings.tsx';
import { currentIncident } from './stores/incident-facts.ts';
import { useConnection, useList } from './stores/muster.tsx';
import { Frame } from './ui/frame.tsx';
import { HeardAlarms } from './ui/heard-alarms.tsx';
import { startAddress } from './ui/start-address.ts';
import { writeTimesBy } from './ui/times.ts';
import { VolunteerSchool } from './volunteer-school.tsx';
import { NoConnectionScreen } from './screens/no-connection-screen.tsx';

/** Each address with an id is a screen of its own: `key` makes React forget what was typed for another. */
function ClassAt() {
  const { classId = '' } = useParams();
  return <ClassScreen key={classId} classId={classId} />;
}
function BusAt() {
  const { bus = '' } = useParams();
  return <BusScreen key={bus} busKey={bus} />;
}
function StatusAt() {
  const { status = '' } = useParams();
  const parsed = standingStatus.safeParse(status);
  return <StatusListScreen key={status} status={parsed.success ? parsed.data : null} />;
}
function CareAt() {
  const { person = '' } = useParams();
  return <CareScreen key={person} person={person} />;
}
function PostAt() {
  const { post = '' } = useParams();
  const { incident } = useIncident();
  return <PostScreen key={`${incident} ${post}`} post={post} />;
}
function SheetsNowAt() {
  const { post } = useParams();
  return <JobSheetsScreen incident={useIncident().incident} only={post ?? null} />;
}

interface SetUpSchoolProps {
  readonly site: Site;
  /** Fresh, to be shown once; null: none. */
  readonly recoveryCode: string | null;
  readonly onCode: (code: string | null) => void;
}

function SetUpSchool({ site, recoveryCode, onCode }: SetUpSchoolProps) {
  const places = usePlacesBefore();
  const incidents = useList('incidents', {});
  const [chosen, choose] = useState<string | null>(null);
  if (!incidents.loaded && incidents.failed === null) return null;
  const incident = currentIncident(incidents.rows, chosen);
  const frame = <Frame site={site} incident={incident} open={incidents.rows} onChoose={choose} />;
  if (recoveryCode !== null)
    return (
      <SurroundingsProvider site={site} incident={incident} places={places}>
        <HashRouter>
          <Routes>
            <Route element={frame}>
              <Route path="*" element={<RecoveryCodeScreen school={site.siteName} code={recoveryCode} onKept={() => onCode(null)} />} />
            </Route>
          </Routes>
        </HashRouter>
      </SurroundingsProvider>
    );
  return (
    <SurroundingsProvider site={site} incident={incident} places={places}>
      <HashRouter>
        <Routes>
          <Route element={frame}>
            {setupRoutes(onCode)}
            <Route path="/permissions" element={<PermissionsScreen />} />
            <Route path="/you" element={<YouScreen />} />
            <Route path="/sign-in" element={<SignInScreen />} />
            <Route path="/letter" element={<LetterScreen />} />
            <Route path="/recover" element={<RecoverScreen onNewCode={onCode} />} />
            <Route path="/now" element={<NowScreen />} />
            <Route path="/now/real" element={<RealEmergencyScreen />} />
            {dispatchRoutes}
            {drillsRoutes}
            {peopleRoutes}
            <Route path="/people/import" element={<ImportScreen />} />
            {recordsRoutes}
            {afterRoutes}
            <Route path="/alerts" element={<AlertsScreen />} />
            <Route path="/conflicts" element={<ConflictsScreen />} />
            <Route element={<NeedsIncident title="Now" purpose="The numbers of an incident or a drill, and the list behind each." />}>
              <Route path="/now/list/:status" element={<StatusAt />} />
              <Route path="/now/answer" element={<AnswerScreen />} />
              <Route path="/now/close" element={<ClosingScreen />} />
              <Route path="/now/posts/:post" element={<PostAt />} />
              <Route path="/now/sheets" element={<SheetsNowAt />} />
              <Route path="/now/sheets/:post" element={<SheetsNowAt />} />
            </Route>
            <Route element={<NeedsIncident title="Accounting" purpose="Each class says who is here, missing, injured or elsewhere, and who is with them and not on their list. Whoever hears a teacher by radio can enter it for them." prepare={<Link className="bar-link" to="/setup/bell-schedule">Bell schedule: whose classes answer when it starts</Link>} />}>
              <Route path="/accounting" element={<ClassesScreen />} />
              <Route path="/accounting/whereabouts" element={<ReconcileScreen />} />
              <Route path="/accounting/buses" element={<BusesScreen />} />
              <Route path="/accounting/buses/:bus" element={<BusAt />} />
              <Route path="/accounting/arrivals" element={<ArrivalsScreen />} />
              <Route path="/accounting/sweeps" element={<SweepsScreen />} />
              <Route path="/accounting/:classId" element={<ClassAt />} />
            </Route>
            {cardsRoutes}
            <Route element={<NeedsIncident title="Reunification" purpose="Adults are checked in against the student’s record, the student is asked whether they are comfortable, and only then is anybody handed over, once." />}>
              <Route path="/reunification" element={<ReunificationScreen />} />
              <Route path="/reunification/board" element={<BoardScreen />} />
              <Route path="/reunification/families" element={<FamiliesScreen />} />
              <Route path="/reunification/messages" element={<MessagesScreen />} />
              {stationRoutes}
              {deskRoutes}
              <Route path="/reunification/care/:person" element={<CareAt />} />
            </Route>
            <Route path="*" element={<Navigate to={startAddress(site.managed.role)} replace />} />
          </Route>
        </Routes>
      </HashRouter>
    </SurroundingsProvider>
  );
}

function Screens() {
  const connection = useConnection();
  const sites = useList('site', {});
  const [founding, setFounding] = useState(false);
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  const [site] = sites.rows;
  if (connection.is === 'refused') return <NoConnectionScreen rejection={connection.rejection} />;
  if (site === undefined) return sites.failed === null ? null : <NoConnectionScreen rejection={sites.failed} />;
  writeTimesBy(site.clockHours);
  if (!site.founded || founding) return <FirstRunScreen site={site} onFounding={setFounding} onNewCode={setRecoveryCode} />;
  if (site.signedIn === null) return <SignedOutSchool site={site} onNewCode={setRecoveryCode} />;
  const { station } = site.signIn;
  if (station !== null && station.taken) return <VolunteerSchool key={site.signedIn.staff} site={site} station={station} />;
  // Another person is another window: nothing that was typed or shown stays.
  return <SetUpSchool key={site.signedIn.staff} site={site} recoveryCode={recoveryCode} onCode={setRecoveryCode} />;
}

export function App() {
  const takeover = takeoverAt(useFragment());
  if (takeover !== null) return <TakeoverScreen only={takeover.key} />;
  return (
    <>
      <HeardAlarms />
      <CallAlarms />
      <Screens />
    </>
  );
}
