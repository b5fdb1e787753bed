/**
 * Lets another computer in: for ten minutes it may ask, both screens show six digits, and both people say that they are the
 * same. What to do at the other computer stands here in steps, since whoever is here tells them.
 */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconDevicesPlus, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { queries, type SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useAsk, type Asking } from '../../intents/use-ask.ts';
import { useList, useMuster } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { elapsed } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { CompareDigits } from '../first-run/compare-digits.tsx';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { whoMay } from './who-may.ts';
import './consoles.css';

type Letting = NonNullable<SubscriptionRow<'admission'>['letting']>;

const STEPS = ['Start Muster there. It says “Not set up”.', 'Choose “Join a school”.', 'Type an address from this screen, or scan the code; then say where the computer stands.', 'Press “Ask to join”. Both screens then show six digits.'];

/** What the host said is left, less what has passed here since. */
function useLeftMs(leftMs: number): number {
  const { clock } = useMuster();
  const said = useMemo(() => ({ leftMs, atMs: clock.monotonicMs() }), [clock, leftMs]);
  const [nowMs, setNowMs] = useState(() => clock.monotonicMs());
  useEffect(() => clock.every(500, () => setNowMs(clock.monotonicMs())), [clock]);
  return Math.max(0, said.leftMs - Math.max(0, nowMs - said.atMs));
}

function TimeLeft({ letting }: { readonly letting: Letting }) {
  const leftMs = useLeftMs(letting.leftMs);
  return (
    <dl className="admission-left">
      <dt>Time left</dt>
      <dd>
        <span className="number" role="timer">
          {elapsed(leftMs)}
        </span>
      </dd>
      <dt>Tries left</dt>
      <dd className="number">{letting.triesLeft}</dd>
    </dl>
  );
}

function Addresses({ addresses }: { readonly addresses: readonly string[] }) {
  const [first] = addresses;
  if (first === undefined) return <p className="due strong">This computer has no address: it is on no network. Plug it in, or join the school’s wireless network.</p>;
  return (
    <div className="own-addresses">
      <QrCode text={first} label={`Code of the address ${first}`} sizePx={220} />
      <ul>
        {addresses.map((address) => (
          <li key={address} className="own-address number">
            {address}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Steps() {
  return (
    <Ledger heading="At the other computer">
      <ol className="numbered-steps">
        {STEPS.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Ledger>
  );
}

function Open({ letting, asking }: { readonly letting: Letting; readonly asking: Asking }) {
  if (letting.asking !== null) {
    const { digits, consoleName, confirmedHere } = letting.asking;
    return (
      <CompareDigits
        digits={digits}
        confirmedHere={confirmedHere}
        busy={asking.busy}
        otherName={consoleName}
        onSame={() => void asking.ask('confirmDigits', { digits })}
        onDiffer={() => void asking.ask('refuseDigits', { digits })}
      />
    );
  }
  return (
    <div className="columns" data-count="2">
      <div className="column">
        <Ledger heading="Addresses of this computer" aside="any of them that the other one reaches">
          <Addresses addresses={letting.addresses} />
        </Ledger>
      </div>
      <div className="column">
        <Steps />
        <TimeLeft letting={letting} />
      </div>
    </div>
  );
}

function sentenceOf(letting: Letting | null): { readonly sentence: string; readonly why: string } {
  if (letting === null) return { sentence: 'Let another computer ask to join.', why: 'For ten minutes and five tries. Somebody has to be at each of the two computers.' };
  if (letting.admitted !== null) return { sentence: `${letting.admitted} is in.`, why: 'It brings in what this console holds, and shows alarms from now on.' };
  if (letting.asking !== null) return { sentence: `Compare the digits with ${letting.asking.consoleName}.`, why: 'Read them aloud, or walk over. Press only what both of you see.' };
  return { sentence: 'Wait until the other computer asks.', why: `${counted(letting.triesLeft, 'try', 'tries')} left. Nobody joins before both people have said that the digits are the same.` };
}

export function AddConsoleScreen() {
  const { site } = useSurroundings();
  const list = useList('admission', {});
  const navigate = useNavigate();
  const asking = useAsk();
  const letting = list.rows[0]?.letting ?? null;
  const may = mayUse(queries.openAdmission.permission, site.signedIn);
  const { sentence, why } = sentenceOf(letting);
  const open = (): void => void asking.ask('openAdmission', {});
  const stop = (): void => void asking.ask('closeAdmission', {});
  return (
    <Screen
      title="Add a console"
      next={
        <NextStep context="Setup: add a console" sentence={<bdi>{sentence}</bdi>} why={may ? why : `Done by: ${whoMay(queries.openAdmission.permission)}.`}>
          {may && letting === null && (
            <Button size="lg" leftSection={<IconDevicesPlus size={26} aria-hidden />} loading={asking.busy} onClick={open}>
              Open for ten minutes
            </Button>
          )}
          {may && letting !== null && (
            <Button size="lg" leftSection={letting.admitted === null ? <IconPlayerStop size={26} aria-hidden /> : <IconCheck size={26} aria-hidden />} loading={asking.busy} onClick={stop}>
              {letting.admitted === null ? 'Stop' : 'Done'}
            </Button>
          )}
        </NextStep>
      }
      bar={
        <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/setup/consoles')}>
          Consoles
        </Button>
      }
    >
      <div className="column">
        {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
        {!list.loaded && <NoRows list={list}>Nothing is known of it.</NoRows>}
        {letting === null && list.loaded && <Steps />}
        {letting !== null && letting.admitted === null && may && <Open letting={letting} asking={asking} />}
      </div>
    </Screen>
  );
}
