/** What a visitor system's list would say of today's visits, and what that changes. Nothing is written here. */
import type { LogStore } from '../../../db/log/store.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import type { DayListPreview, DayListRequest } from '../../../shared/contract/day-list.ts';
import { visitOf, type Visit } from '../../../shared/domain/attendance/state.ts';
import type { ListedVisit } from '../../../shared/formats/day-list/parse-visitors.ts';
import type { NewEvent } from '../../../shared/kernel/decision.ts';
import type { VisitorId } from '../../../shared/kernel/ids.ts';
import { visitorStream } from '../../../shared/kernel/streams.ts';
import { MAX_ROWS_SHOWN } from './plan-attendance.ts';

export interface VisitorPlan {
  readonly events: readonly NewEvent[];
  readonly shown: Pick<DayListPreview, 'inside' | 'gone' | 'rows'>;
}

const MINUTE_MS = 60_000;

/** `visits`: what the file says. */
export function planVisitors(reader: Reader, log: LogStore, idOf: (key: string) => string, visits: readonly ListedVisit[], { name: source }: DayListRequest): VisitorPlan {
  const nowWall = reader.clock.wallMs();
  const nowMinute = reader.minuteOf(nowWall);
  const wallOf = (minute: number): number => Math.floor(nowWall / MINUTE_MS) * MINUTE_MS - (nowMinute - minute) * MINUTE_MS;
  const events: NewEvent[] = [];
  const rows: DayListPreview['rows'] = [];
  for (const { key, row, name, host, reason, badge, inMinute, outMinute } of visits) {
    const visitor = idOf(`visit:${key}`) as VisitorId;
    const payload = { visitor, name, host, reason, badge, inWall: wallOf(inMinute), outWall: outMinute === null ? null : wallOf(outMinute), source };
    const known = visitOf(log.history(visitorStream(visitor)));
    const change = changeOf(known, payload);
    if (change === 'new' || change === 'changed') events.push({ stream: visitorStream(visitor), type: 'v1.VisitorListed', payload, refs: [] });
    rows.push({ key: visitor, row, name: { given: '', family: name }, grade: null, says: payload.outWall === null ? 'in' : 'out', words: [badge === '' ? '' : `badge ${badge}`, host, reason].filter((part) => part !== '').join(' · '), change });
  }
  const count = (says: 'in' | 'out'): number => rows.filter((one) => one.says === says).length;
  return { events, shown: { inside: count('in'), gone: count('out'), rows: rows.slice(0, MAX_ROWS_SHOWN) } };
}

function changeOf(known: Visit | null, listed: Pick<Visit, 'name' | 'host' | 'reason' | 'badge' | 'outWall'>): DayListPreview['rows'][number]['change'] {
  if (known === null) return 'new';
  if (known.signedOut?.type === 'v1.VisitorSignedOut') return listed.outWall === null ? 'hand' : 'same';
  return known.name === listed.name && known.host === listed.host && known.reason === listed.reason && known.badge === listed.badge && known.outWall === listed.outWall ? 'same' : 'changed';
}
