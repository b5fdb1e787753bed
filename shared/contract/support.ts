/** The support file, in words: what it holds and what it does not. The screen shows them before it is saved, and the file begins with them. */

export const SUPPORT_PATH = '/support';
export const SUPPORT_FILE_NAME = 'muster-support.zip';

export const SUPPORT_HOLDS: readonly string[] = [
  'Which version of Muster this is, and what computer it runs on: its system, memory and free disk.',
  'How many records of each kind there are, and from how many consoles.',
  'Whether the data is as it was written, checked while the file is made.',
  'How long things took, what Muster refused and by which rule, and mistakes of its own.',
  'What was wrong with imported files: the kind of problem and the numbers of the rows.',
];

export const SUPPORT_HOLDS_NOT: readonly string[] = [
  'No name of a student, a parent, a member of staff or a visitor, and not the school’s name.',
  'No phone number, address, note, reason, restriction, photo or file name.',
  'No PIN, passphrase or key. Nobody can sign in with it.',
  'Records are named by random numbers that mean nothing outside of your computers.',
];
