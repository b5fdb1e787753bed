/** Loads what decisions about a call's report and recovery need; what is read of them is made here for whoever reads it. */
import type { ReportsFor } from '../../../db/queries/call-report.ts';
import { isStaffMember } from '../../../db/queries/staff.ts';
import { callReportPermission, confidentialPermission } from '../../../shared/contract/call-report-procedures.ts';
import { decideAfter } from '../../../shared/domain/dispatch/decide-report.ts';
import type { AfterCommand } from '../../../shared/domain/dispatch/report-commands.ts';
import { aftermathOf } from '../../../shared/domain/dispatch/report.ts';
import { callOf } from '../../../shared/domain/dispatch/state.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import { callStream } from '../../../shared/kernel/streams.ts';
import { mayUse } from '../web/may-use.ts';
import type { Sources } from './load.ts';

export const reportsFor = (actor: Actor): ReportsFor => ({ staff: actor === 'unsigned' ? null : actor.staff, leads: mayUse(callReportPermission, actor), confidential: mayUse(confidentialPermission, actor) });

export function decideAfterCall(command: AfterCommand, { log, reader }: Sources, actor: Actor): Decision {
  const history = log.history(callStream(command.call));
  const call = callOf(history);
  const caller = call?.caller ?? null;
  const { staff, leads } = reportsFor(actor);
  return decideAfter(command, {
    call: call === null ? null : { exercise: call.called.payload.exercise, cleared: call.state === 'cleared', caller },
    aftermath: aftermathOf(history),
    acting: staff,
    leads,
    isStaff: (other) => isStaffMember(reader, other),
  });
}
