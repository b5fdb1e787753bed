/** Setup: when each period begins and ends. It decides whose classes answer when an incident starts. */
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconDeviceFloppy, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { defined } from '../../../shared/kernel/assert.ts';
import { periodAt, scheduleOn } from '../../../shared/kernel/day-times.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { bellTime, clockTime, dateWords, dayAndTime, minuteNow } from '../../ui/times.ts';
import { useMay } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { BackToSetup } from './back-to-setup.tsx';
import { bellsOf, copied, draftOf, neverRung, unfinished, withoutClasses, withoutSchedule, withSchedule, type BellDraft, type BellRow } from './bell-draft.ts';
import { PeriodTable } from './period-table.tsx';
import { SchoolDays } from './school-days.tsx';
import './bell-schedule.css';

export function BellScheduleScreen() {
  const list = useList('bell-schedule', {});
  const [row] = list.rows;
  if (row !== undefined) return <BellEditor row={row} />;
  return (
    <Screen title="Setup: bell schedule" next={<NextStep context="Setup" sentence="Bell schedule" why="When each period begins and ends." />}>
      <NoRows list={list}>Reading the bell schedule…</NoRows>
    </Screen>
  );
}

/** "Period 3, until 10:45", by what stands in the table, saved or not. */
function nowWords(draft: BellDraft, date: string, minute: number): string {
  const schedule = scheduleOn(bellsOf(draft), date);
  if (schedule === null) return 'no school';
  const on = periodAt(schedule.periods, minute);
  return on === null ? `between periods of “${schedule.name}”` : `${on.name}, until ${bellTime(on.endMinute)}`;
}

function BellEditor({ row }: { readonly row: BellRow }) {
  const { today } = useSurroundings().site;
  const nowMs = useWallMs(10_000);
  const intent = useIntent();
  const mayChange = useMay('SetBellSchedule');
  const asSet = useMemo(() => draftOf(row), [row]);
  /** Null: nothing was typed, so that what other consoles set shows at once. */
  const [edited, edit] = useState<BellDraft | null>(null);
  const draft = edited ?? asSet;
  const [chosen, choose] = useState(0);
  const schedule = draft.schedules.find((one) => one.id === chosen) ?? defined(draft.schedules[0], 'a draft has a schedule');
  const wrong = unfinished(draft);
  const changed = row.bells === null || JSON.stringify(bellsOf(draft)) !== JSON.stringify(row.bells);
  const toSave = mayChange && (changed || row.alsoSet.length > 0);

  const save = async (): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'SetBellSchedule', bells: bellsOf(draft) }));
    if (done !== null) edit(null);
  };

  return (
    <Screen
      title="Setup: bell schedule"
      flush
      next={
        <NextStep
          context="Setup: bell schedule"
          sentence={`${dateWords(today)}, ${clockTime(nowMs)}: ${nowWords(draft, today, minuteNow(nowMs))}.`}
          why={wrong ?? (row.setBy === null ? 'Nothing is saved yet: homerooms answer in every incident.' : `When an incident starts, the classes of this period answer for their students. Saved ${dayAndTime(row.setBy.wall, nowMs)} by ${row.setBy.by}.`)}
        >
          <Button size="lg" leftSection={<IconDeviceFloppy size={24} aria-hidden />} loading={intent.busy} disabled={!toSave || wrong !== null} onClick={() => void save()}>
            {toSave ? 'Save the bell schedule' : mayChange ? 'Saved' : 'For administrators'}
          </Button>
        </NextStep>
      }
      bar={<BackToSetup />}
    >
      {row.alsoSet.length > 0 && (
        <div className="strip" role="status">
          <IconAlertTriangle size={24} aria-hidden />
          <span className="grow">
            <b>{row.alsoSet.length + 1} bell schedules were set on consoles that did not know of each other.</b> This one, by {row.setBy?.by ?? 'nobody'}, counts on all of them; {row.alsoSet.map((one) => `one of ${dayAndTime(one.wall, nowMs)} by ${one.by}`).join(' and ')} does not. Check it and save it.
          </span>
        </div>
      )}
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px 0' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      <div className="inset-tabs">
        <FilterTabs label="Which schedule" chosen={String(schedule.id)} onChoose={(id) => choose(Number(id))} filters={draft.schedules.map((one) => ({ name: String(one.id), word: one.name === '' ? 'without a name' : one.name, count: null }))} />
      </div>
      <div className="bell-columns">
        <div className="column">
          <Ledger heading={schedule.name} count={schedule.periods.length} aside="the day from its first bell to its last">
            <div className="choices bell-name">
              <TextInput label="Name of this schedule" value={schedule.name} maxLength={40} disabled={!mayChange} onChange={(event) => edit(withSchedule(draft, { ...schedule, name: event.currentTarget.value }))} />
              <Button
                leftSection={<IconCopy size={20} aria-hidden />}
                disabled={!mayChange}
                onClick={() => {
                  edit(copied(draft, schedule));
                  choose(draft.nextId);
                }}
              >
                Copy to a new one
              </Button>
              <Button leftSection={<IconTrash size={20} aria-hidden />} disabled={!mayChange || draft.schedules.length === 1} onClick={() => edit(withoutSchedule(draft, schedule.id))}>
                Remove it
              </Button>
            </div>
            <Unmatched schedule={withoutClasses(schedule, row)} roster={neverRung(schedule, row)} />
            <PeriodTable draft={draft} schedule={schedule} disabled={!mayChange} onChange={edit} />
          </Ledger>
        </div>
        <div className="column">
          <SchoolDays draft={draft} today={today} disabled={!mayChange} onChange={edit} />
        </div>
      </div>
    </Screen>
  );
}

/** Not refused: rosters change, and a schedule may be set before there is one. */
function Unmatched({ schedule, roster }: { readonly schedule: readonly string[]; readonly roster: readonly string[] }) {
  if (schedule.length + roster.length === 0) return null;
  const said = [
    schedule.length === 0 ? null : `No class on the roster meets in ${schedule.map((period) => `“${period}”`).join(', ')}: homerooms would answer then.`,
    roster.length === 0 ? null : `The roster has classes in ${roster.map((period) => `“${period}”`).join(', ')}, which never rings here.`,
  ].filter((words) => words !== null);
  return (
    <p className="due with-icon" role="status">
      <IconAlertTriangle size={20} aria-hidden />
      <span>{said.join(' ')}</span>
    </p>
  );
}
