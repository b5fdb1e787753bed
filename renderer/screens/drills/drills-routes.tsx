/** The addresses of the drills: the year, planning one, one drill, the rules and the calendar. */
import { Route, useParams } from 'react-router';
import { BriefScreen } from './brief-screen.tsx';
import { CompareDrillsScreen } from './compare-drills-screen.tsx';
import { DrillScreen } from './drill-screen.tsx';
import { DrillRulesScreen } from './drill-rules-screen.tsx';
import { DrillsScreen } from './drills-screen.tsx';
import { PlanDrillScreen } from './plan-drill-screen.tsx';
import { RunDrillScreen, RunningDrillScreen } from './run-drill-screen.tsx';

function DrillAt() {
  const { drill = '' } = useParams();
  return <DrillScreen key={drill} drill={drill} />;
}

function RunAt() {
  const { drill = '' } = useParams();
  return <RunDrillScreen key={drill} drill={drill} />;
}
function BriefAt() {
  const { drill = '' } = useParams();
  return <BriefScreen key={drill} drill={drill} />;
}

function CompareAt() {
  const { drill = '' } = useParams();
  return <CompareDrillsScreen key={drill} drill={drill} />;
}

export const drillsRoutes = (
  <>
    <Route path="/drills" element={<DrillsScreen />} />
    <Route path="/drills/plan" element={<PlanDrillScreen />} />
    <Route path="/drills/now" element={<RunningDrillScreen />} />
    <Route path="/drills/one/:drill" element={<DrillAt />} />
    <Route path="/drills/one/:drill/run" element={<RunAt />} />
    <Route path="/drills/one/:drill/brief" element={<BriefAt />} />
    <Route path="/drills/one/:drill/compare" element={<CompareAt />} />
    <Route path="/drills/rules" element={<DrillRulesScreen />} />
  </>
);
