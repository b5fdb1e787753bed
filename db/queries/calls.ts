/** Calls for help: those that are open and those of today, as far as whoever asks may know of them; and what the school set. */
import { callPermissions } from '../../shared/contract/call-procedures.ts';
import type { CallNotice } from '../../shared/contract/alarm-notice.ts';
import type { CallAlarmRow, CallRow } from '../../shared/contract/call-rows.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { ESCALATION_AT_FIRST, KINDS_AT_FIRST, type Escalation } from '../../shared/domain/dispatch/call-settings.ts';
import type { CallKind, LadderStep } from '../../shared/domain/dispatch/events.ts';
import { goes, type CallState } from '../../shared/domain/dispatch/state.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import { consoleOfOrigin, type ConsoleId, type OriginId, type PersonId, type RoomId } from '../../shared/kernel/ids.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import type { CallDetail } from '../projections/calls.ts';
import { proposalsFor, rollOf, type Roll } from './call-proposals.ts';
import { roomWhereStands } from './console-room.ts';
import type { Reader } from './reader.ts';
import { roomsOfSite } from './rooms.ts';

/** Who asks, where, and what only the host knows: how long things have lasted, and which step of the ladder is due. */
export interface CallsAsk {
  readonly digests: Digests;
  readonly console: ConsoleId;
  readonly actor: Actor;
  /** Milliseconds since a call or a fact, by a clock that only grows. */
  readonly elapsed: (what: string, wall: number) => number;
  /** 0: none. */
  readonly stepDue: (call: string) => number;
  /** Calls that were heard ahead of the log. */
  readonly heard: readonly ReadCall[];
}

export interface ReadCall {
  readonly call: string;
  readonly exercise: boolean;
  readonly state: CallState;
  readonly calledWall: number;
  readonly endedWall: number | null;
  readonly detail: CallDetail;
  /** Null: it is recorded here. Else it was heard ahead of the log, with the name of its room. */
  readonly ahead: { readonly roomName: string | null } | null;
}

interface ViewRow {
  readonly call: string;
  readonly exercise: number;
  readonly state: CallState;
  readonly called_wall: number;
  readonly ended_wall: number | null;
  readonly detail: string;
}

const read = ({ call, exercise, state, called_wall, ended_wall, detail }: ViewRow): ReadCall => ({ call, exercise: exercise === 1, state, calledWall: called_wall, endedWall: ended_wall, detail: JSON.parse(detail) as CallDetail, ahead: null });

/** As it stands before its event is here: all that its notice says. */
export function callHeardAhead({ console, caller, call, room, roomName, kind, silent, exercise, raisedWall }: CallNotice): ReadCall {
  const detail: CallDetail = {
    called: { wall: raisedWall, actor: caller as PersonId | null, origin: `${console}.` },
    onBehalf: null,
    rooms: room === null ? [] : [room as RoomId],
    kinds: kind === null ? [] : [kind],
    silent,
    words: [],
    responders: [],
    takenApart: [],
    endings: [],
    endedApart: false,
    steps: [],
    checks: [],
    firsts: { acknowledged: null, onTheWay: null, onScene: null },
  };
  return { call, exercise, state: 'new', calledWall: raisedWall, endedWall: null, detail, ahead: { roomName } };
}

const COLUMNS = 'SELECT call, exercise, state, called_wall, ended_wall, detail FROM view_call';

/** The oldest first: whoever waits longest. */
export const openCalls = ({ db }: Reader): readonly ReadCall[] => db.prepare<[], ViewRow>(`${COLUMNS} WHERE ended_wall IS NULL ORDER BY called_ms, call`).all().map(read);

const DAY_MS = 86_400_000;

function endedToday(reader: Reader): readonly ReadCall[] {
  const rows = reader.db.prepare<[number], ViewRow>(`${COLUMNS} WHERE ended_wall > ? ORDER BY called_ms DESC, call`).all(reader.clock.wallMs() - DAY_MS);
  return rows.map(read).filter(({ endedWall }) => endedWall !== null && reader.dateOf(endedWall) === reader.today());
}

function settingIn(reader: Reader, setting: string): string | null {
  const says = reader.db.prepare<[string], string>('SELECT says FROM view_call_setting WHERE setting = ?').pluck().get(setting);
  return typeof says === 'string' ? says : null;
}

export function callKinds(reader: Reader): readonly CallKind[] {
  const says = settingIn(reader, 'kinds');
  return says === null ? KINDS_AT_FIRST : (JSON.parse(says) as CallKind[]);
}

export function escalation(reader: Reader): Escalation {
  const says = settingIn(reader, 'escalation');
  return says === null ? ESCALATION_AT_FIRST : (JSON.parse(says) as Escalation);
}

export function readCallSettings(reader: Reader): SubscriptionRow<'call-settings'> {
  const { ladder, checkInMinutes, staleMinutes } = escalation(reader);
  return { key: 'calls', kinds: [...callKinds(reader)], ladder: [...ladder], checkInMinutes, staleMinutes };
}

/** A kind that was taken off the list since still has a name. */
export const kindIn = (kinds: readonly CallKind[], key: string): CallKind => kinds.find((one) => one.key === key) ?? KINDS_AT_FIRST.find((one) => one.key === key) ?? { key, words: key, needsPair: false, offersDirective: false };

const roleOf = (actor: Actor): string | null => (actor === 'unsigned' ? null : actor.role);
const staffOf = (actor: Actor): string | null => (actor === 'unsigned' ? null : actor.staff);
const sendsOthers = (actor: Actor): boolean => (callPermissions.AskResponder as readonly string[]).includes(roleOf(actor) ?? '');
const isRaisedHere = ({ detail }: ReadCall, console: ConsoleId): boolean => consoleOfOrigin(detail.called.origin as OriginId) === console;

const GROUPS: Readonly<Record<LadderStep['to'], (role: string | null) => boolean>> = {
  supervisors: (role) => role === 'campusSupervisor',
  leaders: (role) => role === 'administrator' || role === 'assistantPrincipal',
  everybody: () => true,
};

/** DI-13 those of every step up to the one that is due. */
const isTold = (ladder: readonly LadderStep[], step: number, actor: Actor): boolean => ladder.slice(0, step).some(({ to }) => GROUPS[to](roleOf(actor)));

/** DI-16 */
function mayRead(one: ReadCall, { actor, console, stepDue }: CallsAsk, { ladder }: Escalation): boolean {
  const staff = staffOf(actor);
  const concerns = staff !== null && (one.detail.called.actor === staff || one.detail.responders.some((responder) => responder.staff === staff && responder.state !== 'stoodDown'));
  return sendsOthers(actor) || concerns || isRaisedHere(one, console) || isTold(ladder, stepDue(one.call), actor);
}

export function roomsIn(reader: Reader, digests: Digests, { detail, ahead }: ReadCall): CallRow['rooms'] {
  if (detail.rooms.length === 0) return [];
  const all = roomsOfSite(reader, digests);
  return detail.rooms.map((room: RoomId) => ({ room, name: all.get(room)?.name ?? ahead?.roomName ?? 'A room that is not known here', zone: all.get(room)?.zone ?? null }));
}

export function listCalls(reader: Reader, ask: CallsAsk): CallRow[] {
  const settings = { kinds: callKinds(reader), ...escalation(reader) };
  const open = [...openCalls(reader), ...ask.heard];
  const roll = rollOf(reader, open);
  return [...open, ...endedToday(reader)].filter((one) => mayRead(one, ask, settings)).map((one) => rowOf(reader, ask, settings, roll, one));
}

function rowOf(reader: Reader, ask: CallsAsk, { kinds, ladder, checkInMinutes, staleMinutes }: Escalation & { readonly kinds: readonly CallKind[] }, roll: Roll, one: ReadCall): CallRow {
  const { call, exercise, state, calledWall, endedWall, detail } = one;
  const open = endedWall === null;
  const elapsedMs = ask.elapsed(call, calledWall);
  const about = detail.kinds.map((key) => kindIn(kinds, key));
  const caller = detail.called.actor;
  const raisedHere = isRaisedHere(one, ask.console);
  const rooms = roomsIn(reader, ask.digests, one);
  const stepReached = Math.max(0, ask.stepDue(call), ...detail.steps.map(({ step }) => step));
  const next = state === 'new' ? ladder[stepReached] : undefined;
  return {
    key: call,
    call,
    exercise,
    recorded: one.ahead === null,
    state,
    rooms,
    kinds: about,
    silent: detail.silent,
    words: detail.words.map(({ of, text, wall, actor }) => ({ of, text, wall, by: actor === null ? null : reader.staffName(actor) })),
    caller: caller === null ? null : { staff: caller, name: reader.staffName(caller) },
    consoleName: reader.consoleName(detail.called.origin),
    raisedHere,
    mayCancel: open && (caller === null ? raisedHere : caller === staffOf(ask.actor)),
    onBehalf: detail.onBehalf,
    elapsedMs,
    sentAtWall: reader.clock.wallMs(),
    calledWall,
    acknowledgedWall: detail.firsts.acknowledged,
    setOutWall: detail.firsts.onTheWay,
    arrivedWall: detail.firsts.onScene,
    endedWall,
    outcomes: detail.endings.map(({ words, wall, actor }) => ({ words, wall, by: actor === null ? null : reader.staffName(actor) })),
    responders: detail.responders.map((responder) => ({
      staff: responder.staff,
      name: reader.staffName(responder.staff),
      skills: [...roll.skillsOf(responder.staff)],
      state: responder.state,
      sinceWall: responder.wall,
      sinceMs: open ? ask.elapsed(responder.event, responder.wall) : 0,
      onBehalf: responder.onBehalf,
      staleAfterMs: open && (responder.state === 'acknowledged' || responder.state === 'onTheWay') ? staleMinutes * 60_000 : null,
    })),
    takenApart: open ? detail.takenApart.map(({ taking, staff }) => ({ taking, staff, name: reader.staffName(staff) })) : [],
    endedApart: detail.endedApart,
    ...(open ? proposalsFor(reader, roll, one, about, rooms.flatMap(({ zone }) => zone ?? [])) : { pairMissing: [], pairProposed: null, proposed: [] }),
    nextStep: next === undefined ? null : { step: stepReached + 1, to: next.to, inMs: next.afterS * 1000 - elapsedMs },
    stepReached,
    checkIn: state === 'onScene' ? { sinceMs: sinceChecked(ask, one), dueAfterMs: checkInMinutes * 60_000 } : null,
    offersDirective: open && about.some((kind) => kind.offersDirective),
  };
}

/** DI-17 since somebody arrived, or asked. */
function sinceChecked({ elapsed }: CallsAsk, { detail }: ReadCall): number {
  const heard = [...detail.checks, ...detail.responders.filter(({ state }) => state === 'onScene')];
  return Math.min(...heard.map(({ event, wall }) => elapsed(event, wall)));
}

/** Which calls this computer shows over whatever is on the screen. */
export function listCallAlarms(reader: Reader, ask: CallsAsk): CallAlarmRow[] {
  const { ladder } = escalation(reader);
  const kinds = callKinds(reader);
  return [...openCalls(reader), ...ask.heard].flatMap((one): CallAlarmRow[] => {
    const { call, exercise, state, calledWall, detail } = one;
    const step = ask.stepDue(call);
    const told = isTold(ladder, step, ask.actor);
    const staff = staffOf(ask.actor);
    const asked = staff !== null && detail.responders.some((responder) => responder.staff === staff && responder.state === 'asked');
    const raisedHere = isRaisedHere(one, ask.console);
    if (!told && !asked && !raisedHere) return [];
    const due = step === 0 ? undefined : ladder[Math.min(step, ladder.length) - 1];
    return [
      {
        key: call,
        call,
        exercise,
        recorded: one.ahead === null,
        state,
        roomNames: roomsIn(reader, ask.digests, one).map(({ name }) => name),
        kindWords: detail.kinds.map((key) => kindIn(kinds, key).words),
        silent: detail.silent,
        raisedHere,
        // A silent call makes no sound where it was raised.
        audible: told && due?.audible === true && !(detail.silent && raisedHere),
        step,
        to: due?.to ?? null,
        elapsedMs: ask.elapsed(call, calledWall),
        sentAtWall: reader.clock.wallMs(),
        answeredBy: detail.responders.filter(goes).map((responder) => ({ name: reader.staffName(responder.staff), state: responder.state })),
      },
    ];
  });
}

/** DI-2 of the rooms in use. */
export const roomOfConsole = (reader: Reader, digests: Digests, console: ConsoleId): RoomId | null =>
  roomWhereStands(reader, [...roomsOfSite(reader, digests).values()].filter(({ used }) => used), console)?.room ?? null;
