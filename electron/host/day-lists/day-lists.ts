/**
 * Takes a list of the attendance or the visitor system: looked at first, and written as it was looked at, or not at all. Nothing is held in
 * between: the file comes again, and is read again, so that what is written is what a person saw.
 */
import type { LogStore } from '../../../db/log/store.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { siteKey } from '../../../db/queries/site-settings.ts';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import type { DayListPreview, DayListRequest } from '../../../shared/contract/day-list.ts';
import { MAX_LISTED_IN_ONE } from '../../../shared/domain/attendance/events.ts';
import { ProblemList } from '../../../shared/formats/roster-problems.ts';
import { accept, type Decision, type NewEvent, type Rejection } from '../../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Digests, Ids } from '../../../shared/kernel/ports.ts';
import { dayListStream } from '../../../shared/kernel/streams.ts';
import { planAttendance } from './plan-attendance.ts';
import { planVisitors } from './plan-visitors.ts';
import type { ReadDayList } from './read-day-list.ts';

export interface DayListNeeds {
  readonly reader: Reader;
  readonly log: LogStore;
  readonly digests: Digests;
  readonly ids: Ids;
  /** Commits what was decided. */
  readonly record: (decision: Decision) => CommandOutcome;
}

/** So many visits, with the longest words, fit one commit. */
const VISITS_IN_ONE = 40;

const NO_SITE: Rejection = { name: 'NotFounded', message: 'This computer is not set up yet.', whatToDo: 'Set up your school first.' };
const OTHER_DAY: Rejection = { name: 'NotToday', message: 'Visitors of another day are not taken over.', whatToDo: 'Choose the list of today.' };
const CHANGED: Rejection = { name: 'ListChanged', message: 'Something has changed since you looked at this list. Nothing was written.', whatToDo: 'Look at it again, then import it.' };

/** What one list comes to. */
interface Plan {
  /** In commits. Only the last makes a list count. */
  readonly commits: readonly (readonly NewEvent[])[];
  readonly shown: Partial<DayListPreview>;
  /** What is to be written, but for ids that are made new each time. */
  readonly says: unknown;
}

/** `read`: what the file says. */
export function takeDayList(needs: DayListNeeds, request: DayListRequest, read: ReadDayList): Result<DayListPreview, Rejection> {
  const { reader, digests } = needs;
  const key = siteKey(reader);
  if (key === null) return err(NO_SITE);
  if (request.of === 'visitors' && request.date !== reader.today()) return err(OTHER_DAY);
  const problems = new ProblemList();
  const plan = planOf(needs, (of) => digests.keyedId(key, of), request, read, problems);
  const digest = plan === null ? null : digests.sha256(JSON.stringify([request.of, request.date, plan.says]));
  if (request.plan !== null) {
    if (plan === null || request.plan !== digest) return err(CHANGED);
    for (const events of plan.commits) {
      const outcome = needs.record(accept(events));
      if (!outcome.accepted) return err(outcome.rejection);
    }
  }
  const { of, date, name } = request;
  const nothing = { absent: 0, late: 0, inside: 0, gone: 0, expectedAgain: 0, rows: [], codes: [] };
  return ok({ of, date, source: name, plan: digest, written: request.plan !== null, ...nothing, ...plan?.shown, problems: [...read.problems, ...problems.all()] });
}

function planOf({ reader, log, ids }: DayListNeeds, idOf: (key: string) => string, request: DayListRequest, read: ReadDayList, problems: ProblemList): Plan | null {
  if (read.of === 'visitors') {
    if (read.visits === null) return null;
    const plan = planVisitors(reader, log, idOf, read.visits, request);
    return { commits: inPieces(plan.events, VISITS_IN_ONE), shown: plan.shown, says: plan.events };
  }
  if (read.list === null) return null;
  const plan = planAttendance(reader, idOf, read.list, request, problems);
  // A list of nobody says so too: whoever was absent by the last one is expected again.
  const parts = plan.listed.length === 0 ? [[]] : inPieces(plan.listed, MAX_LISTED_IN_ONE);
  const list = ids.next();
  const { date, name: source } = request;
  const commits = parts.map((rows, index): NewEvent[] => [{ stream: dayListStream(date), type: 'v1.AttendanceListed', payload: { date, list, part: index + 1, of: parts.length, source, rows }, refs: [] }]);
  return { commits, shown: plan.shown, says: [source, plan.listed] };
}

function inPieces<T>(all: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < all.length; at += size) pieces.push(all.slice(at, at + size));
  return pieces;
}
