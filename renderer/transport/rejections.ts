/** What went wrong on the way to the host, in the same form as a refusal by the host: a name, plain words, what to do now. */
import type { Rejection } from '../../shared/kernel/decision.ts';

export const hostSilent: Rejection = {
  name: 'HostDidNotAnswer',
  message: 'Muster did not answer in time.',
  whatToDo: 'Look whether it happened before you try again. If the state band says that the connection is lost, wait for it.',
};

export const messageNotUnderstood = (what: string): Rejection => ({
  name: 'MessageNotUnderstood',
  message: `This window did not understand ${what}.`,
  whatToDo: 'Reload this window. If it happens again, start Muster again: window and program may be of different versions.',
});

export const sessionEnded: Rejection = {
  name: 'SessionUnknown',
  message: 'This window is not connected to Muster any more.',
  whatToDo: 'Close this window and start Muster again from its icon, or with npm start.',
};
