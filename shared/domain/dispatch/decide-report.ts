/** What may be stated of a call beside the call itself, by whom (README.md, After a call). Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import { unreachable } from '../../kernel/assert.ts';
import { callStream } from '../../kernel/streams.ts';
import type { AfterCommand } from './report-commands.ts';
import type { afterEvents, RecoveryTaskAnswered } from './report-events.ts';
import { affectedBy, type CallAftermath } from './report.ts';

export interface AfterContext {
  /** Null: this console knows of no such call. */
  readonly call: { readonly exercise: boolean; readonly cleared: boolean; readonly caller: string | null } | null;
  readonly aftermath: CallAftermath;
  /** Who acts; null: nobody is signed in. */
  readonly acting: string | null;
  /** Whoever acts may read and amend the whole report. */
  readonly leads: boolean;
  readonly isStaff: (staff: string) => boolean;
}

const stated = (call: string, type: keyof typeof afterEvents, said: object): Decision => accept([{ stream: callStream(call), type, payload: { call, ...said }, refs: [] }]);

const staffUnknown = (): Decision => reject('StaffUnknown', 'That colleague is not among those who use Muster here.', 'Choose somebody from the list, or add them under Setup, Staff.');

/** AF-6 of a call that was cleared, and no drill. */
function refuseRecovery(call: NonNullable<AfterContext['call']>): Decision | null {
  if (call.exercise) return reject('NoRecoveryInDrill', 'A drill has no recovery: nobody was hurt.', 'Record what was learned instead.');
  if (!call.cleared) return reject('CallNotCleared', 'This call was not cleared, so its recovery has not begun.', 'Clear the call first.');
  return null;
}

export function decideAfter(command: AfterCommand, { call, aftermath, acting, leads, isStaff }: AfterContext): Decision {
  if (call === null) return reject('CallUnknown', 'This console knows of no such call.', 'Look at the list of calls again.');
  const knowsTask = (task: string): boolean => aftermath.tasks.some(({ key }) => key === task);
  const ownsTask = (task: string): boolean => aftermath.tasks.some(({ key, referral, assigned }) => key === task && (assigned.newest.some(({ is }) => is.owner === acting) || (assigned.newest.length === 0 && referral?.is.owner === acting)));
  const taskUnknown = (): Decision => reject('TaskUnknown', 'There is no such task for this call.', 'Look at the list of tasks again.');
  const isAffected = acting !== null && affectedBy(aftermath, call.caller).includes(acting);
  switch (command.type) {
    case 'StateReportFact':
      return stated(command.call, 'v1.ReportFactStated', { said: command.said });
    case 'NameAffected':
      return isStaff(command.staff) ? stated(command.call, 'v1.AffectedNamed', { staff: command.staff }) : staffUnknown();
    case 'GiveOwnAccount':
      // AF-3 nobody speaks for somebody else here; what others saw is a fact of the report.
      if (!isAffected) return reject('NotWhomItHappenedTo', 'Only whoever it happened to gives their own account.', 'Ask a supervisor to name you in the report.');
      return stated(command.call, 'v1.OwnAccountGiven', { words: command.words });
    case 'WriteConfidentialNote':
      // AF-4 also of whoever may not read those of others.
      if (!leads && !isAffected) return reject('NotYourCall', 'Notes are written by those who lead and by whoever it happened to.', 'Ask a supervisor to name you in the report, or tell them.');
      return stated(command.call, 'v1.ConfidentialNoteWritten', { words: command.words });
    case 'RecordLesson':
      return stated(command.call, 'v1.LessonRecorded', { words: command.words });
    case 'AssignRecoveryTask': {
      const { task, owner, due } = command;
      const refusal = refuseRecovery(call);
      if (refusal !== null) return refusal;
      if (!knowsTask(task)) return taskUnknown();
      return owner === null || isStaff(owner) ? stated(command.call, 'v1.RecoveryTaskAssigned', { task, owner, due }) : staffUnknown();
    }
    case 'ReferToCareTeam': {
      const { toWhom, shared, owner, due } = command;
      const refusal = refuseRecovery(call);
      if (refusal !== null) return refusal;
      return owner === null || isStaff(owner) ? stated(command.call, 'v1.CareTeamReferred', { toWhom, shared, owner, due }) : staffUnknown();
    }
    case 'AnswerRecoveryTasks': {
      const { is, words } = command;
      const refusal = refuseRecovery(call);
      if (refusal !== null) return refusal;
      const tasks = [...new Set(command.tasks)].sort();
      if (!tasks.every(knowsTask)) return taskUnknown();
      // AF-7 whoever leads answers for any task, its owner for their own.
      if (!leads && !tasks.every(ownsTask)) return reject('NotYourTask', 'This task is a colleague’s.', 'Tell whoever it belongs to, or a supervisor.');
      return accept(tasks.map((task) => ({ stream: callStream(command.call), type: 'v1.RecoveryTaskAnswered', payload: { call: command.call, task, is, words } satisfies RecoveryTaskAnswered, refs: [] })));
    }
    default:
      return unreachable(command);
  }
}
