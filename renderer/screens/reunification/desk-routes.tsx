/** The addresses of the desk: for whoever is signed in, and for a volunteer at a station where adults are checked in or students handed over. */
import { Route, useParams } from 'react-router';
import { AsideScreen } from './aside-screen.tsx';
import { CheckInScreen } from './check-in-screen.tsx';
import { HandOffScreen } from './hand-off-screen.tsx';
import { LeaveAloneScreen } from './leave-alone-screen.tsx';

/** Each address with an id is a screen of its own: `key` makes React forget what was typed for another. */
function CheckInAt() {
  const { person = '' } = useParams();
  return <CheckInScreen key={person} person={person} />;
}
function HandOffAt() {
  const { person = '', checkIn = '' } = useParams();
  return <HandOffScreen key={checkIn} person={person} checkInEvent={checkIn} />;
}
function AsideAt() {
  const { person = '', stop = '' } = useParams();
  return <AsideScreen key={stop} person={person} stopEvent={stop} />;
}
function LeaveAloneAt() {
  const { person = '' } = useParams();
  return <LeaveAloneScreen key={person} person={person} />;
}

export const deskRoutes = (
  <>
    <Route path="/reunification/student/:person" element={<CheckInAt />} />
    <Route path="/reunification/hand-off/:person/:checkIn" element={<HandOffAt />} />
    <Route path="/reunification/aside/:person/:stop" element={<AsideAt />} />
    <Route path="/reunification/alone/:person" element={<LeaveAloneAt />} />
  </>
);
