/**
 * What comes after calls: reports filled from what the log knows, and recovery. Each row is made for whoever reads it: those who lead
 * see every report, others those of calls that happened to them; what others wrote in confidence only who may.
 */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { isOverdue, standingOfTask } from '../../shared/domain/dispatch/recovery.ts';
import { recoveryTasks, type RecoveryTaskName } from '../../shared/domain/dispatch/report-events.ts';
import { affectedBy, aftermathOf, differs, type CallAftermath, type RecoveryTask, type Stated } from '../../shared/domain/dispatch/report.ts';
import type { CallState, ResponderState } from '../../shared/domain/dispatch/state.ts';
import { History } from '../../shared/kernel/history.ts';
import type { RoomId } from '../../shared/kernel/ids.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import type { CallDetail } from '../projections/calls.ts';
import { callKinds, kindIn } from './calls.ts';
import type { Reader } from './reader.ts';
import { roomsOfSite } from './rooms.ts';

/** For whom it is read. `staff` null: nobody is signed in. */
export interface ReportsFor {
  readonly staff: string | null;
  /** Reads and amends every report. */
  readonly leads: boolean;
  /** Reads what others wrote in confidence. */
  readonly confidential: boolean;
}

type TaskRow = SubscriptionRow<'recovery'>;
type WholeRow = SubscriptionRow<'call-report'>;
type ListRow = SubscriptionRow<'call-reports'>;

interface ViewRow {
  readonly call: string;
  readonly exercise: number;
  readonly state: CallState;
  readonly called_wall: number;
  readonly ended_wall: number | null;
  readonly detail: string;
  readonly aftermath: string | null;
}

/** A call with what was stated of it beside it. */
interface CallAfter {
  readonly call: string;
  readonly room: string | null;
  readonly kind: string | null;
  readonly exercise: boolean;
  readonly state: 'open' | 'cleared' | 'cancelled';
  readonly requestedWall: number;
  readonly endedWall: number | null;
  readonly detail: CallDetail;
  readonly aftermath: CallAftermath;
}

/** So that a long list is read in pieces. */
const CALLS_A_PIECE = 50;
const NOTHING_STATED = aftermathOf(new History([], []));
const COLUMNS = 'SELECT call, exercise, state, called_wall, ended_wall, detail, aftermath FROM view_call LEFT JOIN view_call_aftermath USING (stream)';

/** Two that were said apart stand beside each other. */
const beside = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join(' / '));

function readingOf(reader: Reader, digests: Digests): (row: ViewRow) => CallAfter {
  const rooms = roomsOfSite(reader, digests);
  const kinds = callKinds(reader);
  return ({ call, exercise, state, called_wall, ended_wall, detail: text, aftermath }) => {
    const detail = JSON.parse(text) as CallDetail;
    return {
      call,
      room: beside(detail.rooms.map((room: RoomId) => rooms.get(room)?.name ?? 'A room that is not known here')),
      kind: beside(detail.kinds.map((key) => kindIn(kinds, key).words)),
      exercise: exercise === 1,
      state: ended_wall === null ? 'open' : state === 'cancelled' ? 'cancelled' : 'cleared',
      requestedWall: called_wall,
      endedWall: ended_wall,
      detail,
      aftermath: aftermath === null ? NOTHING_STATED : (JSON.parse(aftermath) as CallAftermath),
    };
  };
}

/** The newest first. */
export function* everyCall(reader: Reader, digests: Digests): Pieces<readonly CallAfter[]> {
  const read = readingOf(reader, digests);
  const calls: CallAfter[] = [];
  for (const row of reader.db.prepare<[], ViewRow>(`${COLUMNS} ORDER BY called_ms DESC, call`).all()) {
    calls.push(read(row));
    if (calls.length % CALLS_A_PIECE === 0) yield;
  }
  return calls;
}

const affectedIn = ({ aftermath, detail }: CallAfter): readonly string[] => affectedBy(aftermath, detail.called.actor);
const isOwn = (one: CallAfter, { staff }: ReportsFor): boolean => staff !== null && affectedIn(one).includes(staff);
const missingIn = ({ aftermath }: CallAfter): number => aftermath.facts.filter(({ said }) => said.newest.length === 0).length;
const saidBy = (reader: Reader) => ({ event, wall, by }: Stated<unknown>) => ({ event, wall, by: reader.staffName(by) });
const wordsBy = (reader: Reader) => (one: Stated<string>) => ({ ...saidBy(reader)(one), words: one.is });

const isNamed = (key: string): key is RecoveryTaskName => recoveryTasks.some((one) => one === key);

function taskRow(reader: Reader, { call, room, kind, requestedWall }: CallAfter, task: RecoveryTask, clearedDate: string, reads: ReportsFor): TaskRow {
  const standing = standingOfTask(task, clearedDate);
  const { key, referral, answered } = task;
  const mine = reads.staff !== null && standing.owners.includes(reads.staff);
  return {
    key: `${call} ${key}`,
    call,
    task: key,
    name: isNamed(key) ? key : 'referral',
    room,
    kind,
    requestedWall,
    state: standing.state,
    due: standing.due,
    overdue: isOverdue(standing, reader.today()),
    owners: standing.owners.map((staff) => ({ staff, name: reader.staffName(staff) })),
    mine: reads.leads || mine,
    differ: standing.differ,
    answers: answered.newest.map((one) => ({ ...saidBy(reader)(one), ...one.is })),
    referral: referral === null ? null : { ...saidBy(reader)(referral), toWhom: referral.is.toWhom, shared: reads.confidential || mine || referral.by === reads.staff ? referral.is.shared : null },
  };
}

/** AF-5 of a call that was cleared, and of no drill. */
function tasksOf(reader: Reader, one: CallAfter, reads: ReportsFor): readonly TaskRow[] {
  const { state, exercise, endedWall, aftermath } = one;
  if (state !== 'cleared' || exercise || endedWall === null) return [];
  const clearedDate = reader.dateOf(endedWall);
  return aftermath.tasks.map((task) => taskRow(reader, one, task, clearedDate, reads));
}

export function* listCallReports(reader: Reader, digests: Digests, reads: ReportsFor): Pieces<ListRow[]> {
  const rows: ListRow[] = [];
  for (const one of yield* everyCall(reader, digests)) {
    const own = isOwn(one, reads);
    if (!reads.leads && !own) continue;
    const open = tasksOf(reader, one, reads).filter(({ state }) => state === 'open');
    const { call, room, kind, exercise, state, requestedWall, aftermath } = one;
    rows.push({
      key: call,
      call,
      room,
      kind,
      exercise,
      state,
      requestedWall,
      missing: missingIn(one),
      differ: differs(aftermath.affected) || aftermath.facts.some(({ said }) => differs(said)),
      openTasks: open.length,
      overdueTasks: open.filter(({ overdue }) => overdue).length,
      own,
      lessons: aftermath.lessons.map(wordsBy(reader)),
    });
    if (rows.length % CALLS_A_PIECE === 0) yield;
  }
  return rows;
}

/** AF-7 the longest overdue first. */
export function* listRecovery(reader: Reader, digests: Digests, reads: ReportsFor): Pieces<TaskRow[]> {
  const rows = (yield* everyCall(reader, digests)).flatMap((one) => tasksOf(reader, one, reads)).filter(({ state, mine }) => state === 'open' && mine);
  return rows.sort((a, b) => (a.due === b.due ? b.requestedWall - a.requestedWall || (a.key < b.key ? -1 : 1) : a.due < b.due ? -1 : 1));
}

const RESPONDER_WORDS: Readonly<Record<ResponderState, string>> = { asked: 'asked', acknowledged: 'acknowledged', onTheWay: 'on the way', onScene: 'on scene', stoodDown: 'stood down' };

/** AF-3, AF-4: none where whoever reads it may not. */
export function readCallReport(reader: Reader, digests: Digests, call: string, reads: ReportsFor): WholeRow[] {
  const row = reader.db.prepare<[string], ViewRow>(`${COLUMNS} WHERE call = ? ORDER BY stream`).get(call);
  if (row === undefined) return [];
  const one = readingOf(reader, digests)(row);
  const own = isOwn(one, reads);
  if (!reads.leads && !own) return [];
  const { detail, aftermath } = one;
  const said = saidBy(reader);
  const mayRead = (all: boolean) => ({ by }: Stated<string>): boolean => all || (by !== null && by === reads.staff);
  const wordsOf = (of: 'atRisk' | 'words'): string => detail.words.flatMap((word) => (word.of === of ? [word.text] : [])).join(' · ');
  return [
    {
      key: call,
      call,
      room: one.room,
      kind: one.kind,
      exercise: one.exercise,
      state: one.state,
      requestedWall: one.requestedWall,
      own,
      leads: reads.leads,
      caller: detail.onBehalf === null ? reader.staffName(detail.called.actor) : `${detail.onBehalf.who}, by ${detail.onBehalf.channel}; entered by ${reader.staffName(detail.called.actor)}`,
      callWords: [...(detail.onBehalf === null || detail.onBehalf.words === '' ? [] : [detail.onBehalf.words]), ...[wordsOf('words')].filter((words) => words !== '')].join(' · '),
      atRisk: wordsOf('atRisk'),
      acknowledgedWall: detail.firsts.acknowledged,
      arrivedWall: detail.firsts.onScene,
      endedWall: one.endedWall,
      outcome: detail.endings.map(({ words }) => words).join(' / '),
      responders: detail.responders.map(({ staff, state }) => ({ name: reader.staffName(staff), words: RESPONDER_WORDS[state] })),
      affected: affectedIn(one).map((staff) => ({ staff, name: reader.staffName(staff) })),
      affectedDiffer: differs(aftermath.affected),
      facts: aftermath.facts.map(({ name, said: { newest, earlier } }) => ({ name, newest: newest.map((is) => ({ ...said(is), said: is.is })), earlier: earlier.map((is) => ({ ...said(is), said: is.is })), differ: differs({ newest }) })),
      accounts: aftermath.accounts.filter(mayRead(reads.leads)).map(wordsBy(reader)),
      notes: aftermath.notes.filter(mayRead(reads.confidential)).map(wordsBy(reader)),
      lessons: aftermath.lessons.map(wordsBy(reader)),
      tasks: [...tasksOf(reader, one, reads)],
    },
  ];
}
