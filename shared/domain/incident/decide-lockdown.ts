/** Rules IN-30 to IN-37: rooms in a lockdown, what is known, what 911 was told, and who says that it is over. Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { incidentStream } from '../../kernel/streams.ts';
import type { GiveAllClear, Phone911, ProposeAllClear, ReleaseRooms, ReportKnown, ReportRooms, SetAsideAllClearRules, Tell911 } from './commands.ts';
import { giveAllClear, refsOf, refuseUnlessOpen, type AllClearContext, type IncidentContext } from './decide.ts';
import type { incidentEvents } from './events.ts';
import { isLockedDown, type Lockdown } from './lockdown-state.ts';

export interface LockdownContext extends IncidentContext {
  readonly lockdown: Lockdown;
  /** Rooms that are in use, and those of which something was said in this lockdown, with what they are called: the same as on the wall. */
  readonly rooms: ReadonlyMap<string, string>;
  readonly rule: AllClearRule;
  /** Who acts; null: nobody is signed in. */
  readonly actor: string | null;
}

/** What the school asks for before a lockdown is over. */
interface AllClearRule {
  readonly twoPeople: boolean;
  readonly everyRoomReleased: boolean;
}

const event = (incident: string, context: IncidentContext, type: keyof typeof incidentEvents, payload: object) => ({ stream: incidentStream(incident as IncidentId), type, payload: { incident, ...payload }, refs: refsOf(context) });

const ROOM_UNKNOWN = reject('RoomUnknown', 'One of these rooms is not on the list of rooms in use.', 'Choose another room, or add this one under Setup, Rooms and zones.');
const ROOM_TWICE = reject('RoomNamedTwice', 'One room is listed twice.', 'Name each room once.');

/** IN-31 a report stands until its reporter says something later, or somebody's report names it and stands in its place. IN-32 one command says one thing of a room that is on the list. */
export function reportRooms({ incident, reporter, channel, reports }: ReportRooms, context: LockdownContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  if (new Set(reports.map((one) => one.room)).size < reports.length) return ROOM_TWICE;
  const standing = new Map(context.lockdown.rooms.map((one) => [one.room, new Set<string>(one.reports.map((report) => report.event))]));
  if (reports.some((one) => one.settles.some((id) => standing.get(one.room)?.has(id) !== true))) {
    return reject('ReportNoLongerStands', 'One of these reports was corrected or settled meanwhile.', 'Look at the room again.');
  }
  const named = reports.flatMap((one) => ({ ...one, name: context.rooms.get(one.room) }));
  if (named.some((one) => one.name === undefined)) return ROOM_UNKNOWN;
  return accept(named.map((one) => event(incident, context, 'v2.RoomReported', { ...one, reporter, channel })));
}

/** IN-33 rooms are opened one by one, with a key; a report that the opening had not seen, or a new lockdown, takes it back. */
export function releaseRooms({ incident, rooms, openedBy }: ReleaseRooms, context: LockdownContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  if (new Set(rooms).size < rooms.length) return ROOM_TWICE;
  const named = rooms.map((room) => ({ room, name: context.rooms.get(room) }));
  if (named.some((one) => one.name === undefined)) return ROOM_UNKNOWN;
  const already = context.lockdown.rooms.find((one) => rooms.includes(one.room) && one.released !== null);
  if (already) return reject('RoomAlreadyReleased', `${already.name} is released already.`, 'Leave it out. If it is shut again, report it as locked.');
  return accept(named.map((one) => event(incident, context, 'v1.RoomReleased', { ...one, openedBy })));
}

export function reportKnown({ incident, text, place, reporter, channel }: ReportKnown, context: IncidentContext): Decision {
  return refuseUnlessOpen(context.incident) ?? accept([event(incident, context, 'v1.KnownReported', { text, place, reporter, channel })]);
}

export function phone911({ incident, words }: Phone911, context: IncidentContext): Decision {
  return refuseUnlessOpen(context.incident) ?? accept([event(incident, context, 'v1.EmergencyPhoned', { words })]);
}

/** IN-34 what 911 was told is said of each fact by itself. */
export function tell911({ incident, facts }: Tell911, context: LockdownContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  const known = new Map<string, Lockdown['known'][number]>(context.lockdown.known.map((one) => [one.event, one]));
  if (facts.some((id) => !known.has(id))) return reject('FactUnknown', 'This console does not know one of these facts.', 'Look at the list again.');
  if (facts.every((id) => known.get(id)?.told !== null)) return reject('AlreadyTold', '911 has been told this already.', 'Go on with the next fact.');
  return accept([event(incident, context, 'v1.EmergencyTold', { facts })]);
}

/** IN-35 the first of two people says that it is over. */
export function proposeAllClear({ incident }: ProposeAllClear, context: LockdownContext): Decision {
  const refusal = refuseUnlessOpen(context.incident) ?? refuseUnlessLockdown(context) ?? refuseWhileShut(context);
  if (refusal) return refusal;
  if (context.lockdown.proposals.some((one) => one.actor === context.actor)) return reject('AllClearAlreadyProposed', 'You have said already that the lockdown is over.', 'A second person must say so too, signed in under their own name.');
  return accept([event(incident, context, 'v1.AllClearProposed', {})]);
}

/** IN-37 nobody is stuck in a lockdown that is over: with a reason, which is on the record, one person alone ends it, whatever is still shut. */
export function setAsideAllClearRules({ incident, reason }: SetAsideAllClearRules, context: LockdownContext): Decision {
  const refusal = refuseUnlessOpen(context.incident) ?? refuseUnlessLockdown(context);
  if (refusal) return refusal;
  return accept([
    event(incident, context, 'v1.AllClearRulesSetAside', { alone: context.rule.twoPeople && !anotherProposed(context), roomsNotReleased: notReleased(context), reason }),
    event(incident, context, 'v1.AllClearGiven', { reason }),
  ]);
}

/** IN-35, IN-36: in a lockdown all clear is given by the school's own rule. Nobody was asked to report, so that whoever is unknown asks for no reason; whoever is reported missing does. */
export function giveAllClearByRule(command: GiveAllClear, context: LockdownContext & AllClearContext): Decision {
  if (context.incident === null || context.incident.closed !== null || !isLockedDown(context.incident, context.course)) return giveAllClear(command, context);
  const shut = refuseWhileShut(context);
  if (shut !== null) return shut;
  if (!context.rule.twoPeople || anotherProposed(context)) return giveAllClear(command, { ...context, unknown: 0 });
  return reject('SecondPersonNeeded', 'All clear after a lockdown takes two people.', 'One proposes it, and another confirms it under their own name. Alone, write a reason.');
}

const anotherProposed = (context: LockdownContext): boolean => context.actor !== null && context.lockdown.proposals.some((one) => one.actor !== null && one.actor !== context.actor);

function notReleased(context: LockdownContext): number {
  const released = new Set(context.lockdown.rooms.filter((one) => one.released !== null).map((one) => one.room));
  return [...context.rooms.keys()].filter((room) => !released.has(room)).length;
}

/** IN-36. */
function refuseWhileShut(context: LockdownContext): Decision | null {
  const shut = context.rule.everyRoomReleased ? notReleased(context) : 0;
  return shut === 0 ? null : reject('RoomsNotReleased', `${shut === 1 ? '1 room has' : `${shut} rooms have`} not been released.`, 'Release the rooms one by one, or write a reason.');
}

const refuseUnlessLockdown = (context: LockdownContext): Decision | null =>
  context.incident !== null && isLockedDown(context.incident, context.course) ? null : reject('NoLockdown', 'There is no lockdown to end.', 'Go back to Now.');

