/**
 * Calls that have climbed to this window, since nobody answered them: above everything, dialogs too, whoever is signed in or nobody, and
 * with a sound where the school's ladder says so, until somebody has the call.
 */
import { Button } from '@mantine/core';
import { IconHandStop, IconUrgent, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useElapsedMs, useList } from '../../stores/muster.tsx';
import { useAlarmSound } from '../../ui/alarm-sound.ts';
import { elapsed } from '../../ui/times.ts';
import { mayUse } from '../people/use-may.ts';
import { alarmPlace, toldWords, type CallAlarm } from './call-words.ts';
import '../../ui/heard-alarms.css';

const COLORS = { '--directive': 'var(--act-fill)', '--on-directive': 'var(--on-act)' } as Record<string, string>;

/** `heard`: the browser lets the sound out; null: none is due. */
function Climbed({ alarm, mayTake, heard }: { readonly alarm: CallAlarm; readonly mayTake: boolean; readonly heard: boolean | null }) {
  const intent = useIntent();
  const runningMs = useElapsedMs(alarm.elapsedMs, alarm.sentAtWall);
  const place = alarmPlace(alarm);
  return (
    <section className="heard-alarm" style={COLORS} {...(alarm.exercise ? { 'data-drill': true } : {})}>
      <div className="plate" data-kind={alarm.exercise ? 'drill' : 'real'}>
        <span>{alarm.exercise ? 'DRILL' : 'CALL'}</span>
      </div>
      <p role="alert" aria-live="assertive" className="heard-words">
        <IconUrgent size={44} aria-hidden />
        <span>
          <span className="heard-directive">HELP</span> <bdi className="heard-detail">{[place, ...alarm.kindWords].join(' · ')}</bdi>
          <span className="heard-from with-icon">
            {heard !== null && (heard ? <IconVolume size={20} aria-hidden /> : <IconVolumeOff size={20} aria-hidden />)}
            {!alarm.recorded && 'Heard, not yet on the record here. '}Nobody has answered{alarm.to === null ? '' : `; told to ${toldWords[alarm.to]}`}.{heard === false && ' Touch this page once, and it sounds.'}
          </span>
          {intent.refusal !== null && (
            <span className="heard-from">
              {intent.refusal.message} {intent.refusal.whatToDo}
            </span>
          )}
        </span>
      </p>
      {mayTake && (
        <Button className="heard-record" leftSection={<IconHandStop size={22} aria-hidden />} loading={intent.busy} onClick={() => void intent.run((send) => send({ type: 'TakeCall', call: alarm.call, responder: null, onBehalf: null }))}>
          Take the call
        </Button>
      )}
      <p className="heard-time number">
        <span className="clock" role="timer" aria-label="Time since the call">
          {elapsed(runningMs)}
        </span>
      </p>
    </section>
  );
}

export function CallAlarms() {
  const { rows } = useList('call-alarms', {});
  const signedIn = useList('site', {}).rows[0]?.signedIn ?? null;
  const due = rows.filter((one) => one.step > 0 && one.state === 'new' && !one.raisedHere);
  const audible = rows.filter((one) => one.audible);
  const heard = useAlarmSound(audible.length > 0 ? 'call' : null, audible.every((one) => one.exercise));
  if (due.length === 0) return null;
  const mayTake = mayUse(commandPermissions.TakeCall, signedIn);
  return createPortal(
    due.map((alarm) => <Climbed key={alarm.key} alarm={alarm} mayTake={mayTake} heard={alarm.audible ? heard : null} />),
    defined(document.getElementById('heard-alarms'), 'index.html has a place for alarms, before all else'),
  );
}
