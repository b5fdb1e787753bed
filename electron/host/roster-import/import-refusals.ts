/** Why an import was not done, and what to do now. What is wrong with a file is said by its problems instead. */
import type { Rejection } from '../../../shared/kernel/decision.ts';

export const NOT_FOUNDED: Rejection = { name: 'SiteNotFounded', message: 'This computer is not part of a school yet.', whatToDo: 'Set up the school first, then import its roster.' };
export const IMPORT_EXPIRED: Rejection = { name: 'ImportExpired', message: 'This import is no longer waiting.', whatToDo: 'Choose the file again.' };
export const IMPORT_CANCELLED: Rejection = { name: 'ImportCancelled', message: 'The import was cancelled. Nothing was changed.', whatToDo: 'Choose the file again if it is still wanted.' };
export const IMPORT_BUSY: Rejection = { name: 'ImportBusy', message: 'Another roster is being imported at this console.', whatToDo: 'Wait until it is done, then try again.' };
export const BEING_APPLIED: Rejection = { name: 'ImportBeingApplied', message: 'This import is being applied and can no longer be cancelled.', whatToDo: 'Wait until it is done. Importing the roster of before brings that one back.' };
export const NOTHING_TO_SETTLE: Rejection = { name: 'RosterSettled', message: 'This is no longer one of several active rosters.', whatToDo: 'Somebody settled it. Look at the list of conflicts again.' };
export const FILE_REFUSED: Rejection = { name: 'RosterRefused', message: 'These files cannot be imported as they are. Nothing was changed.', whatToDo: 'Read what is wrong with them, correct it where they come from, and choose them again.' };
export const TOO_LARGE: Rejection = { name: 'RosterTooLarge', message: 'This roster is larger than a console can read at once. Nothing was changed.', whatToDo: 'Export one school at a time from the student system, and import those.' };
export const GOES_ON_LATER: Rejection = { name: 'ImportInterrupted', message: 'The import stopped in the middle. The roster is what it was before.', whatToDo: 'Start Muster again: the import goes on by itself.' };
export const LOST: Rejection = { name: 'ImportLost', message: 'An import was interrupted, and what was prepared for it cannot be read any more. The roster is what it was before.', whatToDo: 'Choose the file again.' };
const ELSEWHERE = 'Try the sample school on a computer, or in a data folder, of its own.';
export const SAMPLE_NEEDS_EMPTY: Rejection = { name: 'RosterAlreadyThere', message: 'This school has a roster already.', whatToDo: ELSEWHERE };
export const SAMPLE_NEEDS_NO_SCHOOL: Rejection = { name: 'SchoolAlreadyThere', message: 'A school is set up here already, and invented students must not be mixed with it.', whatToDo: ELSEWHERE };
