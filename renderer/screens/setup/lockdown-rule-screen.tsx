/** What the school asks for before a lockdown is over: two people, and every room released. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import { BackToSetup } from './back-to-setup.tsx';
import { lockdownRuleWords } from './lockdown-rule-words.ts';
import { whoMay } from './who-may.ts';

interface Rule {
  readonly twoPeople: boolean;
  readonly everyRoomReleased: boolean;
}

export function LockdownRuleScreen() {
  const intent = useIntent();
  const list = useList('site-settings', {});
  const may = useMay('SetLockdownAllClear');
  const [touched, setTouched] = useState<Rule | null>(null);
  const nowMs = useWallMs(60_000);
  const rule = list.rows[0]?.lockdownAllClear;
  const chosen = touched ?? rule;
  /** Set apart: what counts already may be saved too, which settles it. */
  const apart = rule !== undefined && rule.set.length > 1;
  const unchanged = chosen?.twoPeople === rule?.twoPeople && chosen?.everyRoomReleased === rule?.everyRoomReleased;
  return (
    <Screen
      title="All clear after a lockdown"
      next={
        <NextStep context="Setup: all clear after a lockdown" sentence={rule === undefined ? 'Reading the rule…' : `${lockdownRuleWords(rule)}.`} why="With a written reason, which is on the record, one person can always give it. Drills go by the same rule.">
          {may && chosen !== undefined && (
            <Button size="lg" disabled={unchanged && !apart} loading={intent.busy} onClick={() => void intent.run((send) => send({ type: 'SetLockdownAllClear', twoPeople: chosen.twoPeople, everyRoomReleased: chosen.everyRoomReleased }))}>
              Save the rule
            </Button>
          )}
        </NextStep>
      }
      bar={<BackToSetup />}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {rule === undefined || chosen === undefined ? (
        <NoRows list={list}>The rule is not known.</NoRows>
      ) : (
        <div className="form">
          <Checkbox disabled={!may} label="It takes two people" description="One proposes it, another confirms it under their own name." checked={chosen.twoPeople} onChange={(event) => setTouched({ ...chosen, twoPeople: event.currentTarget.checked })} />
          <Checkbox disabled={!may} label="Every room is released first" description="Opened one by one, with a key." checked={chosen.everyRoomReleased} onChange={(event) => setTouched({ ...chosen, everyRoomReleased: event.currentTarget.checked })} />
          {!may && <p className="quiet">Set by: {whoMay(commandPermissions.SetLockdownAllClear)}.</p>}
          {apart && <p className="due strong">Set apart on {rule.set.length} consoles: the stricter counts until somebody saves the rule again.</p>}
          {rule.set.map((one) => (
            <p className="quiet" key={`${one.by} ${one.wall}`}>
              Set by <bdi>{one.by}</bdi>, {dayAndTime(one.wall, nowMs)}
            </p>
          ))}
        </div>
      )}
    </Screen>
  );
}
