/**
 * The whole screen for one alarm: what everybody must do, in letters that are read across a room, with a sound of its own; then who has seen it, and
 * their next step. It knows neither rail nor dialog. The desktop opens it on every display; in a browser it stands at `#/takeover`.
 */
import { Button, useMantineColorScheme } from '@mantine/core';
import { IconArrowRight, IconClipboardCheck, IconEye, IconUrgent, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { commandPermissions, subscriptions, type SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { takeoversOf, type Takeover } from '../../../shared/contract/takeovers.ts';
import { useElapsedMs, useList, useMuster } from '../../stores/muster.tsx';
import { shellApi } from '../../transport/shell.ts';
import { useAlarmSound } from '../../ui/alarm-sound.ts';
import type { AlarmTune } from '../../ui/alarm-tones.ts';
import { DirectiveIcon } from '../../ui/directive-icon.tsx';
import { clockSeconds, elapsed } from '../../ui/times.ts';
import { directiveColors } from '../../ui/tokens.ts';
import { directiveNames, directiveWords } from '../../ui/words.ts';
import { alarmPlace, toldWords } from '../dispatch/call-words.ts';
import { mayUse } from '../people/use-may.ts';
import { attendanceWords, nextAddress, ownClassOf, soundWords, stepsFor } from './takeover-words.ts';
import './takeover.css';

type Site = SubscriptionRow<'site'>;
type OfDirective = Extract<Takeover, { is: 'directive' }>;
type OfCall = Extract<Takeover, { is: 'call' }>;

const CALL_COLORS: Record<string, string> = { '--directive': 'var(--act-fill)', '--on-directive': 'var(--on-act)' };

interface TakenProps {
  readonly colors: Record<string, string>;
  readonly exercise: boolean;
  readonly school: string;
  readonly since: ReactNode;
  readonly runningMs: number;
  readonly icon: ReactNode;
  readonly name: string;
  readonly words: string;
  readonly tune: AlarmTune;
  /** Null: it is silent. */
  readonly heard: boolean | null;
  readonly who: ReactNode;
  readonly steps: readonly string[];
  readonly actions: ReactNode;
}

function Sounding({ tune, heard, exercise }: Pick<TakenProps, 'tune' | 'heard' | 'exercise'>) {
  return (
    <p className="with-icon">
      {heard === true ? <IconVolume size={24} aria-hidden /> : <IconVolumeOff size={24} aria-hidden />}
      {soundWords[tune]}
      {heard !== null && exercise && ', after three knocks: a drill'}.{heard === false && ' Touch this page once, and it sounds.'}
    </p>
  );
}

function Taken({ colors, exercise, school, since, runningMs, icon, name, words, tune, heard, who, steps, actions }: TakenProps) {
  return (
    <main className="takeover" style={colors} {...(exercise ? { 'data-drill': true } : {})}>
      <header className="takeover-top">
        <div className="takeover-plate">
          <span>{exercise ? 'DRILL' : 'REAL'}</span>
        </div>
        <p>
          <bdi>{school}</bdi>
        </p>
        <p className="push">{since}</p>
        <p className="takeover-clock number" role="timer" aria-label="Time running">
          {elapsed(runningMs)}
        </p>
      </header>
      <div className="takeover-what" role="alert" aria-live="assertive">
        {icon}
        <div>
          {exercise && <p className="takeover-drill">This is a drill</p>}
          <h1>{name}</h1>
          <p className="takeover-words">
            <bdi>{words}</bdi>
          </p>
        </div>
      </div>
      <section className="takeover-next" aria-label="Your next step">
        <div className="takeover-who">{who}</div>
        <ol>
          {steps.map((step, n) => (
            <li key={step}>
              <span className="number" aria-hidden>
                {n + 1}
              </span>
              {step}
            </li>
          ))}
        </ol>
        <div className="takeover-actions">{actions}</div>
      </section>
      <footer className="takeover-foot">
        <Sounding tune={tune} heard={heard} exercise={exercise} />
        <p className="push">It comes back until somebody here has seen it.</p>
      </footer>
    </main>
  );
}

interface AboutProps<T> {
  readonly taken: T;
  readonly site: Site;
  readonly onSeen: (thenShow: string) => void;
}

/** Classes may be read only by who is signed in, and only of an incident that is recorded here. */
function WithClasses({ incident, ...about }: AboutProps<OfDirective> & { readonly incident: string }) {
  const { rows } = useList('classes', { incident });
  return <DirectiveTakeover {...about} classes={rows} />;
}

const UNDER_NO_NAME = 'It is seen at this computer, under no name.';

/** `noted`: what becomes of the name of whoever is signed in. */
function Who({ site, noted }: { readonly site: Site; readonly noted: string }) {
  return site.signedIn === null ? (
    <>
      <b>Nobody is signed in</b>
      <p>{UNDER_NO_NAME}</p>
    </>
  ) : (
    <>
      <b>
        <bdi>{site.signedIn.name}</bdi>
      </b>
      <p>{noted}</p>
    </>
  );
}

function DirectiveTakeover({ taken, site, onSeen, classes }: AboutProps<OfDirective> & { readonly classes: readonly SubscriptionRow<'classes'>[] }) {
  const { send } = useMuster();
  const { directive, detail, exercise, from } = taken;
  const runningMs = useElapsedMs(from.elapsedMs, from.sentAtWall);
  const heard = useAlarmSound(directive === 'lockdown' ? null : directive, exercise);
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: false });
  useEffect(() => setColorScheme(directive === 'lockdown' ? 'dark' : 'auto'), [directive, setColorScheme]);
  const own = site.signedIn === null ? null : ownClassOf(classes, site.signedIn.name);
  const recorded = 'startedWall' in from;
  const noted = recorded && mayUse(commandPermissions.AddNote, site.signedIn);
  const seen = (thenShow: string): void => {
    // The name goes into the record where it can; the screen is given back either way.
    if (noted) void send({ type: 'AddNote', incident: from.incident, text: `${directiveNames[directive]} was seen at ${site.consoleName}.` });
    onSeen(thenShow);
  };
  return (
    <Taken
      colors={directiveColors(directive)}
      exercise={exercise}
      school={site.siteName}
      since={
        recorded ? (
          <>
            since {clockSeconds(from.startedWall)} · <bdi>{from.startedBy}</bdi>
          </>
        ) : (
          <>raised {clockSeconds(from.raisedWall)} · heard, not recorded here yet</>
        )
      }
      runningMs={runningMs}
      icon={<DirectiveIcon directive={directive} size={240} />}
      name={directiveNames[directive]}
      words={directiveWords(directive, detail)}
      tune={directive}
      heard={heard}
      who={<Who site={site} noted={noted ? 'Your name is noted in the record.' : UNDER_NO_NAME} />}
      steps={stepsFor(directive, own, site.signedIn !== null)}
      actions={
        <>
          <Button size="xl" variant="filled" autoFocus leftSection={<IconEye size={32} aria-hidden />} onClick={() => seen('/now')}>
            I have seen this
          </Button>
          {directive !== 'lockdown' && own !== null && (
            <Button size="lg" leftSection={<IconClipboardCheck size={28} aria-hidden />} onClick={() => seen(nextAddress(directive, own))}>
              {attendanceWords(own)}
            </Button>
          )}
        </>
      }
    />
  );
}

function CallTakeover({ taken: { from, exercise }, site, onSeen }: AboutProps<OfCall>) {
  const { send } = useMuster();
  const runningMs = useElapsedMs(from.elapsedMs, from.sentAtWall);
  const heard = useAlarmSound(from.audible ? 'call' : null, exercise);
  const mayTake = mayUse(commandPermissions.TakeCall, site.signedIn);
  const take = (): void => {
    void send({ type: 'TakeCall', call: from.call, responder: null, onBehalf: null });
    onSeen('/dispatch');
  };
  return (
    <Taken
      colors={CALL_COLORS}
      exercise={exercise}
      school={site.siteName}
      since={`nobody has answered${from.to === null ? '' : `; told to ${toldWords[from.to]}`}`}
      runningMs={runningMs}
      icon={<IconUrgent size={240} aria-hidden />}
      name="HELP"
      words={[alarmPlace(from), ...from.kindWords].join(' · ')}
      tune="call"
      heard={heard}
      who={<Who site={site} noted={mayTake ? 'Whoever takes the call is noted in the record.' : UNDER_NO_NAME} />}
      steps={mayTake ? ['Take the call if you can go, or send somebody.', 'Say on Dispatch when you set out, and when you are there.'] : ['Tell whoever is nearest to it, by radio or on foot.', 'Sign in to take the call here.']}
      actions={
        <>
          {mayTake && (
            <Button size="xl" variant="filled" leftSection={<IconArrowRight size={32} aria-hidden />} onClick={take}>
              Take the call
            </Button>
          )}
          <Button size={mayTake ? 'lg' : 'xl'} variant={mayTake ? 'default' : 'filled'} leftSection={<IconEye size={32} aria-hidden />} onClick={() => onSeen(mayTake ? '/dispatch' : '/now')}>
            I have seen this
          </Button>
        </>
      }
    />
  );
}

/** `only`: the one that the desktop opened this window for; null: whatever is due. */
export function TakeoverScreen({ only }: { readonly only: string | null }) {
  const [site] = useList('site', {}).rows;
  const incidents = useList('incidents', {});
  const alarms = useList('alarms', {});
  const calls = useList('call-alarms', {});
  const [seen, setSeen] = useState<readonly string[]>([]);
  if (site === undefined || !incidents.loaded || !alarms.loaded || !calls.loaded) return null;
  const due = takeoversOf(incidents.rows, alarms.rows, calls.rows).filter(({ key }) => (only === null || key === only) && !seen.includes(key));
  const [taken] = due;
  if (taken === undefined) {
    return (
      <main className="takeover-over">
        <h1>Nothing takes this screen.</h1>
        <a className="bar-link" href="#/now">
          To Muster
        </a>
      </main>
    );
  }
  const onSeen = (thenShow: string): void => {
    setSeen([...seen, taken.key]);
    const shell = shellApi();
    if (shell !== null) void shell.seen(taken.key, thenShow);
    else if (due.length === 1) window.location.hash = thenShow;
  };
  if (taken.is === 'call') return <CallTakeover key={taken.key} taken={taken} site={site} onSeen={onSeen} />;
  const { from } = taken;
  const about = { taken, site, onSeen };
  return 'startedWall' in from && mayUse(subscriptions.classes.permission, site.signedIn) ? <WithClasses key={taken.key} {...about} incident={from.incident} /> : <DirectiveTakeover key={taken.key} {...about} classes={[]} />;
}
