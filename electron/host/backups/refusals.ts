/** Why a backup was not made, and why one is not put in the place of what is here, in words for whoever looks after the console. */
import type { Rejection } from '../../../shared/kernel/decision.ts';

export interface BackupTrouble {
  readonly message: string;
  readonly whatToDo: string;
}

/** By the name that the system, SQLite or the backup's own check gives it. */
export function backupFailure(code: string, folder: string): BackupTrouble {
  if (code === 'DAMAGED' || /^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return { message: 'No backup was made: the data on this computer is damaged.', whatToDo: 'Muster begins again by itself and mends what it can. If this stays, run “muster verify” and ask for help.' };
  if (code === 'VIEWS_DIFFER') return { message: 'No backup was made: what is shown is not what the log says.', whatToDo: 'Muster makes it anew from the log by itself. If this stays, run “muster verify” and ask for help.' };
  if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EDQUOT') return { message: `No backup was made: there is no room in ${folder} or on this computer’s disk.`, whatToDo: 'Free some space, or choose another folder.' };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { message: `No backup was made: Muster may not write to ${folder}.`, whatToDo: 'Let this user write there, or choose another folder.' };
  if (code === 'STOPPED') return { message: 'The backup was not finished.', whatToDo: 'It is made again by itself.' };
  return { message: `No backup was made: ${folder} cannot be reached (${code}).`, whatToDo: 'Is the drive connected? It is tried again each hour.' };
}

export type RestoreRefusal =
  | { readonly is: 'notThere' | 'notABackup' | 'empty'; readonly file: string }
  | { readonly is: 'damaged'; readonly file: string; readonly code: string }
  | { readonly is: 'fromTheFuture'; readonly file: string }
  | { readonly is: 'otherSite'; readonly file: string; readonly siteName: string; readonly hereName: string }
  | { readonly is: 'otherManaged'; readonly file: string; readonly siteName: string; readonly managedSite: string }
  | { readonly is: 'incidentOpen'; readonly file: string };

export function restoreRefused(refusal: RestoreRefusal): Rejection {
  const { file } = refusal;
  switch (refusal.is) {
    case 'notThere':
      return { name: 'BackupNotThere', message: `There is no file ${file}.`, whatToDo: 'Check the name and the place. A backup’s name begins with “muster-” and ends with “.db”.' };
    case 'notABackup':
      return { name: 'NotABackup', message: `${file} is no backup of Muster’s.`, whatToDo: 'Choose a file whose name begins with “muster-” and ends with “.db”. Nothing was changed.' };
    case 'empty':
      return { name: 'BackupEmpty', message: `${file} holds no school.`, whatToDo: 'Choose another backup. Nothing was changed.' };
    case 'damaged':
      return { name: 'BackupDamaged', message: `${file} is damaged (${refusal.code}).`, whatToDo: 'Choose an older backup. Nothing was changed.' };
    case 'fromTheFuture':
      return { name: 'BackupFromTheFuture', message: `${file} was made by a newer Muster.`, whatToDo: 'Install the newer Muster on this computer, then restore it. Nothing was changed.' };
    case 'otherSite':
      return { name: 'BackupOfAnotherSite', message: `${file} is of ${refusal.siteName}, and this computer holds ${refusal.hereName}.`, whatToDo: 'If it is to take its place all the same, say so; what is here is kept aside. Nothing was changed.' };
    case 'otherManaged':
      return { name: 'OtherSiteManaged', message: `Whoever runs this school’s computers set this one up for “${refusal.managedSite}”, and ${file} is of “${refusal.siteName}”.`, whatToDo: 'Choose a backup of that school, or ask them to change what is set for this computer. Nothing was changed.' };
    case 'incidentOpen':
      return { name: 'NotDuringAnIncident', message: 'An incident is open.', whatToDo: 'Close it first: restoring begins again on what the backup holds.' };
  }
}
