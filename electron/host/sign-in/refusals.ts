/** Why somebody is not signed in, in plain words. Nothing here says more than the person at the screen knows already. */
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { CredentialKind } from '../../../shared/domain/site/events.ts';

const NEW_LETTER = 'Ask an administrator for a new letter.';
export const secretWord: Readonly<Record<CredentialKind, string>> = { pin: 'PIN', passphrase: 'passphrase' };

/** "20 seconds", "5 minutes" */
function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds >= 120) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}

export const waitFirst = (waitMs: number): Rejection => ({
  name: 'TooManyWrongTries',
  message: `Too many wrong tries. Wait ${duration(waitMs)}.`,
  whatToDo: 'Then try again. Anybody can raise an alarm meanwhile, at “Now”.',
});

/** `what` was wrong; `waitMs` until the next try. */
export const wrong = (what: string, waitMs: number, orElse: string): Rejection => ({
  name: 'SecretWrong',
  message: `This ${what} is not right.`,
  whatToDo: `${waitMs > 0 ? `Wait ${duration(waitMs)}, then try again.` : 'Try again.'} ${orElse}`,
});

export const forgotten = (kind: CredentialKind): string => `If you forgot your ${secretWord[kind]}: ${NEW_LETTER.charAt(0).toLowerCase()}${NEW_LETTER.slice(1)}`;

export const noSecretYet = (letter: boolean): Rejection => ({
  name: 'NoSecretYet',
  message: 'This person has not chosen a PIN or passphrase yet.',
  whatToDo: letter ? 'Touch “I have a letter”, and enter the code that is printed on it.' : 'Ask an administrator for a letter.',
});

export const passphraseNeeded: Rejection = { name: 'PassphraseNeeded', message: 'This role needs a passphrase, and only a PIN was chosen.', whatToDo: `${NEW_LETTER} With it you choose a passphrase.` };

export const secretFromElsewhere: Rejection = {
  name: 'SecretFromElsewhere',
  message: 'This computer cannot check what was chosen elsewhere: its own key is another one.',
  whatToDo: 'Use the recovery code of the school, at “Forgot the passphrase”; then print new letters for the others.',
};

export const noLetter: Rejection = { name: 'NoLetter', message: 'No letter is waiting for this person. It was used, or a newer one was printed.', whatToDo: NEW_LETTER };
export const letterTooOld: Rejection = { name: 'LetterTooOld', message: 'The code of this letter is too old.', whatToDo: NEW_LETTER };
export const noRecoveryCode: Rejection = { name: 'NoRecoveryCode', message: 'This school has no recovery code.', whatToDo: 'Ask an administrator who can still sign in.' };
export const nobodySignedIn: Rejection = { name: 'NobodySignedIn', message: 'Nobody is signed in at this console.', whatToDo: 'Sign in, then try again.' };
