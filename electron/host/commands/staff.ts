/** Loads what decisions about staff and their roles need: the member, the roster's staff, and who could administrate tomorrow. */
import { confirmActs, withdrawnGrantsOf } from '../../../shared/domain/site/acts.ts';
import type { AddStaff, ConfirmActs, GrantRole, PutStaffOnRoster, RenameStaff, WithdrawRole } from '../../../shared/domain/site/commands.ts';
import { addStaff, grantRole, putStaffOnRoster, renameStaff, withdrawRole, type StaffContext } from '../../../shared/domain/site/decide-staff.ts';
import { staffMemberOf } from '../../../shared/domain/site/staff.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { staffStream } from '../../../shared/kernel/streams.ts';
import { actEnds, openActs } from '../../../db/queries/acts.ts';
import { ableAdministrators, staffOfPerson } from '../../../db/queries/staff.ts';
import type { Sources } from './load.ts';

const rosterContext = ({ reader }: Sources): Pick<StaffContext, 'onRoster' | 'staffOf'> => ({
  onRoster: (person) => reader.rosters.current().staff.get(person as PersonId)?.withdrawn === false,
  staffOf: (person) => staffOfPerson(reader, person),
});

function contextOf(sources: Sources, staff: string): StaffContext {
  const member = staffMemberOf(sources.log.history(staffStream(staff as PersonId)));
  return { ...rosterContext(sources), member: member.names.length === 0 ? null : member, administrators: ableAdministrators(sources.reader) };
}

export const decideAddStaff = (command: AddStaff, sources: Sources, fresh: readonly PersonId[]): Decision => addStaff(command, rosterContext(sources), fresh);
export const decideRenameStaff = (command: RenameStaff, sources: Sources): Decision => renameStaff(command, contextOf(sources, command.staff));
export const decidePutStaffOnRoster = (command: PutStaffOnRoster, sources: Sources): Decision => putStaffOnRoster(command, contextOf(sources, command.staff));
export const decideGrantRole = (command: GrantRole, sources: Sources): Decision => grantRole(command, contextOf(sources, command.staff));

export function decideWithdrawRole(command: WithdrawRole, sources: Sources): Decision {
  const context = contextOf(sources, command.staff);
  return withdrawRole(command, { ...context, seen: actEnds(sources.reader.db, (context.member?.grants ?? []).map((one) => one.id)) });
}

export function decideConfirmActs(command: ConfirmActs, sources: Sources): Decision {
  const withdrawn = withdrawnGrantsOf(sources.log.history(staffStream(command.staff as PersonId)));
  const named = withdrawn.filter((one) => command.grants.includes(one.grant));
  return confirmActs(command, { withdrawn, ends: named.flatMap((one) => openActs(sources.reader.db, one).ends) });
}
