/** The band at the top of every screen: plate, what everybody must do, how long, who said so. Never colour alone. */
import { IconBroadcast, IconCircleCheck, IconPlugX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { useElapsedMs, useWallMs } from '../stores/muster.tsx';
import { DirectiveIcon } from './directive-icon.tsx';
import { calendarDay, clockSeconds, elapsed } from './times.ts';
import { directiveColors } from './tokens.ts';
import { directiveNames, directiveWords } from './words.ts';

type Incident = SubscriptionRow<'incidents'>;

interface BandProps {
  readonly plate: ReactNode;
  readonly drill?: boolean;
  readonly colors?: Record<string, string>;
  /** The way to call for help, at its end. */
  readonly help: ReactNode;
  readonly children: ReactNode;
}

function Band({ plate, drill, colors, help, children }: BandProps) {
  return (
    <header className="band" {...(colors === undefined ? {} : { style: colors })} {...(drill === true ? { 'data-drill': true } : {})}>
      {plate}
      {children}
      {help}
    </header>
  );
}

function Today() {
  const nowMs = useWallMs(1000);
  return (
    <div className="band-time number">
      <p className="today">
        {calendarDay(nowMs)}
        <br />
        {clockSeconds(nowMs)}
      </p>
    </div>
  );
}

/** `heard`: an alarm that is not recorded here yet stands above, so this console is not at rest. */
export function ReadyBand({ siteName, heard, help }: { readonly siteName: string; readonly heard: boolean; readonly help: ReactNode }) {
  return (
    <Band help={help} plate={<div className="plate">Muster</div>}>
      <div className="band-state">
        {heard ? <IconBroadcast size={36} aria-hidden /> : <IconCircleCheck size={36} aria-hidden />}
        <h1>{heard ? 'Alarm heard' : 'Ready'}</h1>
        <p className="band-words">
          <bdi>{siteName}</bdi>
        </p>
      </div>
      <Today />
    </Band>
  );
}

export function NotSetUpBand({ joining }: { readonly joining: boolean }) {
  const help = (
    <p className="no-help">
      Help cannot be called here yet. <br />
      Use phone or radio.
    </p>
  );
  return (
    <Band help={help} plate={<div className="plate">Muster</div>}>
      <div className="band-state">
        <IconPlugX size={36} aria-hidden />
        <h1>Not set up</h1>
        <p className="band-words">{joining ? 'This computer is joining a school.' : 'This computer is not part of a school yet.'}</p>
      </div>
      <Today />
    </Band>
  );
}

export function IncidentBand({ incident, help }: { readonly incident: Incident; readonly help: ReactNode }) {
  const durationMs = useElapsedMs(incident.elapsedMs, incident.sentAtWall);
  const [first, ...others] = incident.directives;
  if (first === undefined) return null;
  const cleared = incident.allClearWall !== null;
  return (
    <Band
      help={help}
      drill={incident.exercise}
      colors={cleared ? { '--directive': 'var(--ready)', '--on-directive': 'var(--on-ready)' } : directiveColors(first.directive)}
      plate={
        <div className="plate" data-kind={incident.exercise ? 'drill' : 'real'}>
          <span>{incident.exercise ? 'DRILL' : 'REAL'}</span>
        </div>
      }
    >
      <div className="band-state">
        {cleared ? <IconCircleCheck size={40} aria-hidden /> : <DirectiveIcon directive={first.directive} size={40} />}
        <h1 {...(!cleared && others.length > 0 ? { 'data-several': true } : {})}>{cleared ? 'ALL CLEAR' : [first, ...others].map((one) => directiveNames[one.directive]).join(' / ')}</h1>
        <p className="band-words">
          <bdi>{cleared ? `${directiveNames[first.directive]} is over, not closed yet` : others.length > 0 ? 'Two consoles disagree' : directiveWords(first.directive, first.detail)}</bdi>
        </p>
      </div>
      <div className="band-time number">
        <span className="clock" role="timer" aria-label="Time running">
          {elapsed(durationMs)}
        </span>
        <p>
          since {clockSeconds(incident.startedWall)}
          <br />
          <bdi>{incident.startedBy}</bdi>
        </p>
      </div>
    </Band>
  );
}
