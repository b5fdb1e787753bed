/** Which schedule each weekday has, and the days that are other than their weekday says. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Ledger } from '../../ui/ledger.tsx';
import type { BellDraft, DateDraft } from './bell-draft.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** The school week first. */
const SHOWN = [1, 2, 3, 4, 5, 6, 0];
const NO_SCHOOL = '';

interface SchoolDaysProps {
  readonly draft: BellDraft;
  /** ISO date. */
  readonly today: string;
  readonly disabled: boolean;
  readonly onChange: (draft: BellDraft) => void;
}

export function SchoolDays({ draft, today, disabled, onChange }: SchoolDaysProps) {
  const choices = [...draft.schedules.map(({ id, name }) => ({ value: String(id), label: name })), { value: NO_SCHOOL, label: 'No school' }];
  const valueOf = (schedule: number | null): string => (schedule === null ? NO_SCHOOL : String(schedule));
  const scheduleOf = (value: string): number | null => (value === NO_SCHOOL ? null : Number(value));
  const changeDate = (changed: DateDraft): void => onChange({ ...draft, dates: draft.dates.map((one) => (one.id === changed.id ? changed : one)) });
  return (
    <>
      <Ledger heading="Weekdays">
        {SHOWN.map((day) => (
          <div className="ledger-row" key={day}>
            <span className="grow">{WEEKDAYS[day]}</span>
            <NativeSelect
              aria-label={`Schedule on ${WEEKDAYS[day] ?? ''}`}
              className="day-choice"
              disabled={disabled}
              data={choices}
              value={valueOf(draft.weekdays[day] ?? null)}
              onChange={(event) => onChange({ ...draft, weekdays: draft.weekdays.with(day, scheduleOf(event.currentTarget.value)) })}
            />
          </div>
        ))}
      </Ledger>
      <Ledger heading="Special days" count={draft.dates.length} aside="other than their weekday">
        {draft.dates.map((one) => (
          <div className="ledger-row" key={one.id}>
            <TextInput aria-label="Date" type="date" disabled={disabled} value={one.date} onChange={(event) => changeDate({ ...one, date: event.currentTarget.value })} />
            <NativeSelect aria-label={`Schedule on ${one.date}`} className="grow" disabled={disabled} data={choices} value={valueOf(one.schedule)} onChange={(event) => changeDate({ ...one, schedule: scheduleOf(event.currentTarget.value) })} />
            <Button aria-label={`Remove the special day ${one.date}`} disabled={disabled} onClick={() => onChange({ ...draft, dates: draft.dates.filter((other) => other.id !== one.id) })}>
              <IconTrash size={20} aria-hidden />
            </Button>
          </div>
        ))}
        <Button mt={12} leftSection={<IconPlus size={20} aria-hidden />} disabled={disabled} onClick={() => onChange({ ...draft, dates: [...draft.dates, { id: draft.nextId, date: today, schedule: null }], nextId: draft.nextId + 1 })}>
          Add a special day
        </Button>
      </Ledger>
    </>
  );
}
