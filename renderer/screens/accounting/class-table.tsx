/** Classes as a table: the name opens the class, each number the list behind it. */
import { IconAlertTriangle, IconCheck, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWallMs } from '../../stores/muster.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { listedName } from '../../ui/words.ts';
import { classLabel, type ClassRow } from './class-order.ts';

interface ClassTableProps {
  readonly rows: readonly ClassRow[];
  /** A room before the classes that should be in it now: more than one share a gym. */
  readonly withRooms: boolean;
  /** What stands where there are none. */
  readonly children: ReactNode;
}

export function ClassTable({ rows, withRooms, children }: ClassTableProps) {
  const nowMs = useWallMs(15_000);
  return (
    <div className="class-list" tabIndex={0} role="region" aria-label="Classes">
      <div className="class-line class-head" aria-hidden>
        <span>{withRooms ? 'Room' : 'Class'}</span>
        <span>Teacher</span>
        <span>Here</span>
        <span>Missing</span>
        <span>Injured</span>
        <span>Unknown</span>
        <span>Report</span>
      </div>
      {rows.map((row, index) => (
        <ClassLine key={row.key} row={row} nowMs={nowMs} sameRoom={withRooms && row.room !== null && rows[index - 1]?.room === row.room} />
      ))}
      {rows.length === 0 && <div style={{ padding: '12px 0' }}>{children}</div>}
    </div>
  );
}

function ClassLine({ row, nowMs, sameRoom }: { readonly row: ClassRow; readonly nowMs: number; readonly sameRoom: boolean }) {
  const label = classLabel(row);
  const under = [label === row.title ? null : row.title, sameRoom ? 'in the same room' : null, row.absent + row.left === 0 ? null : `${row.absent + row.left} absent`, row.released === 0 ? null : `${row.released} released`, row.needing === null || row.needing === 0 ? null : `${row.needing} with needs`].filter((part) => part !== null);
  return (
    <div className="class-line">
      <Link className="class-row" to={`/accounting/${row.classId}`}>
        <span>
          <b className="name">{label}</b> <span className="quiet">{under.join(' · ')}</span>
        </span>
        <bdi>{row.teacher === null ? <span className="quiet">no teacher on the roster</span> : listedName(row.teacher)}</bdi>
      </Link>
      <Count row={row} of="here" show="here" />
      <Count row={row} of="missing" show="missing" level="act" />
      <Count row={row} of="injured" show="injured" level="act" />
      <Count row={row} of="unknown" show="open" />
      <Link className="class-report spread" to={`/accounting/${row.classId}`} tabIndex={-1}>
        {row.reportedWall === null ? (
          <span className="blank">Not reported</span>
        ) : (
          <span className="with-icon">
            {row.contradictions > 0 ? <IconAlertTriangle size={20} className="due" aria-label="Reports disagree" /> : <IconCheck size={20} aria-hidden />}
            <span>
              {clockTime(row.reportedWall)} <span className="quiet">· {ago(row.reportedWall, nowMs)}</span>
            </span>
          </span>
        )}
        <IconChevronRight size={20} aria-hidden />
      </Link>
    </div>
  );
}

interface CountProps {
  readonly row: ClassRow;
  readonly of: 'here' | 'missing' | 'injured' | 'unknown';
  /** The filter of the class's own screen. */
  readonly show: string;
  readonly level?: 'act';
}

function Count({ row, of, show, level }: CountProps) {
  const count = row[of];
  const words = (
    <>
      <span className="for-readers count-word"> {of}</span>
      <span className="for-readers"> in {classLabel(row)}</span>
    </>
  );
  if (count === 0) return <span className="number class-count quiet">0{words}</span>;
  return (
    <Link className={`number class-count ${level === 'act' ? 'act strong' : 'strong'}`} to={`/accounting/${row.classId}?show=${show}`}>
      {count}
      {words}
    </Link>
  );
}
