/** What letting in and joining refuse, in plain words. Those that a member says are shown on the joiner's screen. */
import type { Rejection } from '../../../../shared/kernel/decision.ts';
import type { Result } from '../../../../shared/kernel/result.ts';

export type Done = Result<Record<string, never>, Rejection>;

const ADD = 'On a console of the site, somebody signed in as administrator chooses “Add a console” in Setup. Then try again here.';
const AGAIN = 'Begin again on both computers. If it happens again, connect both to the same cable or Wi-Fi, and ask whoever looks after the network.';

export const admissionClosed: Rejection = { name: 'AdmissionClosed', message: 'The other computer is not adding a console at the moment.', whatToDo: ADD };
export const anotherIsAsking: Rejection = { name: 'AnotherIsAsking', message: 'Another computer is being added at the moment.', whatToDo: 'Wait until that one is done, then try again.' };
export const digitsDiffer: Rejection = { name: 'DigitsDiffer', message: 'On the other computer somebody said that the digits differ.', whatToDo: AGAIN };
export const notAdmittedYet: Rejection = { name: 'NotAdmittedYet', message: 'The other computer did not let this one in before the connection broke.', whatToDo: 'Begin again on both computers.' };
export const pairingBroken: Rejection = { name: 'PairingBroken', message: 'What the two computers said to each other does not fit together.', whatToDo: AGAIN };
export const notUnderstood: Rejection = { name: 'PairingNotUnderstood', message: 'What the other computer said could not be read.', whatToDo: 'Install the same version of Muster on both, then begin again.' };
export const noCommonProtocol: Rejection = { name: 'VersionsTooFarApart', message: 'The two computers run versions of Muster that are too far apart.', whatToDo: 'Install the newer version on both, then begin again.' };
export const askedTooLate: Rejection = { name: 'PairingTimedOut', message: 'The other computer did not answer in time.', whatToDo: AGAIN };
export const memberNoMore: Rejection = { name: 'NotAMember', message: 'This console is no longer one of the site, so it can let nobody in.', whatToDo: 'Add the console at another console of the site.' };
export const digitsGone: Rejection = { name: 'DigitsGone', message: 'These digits are no longer compared.', whatToDo: 'Look at the digits that are shown now, or begin again.' };
export const alreadyJoining: Rejection = { name: 'AlreadyJoining', message: 'This computer is joining a site already.', whatToDo: 'Go on with that, or cancel it first.' };
export const incidentOpen: Rejection = { name: 'IncidentOpen', message: 'An incident or a drill is open on this computer, and its site would be set aside.', whatToDo: 'Close it first, then join.' };
export const ownAddress: Rejection = { name: 'OwnAddress', message: 'That is the address of this computer itself.', whatToDo: 'Type the address that the other computer shows.' };
export const wrongMember: Rejection = { name: 'AnotherComputerAnswered', message: 'Another computer answered than the one whose digits were compared.', whatToDo: AGAIN };
export const notKept: Rejection = { name: 'JoiningNotSaved', message: 'This computer was let in, but could not save that.', whatToDo: 'Free some space on its disk, then start Muster again: it goes on by itself.' };
export const notConfirmed: Rejection = { name: 'DiskFull', message: 'This computer’s disk is full, so that the digits are the same could not be saved.', whatToDo: 'Free some space, then confirm again.' };
export const lineBroke = (why: string): Rejection => ({ name: 'LineBroke', message: `The connection to the other computer ended (${why}).`, whatToDo: AGAIN });
export const otherCanceled: Rejection = { name: 'OtherCanceled', message: 'It was canceled on the other computer.', whatToDo: 'Begin again on both computers.' };
export const notDecided: Rejection = { name: 'NotSaved', message: 'The other computer could not save that this one is let in.', whatToDo: 'Look at what it says on its screen, then begin again.' };
