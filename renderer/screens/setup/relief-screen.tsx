/** Setup: who sees who asked for relief, and after how many days it is erased. */
import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { counted, roleNames } from '../../ui/words.ts';
import { Tick } from '../dispatch/tick.tsx';
import { useMay } from '../people/use-may.ts';
import { BackToSetup } from './back-to-setup.tsx';
import '../dispatch/dispatch.css';
import '../dispatch/responders.css';

type Rules = SubscriptionRow<'tap-out-rules'>;
type TapRole = Rules['seenBy'][number];
const ROLES = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor', 'teacher'] as const satisfies readonly TapRole[];
const LONGEST_DAYS = 365;

export function ReliefSetupScreen() {
  const list = useList('tap-out-rules', {});
  const [rules] = list.rows;
  if (rules === undefined)
    return (
      <Screen title="Setup: relief" next={<NextStep context="Setup" sentence="Relief for some minutes" why="" />} bar={<BackToSetup />}>
        <NoRows list={list}>The rules are not known.</NoRows>
      </Screen>
    );
  return <Rules rules={rules} />;
}

function Rules({ rules }: { readonly rules: Rules }) {
  const intent = useIntent();
  const may = useMay('SetTapOutRules');
  const [seenBy, setSeenBy] = useState<readonly TapRole[] | null>(null);
  const [keepDays, setKeepDays] = useState<number | null>(null);
  const shown = seenBy ?? rules.seenBy;
  const days = keepDays ?? rules.keepDays;
  const ready = (seenBy !== null || keepDays !== null) && shown.length > 0 && Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS;
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'SetTapOutRules', seenBy: [...shown], keepDays: days }))) === null) return;
    setSeenBy(null);
    setKeepDays(null);
  };
  return (
    <Screen
      title="Setup: relief"
      next={
        <NextStep context="Setup: relief for some minutes" sentence={shown.length === 0 ? 'Somebody has to see who asks.' : `Who asked is erased after ${counted(days, 'day')}.`} why="A colleague asks, another covers the class. It is no incident, and is in no number about calls.">
          {may && (
            <Button size="lg" disabled={!ready} loading={intent.busy} onClick={() => void save()}>
              Save
            </Button>
          )}
        </NextStep>
      }
      bar={<BackToSetup />}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <div className="form">
        <Ledger heading="Who sees who asked, and sends somebody">
          <fieldset className="tap-roles" disabled={!may}>
            <legend className="for-readers">Roles</legend>
            {ROLES.map((role) => (
              <Tick key={role} words={roleNames[role]} checked={shown.includes(role)} onChange={(checked) => setSeenBy(checked ? [...shown, role] : shown.filter((one) => one !== role))} />
            ))}
          </fieldset>
        </Ledger>
        <p className="quiet">Whoever asked sees their own request, and whoever covers sees it too.</p>
        <NumberInput size="md" label="Erased after" description={`Whole, on every console: from 1 to ${LONGEST_DAYS} days`} suffix=" days" hideControls min={1} max={LONGEST_DAYS} disabled={!may} value={days} onChange={(value) => setKeepDays(typeof value === 'number' ? value : Number(value))} />
      </div>
    </Screen>
  );
}
