/** Rules about who uses Muster in which role (README.md beside this file). Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import type { EventId, PersonId } from '../../kernel/ids.ts';
import { IDLE_LOCK, staffStream } from '../../kernel/streams.ts';
import type { AddStaff, GrantRole, PutStaffOnRoster, RenameStaff, SetIdleLock, WithdrawRole } from './commands.ts';
import type { Cut } from './events.ts';
import type { StaffMember } from './staff.ts';

export interface StaffContext {
  /** Null: there is nobody of this id. */
  readonly member: StaffMember | null;
  /** Administrators who could act tomorrow: where sign-in is set up, only those who can sign in. */
  readonly administrators: ReadonlySet<string>;
  /** Of the roster: whom a staff member may be, and who each of them is already. */
  readonly onRoster: (person: string) => boolean;
  readonly staffOf: (person: string) => PersonId | null;
}

const unknownStaff = (): Decision => reject('StaffUnknown', 'Nobody of that name uses Muster here.', 'Look at the list of staff again; add the person if they are missing.');
const notOnRoster = (): Decision => reject('PersonNotOnRoster', 'This person is not on the staff of the roster.', 'Search again, or add them without a roster record.');
const alreadyStaff = (): Decision => reject('AlreadyStaff', 'This person of the roster uses Muster here already.', 'Find them in the list of staff, and change their role there.');

/** SI-15 one person of the roster is one staff member. `fresh`: ids, one for each. */
export function addStaff(command: AddStaff, context: Pick<StaffContext, 'onRoster' | 'staffOf'>, fresh: readonly PersonId[]): Decision {
  const people = command.people.flatMap((one) => one.person ?? []);
  if (people.some((person) => !context.onRoster(person))) return notOnRoster();
  if (people.some((person) => context.staffOf(person) !== null) || new Set(people).size < people.length) return alreadyStaff();
  return accept(
    command.people.flatMap(({ name, person }, i): NewEvent[] => {
      const staff = fresh[i];
      if (staff === undefined) return [];
      const stream = staffStream(staff);
      const put: NewEvent[] = person === null ? [] : [{ stream, type: 'v1.StaffPutOnRoster', payload: { staff, person }, refs: [] }];
      return [{ stream, type: 'v1.StaffAdded', payload: { staff, name }, refs: [] }, ...put, { stream, type: 'v1.RoleGranted', payload: { staff, role: command.role }, refs: [] }];
    }),
  );
}

export function renameStaff(command: RenameStaff, { member }: Pick<StaffContext, 'member'>): Decision {
  if (member === null) return unknownStaff();
  const { staff, name } = command;
  if (member.names.length === 1 && member.names[0] === name) return accept([]);
  return accept([{ stream: staffStream(staff as PersonId), type: 'v1.StaffRenamed', payload: { staff, name }, refs: [] }]);
}

export function putStaffOnRoster(command: PutStaffOnRoster, context: Omit<StaffContext, 'administrators'>): Decision {
  const { staff, person } = command;
  if (context.member === null) return unknownStaff();
  if (person !== null && !context.onRoster(person)) return notOnRoster();
  const other = person === null ? null : context.staffOf(person);
  if (other !== null && other !== staff) return alreadyStaff();
  return accept([{ stream: staffStream(staff as PersonId), type: 'v1.StaffPutOnRoster', payload: { staff, person }, refs: [] }]);
}

/** SI-18 somebody must stay who can let others in. */
const isLast = (staff: string, administrators: ReadonlySet<string>): boolean => administrators.size === 1 && administrators.has(staff);
const lastAdministrator = (): Decision => reject('LastAdministrator', 'This is the only administrator who can sign in.', 'Make somebody else an administrator first, and let them choose a passphrase.');

export function grantRole(command: GrantRole, { member, administrators }: Pick<StaffContext, 'member' | 'administrators'>): Decision {
  const { staff, role } = command;
  if (member === null) return unknownStaff();
  if (member.grants.length === 1 && member.grants[0]?.payload.role === role) return accept([]);
  if (role !== 'administrator' && isLast(staff, administrators)) return lastAdministrator();
  return accept([{ stream: staffStream(staff as PersonId), type: 'v1.RoleGranted', payload: { staff, role }, refs: [] }]);
}

/** `seen`: the newest act that rests on the role, in each origin: what is done on it elsewhere meanwhile comes up (SI-51). */
export function withdrawRole(command: WithdrawRole, { member, administrators, seen }: Pick<StaffContext, 'member' | 'administrators'> & { readonly seen: Cut }): Decision {
  const { staff } = command;
  if (member === null) return unknownStaff();
  if (isLast(staff, administrators)) return lastAdministrator();
  const grants: readonly EventId[] = member.grants.map((one) => one.id);
  if (grants.length === 0) return reject('NoRoleToWithdraw', 'This person has no role here any more.', 'Nothing is left to do.');
  return accept([{ stream: staffStream(staff as PersonId), type: 'v2.RoleWithdrawn', payload: { staff, grants, seen: [...seen] }, refs: [] }]);
}

export const setIdleLock = (command: SetIdleLock): Decision => accept([{ stream: IDLE_LOCK, type: 'v1.IdleLockSet', payload: { minutes: command.minutes }, refs: [] }]);
