/** The addresses of Dispatch. */
import { Route } from 'react-router';
import { CallSlipScreen } from '../../print/call-slip-screen.tsx';
import { CallScreen } from './call-screen.tsx';
import { DispatchScreen } from './dispatch-screen.tsx';
import { EnterCallScreen } from './enter-call-screen.tsx';

export const dispatchRoutes = (
  <>
    <Route path="/dispatch" element={<DispatchScreen />} />
    <Route path="/dispatch/enter" element={<EnterCallScreen />} />
    <Route path="/dispatch/slip" element={<CallSlipScreen />} />
    <Route path="/dispatch/call/:call" element={<CallScreen />} />
  </>
);
