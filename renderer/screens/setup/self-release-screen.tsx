/** The school's rule on students who leave without an adult: off, or from which grade. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { selfReleaseRow } from '../../../shared/contract/pickup-rows.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import { BackToSetup } from './back-to-setup.tsx';

const OFF = 'off';
const grade = selfReleaseRow.shape.lowestGrade.unwrap();

export function SelfReleaseScreen() {
  const intent = useIntent();
  const list = useList('self-release', {});
  const may = useMay('SetSelfRelease');
  const [touched, setTouched] = useState<string | null>(null);
  const [drivingTouched, setDrivingTouched] = useState<string | null>(null);
  const nowMs = useWallMs(60_000);
  const [rule] = list.rows;
  const now = rule?.lowestGrade ?? OFF;
  const chosen = touched ?? now;
  const nowDriving = rule?.lowestGradeDriving ?? OFF;
  const chosenDriving = drivingTouched ?? nowDriving;
  const save = (): void => {
    const [alone, driving] = [grade.safeParse(chosen), grade.safeParse(chosenDriving)];
    void intent.run((send) => send({ type: 'SetSelfRelease', lowestGrade: alone.success ? alone.data : null, lowestGradeDriving: driving.success ? driving.data : null }));
  };
  return (
    <Screen
      title="Who may leave alone"
      next={
        <NextStep context="Setup: who may leave alone" sentence={now === OFF ? 'No student may leave without an adult.' : `Students may leave alone from grade ${now}.`} why="As the district’s policy says. It holds for every console.">
          {may && (
            <Button size="lg" disabled={chosen === now && chosenDriving === nowDriving} loading={intent.busy} onClick={save}>
              Save the rule
            </Button>
          )}
        </NextStep>
      }
      bar={<BackToSetup />}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {rule === undefined ? (
        <NoRows list={list}>The rule is not known.</NoRows>
      ) : (
        <div className="form">
          <NativeSelect label="Students may leave alone" disabled={!may} value={chosen} onChange={(event) => setTouched(event.currentTarget.value)} data={[{ value: OFF, label: 'Never: an adult comes for everybody' }, ...grade.options.map((one) => ({ value: one, label: `From grade ${one}` }))]} />
          <NativeSelect label="Students may drive home" description="Only who may leave alone" disabled={!may} value={chosenDriving} onChange={(event) => setDrivingTouched(event.currentTarget.value)} data={[{ value: OFF, label: 'Never' }, ...grade.options.map((one) => ({ value: one, label: `From grade ${one}` }))]} />
          {!may && <p className="quiet">An administrator or assistant principal sets this.</p>}
          {rule.setBy !== null && rule.setWall !== null && (
            <p className="quiet">
              Set by <bdi>{rule.setBy}</bdi>, {dayAndTime(rule.setWall, nowMs)}
            </p>
          )}
        </div>
      )}
    </Screen>
  );
}
