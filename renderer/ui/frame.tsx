/**
 * The frame around every screen of a school that is set up. A lockdown makes it dim, whatever the system prefers. Losing
 * the host is said above everything else, because from then on nothing on screen is certain.
 */
import { Button, useMantineColorScheme } from '@mantine/core';
import { IconAlertOctagon, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, type ComponentProps } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { alertSubscriptions } from '../../shared/contract/alert-procedures.ts';
import { callSubscriptions } from '../../shared/contract/call-procedures.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { inLockdown } from '../stores/incident-facts.ts';
import { useConnection, useList, useOutOfDate } from '../stores/muster.tsx';
import { useCallForHelp } from '../screens/dispatch/call-for-help.tsx';
import { OpenCallsStrip, OwnCallStrip } from '../screens/dispatch/call-strips.tsx';
import { DispatchEntry } from '../screens/dispatch/dispatch-entry.tsx';
import { DrillsEntry } from '../screens/drills/drills-entry.tsx';
import { InjectStrip } from '../screens/drills/inject-strip.tsx';
import { ToMendStrip } from '../screens/drills/to-mend-strip.tsx';
import { FindDialog } from '../screens/find/find-dialog.tsx';
import { RecoveryStrip } from '../screens/dispatch/after/recovery-strip.tsx';
import { QuietAlertBadge, QuietAlertStrip } from '../screens/alerts/quiet-alert-strip.tsx';
import { mayUse } from '../screens/people/use-may.ts';
import { StillHere } from '../screens/sign-in/still-here.tsx';
import { CatchingUp } from './catching-up.tsx';
import { FootLine } from './foot-line.tsx';
import { HeardAsOf } from './heard-as-of.tsx';
import { NotAMember } from './not-a-member.tsx';
import { Rail } from './rail.tsx';
import { ScreenFault } from './screen-fault.tsx';
import { StationRail } from './station-rail.tsx';
import { IncidentBand, ReadyBand } from './state-band.tsx';
import { directiveNames } from './words.ts';

const LOST = 'Connection to Muster on this computer is lost. Trying again. What you see may be out of date; what you enter is kept and sent.';

export function ConnectionStrip() {
  const connection = useConnection();
  const outOfDate = useOutOfDate();
  if (connection.is === 'refused') return null;
  const words = connection.is === 'dropped' ? LOST : outOfDate === null ? null : `Something on this screen may be out of date. ${outOfDate.message} ${outOfDate.whatToDo}`;
  if (words === null) return null;
  return (
    <p className="connection-strip" role="alert">
      <IconPlugConnectedX size={22} aria-hidden />
      {words}
    </p>
  );
}

/** The badges of one incident; its lists cannot be asked for before there is one. */
function IncidentRail({ incident, ...rest }: { readonly incident: SubscriptionRow<'incidents'> } & Omit<ComponentProps<typeof Rail>, 'classesToReport' | 'adultsWaiting'>) {
  const pickups = useList('pickups', { incident: incident.incident });
  return <Rail classesToReport={incident.allClearWall === null && !inLockdown(incident) ? incident.classesExpected - incident.classesReported : 0} adultsWaiting={pickups.rows.length} {...rest} />;
}

interface FrameProps {
  readonly site: SubscriptionRow<'site'>;
  readonly incident: SubscriptionRow<'incidents'> | null;
  /** All that are open; more than one where consoles started them apart. */
  readonly open: readonly SubscriptionRow<'incidents'>[];
  /** Null: whoever is here stays in the incident of their station. */
  readonly onChoose: ((incident: string) => void) | null;
}

/** Two incidents at once: a person must know, and be able to reach each of them, to close one. */
function AtOnceStrip({ incident, open, onChoose }: Omit<FrameProps, 'site' | 'onChoose'> & { readonly onChoose: (incident: string) => void }) {
  const navigate = useNavigate();
  const others = open.filter((one) => incident?.atOnce.includes(one.incident));
  if (others.length === 0) return null;
  return (
    <p className="connection-strip" role="alert">
      <IconAlertOctagon size={22} aria-hidden />
      <span className="grow">Incidents were started apart, and are open at once. Every screen shows the one in the band.</span>
      <Button onClick={() => void navigate('/conflicts')}>Join them</Button>
      {others.map((other) => (
        <Button key={other.incident} onClick={() => onChoose(other.incident)}>
          Show {other.directives.map((one) => directiveNames[one.directive]).join(' / ')}, {other.startedBy}
        </Button>
      ))}
    </p>
  );
}

export function Frame({ site, incident, open, onChoose }: FrameProps) {
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: false });
  const { pathname } = useLocation();
  const cleared = incident !== null && incident.allClearWall !== null;
  const heard = useList('alarms', {}).rows;
  const lockdown = (incident !== null && inLockdown(incident)) || heard.some((one) => one.directive === 'lockdown');
  const ownState = incident === null ? 'Ready' : `${incident.exercise ? 'DRILL' : 'REAL'} ${cleared ? 'ALL CLEAR' : incident.directives.map((one) => directiveNames[one.directive]).join(' / ')}`;

  const state = [...heard.map((one) => `HEARD ${one.exercise ? 'DRILL' : 'REAL'} ${directiveNames[one.directive]}`), ownState].join(' · ');

  useEffect(() => setColorScheme(lockdown ? 'dark' : 'auto'), [lockdown, setColorScheme]);
  useEffect(() => {
    document.title = `${state} · ${site.siteName} · Muster`;
  }, [state, site.siteName]);

  const { station } = site.signIn;
  const volunteer = station !== null && station.taken;
  const toldQuietly = mayUse(alertSubscriptions['quiet-alerts'].permission, site.signedIn);
  const seesCalls = mayUse(callSubscriptions.calls.permission, site.signedIn);
  const help = useCallForHelp();
  const rail = { dispatch: seesCalls ? <DispatchEntry /> : null, drills: <DrillsEntry incidentOpen={incident !== null} />, quiet: toldQuietly ? <QuietAlertBadge /> : null, station: station?.title ?? null, conflicts: site.contradictions, signedIn: site.signedIn, setUpDue: site.signIn.is === 'notSetUp' };
  return (
    <div className="app" {...(incident?.exercise === true ? { 'data-drill': true } : {})}>
      <a className="skip-link" href="#work" onClick={(event) => {
        event.preventDefault();
        document.getElementById('work')?.focus();
      }}>
        Skip to the work area
      </a>
      {incident === null ? <ReadyBand siteName={site.siteName} heard={heard.length > 0} help={help.button} /> : <IncidentBand incident={incident} help={help.button} />}
      <p className="for-readers" role="status">{ownState}</p>
      {volunteer ? <StationRail title={station.title} /> : incident === null || site.signedIn === null ? <Rail classesToReport={0} adultsWaiting={0} {...rail} /> : <IncidentRail incident={incident} {...rail} />}
      <main className="work" id="work" tabIndex={-1}>
        <ConnectionStrip />
        <NotAMember />
        <StillHere />
        {onChoose !== null && <AtOnceStrip incident={incident} open={open} onChoose={onChoose} />}
        <CatchingUp rosterHere={site.rosterAsOfWall !== null} />
        {incident !== null && <HeardAsOf />}
        <OwnCallStrip onOpen={help.open} />
        {seesCalls && <OpenCallsStrip />}
        {toldQuietly && <QuietAlertStrip />}
        {site.signedIn !== null && !volunteer && <RecoveryStrip />}
        {incident === null && <ToMendStrip />}
        {site.signedIn !== null && <InjectStrip />}
        <ScreenFault at={pathname}>
          <Outlet />
        </ScreenFault>
      </main>
      <FootLine site={site} incidentOpen={incident !== null} />
      {!volunteer && <FindDialog />}
      {help.panel}
    </div>
  );
}
