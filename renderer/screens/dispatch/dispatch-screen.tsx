/** Dispatch: every open call in the column of its state, what is due of it, and what is over today. Two consoles may work it at once. */
import { Button } from '@mantine/core';
import { IconPencilPlus, IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { isoDate } from '../../ui/times.ts';
import { CallCard } from './call-card.tsx';
import { callKind, callOrder, callPlace, isOpen, spell, STATES } from './call-words.ts';
import { CallsOnFloors } from './calls-on-floors.tsx';
import { DispatchStep } from './dispatch-step.tsx';
import { RespondersLedger } from './responders-ledger.tsx';
import { useTaking } from './taking.ts';
import { TapOutsLedger } from './tap-outs-ledger.tsx';
import './dispatch.css';
import './responders.css';

export function DispatchScreen() {
  const calls = useList('calls', {});
  const navigate = useNavigate();
  const nowMs = useWallMs(1000);
  const intent = useIntent();
  const taking = useTaking();
  const today = isoDate(nowMs);
  const open = calls.rows.filter(isOpen).sort(callOrder);
  const over = calls.rows.filter((call) => !isOpen(call) && isoDate(call.calledWall) === today).sort((a, b) => callOrder(b, a));
  const firstNew = open.find(({ state }) => state === 'new');
  return (
    <Screen
      title="Dispatch"
      flush
      next={<DispatchStep calls={calls.rows} nowMs={nowMs} intent={intent} taking={taking} />}
      bar={
        <>
          <Button leftSection={<IconPencilPlus size={22} aria-hidden />} onClick={() => void navigate('/dispatch/enter')}>
            Enter a call by radio or phone
          </Button>
          <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void navigate('/dispatch/slip')}>
            Paper slips
          </Button>
        </>
      }
    >
      <div className="dispatch">
        {[intent, taking.intent].map((one, index) => one.refusal !== null && <RefusalPanel key={index} rejection={one.refusal} onPutAway={one.putAway} />)}
        <div className="call-columns">
          {STATES.map(({ state, word }) => {
            const here = open.filter((call) => call.state === state);
            return (
              <Ledger key={state} heading={word} count={here.length}>
                <ul>
                  {here.map((call) => (
                    <li key={call.key}>
                      <CallCard call={call} nowMs={nowMs} intent={intent} take={taking.take} inSlab={call === firstNew} />
                    </li>
                  ))}
                </ul>
                {here.length === 0 && <NoRows list={calls}>None.</NoRows>}
              </Ledger>
            );
          })}
          <div className="call-past">
            <Ledger heading="Cleared today" count={over.length}>
              {over.map((call) => (
                <Link key={call.key} className="ledger-row" to={`/dispatch/call/${call.call}`}>
                  <span>
                    <bdi className="name">{callPlace(call)}</bdi>
                    {call.endedWall !== null && ` · ${spell(call.endedWall - call.calledWall)}`}
                  </span>
                  <bdi className="quiet">{call.state === 'cancelled' ? 'Cancelled' : callKind(call)}</bdi>
                </Link>
              ))}
              {over.length === 0 && <NoRows list={calls}>None yet.</NoRows>}
            </Ledger>
          </div>
        </div>
        <CallsOnFloors calls={open} nowMs={nowMs} />
        <div className="dispatch-people">
          <RespondersLedger calls={calls.rows} nowMs={nowMs} />
          <TapOutsLedger nowMs={nowMs} />
        </div>
      </div>
    </Screen>
  );
}
