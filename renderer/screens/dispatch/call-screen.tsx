/** One call: what was said, who answers and how far they are, who could go, and how it ended. Everything that is done about it is one touch from here. */
import { Button } from '@mantine/core';
import { IconCheck, IconFileText, IconFlagCheck, IconHandStop, IconRun, IconUserPlus } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { Command } from '../../../shared/domain/registry.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { clockSeconds } from '../../ui/times.ts';
import { BackButton } from '../people/record-head.tsx';
import { useMay } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { useDialog } from '../use-dialog.ts';
import { CancelDialog, ClaimsApart, ClearDialog, EndedApart, HandOverDialog, TakenByDialog, TakeOverDialog } from './call-dialogs.tsx';
import { callChannelWords, callerWords, callKind, callPlace, isOpen, pairWords, present, responderWords, running, runningMs, takeWords, type Call } from './call-words.ts';
import { skillsWords } from './responder-words.ts';
import { useTaking } from './taking.ts';
import './dispatch.css';

const DIALOGS = ['clear', 'cancel', 'over', 'hand', 'by'] as const;

export function CallScreen() {
  const { call: id = '' } = useParams();
  const calls = useList('calls', {});
  const call = calls.rows.find((one) => one.call === id);
  if (call !== undefined) return <CallPage key={id} call={call} />;
  return (
    <Screen title="Call for help" next={<NextStep context="Dispatch" sentence="This call is not here." why="It is of another day, or not for whoever is signed in." />} bar={<BackButton />}>
      <NoRows list={calls}>Calls of earlier days are under Records.</NoRows>
    </Screen>
  );
}

type Responder = Call['responders'][number];
interface Step {
  readonly words: string;
  readonly command: Command;
}

/** What a responder does next, by whoever hears of it. */
function stepsFor(call: Call, { staff, state }: Responder): readonly Step[] {
  const of = { call: call.call, responder: staff };
  const down: Step = { words: 'Stands down', command: { type: 'StandDownFromCall', ...of } };
  switch (state) {
    case 'asked':
      return [{ words: 'Has it', command: { type: 'TakeCall', ...of, onBehalf: null } }];
    case 'acknowledged':
      return [{ words: 'On the way', command: { type: 'SetOutForCall', ...of } }, { words: 'There', command: { type: 'ArriveAtCall', ...of } }, down];
    case 'onTheWay':
      return [{ words: 'There', command: { type: 'ArriveAtCall', ...of } }, down];
    case 'onScene':
      return [down];
    case 'stoodDown':
      return [];
  }
}

function CallPage({ call }: { readonly call: Call }) {
  const { site } = useSurroundings();
  const nowMs = useWallMs(1000);
  const intent = useIntent();
  const taking = useTaking();
  const mayAsk = useMay('AskResponder');
  const mayClear = useMay('ClearCall');
  const [dialog, setDialog] = useDialog(DIALOGS);
  const shut = (): void => setDialog(null);
  const act = (command: Command): void => void intent.run((send) => send(command));
  const place = callPlace(call);
  const open = isOpen(call);
  const me = present(call).find(({ staff }) => staff === site.signedIn?.staff);
  const mine = me === undefined ? undefined : stepsFor(call, me)[0];
  const pair = pairWords(call);
  return (
    <Screen
      title={`Call from ${place}`}
      next={
        <NextStep
          context={call.exercise ? 'DRILL call' : 'Call for help'}
          sentence={!open ? `${place}: ${call.state}.` : call.state === 'new' ? `Take the call from ${place}, or ask somebody.` : me === undefined ? `${place} is answered.` : mine === undefined || me.state === 'onScene' ? `You are at ${place}.` : `Say when you are ${mine.words === 'There' ? 'there' : 'on the way'}.`}
          why={`${callKind(call)}. Called ${clockSeconds(call.calledWall)} by ${callerWords(call)}${open ? `, ${running(runningMs(call, nowMs))} ago` : ''}.`}
        >
          {open && me === undefined && taking.take !== null && (
            <Button size="lg" leftSection={<IconHandStop size={24} aria-hidden />} loading={taking.intent.busy} onClick={() => taking.take?.(call.call)}>
              {call.state === 'new' ? takeWords(call) : 'Go there too'}
            </Button>
          )}
          {open && me !== undefined && me.state !== 'onScene' && mine !== undefined && (
            <Button size="lg" leftSection={<IconRun size={24} aria-hidden />} loading={intent.busy} onClick={() => act(mine.command)}>
              {mine.words}
            </Button>
          )}
          {open && me?.state === 'onScene' && (
            <Button size="lg" leftSection={<IconFlagCheck size={24} aria-hidden />} onClick={() => setDialog('clear')}>
              Clear
            </Button>
          )}
          {call.state === 'cleared' && (
            <Button size="lg" component={Link} to={`/records/calls/${call.call}`} leftSection={<IconFileText size={24} aria-hidden />}>
              Its report
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          {open && call.state !== 'new' && taking.take !== null && me === undefined && <Button onClick={() => setDialog('over')}>Take it over…</Button>}
          {open && me !== undefined && call.proposed.length > 0 && <Button onClick={() => setDialog('hand')}>Hand it over…</Button>}
          {open && call.checkIn !== null && (
            <Button leftSection={<IconCheck size={22} aria-hidden />} loading={intent.busy} onClick={() => act({ type: 'CheckScene', call: call.call, words: '' })}>
              Still all right
            </Button>
          )}
          {open && call.mayCancel && <Button onClick={() => setDialog('cancel')}>Cancel the call…</Button>}
          {open && mayClear && (
            <Button leftSection={<IconFlagCheck size={22} aria-hidden />} onClick={() => setDialog('clear')}>
              Clear the call…
            </Button>
          )}
        </>
      }
    >
      {[intent, taking.intent].map((one, index) => one.refusal !== null && <RefusalPanel key={index} rejection={one.refusal} onPutAway={one.putAway} />)}
      {call.takenApart.length > 0 && <ClaimsApart call={call} />}
      {call.endedApart && <EndedApart call={call} onClear={mayClear ? () => setDialog('clear') : null} />}
      <div className="columns" data-count="2">
        <div className="column">
          <Ledger heading="Responders" count={present(call).length} {...(pair === null || !open ? {} : { level: 'act' as const, aside: <span className="act strong">{pair}</span> })}>
            {call.responders.map((one) => (
              <div key={one.staff} className="ledger-row call-responder">
                <span className="grow">
                  <bdi className="name">{one.name}</bdi> {responderWords[one.state]} <span className="quiet">since {clockSeconds(one.sinceWall)}</span>
                  <span className="quiet" style={{ display: 'block' }}>
                    {skillsWords(one.skills)}
                    {one.onBehalf !== null && ` said ${callChannelWords[one.onBehalf.channel]} to ${one.onBehalf.spokeTo}`}
                  </span>
                </span>
                {open &&
                  stepsFor(call, one).map((step) => (
                    <Button key={step.words} aria-label={`${one.name}: ${step.words}`} loading={intent.busy} onClick={() => act(step.command)}>
                      {step.words}
                    </Button>
                  ))}
              </div>
            ))}
            {call.responders.length === 0 && <p className="ledger-none">Nobody has it yet.</p>}
          </Ledger>
          {open && mayAsk && (
            <Ledger heading="Who could go" count={call.proposed.length} aside="the nearest first">
              {call.proposed.map((one) => (
                <div key={one.staff} className="ledger-row">
                  <span className="grow">
                    <bdi className="name">{one.name}</bdi> <span className="quiet">{one.why}</span>
                  </span>
                  <Button leftSection={<IconUserPlus size={22} aria-hidden />} aria-label={`Ask ${one.name}`} loading={intent.busy} onClick={() => act({ type: 'AskResponder', call: call.call, responder: one.staff })}>
                    Ask
                  </Button>
                </div>
              ))}
              {call.proposed.length === 0 ? <p className="ledger-none">Nobody else is known who could.</p> : <Button style={{ alignSelf: 'flex-start', marginTop: 8 }} onClick={() => setDialog('by')}>Somebody said by radio that they have it…</Button>}
            </Ledger>
          )}
        </div>
        <div className="column">
          <Ledger heading="What was said">
            {call.onBehalf !== null && <Said by={`${call.onBehalf.who}, ${callChannelWords[call.onBehalf.channel]}`} wall={call.calledWall} words={call.onBehalf.words === '' ? 'Called' : call.onBehalf.words} />}
            {call.words.map((one) => (
              <Said key={`${one.of} ${one.wall} ${one.text}`} by={one.by} wall={one.wall} words={one.of === 'atRisk' ? `At risk: ${one.text}` : one.text} />
            ))}
            {call.outcomes.map((one) => (
              <Said key={`end ${one.wall} ${one.words}`} by={one.by} wall={one.wall} words={`${call.state === 'cancelled' ? 'Cancelled' : 'Outcome'}: ${one.words}`} />
            ))}
            {call.onBehalf === null && call.words.length === 0 && call.outcomes.length === 0 && <p className="ledger-none">Nothing but the call itself, from {call.consoleName}.</p>}
          </Ledger>
          <Ledger heading="Times">
            <ul className="call-times">
              {[
                { word: 'Called', wall: call.calledWall },
                { word: 'Acknowledged', wall: call.acknowledgedWall },
                { word: 'On the way', wall: call.setOutWall },
                { word: 'On scene', wall: call.arrivedWall },
                { word: call.state === 'cancelled' ? 'Cancelled' : 'Cleared', wall: call.endedWall },
              ].map(({ word, wall }) => (
                <li key={word} className="ledger-row">
                  <span className="grow">{word}</span>
                  {wall === null ? <span className="quiet">{open ? 'not yet' : 'not said'}</span> : <span className="number">{clockSeconds(wall)} · {running(wall - call.calledWall)}</span>}
                </li>
              ))}
            </ul>
          </Ledger>
        </div>
      </div>
      {dialog === 'clear' && <ClearDialog call={call} onShut={shut} />}
      {dialog === 'cancel' && <CancelDialog call={call} onShut={shut} />}
      {dialog === 'over' && <TakeOverDialog call={call} onShut={shut} />}
      {dialog === 'hand' && me !== undefined && <HandOverDialog call={call} from={me} onShut={shut} />}
      {dialog === 'by' && <TakenByDialog call={call} onShut={shut} />}
    </Screen>
  );
}

/** `by` null: nobody was signed in. */
function Said({ by, wall, words }: { readonly by: string | null; readonly wall: number; readonly words: string }) {
  return (
    <div className="ledger-row">
      <span className="grow">
        <bdi>{words}</bdi>
        <span className="quiet" style={{ display: 'block' }}>
          {clockSeconds(wall)} · <bdi>{by ?? 'nobody signed in'}</bdi>
        </span>
      </span>
    </div>
  );
}
