/** Who was absent, late or gone on which day, and which visitors came and went. */
import { daysOf, visitOf } from '../../shared/domain/attendance/state.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { StreamProjection } from './projection.ts';

const actorOf = (fact: Fact): string | null => (fact.actor === 'unsigned' ? null : fact.actor.staff);

/** What `view_attendance.facts` holds, as JSON: a list of these. */
export interface AttendanceFact {
  readonly event: string;
  readonly says: 'absent' | 'arrived' | 'left';
  readonly words: string;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
}

/** Only real facts: a drill's streams hold no attendance. */
export const attendance: StreamProjection = {
  kind: 'stream',
  name: 'attendance',
  version: 1,
  reads: (stream) => stream.startsWith('person/'),
  tables: [
    {
      name: 'view_attendance',
      columns: ['person TEXT NOT NULL', 'date TEXT NOT NULL', 'status TEXT NOT NULL', 'facts TEXT NOT NULL'],
      key: ['date'],
      indexes: [['date'], ['person', 'date']],
    },
  ],
  rows(history, stream) {
    return daysOf(history).map(({ date, status, facts }) => {
      const told = facts.map(({ event, says, words, fact }): AttendanceFact => ({ event, says, words, wall: fact.wall, actor: actorOf(fact), origin: fact.origin }));
      return { table: 'view_attendance', cells: [stream.slice('person/'.length), date, status, JSON.stringify(told)] };
    });
  },
};

export const visits: StreamProjection = {
  kind: 'stream',
  name: 'visits',
  version: 2,
  reads: (stream) => stream.startsWith('visitor/'),
  tables: [
    {
      name: 'view_visit',
      columns: [
        'visitor TEXT NOT NULL',
        'name TEXT NOT NULL',
        'reason TEXT NOT NULL',
        'host TEXT NOT NULL',
        'badge TEXT NOT NULL',
        'in_ms INTEGER NOT NULL',
        'in_n INTEGER NOT NULL',
        'in_wall INTEGER NOT NULL',
        'in_by TEXT',
        'out_event TEXT',
        'out_ms INTEGER',
        'out_n INTEGER',
        'out_wall INTEGER',
        'out_by TEXT',
        'out_origin TEXT',
      ],
      key: ['visitor'],
      indexes: [['visitor'], ['out_ms'], ['out_wall']],
    },
  ],
  rows(history, stream) {
    const visit = visitOf(history);
    if (visit === null) return [];
    const { name, reason, host, badge, signedIn, inWall, signedOut, outWall } = visit;
    const cells = [
      stream.slice('visitor/'.length),
      name,
      reason,
      host,
      badge,
      signedIn.at.ms,
      signedIn.at.n,
      inWall,
      actorOf(signedIn),
      signedOut?.id ?? null,
      signedOut?.at.ms ?? null,
      signedOut?.at.n ?? null,
      outWall,
      signedOut === null ? null : actorOf(signedOut),
      signedOut?.origin ?? null,
    ];
    return [{ table: 'view_visit', cells }];
  },
};
