/** The addresses under Setup. */
import { Route, useParams } from 'react-router';
import { NetworkSheetScreen } from '../../print/network-sheet-screen.tsx';
import { AddConsoleScreen } from './add-console-screen.tsx';
import { AddStaffScreen } from './add-staff-screen.tsx';
import { BackupsScreen } from './backups-screen.tsx';
import { BellScheduleScreen } from './bell-schedule-screen.tsx';
import { CallsSetupScreen } from './calls-screen.tsx';
import { ConsolesScreen } from './consoles-screen.tsx';
import { CoursesSetupScreen } from './courses-screen.tsx';
import { ExportKeysScreen } from './export-keys-screen.tsx';
import { JoinAnotherScreen } from './join-another-screen.tsx';
import { FloorScreen } from '../floors/floor-screen.tsx';
import { FloorsSetupScreen } from '../floors/floors-setup-screen.tsx';
import { LettersScreen } from './letters-screen.tsx';
import { LockdownRuleScreen } from './lockdown-rule-screen.tsx';
import { NetworkScreen } from './network-screen.tsx';
import { ReliefSetupScreen } from './relief-screen.tsx';
import { RespondersSetupScreen } from './responders-screen.tsx';
import { RoomsScreen } from './rooms-screen.tsx';
import { SelfReleaseScreen } from './self-release-screen.tsx';
import { SetupScreen } from './setup-screen.tsx';
import { SignInSetupScreen } from './sign-in-setup-screen.tsx';
import { SiteScreen } from './site-screen.tsx';
import { StaffAccessScreen } from './staff-access-screen.tsx';
import { SupportScreen } from './support-screen.tsx';
import { TextsScreen } from './texts-screen.tsx';

function LettersAt() {
  const { staff } = useParams();
  return <LettersScreen key={staff ?? ''} only={staff ?? null} />;
}

function FloorAt() {
  const { floor } = useParams();
  return <FloorScreen key={floor ?? ''} floor={floor ?? ''} />;
}

/** `onNewCode`: a recovery code is shown by whoever outlives these screens. */
export const setupRoutes = (onNewCode: (code: string) => void) => (
  <>
    <Route path="/setup" element={<SetupScreen />} />
    <Route path="/setup/site" element={<SiteScreen />} />
    <Route path="/setup/consoles" element={<ConsolesScreen />} />
    <Route path="/setup/consoles/add" element={<AddConsoleScreen />} />
    <Route path="/setup/consoles/join" element={<JoinAnotherScreen />} />
    <Route path="/setup/network" element={<NetworkScreen />} />
    <Route path="/setup/network/sheet" element={<NetworkSheetScreen />} />
    <Route path="/setup/rooms" element={<RoomsScreen />} />
    <Route path="/setup/floors" element={<FloorsSetupScreen />} />
    <Route path="/setup/floors/:floor" element={<FloorAt />} />
    <Route path="/setup/sign-in" element={<SignInSetupScreen onNewCode={onNewCode} />} />
    <Route path="/setup/staff" element={<StaffAccessScreen />} />
    <Route path="/setup/add" element={<AddStaffScreen />} />
    <Route path="/setup/letters" element={<LettersAt />} />
    <Route path="/setup/letters/:staff" element={<LettersAt />} />
    <Route path="/setup/bell-schedule" element={<BellScheduleScreen />} />
    <Route path="/setup/self-release" element={<SelfReleaseScreen />} />
    <Route path="/setup/calls" element={<CallsSetupScreen />} />
    <Route path="/setup/responders" element={<RespondersSetupScreen />} />
    <Route path="/setup/courses" element={<CoursesSetupScreen />} />
    <Route path="/setup/relief" element={<ReliefSetupScreen />} />
    <Route path="/setup/lockdown" element={<LockdownRuleScreen />} />
    <Route path="/setup/texts" element={<TextsScreen />} />
    <Route path="/setup/backups" element={<BackupsScreen />} />
    <Route path="/setup/keys" element={<ExportKeysScreen />} />
    <Route path="/setup/support" element={<SupportScreen />} />
  </>
);
