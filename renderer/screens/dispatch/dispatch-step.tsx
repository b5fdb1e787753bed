/** The next step at Dispatch: of all open calls the one that presses most, and the one touch that it asks for. */
import { Button } from '@mantine/core';
import { IconCheck, IconHandStop, IconRun, IconUserPlus } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { Command } from '../../../shared/domain/registry.ts';
import type { Intent } from '../../intents/use-intent.ts';
import { NextStep } from '../../ui/next-step.tsx';
import { counted } from '../../ui/words.ts';
import { atRiskWords, callKind, callOrder, callPlace, checkInDueMs, isOpen, nextStepInMs, runningMs, silentMs, spell, staleResponder, takeWords, toldWords, type Call } from './call-words.ts';
import type { Taking } from './taking.ts';

interface DispatchStepProps {
  readonly calls: readonly Call[];
  readonly nowMs: number;
  readonly intent: Intent;
  readonly taking: Taking;
}

function climbs(call: Call, nowMs: number): string {
  const inMs = nextStepInMs(call, nowMs);
  if (call.nextStep === null || inMs === null) return 'The ladder has ended: everybody on it was told.';
  return `In ${spell(inMs)} it also goes to ${toldWords[call.nextStep.to]}.`;
}

export function DispatchStep({ calls, nowMs, intent, taking }: DispatchStepProps) {
  const navigate = useNavigate();
  const open = calls.filter(isOpen).sort(callOrder);
  const act = (command: Command): void => void intent.run((send) => send(command));

  const apart = open.find((call) => call.takenApart.length > 0 || call.endedApart);
  if (apart !== undefined)
    return (
      <NextStep context="Next step" sentence={apart.endedApart ? `Is ${callPlace(apart)} over?` : `Say who goes to ${callPlace(apart)}.`} why={apart.endedApart ? 'It was ended at one console while another went on with it, cut off from each other.' : `${apart.takenApart.map(({ name }) => name).join(' and ')} took it, each without knowing of the other.`}>
        <Button size="lg" onClick={() => void navigate(`/dispatch/call/${apart.call}`)}>
          Open {callPlace(apart)}
        </Button>
      </NextStep>
    );

  const waiting = open.filter((call) => call.state === 'new');
  const [first] = waiting;
  if (first !== undefined)
    return (
      <NextStep
        context={waiting.length === 1 ? 'Next step' : `Next step: ${counted(waiting.length, 'call')} nobody has taken`}
        sentence={`Take the call from ${callPlace(first)}.`}
        why={`${[callKind(first), ...atRiskWords(first)].join('; ')}. Called ${spell(runningMs(first, nowMs))} ago. ${climbs(first, nowMs)}`}
      >
        <Button size="lg" variant="outline" onClick={() => void navigate(`/dispatch/call/${first.call}`)}>
          Ask someone
        </Button>
        {taking.take !== null && (
          <Button size="lg" leftSection={<IconHandStop size={24} aria-hidden />} loading={taking.intent.busy} onClick={() => taking.take?.(first.call)}>
            {takeWords(first)}
          </Button>
        )}
      </NextStep>
    );

  for (const call of open) {
    const stale = staleResponder(call, nowMs);
    if (stale !== null)
      return (
        <NextStep context="Next step" sentence={`Ask ${stale.name}: on the way to ${callPlace(call)}?`} why={`Taken, and nothing heard for ${spell(silentMs(call, stale, nowMs))}. The call stays theirs until somebody says otherwise.`}>
          <Button size="lg" onClick={() => void navigate(`/dispatch/call/${call.call}`)}>
            Somebody else
          </Button>
          <Button size="lg" leftSection={<IconRun size={24} aria-hidden />} loading={intent.busy} onClick={() => act({ type: 'SetOutForCall', call: call.call, responder: stale.staff })}>
            On the way
          </Button>
        </NextStep>
      );
  }

  for (const call of open) {
    const dueMs = checkInDueMs(call, nowMs);
    if (dueMs !== null)
      return (
        <NextStep context="Next step" sentence={`Ask in ${callPlace(call)}: still all right?`} why={`Nobody has asked for ${spell(dueMs)}. By radio, or go there.`}>
          <Button size="lg" onClick={() => void navigate(`/dispatch/call/${call.call}`)}>
            No, or more to say
          </Button>
          <Button size="lg" leftSection={<IconCheck size={24} aria-hidden />} loading={intent.busy} onClick={() => act({ type: 'CheckScene', call: call.call, words: '' })}>
            Still all right
          </Button>
        </NextStep>
      );
  }

  for (const call of open) {
    const proposed = call.pairProposed;
    if (proposed !== null)
      return (
        <NextStep context="Next step" sentence={`Ask ${proposed.name} to go to ${callPlace(call)}.`} why={`${callKind(call)} takes two: security, and mental or behavioral health. ${proposed.name}: ${proposed.why}.`}>
          <Button size="lg" leftSection={<IconUserPlus size={24} aria-hidden />} loading={intent.busy} onClick={() => act({ type: 'AskResponder', call: call.call, responder: proposed.staff })}>
            Ask {proposed.name}
          </Button>
        </NextStep>
      );
  }

  return <NextStep context="Dispatch" sentence={open.length === 0 ? 'No call waits.' : `${counted(open.length, 'call is', 'calls are')} answered.`} why="A call shows here, and at the top of every screen, the moment somebody calls. What comes by radio is entered below." />;
}
