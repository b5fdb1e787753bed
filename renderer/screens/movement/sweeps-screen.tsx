/** The zones of the campus, and which teams searched them. A zone of which nobody said anything is drawn as unknown, never as clear. */
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useIntent, type Intent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { channelNames, counted, someOf } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { useIncident } from '../surroundings.tsx';
import { AccountingTabs } from './accounting-tabs.tsx';
import { sweepNames, type Zone } from './movement-words.ts';
import { SaidBy, useSaidBy } from './said-by.tsx';
import './movement.css';

type Result = Zone['sweeps'][number]['result'];

export function SweepsScreen() {
  const { incident } = useIncident();
  const intent = useIntent();
  const by = useSaidBy();
  const nowMs = useWallMs(15_000);
  const maySweep = useMay('SweepZones');
  const zones = useList('sweeps', { incident });
  const [finding, setFinding] = useState<Zone | null>(null);
  const [naming, setNaming] = useState(false);
  const open = zones.rows.filter((zone) => zone.result === null);
  const trouble = zones.rows.find((zone) => zone.result === 'found' || zone.result === 'notReached');
  const { word } = by;
  /** What others said of the zone stands beside it, unless it is named. */
  const sweep = async (zone: string, result: Result, words: string, settles: readonly string[] = []): Promise<boolean> =>
    word !== null && (await intent.run((send) => send({ type: 'SweepZones', incident, sweeps: [{ zone, result, words, settles: [...settles] }], ...word }))) !== null;

  return (
    <Screen
      title="Sweeps"
      flush
      next={
        trouble !== undefined ? (
          <NextStep context={`${trouble.zone}: ${sweepNames[trouble.result ?? 'found'].toLowerCase()}`} sentence={<>Send somebody to <bdi>{trouble.zone}</bdi>.</>} why={trouble.result === 'found' ? 'When whoever was found is looked after, the team says that the zone is cleared.' : 'It stays open until a team says that it is cleared.'} />
        ) : open.length > 0 ? (
          <NextStep context={`${open.length} of ${counted(zones.rows.length, 'zone')} not searched`} sentence={<bdi>{`Send a team through ${someOf(open.map((zone) => zone.zone), 2)}.`}</bdi>} why={word === null ? 'Write the name of the team or its leader, below, before you enter what it says.' : 'Enter what each team calls in. What nobody has said of a zone is not known.'} />
        ) : (
          <NextStep context="Sweeps" sentence={zones.rows.length > 0 ? 'Every zone was searched.' : 'Name the zones in which teams search.'} why="A new directive opens what was cleared before it." />
        )
      }
      bar={
        <>
          <SaidBy by={by} who="Team, or who leads it" />
          <span className="said">{word === null ? 'Write who calls in, then touch.' : 'Saved here at once, and by name.'}</span>
          {maySweep && <Button onClick={() => setNaming(true)}>Another zone</Button>}
        </>
      }
    >
      <AccountingTabs chosen="sweeps" />
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px 0' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="move-list" tabIndex={0} role="region" aria-label="Zones">
        {zones.rows.map((zone) => (
          <div className="zone-line" key={zone.key} role="group" aria-label={zone.zone}>
            <span className={`zone-state ${zone.result === null ? 'hatch' : ''}`} data-result={zone.result ?? 'unknown'}>
              <span className="with-icon">
                {zone.result === 'cleared' && <IconCheck size={22} aria-hidden />}
                {(zone.result === 'found' || zone.result === 'notReached') && <IconAlertTriangle size={22} aria-hidden />}
                {zone.result === null ? 'Not known' : sweepNames[zone.result]}
              </span>
            </span>
            <span className="grow">
              <bdi className="name">{zone.zone}</bdi>
              <span className="quiet"> · {zone.rooms === 0 ? 'named by a team' : counted(zone.rooms, 'room')}</span>
              <SweepWords zone={zone} nowMs={nowMs} />
            </span>
            {maySweep && (
              <span className="zone-touches">
                <Button disabled={word === null} aria-label={`Cleared: ${zone.zone}`} onClick={() => void sweep(zone.zone, 'cleared', '', zone.sweeps.length > 1 || zone.sweeps.some((one) => one.result !== 'cleared') ? zone.sweeps.map((one) => one.event) : [])}>
                  Cleared
                </Button>
                <Button disabled={word === null} aria-label={`Not reached: ${zone.zone}`} onClick={() => void sweep(zone.zone, 'notReached', '')}>
                  Not reached
                </Button>
                <Button disabled={word === null} aria-label={`Found… in ${zone.zone}`} onClick={() => setFinding(zone)}>
                  Found…
                </Button>
              </span>
            )}
          </div>
        ))}
        {zones.rows.length === 0 && <NoRows list={zones}>No room lies in a zone yet: Setup, Rooms and zones. Or name a zone here.</NoRows>}
      </div>
      {finding !== null && <FoundDialog zone={finding.zone} intent={intent} onShut={() => setFinding(null)} onFound={async (words) => (await sweep(finding.zone, 'found', words)) && setFinding(null)} />}
      {naming && <ZoneDialog intent={intent} onShut={() => setNaming(false)} onZone={async (zone) => (await sweep(zone, 'cleared', '')) && setNaming(false)} ready={word !== null} />}
    </Screen>
  );
}

/** Each team's own words, with their age; two that differ stand side by side. */
function SweepWords({ zone, nowMs }: { readonly zone: Zone; readonly nowMs: number }) {
  const differ = new Set(zone.sweeps.filter((one) => !one.overtaken).map((one) => one.result)).size > 1;
  return (
    <span className="zone-words" data-several={zone.sweeps.length > 1}>
      {zone.sweeps.map((one) => (
        <span key={one.event} className={one.overtaken ? 'quiet' : differ ? 'due' : ''}>
          <b>{sweepNames[one.result]}</b>
          {one.words !== '' && <bdi>: {one.words}</bdi>} · <bdi>{one.reporter}</bdi> {channelNames[one.channel]}, {clockTime(one.wall)}, {ago(one.wall, nowMs)}
          {one.overtaken && ' · the directive has changed since'}
        </span>
      ))}
    </span>
  );
}

interface AskDialogProps {
  readonly intent: Intent;
  readonly onShut: () => void;
}

function FoundDialog({ zone, intent, onFound, onShut }: AskDialogProps & { readonly zone: string; readonly onFound: (words: string) => Promise<unknown> }) {
  const [words, setWords] = useState('');
  return (
    <FormDialog title={<>What was found in <bdi>{zone}</bdi>?</>} size={560} intent={intent} action="Save" ready={words.trim() !== ''} onSave={() => void onFound(words.trim())} onShut={onShut}>
      <TextInput label="Who or what, and where" description="Report people by name in their class, too." value={words} maxLength={300} autoComplete="off" data-autofocus onChange={(event) => setWords(event.currentTarget.value)} />
    </FormDialog>
  );
}

function ZoneDialog({ ready, intent, onZone, onShut }: AskDialogProps & { readonly ready: boolean; readonly onZone: (zone: string) => Promise<unknown> }) {
  const [zone, setZone] = useState('');
  return (
    <FormDialog title="Which zone was cleared?" size={560} intent={intent} action="It is cleared" ready={zone.trim() !== '' && ready} onSave={() => void onZone(zone.trim())} onShut={onShut}>
      <TextInput label="Zone" description={ready ? 'As people call it. Zones of rooms are set under Setup.' : 'First write who calls in, on the screen behind.'} value={zone} maxLength={60} autoComplete="off" data-autofocus onChange={(event) => setZone(event.currentTarget.value)} />
    </FormDialog>
  );
}
