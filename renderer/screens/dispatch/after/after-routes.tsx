/** The addresses of what comes after a call. */
import { Route, useParams } from 'react-router';
import { CallNumbersScreen } from './call-numbers-screen.tsx';
import { CallReportScreen } from './call-report-screen.tsx';
import { CallsListScreen } from './calls-list-screen.tsx';
import { RecoveryScreen } from './recovery-screen.tsx';

function ReportAt() {
  const { call = '' } = useParams();
  return <CallReportScreen key={call} call={call} />;
}

export const afterRoutes = (
  <>
    <Route path="/records/calls" element={<CallsListScreen />} />
    <Route path="/records/calls/numbers" element={<CallNumbersScreen />} />
    <Route path="/records/calls/:call" element={<ReportAt />} />
    <Route path="/records/recovery" element={<RecoveryScreen />} />
  </>
);
