/**
 * What a student needs in an emergency, from userFlags.csv. The same column holds poverty, homelessness and descent, which
 * nobody at a gate may see: a flag is read only where its word speaks of help.
 */
import { refersTo, type RecordSet } from '../record-set.ts';
import { MAX_NEEDS_PER_STUDENT, MAX_SHORT_TEXT } from '../roster-file.ts';
import type { RowReader } from '../row-reader.ts';
import { roleKey } from '../user-roles.ts';

export const USER_FLAG_COLUMNS = { required: ['userSourcedId', 'flag'], optional: [] } as const;

/** As the student's record shows them. */
const NEEDS: ReadonlyMap<string, string> = new Map([
  ['iep', 'IEP'],
  ['specialeducation', 'Special education'],
  ['specialed', 'Special education'],
  ['specialneeds', 'Special needs'],
  ['504', '504 plan'],
  ['section504', '504 plan'],
  ['504plan', '504 plan'],
  ['ell', 'English learner'],
  ['el', 'English learner'],
  ['esl', 'English learner'],
  ['englishlanguagelearner', 'English learner'],
  ['englishlearner', 'English learner'],
  ['lep', 'English learner'],
  ['limitedenglishproficiency', 'English learner'],
  ['disability', 'Disability'],
  ['disabled', 'Disability'],
]);

/** Words that a school adds to the list of flags for what its helpers must know. */
const ABOUT_HELP = /wheelchair|mobility|medic(?:al|ation)|allerg|epi\W?pen|inhaler|asthma|seizure|epilep|diabet|insulin|hearing|deaf|vision|blind|autis|non\W?verbal|aide/i;

/** Of each user. */
export function readNeeds(rows: readonly RowReader<'userSourcedId' | 'flag'>[], users: RecordSet<string>): ReadonlyMap<string, readonly string[]> {
  const needs = new Map<string, readonly string[]>();
  for (const row of rows) {
    const user = refersTo(row, 'userSourcedId', row.id('userSourcedId'), users);
    if (user === null) continue;
    const flag = row.word('flag');
    const need = NEEDS.get(roleKey(flag)) ?? (ABOUT_HELP.test(flag) ? row.text('flag', MAX_SHORT_TEXT) : null);
    const known = needs.get(user) ?? [];
    if (need !== null && !known.includes(need)) needs.set(user, row.limited('flag', [...known, need], MAX_NEEDS_PER_STUDENT));
  }
  return needs;
}
