/**
 * Alarms that this console has heard and not recorded yet: above everything, dialogs too, until their events arrive. The
 * numbers of an incident cannot be known from a notice, so nothing here stands for them.
 */
import { Button } from '@mantine/core';
import { IconBroadcast, IconFilePlus } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { raisedBy, recordAlarm } from '../intents/record-alarm.ts';
import { useIntent } from '../intents/use-intent.ts';
import { useElapsedMs, useList } from '../stores/muster.tsx';
import { DirectiveIcon } from './directive-icon.tsx';
import { clockSeconds, elapsed } from './times.ts';
import { directiveColors } from './tokens.ts';
import { directiveNames, directiveWords } from './words.ts';
import './heard-alarms.css';

type Alarm = SubscriptionRow<'alarms'>;

function fromWhom({ raisedHere, consoleName }: Alarm): string {
  if (raisedHere) return 'Raised at this console, which could not save it';
  return `Heard from ${consoleName ?? 'a console that is not known here yet'}, not yet recorded here`;
}

/** `founded`: there is a log to record it in. */
function HeardAlarm({ alarm, founded }: { readonly alarm: Alarm; readonly founded: boolean }) {
  const runningMs = useElapsedMs(alarm.elapsedMs, alarm.sentAtWall);
  const intent = useIntent();
  const incidents = useList('incidents', {});
  const command = raisedBy(alarm, incidents.rows);
  const words = directiveWords(alarm.directive, alarm.detail);
  return (
    <section className="heard-alarm" style={directiveColors(alarm.directive)} {...(alarm.exercise ? { 'data-drill': true } : {})}>
      <div className="plate" data-kind={alarm.exercise ? 'drill' : 'real'}>
        <span>{alarm.exercise ? 'DRILL' : 'REAL'}</span>
      </div>
      {/* Said once, whole; the clock beside it would be said again at every second. */}
      <p role="alert" aria-live="assertive" className="heard-words">
        <DirectiveIcon directive={alarm.directive} size={44} />
        <span>
          <span className="heard-directive">{directiveNames[alarm.directive]}</span> <bdi className="heard-detail">{words}</bdi>
          <span className="heard-from with-icon">
            <IconBroadcast size={20} aria-hidden />
            <bdi>{fromWhom(alarm)}</bdi>
          </span>
          {intent.refusal !== null && (
            <span className="heard-from">
              {intent.refusal.message} {intent.refusal.whatToDo}
            </span>
          )}
        </span>
      </p>
      {founded && command !== null && (
        <Button className="heard-record" leftSection={<IconFilePlus size={22} aria-hidden />} loading={intent.busy} onClick={() => void intent.run((send) => recordAlarm(send, alarm, command))}>
          {alarm.raisedHere ? 'Save it now' : 'Record it here'}
        </Button>
      )}
      <p className="heard-time number">
        <span className="clock" role="timer" aria-label="Time since it was raised">
          {elapsed(runningMs)}
        </span>
        <span>raised {clockSeconds(alarm.raisedWall)}</span>
      </p>
    </section>
  );
}

export function HeardAlarms() {
  const { rows } = useList('alarms', {});
  const founded = useList('site', {}).rows[0]?.founded === true;
  if (rows.length === 0) return null;
  return createPortal(
    rows.map((alarm) => <HeardAlarm key={alarm.key} alarm={alarm} founded={founded} />),
    defined(document.getElementById('heard-alarms'), 'index.html has a place for alarms, before all else'),
  );
}
