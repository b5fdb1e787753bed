/** Calls above every screen's work: to whoever called what becomes of it, to those who answer the one that waits longest, on Now how many run. */
import { Button } from '@mantine/core';
import { IconHandStop, IconUrgent } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { counted } from '../../ui/words.ts';
import { alarmPlace, becameOf, callKind, callOrder, callPlace, isOpen, running, runningMs, takeWords } from './call-words.ts';
import { useTaking } from './taking.ts';

/** Of calls that were raised at this computer, signed in or not. */
export function OwnCallStrip({ onOpen }: { readonly onOpen: (call: string) => void }) {
  const own = useList('call-alarms', {}).rows.filter((one) => one.raisedHere && isOpen(one));
  return own.map((one) => {
    const { words, answered } = becameOf(one);
    return (
      <div key={one.key} className="strip" {...(answered ? {} : { 'data-level': 'act' })}>
        <IconUrgent size={24} aria-hidden />
        <p className="grow" role="status">
          <span className="strong">The call from here{one.roomNames.length === 0 ? '' : `, ${alarmPlace(one)}`}:</span> <bdi>{words}</bdi>{!one.recorded && ' It is told to the other consoles, and not saved here.'}
        </p>
        <Button onClick={() => onOpen(one.call)}>Say more</Button>
      </div>
    );
  });
}

/** For those who see calls; Dispatch has them all itself. */
export function OpenCallsStrip() {
  const { pathname } = useLocation();
  const calls = useList('calls', {}).rows.filter(isOpen).sort(callOrder);
  const above = useList('call-alarms', {}).rows;
  const nowMs = useWallMs(1000);
  const { intent, take } = useTaking();
  if (pathname.startsWith('/dispatch') || calls.length === 0) return null;
  // Whoever called here is told above what becomes of it, and so is whoever an alarm has come to.
  const waits = calls.find((call) => call.state === 'new' && !above.some((one) => one.call === call.call));
  if (waits === undefined)
    return pathname === '/now' ? (
      <div className="strip">
        <IconUrgent size={24} aria-hidden />
        <span className="grow">
          {counted(calls.length, 'call for help', 'calls for help')}: <bdi>{calls.map(callPlace).join(', ')}</bdi>
        </span>
        <Link className="bar-link" to="/dispatch">
          Dispatch
        </Link>
      </div>
    ) : null;
  return (
    <div className="strip" data-level="act" role="alert">
      <IconUrgent size={24} aria-hidden />
      <span className="grow">
        <bdi className="strong">{callPlace(waits)} calls for help.</bdi> <bdi>{callKind(waits)}</bdi>
        {waits.exercise && ' · DRILL'}
        {intent.refusal !== null && ` · ${intent.refusal.message} ${intent.refusal.whatToDo}`}
      </span>
      <span className="number" aria-hidden>
        {running(runningMs(waits, nowMs))}
      </span>
      {take !== null && (
        <Button leftSection={<IconHandStop size={22} aria-hidden />} loading={intent.busy} onClick={() => take(waits.call)}>
          {takeWords(waits)}
        </Button>
      )}
      <Link className="bar-link" to="/dispatch">
        Dispatch
      </Link>
    </div>
  );
}
