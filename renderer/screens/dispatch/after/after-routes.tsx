/** The addresses of what comes after a call. */
import { Route, useParams } from 'react-router';
import { CallSummaryScreen } from '../../../print/call-summary-screen.tsx';
import { CallNumbersScreen } from './call-numbers-screen.tsx';
import { CallReportScreen } from './call-report-screen.tsx';
import { CallsListScreen } from './calls-list-screen.tsx';
import { RecoveryScreen } from './recovery-screen.tsx';

function ReportAt() {
  const { call = '' } = useParams();
  return <CallReportScreen key={call} call={call} />;
}

function SummaryAt() {
  const { from = '', to = '' } = useParams();
  return <CallSummaryScreen key={`${from} ${to}`} from={from} to={to} />;
}

export const afterRoutes = (
  <>
    <Route path="/records/calls" element={<CallsListScreen />} />
    <Route path="/records/calls/numbers" element={<CallNumbersScreen />} />
    <Route path="/records/calls/summary/:from/:to" element={<SummaryAt />} />
    <Route path="/records/calls/:call" element={<ReportAt />} />
    <Route path="/records/recovery" element={<RecoveryScreen />} />
  </>
);
