/** The school as a volunteer at a station sees it: the screen of their post and what it leads to, its job sheet, the alarm, and leaving. */
import { Button } from '@mantine/core';
import { HashRouter, Navigate, Route, Routes, useNavigate } from 'react-router';
import { PostScreen } from './screens/now/post-screen.tsx';
import { ChangeDirectiveDialog } from './screens/now/incident-dialogs.tsx';
import { RealEmergencyScreen } from './screens/now/real-emergency-screen.tsx';
import { deskRoutes } from './screens/reunification/desk-routes.tsx';
import { SignInScreen } from './screens/sign-in/sign-in-screen.tsx';
import { OpenNumbers } from './screens/sign-in/open-numbers.tsx';
import { PostWork } from './screens/stations/post-work.tsx';
import { StationHandOverScreen } from './screens/stations/station-lock-screen.tsx';
import { SurroundingsProvider, useIncident, type Site } from './screens/surroundings.tsx';
import { useDialog } from './screens/use-dialog.ts';
import { useList } from './stores/muster.tsx';
import { Frame } from './ui/frame.tsx';
import { NextStep, Screen } from './ui/next-step.tsx';

type Station = NonNullable<Site['signIn']['station']>;

/** Posts at which adults are checked in or students handed over: what is next for one of them is a screen of its own. */
const AT_DESK: readonly string[] = ['checker', 'reunifier'];

const DIALOGS = ['change'] as const;

function AlarmAtStation() {
  const incident = useIncident();
  const navigate = useNavigate();
  const [dialog, setDialog] = useDialog(DIALOGS);
  return (
    <Screen
      title="Alarm"
      next={<NextStep context="Alarm" sentence="In an emergency, change what everybody must do." why="It stands in the band of every console at once. Say it aloud too." />}
      bar={
        <>
          <Button onClick={() => setDialog('change')}>Change directive</Button>
          {incident.exercise && (
            <Button className="button-danger" onClick={() => void navigate('/now/real')}>
              Real emergency
            </Button>
          )}
        </>
      }
    >
      <OpenNumbers incident={incident} />
      <ChangeDirectiveDialog opened={dialog === 'change'} onShut={() => setDialog(null)} />
    </Screen>
  );
}

export function VolunteerSchool({ site, station }: { readonly site: Site; readonly station: Station }) {
  const incidents = useList('incidents', {});
  if (!incidents.loaded && incidents.failed === null) return null;
  // Of several the one in which the station is, whatever else is open.
  const incident = incidents.rows.find((one) => one.incident === station.incident) ?? null;
  if (incident === null) return null;
  return (
    <SurroundingsProvider site={site} incident={incident} places={[]}>
      <HashRouter>
        <Routes>
          <Route element={<Frame site={site} incident={incident} open={incidents.rows} onChoose={null} />}>
            <Route path="/station" element={<PostWork post={station.post} station={station.station} />} />
            <Route path="/sheet" element={<PostScreen post={station.post} />} />
            <Route path="/now" element={<AlarmAtStation />} />
            <Route path="/now/real" element={<RealEmergencyScreen />} />
            {/* A supervisor comes to this desk for what a volunteer may not do. */}
            <Route path="/sign-in" element={<SignInScreen />} />
            <Route path="/leave" element={<StationHandOverScreen />} />
            {AT_DESK.includes(station.post) && deskRoutes}
            <Route path="*" element={<Navigate to="/station" replace />} />
          </Route>
        </Routes>
      </HashRouter>
    </SurroundingsProvider>
  );
}
