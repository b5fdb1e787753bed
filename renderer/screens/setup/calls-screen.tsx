/** Setup: what a call can be about, and the ladder that an unanswered one climbs. What is refused is said by the host, naming the row. */
import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useMuster } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import type { BrowserClock } from '../../transport/browser-clock.ts';
import { toldWords } from '../dispatch/call-words.ts';
import { Tick } from '../dispatch/tick.tsx';
import { useMay } from '../people/use-may.ts';
import { BackToSetup } from './back-to-setup.tsx';
import '../dispatch/dispatch.css';

type Settings = SubscriptionRow<'call-settings'>;
type Kind = Settings['kinds'][number];
type Step = Settings['ladder'][number];

const TOLD: readonly Step['to'][] = ['supervisors', 'leaders', 'everybody'];

export function CallsSetupScreen() {
  const list = useList('call-settings', {});
  const [settings] = list.rows;
  if (settings === undefined)
    return (
      <Screen title="Calls for help" next={<NextStep context="Setup" sentence="Calls for help" why="" />} bar={<BackToSetup />}>
        <NoRows list={list}>The settings are not known.</NoRows>
      </Screen>
    );
  return <CallsSetup settings={settings} />;
}

/** Never one that was used before: calls of a kind that was removed keep it. */
const freshKey = ({ freshId }: Pick<BrowserClock, 'freshId'>): string => `own${freshId().replace(/[^a-z]/g, '').slice(0, 16)}`;

/** What is typed; nought where nothing is, which cannot be saved. */
const numberOf = (value: number | string): number => (typeof value === 'number' ? value : Number(value));

const within = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;

/** What keeps it from being saved, naming the row; null: nothing. */
function faultIn(kinds: readonly Kind[], steps: readonly Step[], minutes: readonly number[]): string | null {
  const unnamed = kinds.findIndex(({ words }) => words.trim() === '');
  if (unnamed !== -1) return `Kind ${unnamed + 1} has no words. Write some, or remove it.`;
  const wrong = steps.findIndex(({ afterS }) => !within(afterS, 5, 3600));
  if (wrong !== -1) return `Step ${wrong + 1} needs a time from 5 to 3600 seconds.`;
  const early = steps.findIndex(({ afterS }, index) => index > 0 && afterS <= (steps[index - 1]?.afterS ?? 0));
  if (early !== -1) return `Step ${early + 1} must come later than step ${early}.`;
  return minutes.every((one) => within(one, 1, 120)) ? null : 'The minutes below must be whole, from 1 to 120.';
}

function CallsSetup({ settings }: { readonly settings: Settings }) {
  const intent = useIntent();
  const { clock } = useMuster();
  const may = useMay('SetCallKinds');
  const [kinds, setKinds] = useState<readonly Kind[] | null>(null);
  const [steps, setSteps] = useState<readonly Step[] | null>(null);
  const [minutes, setMinutes] = useState<{ readonly checkIn: number; readonly stale: number } | null>(null);
  const shownKinds = kinds ?? settings.kinds;
  const shownSteps = steps ?? settings.ladder;
  const shownMinutes = minutes ?? { checkIn: settings.checkInMinutes, stale: settings.staleMinutes };
  const changed = kinds !== null || steps !== null || minutes !== null;
  const fault = faultIn(shownKinds, shownSteps, [shownMinutes.checkIn, shownMinutes.stale]);
  const changeKind = (key: string, change: Partial<Kind>): void => setKinds(shownKinds.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const changeStep = (index: number, change: Partial<Step>): void => setSteps(shownSteps.map((one, at) => (at === index ? { ...one, ...change } : one)));
  const save = async (): Promise<void> => {
    if (kinds !== null) {
      if ((await intent.run((send) => send({ type: 'SetCallKinds', kinds: [...kinds] }))) === null) return;
      setKinds(null);
    }
    if (steps === null && minutes === null) return;
    const done = await intent.run((send) => send({ type: 'SetEscalation', ladder: [...shownSteps], checkInMinutes: shownMinutes.checkIn, staleMinutes: shownMinutes.stale }));
    if (done === null) return;
    setSteps(null);
    setMinutes(null);
  };
  return (
    <Screen
      title="Calls for help"
      next={
        <NextStep context="Setup: calls for help" sentence={changed ? (fault ?? 'Save what you changed.') : 'Kinds of calls, and who is told when nobody answers.'} why="It holds for every console, from the next moment on, also for calls that run.">
          {may && (
            <Button size="lg" disabled={!changed || fault !== null} loading={intent.busy} onClick={() => void save()}>
              Save
            </Button>
          )}
        </NextStep>
      }
      bar={<BackToSetup />}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <div className="column call-settings">
        <Ledger heading="Kinds of calls" count={shownKinds.length} aside="as whoever calls chooses them">
          {shownKinds.map((kind, index) => (
            <fieldset key={kind.key} className="call-setting" disabled={!may}>
              <legend className="for-readers">Kind {index + 1}</legend>
              <TextInput aria-label={`Kind ${index + 1}`} value={kind.words} maxLength={100} onChange={(event) => changeKind(kind.key, { words: event.currentTarget.value })} />
              <Tick words="Security with mental health" checked={kind.needsPair} onChange={(needsPair) => changeKind(kind.key, { needsPair })} />
              <Tick words="Offers the directive" checked={kind.offersDirective} onChange={(offersDirective) => changeKind(kind.key, { offersDirective })} />
              <Button aria-label={`Remove ${kind.words}`} disabled={shownKinds.length === 1} onClick={() => setKinds(shownKinds.filter(({ key }) => key !== kind.key))}>
                <IconTrash size={22} aria-hidden />
              </Button>
            </fieldset>
          ))}
          {may && (
            <Button className="call-add" leftSection={<IconPlus size={22} aria-hidden />} onClick={() => setKinds([...shownKinds, { key: freshKey(clock), words: '', needsPair: false, offersDirective: false }])}>
              Another kind
            </Button>
          )}
        </Ledger>
        <Ledger heading="When nobody answers" count={shownSteps.length} aside="counted from the call">
          {shownSteps.map((step, index) => (
            <fieldset key={index} className="call-setting" disabled={!may}>
              <legend className="for-readers">Step {index + 1}</legend>
              <NumberInput aria-label={`Step ${index + 1}: after how many seconds`} suffix=" s" min={5} max={3600} hideControls value={step.afterS} onChange={(value) => changeStep(index, { afterS: numberOf(value) })} />
              <NativeSelect size="md" aria-label={`Step ${index + 1}: to whom`} value={step.to} data={TOLD.map((to) => ({ value: to, label: `to ${toldWords[to]}` }))} onChange={(event) => changeStep(index, { to: TOLD.find((to) => to === event.currentTarget.value) ?? step.to })} />
              <Tick words="With a sound" checked={step.audible} onChange={(audible) => changeStep(index, { audible })} />
              <Button aria-label={`Remove step ${index + 1}`} disabled={shownSteps.length === 1} onClick={() => setSteps(shownSteps.filter((_, at) => at !== index))}>
                <IconTrash size={22} aria-hidden />
              </Button>
            </fieldset>
          ))}
          {may && (
            <Button className="call-add" leftSection={<IconPlus size={22} aria-hidden />} onClick={() => setSteps([...shownSteps, { afterS: (shownSteps.at(-1)?.afterS ?? 0) + 60, to: 'everybody', audible: true }])}>
              Another step
            </Button>
          )}
        </Ledger>
        <Ledger heading="While somebody answers">
          <div className="call-pair">
            <NumberInput size="md" label="Ask on the scene after" suffix=" min" hideControls min={1} max={120} disabled={!may} value={shownMinutes.checkIn} onChange={(value) => setMinutes({ ...shownMinutes, checkIn: numberOf(value) })} />
            <NumberInput size="md" label="No movement turns amber after" suffix=" min" hideControls min={1} max={120} disabled={!may} value={shownMinutes.stale} onChange={(value) => setMinutes({ ...shownMinutes, stale: numberOf(value) })} />
          </div>
        </Ledger>
      </div>
    </Screen>
  );
}
