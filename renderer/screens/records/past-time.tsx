/** What is past its time, kind by kind, and the way to erase it: looked at first, confirmed by its number, and done in parts that can be stopped. */
import { Button, NumberInput, Progress } from '@mantine/core';
import { IconRefresh, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { counted } from '../../ui/words.ts';
import { keptWords, yearsWords, type Retention } from './retention-words.ts';

type Past = QueryAnswer<'recordsPastTime'>['kinds'][number];
/** As many as one command may name. */
const AT_ONCE = 64;

const recordsWords = ({ kind, records }: Past): string => counted(records, keptWords[kind].unit, kind === 'people' ? 'people' : undefined);

export function PastTime({ retention, mayErase }: { readonly retention: Retention; readonly mayErase: boolean }) {
  const { ask, busy, refusal, putAway } = useAsk();
  const [found, setFound] = useState<readonly Past[] | null>(null);
  const [chosen, setChosen] = useState<Past | null>(null);
  const times = kindsKept(retention);
  const changes = JSON.stringify([retention.years, retention.holds, retention.inspections, retention.erasures.length]);
  useEffect(() => {
    let current = true;
    void ask('recordsPastTime', {}).then((answer) => {
      if (current && answer !== null) setFound(answer.kinds);
    });
    return () => {
      current = false;
    };
  }, [ask, changes]);
  const past = (found ?? []).filter(({ streams }) => streams > 0);
  return (
    <Ledger heading="Past their time" {...(found === null ? {} : { count: past.length })} aside={times === 0 ? 'no kind has a time yet' : `${counted(times, 'kind')} of record ${times === 1 ? 'has' : 'have'} a time`}>
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      {past.map((one) => (
        <div key={one.kind} className="ledger-row file-row">
          <span className="grow">
            <b>{keptWords[one.kind].name}</b>: {recordsWords(one)}, {one.oldest === one.newest ? `of ${one.oldest ?? ''}` : `from ${one.oldest ?? ''} to ${one.newest ?? ''}`}
            <span className="quiet timeline-by">
              Kept {yearsWords(one.years)}: older than {one.keptSince}. In {counted(one.streams, 'part')}
              {one.held === 0 ? '' : `, ${one.held} of them held`}.
            </span>
          </span>
          {mayErase && (
            <Button leftSection={<IconTrash size={22} aria-hidden />} disabled={one.held === one.streams} aria-label={`Erase ${keptWords[one.kind].name}`} onClick={() => setChosen(one)}>
              Erase…
            </Button>
          )}
        </div>
      ))}
      {found === null && !busy && refusal === null && <p className="ledger-none">It was not looked yet.</p>}
      {busy && found === null && <p className="ledger-none">Looking at the records…</p>}
      {found !== null && past.length === 0 && (
        <p className="ledger-none">
          {times === 0 ? 'Set a time below, and what is older is listed here. It is erased only when somebody says so.' : 'Nothing is past its time.'}
        </p>
      )}
      {found !== null && (
        <Button className="retention-act" leftSection={<IconRefresh size={22} aria-hidden />} loading={busy} onClick={() => void ask('recordsPastTime', {}).then((answer) => setFound(answer?.kinds ?? found))}>
          Look again
        </Button>
      )}
      {chosen !== null && <EraseDialog past={chosen} onShut={() => setChosen(null)} />}
    </Ledger>
  );
}

const kindsKept = ({ years }: Retention): number => Object.values(years).filter((kept) => kept !== null).length;

function EraseDialog({ past, onShut }: { readonly past: Past; readonly onShut: () => void }) {
  const { ask, refusal, putAway } = useAsk();
  const intent = useIntent();
  const [typed, setTyped] = useState<number | string>('');
  const [done, setDone] = useState<number | null>(null);
  const stopped = useRef(false);
  const all = past.streams - past.held;
  const shut = (): void => {
    stopped.current = true;
    onShut();
  };
  const erase = async (): Promise<void> => {
    let erased = 0;
    setDone(0);
    for (;;) {
      const next = await ask('recordsToErase', { kind: past.kind });
      if (next === null) return setDone(null);
      if (next.streams.length === 0) return onShut();
      for (let at = 0; at < next.streams.length; at += AT_ONCE) {
        if (stopped.current) return;
        const streams = next.streams.slice(at, at + AT_ONCE);
        if ((await intent.run((send) => send({ type: 'ErasePayloads', streams, reason: next.reason }))) === null) return setDone(null);
        erased += streams.length;
        setDone(erased);
      }
    }
  };
  return (
    <FormDialog title={`Erase for good: ${keptWords[past.kind].name}`} size={620} intent={intent} action="Erase for good" ready={typed === past.records && done === null} onSave={() => void erase()} onShut={shut} shutLabel="Stop and close">
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      <p>
        {recordsWords(past)}, older than {past.keptSince}, are erased on every console, also on those that are switched off now. Nobody can bring them back.
        {past.held === 0 ? '' : ` ${counted(past.held, 'part')} under a hold or a request to inspect stay.`}
      </p>
      <NumberInput label={`Type the number that is erased: ${past.records}`} hideControls value={typed} disabled={done !== null} data-autofocus onChange={setTyped} />
      {done !== null && (
        <div role="status">
          <Progress value={Math.min(100, (100 * done) / Math.max(1, all))} aria-label="Erased so far" />
          {done} of {counted(all, 'part')} erased. Cancel stops after this one; what is erased stays erased.
        </div>
      )}
    </FormDialog>
  );
}
