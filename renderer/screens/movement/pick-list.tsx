/** A group of whom nearly all do the same: touch who does not, then one press for the rest. Whoever was touched stays so after the press. */
import { Button } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { spokenName } from '../../ui/words.ts';
import type { Whereabouts } from './movement-words.ts';
import { PersonLine } from './person-line.tsx';

export interface Picked {
  /** Those whom the press takes along. */
  readonly going: readonly Whereabouts[];
  readonly staying: readonly Whereabouts[];
  readonly stays: (row: Whereabouts) => boolean;
  readonly toggle: (row: Whereabouts) => void;
}

/** `apart`: who is never taken along with the others, but by a touch of its own. */
export function usePicked(rows: readonly Whereabouts[], apart: (row: Whereabouts) => boolean): Picked {
  const [staying, setStaying] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const stays = (row: Whereabouts): boolean => staying.has(row.person);
    return {
      going: rows.filter((row) => !stays(row) && !apart(row)),
      staying: rows.filter((row) => stays(row) && !apart(row)),
      stays,
      toggle: (row) => setStaying(new Set(stays(row) ? [...staying].filter((one) => one !== row.person) : [...staying, row.person])),
    };
  }, [rows, staying, apart]);
}

interface PickListProps {
  readonly label: string;
  readonly rows: readonly Whereabouts[];
  readonly picked: Picked;
  readonly nowMs: number;
  /** On the button of one who goes along: "Not on it". */
  readonly leaveOut: string;
  /** Of one who is apart: their own buttons; null: goes along with the others. */
  readonly apart: (row: Whereabouts) => ReactNode | null;
}

export function PickList({ label, rows, picked, nowMs, leaveOut, apart }: PickListProps) {
  return (
    <VirtualRows label={label} rows={rows} estimatedHeight={62}>
      {(row) => (
        <PersonLine row={row} nowMs={nowMs} quiet={picked.stays(row)}>
          {apart(row) ?? (
            <Button className="leave-out" variant={picked.stays(row) ? 'filled' : 'default'} aria-label={`${leaveOut}: ${spokenName(row.name)}`} aria-pressed={picked.stays(row)} onClick={() => picked.toggle(row)}>
              {leaveOut}
            </Button>
          )}
        </PersonLine>
      )}
    </VirtualRows>
  );
}
