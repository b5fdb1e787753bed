/** One family or one batch in a list: whom for, how long, and amber where it is too long or consoles said different lines. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ListName } from '../../ui/person-name.tsx';
import { clockTime } from '../../ui/times.ts';
import { lineWords, minutesSince, waitsLong, type WaitingRow } from './lines.ts';

interface WaitingFamilyProps {
  readonly row: WaitingRow;
  readonly nowMs: number;
  /** Where it waits; left out: it stands elsewhere on the screen. */
  readonly line?: boolean;
  readonly children?: ReactNode;
}

export function WaitingFamily({ row, nowMs, line = false, children }: WaitingFamilyProps) {
  const long = waitsLong(row, nowMs);
  return (
    <div className="ledger-row">
      <span className="grow">
        {row.students.map((one) => (
          <span key={one.student} className="under">
            <ListName name={one.name} grade={one.grade} room={one.room} />
            {one.card !== null && <span className="quiet number"> card {one.card}</span>}
          </span>
        ))}
        <span className={long ? 'due strong under with-icon' : 'quiet under'}>
          {long && <IconAlertTriangle size={18} aria-hidden />}
          {row.adult !== '' && (
            <>
              for <bdi>{row.adult}</bdi>,{' '}
            </>
          )}
          {minutesSince(row.sinceWall, nowMs)} min, since {clockTime(row.sinceWall)}
          {line && `, ${lineWords(row.line)}`}
        </span>
        {row.saidLines.length > 1 && <span className="due strong under">Sent apart to {row.saidLines.map(lineWords).join(' and ')}</span>}
      </span>
      {children}
    </div>
  );
}
