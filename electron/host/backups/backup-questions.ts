/** What windows ask of the files of this console. Where nobody looks after them it says so. */
import { backupQueries } from '../../../shared/contract/backup-procedures.ts';
import { queries, type QueryAnswer, type QueryParams } from '../../../shared/contract/procedures.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { mayUse } from '../web/may-use.ts';
import { notPermitted } from '../web/refusals.ts';
import type { DataCare } from './data-care.ts';

type Name = keyof typeof backupQueries;
type BackupQuestion = { [N in Name]: { readonly name: N; readonly params: QueryParams<N> } }[Name];

export const isAboutBackups = (question: { readonly name: string; readonly params: unknown }): question is BackupQuestion => Object.hasOwn(backupQueries, question.name);

const NOBODY: Rejection = { name: 'NoBackupsHere', message: 'This console makes no backups.', whatToDo: 'Open Muster as it was installed.' };

export async function answerAboutBackups(care: DataCare | null, founded: boolean, by: Actor, question: BackupQuestion): Promise<Result<QueryAnswer<Name>, Rejection>> {
  if (care === null) return err(NOBODY);
  const { name, params } = question;
  switch (name) {
    case 'setBackups':
      return care.set(params.folder, params.keep);
    case 'backUpNow':
      return care.backUp();
    case 'putAwayRecovery':
      care.putAwayRecovery();
      return ok({});
    case 'lookForBackups':
      return founded && !mayUse(queries.setBackups.permission, by) ? err(notPermitted(by)) : care.lookFor(params.place);
    case 'restoreBackup':
      // To take the school's data back a day is for whoever answers for it.
      return founded && !mayUse(queries.setBackups.permission, by) ? err(notPermitted(by)) : care.restore(params.file, params.instead);
    default:
      return unreachable(name);
  }
}
