/** What a person can ask of the site area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { MAX_REFS, PEOPLE_PER_COMMAND, ROOMS_PER_COMMAND } from '../../kernel/limits.ts';
import { languages } from '../../kernel/languages.ts';
import { bellSchedule, clockHours, roles, roomName, schoolNames, textId, textWords, zoneName } from './events.ts';
import { floorCommands } from './floor-commands.ts';

const name = z.string().trim().min(1).max(120);
const id = z.string().regex(ID_PATTERN);
const reason = z.string().trim().min(1).max(500);
const role = z.enum(roles);
const rooms = z.array(id).min(1).max(ROOMS_PER_COMMAND);

export const siteCommands = {
  FoundSite: z.strictObject({ type: z.literal('FoundSite'), siteName: name, founderName: name, consoleName: name }),
  ErasePayloads: z.strictObject({
    type: z.literal('ErasePayloads'),
    streams: z.array(z.string().max(200)).min(1).max(64),
    reason,
  }),
  SetBellSchedule: z.strictObject({ type: z.literal('SetBellSchedule'), bells: bellSchedule }),
  RenameSite: z.strictObject({ type: z.literal('RenameSite'), name }),
  /** `console` null: the one that is asked. */
  RenameConsole: z.strictObject({ type: z.literal('RenameConsole'), console: id.nullable(), name }),
  /** The one that is asked. `room` null: as its name says. */
  PlaceConsole: z.strictObject({ type: z.literal('PlaceConsole'), room: id.nullable() }),
  /** Lost, or no longer trusted: what it says beyond what is known here now does not count. */
  RevokeConsole: z.strictObject({ type: z.literal('RevokeConsole'), console: id, reason }),
  /** What a revoked console said beyond the cut, as far as it is here now, counts after all. */
  AdoptLateFacts: z.strictObject({ type: z.literal('AdoptLateFacts'), console: id, reason }),
  /** The console that is asked goes; its data are set aside. */
  LeaveSite: z.strictObject({ type: z.literal('LeaveSite') }),
  /** None: those of the roster. */
  NameSchools: z.strictObject({ type: z.literal('NameSchools'), schools: schoolNames }),
  SetLockdownAllClear: z.strictObject({ type: z.literal('SetLockdownAllClear'), twoPeople: z.boolean(), everyRoomReleased: z.boolean() }),
  /** `words` null: those that come with Muster again. */
  CorrectText: z.strictObject({ type: z.literal('CorrectText'), text: textId, language: z.enum(languages), words: textWords.nullable() }),
  ChooseClock: z.strictObject({ type: z.literal('ChooseClock'), hours: clockHours }),
  AddRoom: z.strictObject({ type: z.literal('AddRoom'), name: roomName, zone: zoneName.nullable() }),
  /** `zone` null: into none. */
  PlaceRooms: z.strictObject({ type: z.literal('PlaceRooms'), rooms, zone: zoneName.nullable() }),
  UseRooms: z.strictObject({ type: z.literal('UseRooms'), rooms, used: z.boolean() }),
  RenameRoom: z.strictObject({ type: z.literal('RenameRoom'), room: id, name: roomName }),
  /** `person`: the staff record of the roster; null: whoever is on none. */
  AddStaff: z.strictObject({ type: z.literal('AddStaff'), role, people: z.array(z.strictObject({ name, person: id.nullable() })).min(1).max(PEOPLE_PER_COMMAND) }),
  RenameStaff: z.strictObject({ type: z.literal('RenameStaff'), staff: id, name }),
  PutStaffOnRoster: z.strictObject({ type: z.literal('PutStaffOnRoster'), staff: id, person: id.nullable() }),
  GrantRole: z.strictObject({ type: z.literal('GrantRole'), staff: id, role }),
  WithdrawRole: z.strictObject({ type: z.literal('WithdrawRole'), staff: id }),
  /** What was done on these grants, as far as it is here, after they were withdrawn elsewhere: it stands. */
  ConfirmActs: z.strictObject({ type: z.literal('ConfirmActs'), staff: id, grants: z.array(z.string().regex(SHA256_PATTERN)).min(1).max(MAX_REFS), reason }),
  /** What a revoked console said beyond the cut, as far as it is here, was looked at and is left out. */
  SetAsideLateFacts: z.strictObject({ type: z.literal('SetAsideLateFacts'), console: id, reason }),
  SetIdleLock: z.strictObject({ type: z.literal('SetIdleLock'), minutes: z.number().int().min(1).max(120) }),
  ...floorCommands,
} as const;

export type FoundSite = z.infer<typeof siteCommands.FoundSite>;
export type SetBellSchedule = z.infer<typeof siteCommands.SetBellSchedule>;
export type ErasePayloads = z.infer<typeof siteCommands.ErasePayloads>;
export type RenameSite = z.infer<typeof siteCommands.RenameSite>;
export type PlaceConsole = z.infer<typeof siteCommands.PlaceConsole>;
export type RenameConsole = z.infer<typeof siteCommands.RenameConsole>;
export type RevokeConsole = z.infer<typeof siteCommands.RevokeConsole>;
export type AdoptLateFacts = z.infer<typeof siteCommands.AdoptLateFacts>;
export type NameSchools = z.infer<typeof siteCommands.NameSchools>;
export type SetLockdownAllClear = z.infer<typeof siteCommands.SetLockdownAllClear>;
export type CorrectText = z.infer<typeof siteCommands.CorrectText>;
export type ChooseClock = z.infer<typeof siteCommands.ChooseClock>;
export type AddRoom = z.infer<typeof siteCommands.AddRoom>;
export type PlaceRooms = z.infer<typeof siteCommands.PlaceRooms>;
export type UseRooms = z.infer<typeof siteCommands.UseRooms>;
export type RenameRoom = z.infer<typeof siteCommands.RenameRoom>;
export type AddStaff = z.infer<typeof siteCommands.AddStaff>;
export type RenameStaff = z.infer<typeof siteCommands.RenameStaff>;
export type PutStaffOnRoster = z.infer<typeof siteCommands.PutStaffOnRoster>;
export type GrantRole = z.infer<typeof siteCommands.GrantRole>;
export type WithdrawRole = z.infer<typeof siteCommands.WithdrawRole>;
export type ConfirmActs = z.infer<typeof siteCommands.ConfirmActs>;
export type SetAsideLateFacts = z.infer<typeof siteCommands.SetAsideLateFacts>;
export type SetIdleLock = z.infer<typeof siteCommands.SetIdleLock>;
