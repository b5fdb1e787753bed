/** One call on the board: a box, since it moves. Where, what, how long; who comes; what is due, and the one touch that takes it on. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClockExclamation, IconGitFork, IconUserX } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Command } from '../../../shared/domain/registry.ts';
import type { Intent } from '../../intents/use-intent.ts';
import { atRiskWords, callChannelWords, callerWords, callKind, callPlace, checkInDueMs, levelOf, nextStepInMs, pairWords, present, running, runningMs, silentMs, spell, staleResponder, toldWords, type Call } from './call-words.ts';
import { skillsWords } from './responder-words.ts';

interface CallCardProps {
  readonly call: Call;
  readonly nowMs: number;
  readonly intent: Intent;
  /** Null: whoever is here takes no call. */
  readonly take: ((call: string) => void) | null;
  /** The slab offers to take this one already. */
  readonly inSlab: boolean;
}

interface Next {
  readonly words: string;
  readonly command: Command;
}

/** What is said next of most calls, so that whoever listens to the radio needs one touch. */
function nextOf(call: Call, nowMs: number): Next | null {
  const other = call.pairProposed;
  if (call.state !== 'new' && other !== null) return { words: `Ask ${other.name}`, command: { type: 'AskResponder', call: call.call, responder: other.staff } };
  const coming = present(call);
  const taken = coming.find(({ state }) => state === 'acknowledged');
  if (call.state === 'acknowledged' && taken !== undefined) return { words: 'On the way', command: { type: 'SetOutForCall', call: call.call, responder: taken.staff } };
  const setOut = coming.find(({ state }) => state === 'onTheWay');
  if (call.state === 'onTheWay' && setOut !== undefined) return { words: 'Arrived', command: { type: 'ArriveAtCall', call: call.call, responder: setOut.staff } };
  if (checkInDueMs(call, nowMs) !== null) return { words: 'Still all right', command: { type: 'CheckScene', call: call.call, words: '' } };
  return null;
}

/** `passed`: nought to one, of the way to the next step. */
function Climb({ call, nowMs }: { readonly call: Call; readonly nowMs: number }) {
  const inMs = nextStepInMs(call, nowMs);
  if (call.nextStep === null || inMs === null) return null;
  const sinceMs = runningMs(call, nowMs);
  return (
    <>
      <span>
        To {toldWords[call.nextStep.to]} in <b className="number">{running(inMs)}</b>
      </span>
      <span className="call-climb" aria-hidden>
        <span style={{ width: `${Math.round((100 * sinceMs) / Math.max(1, sinceMs + inMs))}%` }} />
      </span>
    </>
  );
}

export function CallCard({ call, nowMs, intent, take, inSlab }: CallCardProps) {
  const place = callPlace(call);
  const stale = staleResponder(call, nowMs);
  const checkDueMs = checkInDueMs(call, nowMs);
  const pair = pairWords(call);
  const next = nextOf(call, nowMs);
  return (
    <article className="call-card" data-level={levelOf(call, nowMs)} aria-label={`Call from ${place}`} {...(call.exercise ? { 'data-exercise': true } : {})}>
      <Link className="call-head" to={`/dispatch/call/${call.call}`}>
        <bdi className="room">{place}</bdi>
        <span className="clock number" role="timer" aria-label="Since the call">
          {running(runningMs(call, nowMs))}
        </span>
      </Link>
      {call.exercise && <span className="call-drill">DRILL</span>}
      <bdi>{callKind(call)}</bdi>
      {atRiskWords(call).map((words) => (
        <span key={words} className="strong with-icon">
          <IconAlertTriangle size={20} aria-hidden /> <bdi>{words}</bdi>
        </span>
      ))}
      {call.state === 'new' && (
        <span className="quiet">
          Caller <bdi>{callerWords(call)}</bdi>
        </span>
      )}
      {present(call).map((one) => (
        <span key={one.staff}>
          <bdi>{one.name}</bdi>
          {one.skills.length > 0 && `, ${skillsWords(one.skills)}`}
          {one.onBehalf !== null && <span className="quiet"> said {callChannelWords[one.onBehalf.channel]}</span>}
        </span>
      ))}
      {(call.takenApart.length > 0 || call.endedApart) && (
        <span className="act strong with-icon">
          <IconGitFork size={20} aria-hidden /> {call.endedApart ? 'Ended apart' : 'Taken twice, apart'}
        </span>
      )}
      {stale !== null && (
        <span className="due strong with-icon">
          <IconClockExclamation size={20} aria-hidden /> No movement {running(silentMs(call, stale, nowMs))}
        </span>
      )}
      {checkDueMs !== null && (
        <span className="due strong with-icon">
          <IconClockExclamation size={20} aria-hidden /> Check-in due, {spell(checkDueMs)}
        </span>
      )}
      {call.state !== 'new' && pair !== null && (
        <span className="act strong with-icon">
          <IconUserX size={20} aria-hidden /> {pair}
        </span>
      )}
      {call.state === 'new' && <Climb call={call} nowMs={nowMs} />}
      {call.state === 'new' && take !== null && !inSlab && (
        <Button aria-label={`Take the call from ${place}`} loading={intent.busy} onClick={() => take(call.call)}>
          Take
        </Button>
      )}
      {next !== null && (
        <Button aria-label={`${place}: ${next.words}`} loading={intent.busy} onClick={() => void intent.run((send) => send(next.command))}>
          {next.words}
        </Button>
      )}
    </article>
  );
}
