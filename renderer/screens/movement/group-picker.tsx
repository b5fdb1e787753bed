/** Of whom a list shall be taken: a class, whoever usually rides a bus, who is on a bus now, staff, visitors, or everybody. */
import { Select } from '@mantine/core';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { classLabel, byRoom } from '../accounting/class-order.ts';
import { busLabel, usualKey, type Bus, type Whereabouts } from './movement-words.ts';

export interface PeopleGroup {
  readonly value: string;
  readonly label: string;
  readonly has: (row: Whereabouts) => boolean;
}

interface Offered {
  readonly group: string;
  readonly items: readonly PeopleGroup[];
}

export function groupsOf(rows: readonly Whereabouts[], classes: readonly SubscriptionRow<'classes'>[], buses: readonly Bus[]): readonly Offered[] {
  const usual = new Map(rows.flatMap((row) => (row.usualBus === null || row.usualBus === '' ? [] : [[usualKey(row.usualBus), row.usualBus] as const])));
  const usualBuses = [...usual].sort(([a], [b]) => a.localeCompare(b, 'en-US', { numeric: true }));
  return [
    { group: 'Buses', items: buses.map((bus) => ({ value: `bus ${bus.key}`, label: `On ${busLabel(bus.bus)}`, has: (row: Whereabouts) => row.boarded.includes(bus.key) })) },
    { group: 'Usual riders', items: usualBuses.map(([key, name]) => ({ value: `usual ${key}`, label: `Usually ride ${busLabel(name)}`, has: (row: Whereabouts) => row.usualBus !== null && usualKey(row.usualBus) === key })) },
    { group: 'Classes', items: byRoom(classes).map((one) => ({ value: `class ${one.classId}`, label: `${classLabel(one)}, ${one.title}`, has: (row: Whereabouts) => row.classId === one.classId })) },
    {
      group: 'Others',
      items: [
        { value: 'staff', label: 'Staff', has: (row) => row.kind === 'staff' },
        { value: 'visitor', label: 'Visitors', has: (row) => row.kind === 'visitor' },
        { value: 'all', label: 'Everybody', has: () => true },
      ],
    },
  ];
}

export const groupNamed = (offered: readonly Offered[], value: string | null): PeopleGroup | null => offered.flatMap((one) => one.items).find((one) => one.value === value) ?? null;

interface GroupPickerProps {
  readonly label: string;
  readonly offered: readonly Offered[];
  readonly value: string | null;
  readonly onChoose: (value: string) => void;
}

export function GroupPicker({ label, offered, value, onChoose }: GroupPickerProps) {
  return (
    <Select
      className="group-picker"
      label={label}
      placeholder="Class, bus, staff…"
      searchable
      value={value}
      onChange={(chosen) => chosen !== null && onChoose(chosen)}
      data={offered.flatMap(({ group, items }) => (items.length === 0 ? [] : [{ group, items: items.map((one) => ({ value: one.value, label: one.label })) }]))}
      maxDropdownHeight={340}
    />
  );
}
