/** What the door itself refuses, named and in plain words. What the domain refuses comes from the domain. */
import type { z } from 'zod';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';

const ASK_FOR_ADDRESS = 'Start Muster again on this computer, or ask it for a new address; each address opens one window.';
const RELOAD = 'Reload this window. If it happens again, tell whoever looks after this computer.';

export const codeNotValid: Rejection = {
  name: 'CodeNotValid',
  message: 'This address was used already, or is too old.',
  whatToDo: ASK_FOR_ADDRESS,
};

export const tooManyWrongCodes = (waitMs: number): Rejection => ({
  name: 'TooManyWrongCodes',
  message: 'Too many wrong addresses were tried.',
  whatToDo: `Wait ${Math.ceil(waitMs / 1000)} seconds. ${ASK_FOR_ADDRESS}`,
});

export const sessionUnknown: Rejection = {
  name: 'SessionUnknown',
  message: 'Muster was started anew, and this window belongs to the time before.',
  whatToDo: ASK_FOR_ADDRESS,
};

export const versionMismatch: Rejection = {
  name: 'VersionMismatch',
  message: 'This window is of another version of Muster than the one that runs.',
  whatToDo: 'Reload this window.',
};

export const tooManyWindows: Rejection = {
  name: 'TooManyWindows',
  message: 'Too many windows of this console are open.',
  whatToDo: 'Close one that nobody uses.',
};

export const unknownProcedure = (name: string): Rejection => ({
  name: 'UnknownProcedure',
  message: `This version of Muster knows nothing called ${JSON.stringify(name.slice(0, 60))}.`,
  whatToDo: RELOAD,
});

export function notPermitted(actor: Actor): Rejection {
  return actor === 'unsigned'
    ? { name: 'NobodySignedIn', message: 'Nobody is signed in at this console.', whatToDo: 'Sign in, then try again.' }
    : { name: 'NotPermitted', message: 'The role of the person who is signed in does not include this.', whatToDo: 'Ask somebody whose role does, such as an administrator.' };
}

/** `error` null: it was not even read. */
export function notUnderstood(error: z.ZodError | null): Rejection {
  const issue = error?.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  return { name: 'NotUnderstood', message: `What was sent could not be read${where}: ${issue?.message ?? 'not valid'}.`, whatToDo: RELOAD };
}

export const tooManyRequests: Rejection = {
  name: 'TooManyRequests',
  message: 'This window asks more than anybody can tap.',
  whatToDo: 'Wait a second, then try again.',
};

export const tooManySubscriptions: Rejection = {
  name: 'TooManySubscriptions',
  message: 'This window shows more lists than one window can.',
  whatToDo: 'Reload this window.',
};

export const hostFault: Rejection = {
  name: 'HostFault',
  message: 'Muster made a mistake of its own. What you did may not be saved.',
  whatToDo: 'Try again. If it happens again, write it on paper and tell whoever looks after this computer.',
};

export const listUnreadable: Rejection = {
  name: 'ListUnreadable',
  message: 'This list could not be brought up to date, by a mistake in Muster.',
  whatToDo: 'Do not rely on it. Use another screen or paper, and tell whoever looks after this computer.',
};

const request = (name: string, message: string): Rejection => ({ name, message, whatToDo: RELOAD });
export const hostNotAllowed = request('HostNotAllowed', 'Muster answers to its own address only.');
export const originNotAllowed = request('OriginNotAllowed', 'Muster answers to its own windows only.');
export const methodNotAllowed = request('MethodNotAllowed', 'This address is not asked in this way.');
export const pathNotAllowed = request('PathNotAllowed', 'This address leads nowhere.');
export const notFound = request('NotFound', 'There is nothing at this address.');
export const notJson = request('NotJson', 'What was sent is not JSON.');
export const bodyTooLarge = (limitBytes: number): Rejection =>
  request('BodyTooLarge', `What was sent is larger than the ${limitBytes >= 1024 * 1024 ? `${limitBytes / 1024 / 1024} MB` : `${limitBytes / 1024} KB`} that are read here.`);
export const bodyInterrupted = request('BodyInterrupted', 'What was sent did not arrive whole.');

export const socketNotAllowed = request('SocketNotAllowed', 'Muster opens a socket to its own windows only.');
export const takesNoAnswers = request('TakesNoAnswers', 'This window asked much and took none of the answers.');
export const notInTheContract = request('NotInTheContract', 'This window sent what no window of this version sends.');

export const controlTokenWrong: Rejection = {
  name: 'ControlTokenWrong',
  message: 'This command does not belong to the Muster that runs here.',
  whatToDo: 'Run it as the same user as Muster, with the same data folder.',
};

const files = (name: string, message: string): Rejection => ({ name, message, whatToDo: 'Choose the file, or the files of one export, again.' });
export const notFiles = files('NotFiles', 'No file could be read in what was sent.');
export const tooManyFiles = files('TooManyFiles', 'These are more files than one export has.');
export const screensMissing: Rejection = { name: 'ScreensMissing', message: 'The screens of Muster are not built.', whatToDo: 'Run "npm run prepare" in the folder of Muster.' };
