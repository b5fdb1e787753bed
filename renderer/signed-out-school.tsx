/** The school while nobody is signed in: what the permission table gives to anyone, and the ways to sign in. */
import { useState } from 'react';
import { HashRouter, Navigate, Route, Routes } from 'react-router';
import { RealEmergencyScreen } from './screens/now/real-emergency-screen.tsx';
import { PermissionsScreen } from './screens/setup/permissions-screen.tsx';
import { LetterScreen } from './screens/sign-in/letter-screen.tsx';
import { RecoverScreen } from './screens/sign-in/recover-screen.tsx';
import { SignInScreen } from './screens/sign-in/sign-in-screen.tsx';
import { StationLockScreen } from './screens/stations/station-lock-screen.tsx';
import { SignedOutNow } from './screens/sign-in/signed-out-now.tsx';
import { SurroundingsProvider, type Site } from './screens/surroundings.tsx';
import { currentIncident } from './stores/incident-facts.ts';
import { useList } from './stores/muster.tsx';
import { Frame } from './ui/frame.tsx';

export function SignedOutSchool({ site, onNewCode }: { readonly site: Site; readonly onNewCode: (code: string) => void }) {
  const incidents = useList('incidents', {});
  const [chosen, choose] = useState<string | null>(null);
  if (!incidents.loaded && incidents.failed === null) return null;
  const incident = currentIncident(incidents.rows, chosen);
  return (
    <SurroundingsProvider site={site} incident={incident} places={[]}>
      <HashRouter>
        <Routes>
          <Route element={<Frame site={site} incident={incident} open={incidents.rows} onChoose={choose} />}>
            <Route path="/now" element={<SignedOutNow />} />
            <Route path="/now/real" element={<RealEmergencyScreen />} />
            <Route path="/station" element={<StationLockScreen />} />
            <Route path="/sign-in" element={<SignInScreen />} />
            <Route path="/letter" element={<LetterScreen />} />
            <Route path="/recover" element={<RecoverScreen onNewCode={onNewCode} />} />
            <Route path="/permissions" element={<PermissionsScreen />} />
            <Route path="*" element={<Navigate to={site.signIn.station === null ? '/sign-in' : '/station'} replace />} />
          </Route>
        </Routes>
      </HashRouter>
    </SurroundingsProvider>
  );
}
