/** One schedule as a table: a row a period, times written by keyboard. */
import { Button, Table, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { minuteOfText, withRow, withSchedule, type BellDraft, type PeriodDraft, type ScheduleDraft } from './bell-draft.ts';

interface PeriodTableProps {
  readonly draft: BellDraft;
  readonly schedule: ScheduleDraft;
  readonly disabled: boolean;
  readonly onChange: (draft: BellDraft) => void;
}

const timeError = (text: string): string | null => (text === '' || minuteOfText(text) !== null ? null : '9:05, 13:20 or 1:20 PM');

export function PeriodTable({ draft, schedule, disabled, onChange }: PeriodTableProps) {
  const change = (changed: PeriodDraft): void => onChange(withSchedule(draft, { ...schedule, periods: schedule.periods.map((one) => (one.id === changed.id ? changed : one)) }));
  return (
    <>
      <Table className="period-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Period on the roster</Table.Th>
            <Table.Th>Called</Table.Th>
            <Table.Th>Begins</Table.Th>
            <Table.Th>Ends</Table.Th>
            <Table.Th>
              <span className="for-readers">Remove</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {schedule.periods.map((one, index) => {
            const row = one.name === '' ? `row ${index + 1}` : one.name;
            return (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <TextInput aria-label={`Period on the roster, ${row}`} placeholder="none" value={one.period} maxLength={20} disabled={disabled} autoComplete="off" onChange={(event) => change({ ...one, period: event.currentTarget.value })} />
                </Table.Td>
                <Table.Td>
                  <TextInput aria-label={`Called, row ${index + 1}`} value={one.name} maxLength={40} disabled={disabled} autoComplete="off" onChange={(event) => change({ ...one, name: event.currentTarget.value })} />
                </Table.Td>
                <Table.Td>
                  <TextInput aria-label={`Begins, ${row}`} placeholder="9:05" value={one.begins} error={timeError(one.begins)} disabled={disabled} autoComplete="off" onChange={(event) => change({ ...one, begins: event.currentTarget.value })} />
                </Table.Td>
                <Table.Td>
                  <TextInput aria-label={`Ends, ${row}`} placeholder="9:50" value={one.ends} error={timeError(one.ends)} disabled={disabled} autoComplete="off" onChange={(event) => change({ ...one, ends: event.currentTarget.value })} />
                </Table.Td>
                <Table.Td>
                  <Button aria-label={`Remove ${row}`} disabled={disabled} onClick={() => onChange(withSchedule(draft, { ...schedule, periods: schedule.periods.filter((other) => other.id !== one.id) }))}>
                    <IconTrash size={20} aria-hidden />
                  </Button>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <div className="choices">
        <Button leftSection={<IconPlus size={20} aria-hidden />} disabled={disabled} onClick={() => onChange(withRow(draft, schedule))}>
          Add a period
        </Button>
        <span className="quiet">Leave the roster’s period empty where no class meets, as at lunch: then homerooms answer.</span>
      </div>
    </>
  );
}
