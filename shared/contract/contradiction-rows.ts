/**
 * The rows of the subscription `contradictions`: a card for each thing that cannot be true as it stands, with all its
 * sides, and what a person can do about it. The kinds are those of the one table, `shared/domain/contradictions.ts`.
 */
import { z } from 'zod';
import { channel, reportStatus } from '../domain/accounting/events.ts';
import { contradictions, type ContradictionKind } from '../domain/contradictions.ts';
import { commandSchemas } from '../domain/registry.ts';
import { personName } from './person-name.ts';

const { HandOverPost, JoinIncidents, RenameSite, NameSchools, ChooseClock, SetBellSchedule, SetLockdownAllClear, SetIdleLock, SetSelfRelease, RenameConsole, RenameStaff, CorrectText, PlaceRooms, UseRooms, GrantRole, ConfirmActs, AdoptLateFacts, SetAsideLateFacts, SettleClaims, SetCallKinds, SetEscalation } = commandSchemas;

const kinds = Object.keys(contradictions) as [ContradictionKind, ...ContradictionKind[]];
const count = z.number().int().nonnegative();
const wall = z.number();
const namesake = z.object({ room: z.string().nullable(), grade: z.string().nullable() });

/** Settings that can be set apart; the window knows where in Setup each is. */
const settingName = z.enum(['siteName', 'schools', 'clock', 'bellSchedule', 'lockdownAllClear', 'idleLock', 'selfRelease', 'consoleName', 'room', 'staffName', 'text', 'callKinds', 'escalation']);

const about = z.discriminatedUnion('is', [
  z.object({ is: z.literal('person'), incident: z.string(), person: z.string(), name: personName, grade: z.string().nullable(), room: z.string().nullable(), sameName: z.array(namesake) }),
  z.object({ is: z.literal('post'), incident: z.string(), title: z.string() }),
  z.object({ is: z.literal('call'), call: z.string(), words: z.string() }),
  z.object({ is: z.literal('incidents') }),
  z.object({ is: z.literal('rosters') }),
  /** `of`: which room, console or person; '': there is one only. */
  z.object({ is: z.literal('setting'), setting: settingName, of: z.string() }),
  /** `acts`: what was done, oldest first, as far as a card has room; `moreActs` besides. */
  z.object({ is: z.literal('staff'), name: z.string() }),
  z.object({ is: z.literal('console'), name: z.string() }),
]);

/** What the person adds is the reason. */
const withReason = z.discriminatedUnion('type', [ConfirmActs.omit({ reason: true }), AdoptLateFacts.omit({ reason: true }), SetAsideLateFacts.omit({ reason: true })]);
const asItIs = z.discriminatedUnion('type', [HandOverPost, JoinIncidents, RenameSite, NameSchools, ChooseClock, SetBellSchedule, SetLockdownAllClear, SetIdleLock, SetSelfRelease, RenameConsole, RenameStaff, CorrectText, PlaceRooms, UseRooms, GrantRole, SettleClaims, SetCallKinds, SetEscalation]);

export const contradictionRow = z.object({
  key: z.string(),
  kind: z.enum(kinds),
  about,
  /** What a settlement must name, which may be more than the sides shown. */
  events: z.array(z.string()),
  /** Both sides: what was attested, by whom, at which console, when. */
  sides: z.array(z.object({ event: z.string(), what: z.string(), who: z.string(), console: z.string(), channel: channel.nullable(), wall, release: z.boolean(), status: reportStatus.nullable(), attendance: z.boolean(), place: z.boolean() })),
  /** Of whom many things were done: each in words, oldest first, as far as a card has room. */
  acts: z.array(z.object({ event: z.string(), what: z.string(), who: z.string(), console: z.string(), wall })),
  moreActs: count,
  /** Commands of which each settles it, in the order of the sides where it is about them. None: the window asks what is true of the person, or leads to the import. */
  choices: z.array(z.object({ key: z.string(), label: z.string(), does: z.string(), settles: z.discriminatedUnion('asks', [z.object({ asks: z.literal('nothing'), command: asItIs }), z.object({ asks: z.literal('reason'), command: withReason })]) })),
});
