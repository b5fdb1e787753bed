/** A program: `node staff-of-every-role.ts FOLDER` fills a data folder with a small sample school where somebody of every role can sign in, and nobody is. */
import { defined } from '../../shared/kernel/assert.ts';
import type { QueryAnswer, QueryName, QueryParams } from '../../shared/contract/procedures.ts';
import { openFolderConsole } from '../support/own-console.ts';
import { STORY_DATE } from './host-process.ts';
import { FOUNDER, PEOPLE_OF_ROLES } from './people-of-roles.ts';
import { PASSPHRASE } from './sign-in-steps.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the data folder');
const office = await openFolderConsole(folder);

async function ask<N extends QueryName>(name: N, params: QueryParams<N>): Promise<QueryAnswer<N>> {
  const answer = await office.console.query(name, params);
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.name}`);
  return answer.value;
}

try {
  office.must({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: FOUNDER, consoleName: 'Front office' });
  const loaded = await office.console.loadSample({ seed: 1, students: 60, date: STORY_DATE }, office.console.signedIn());
  if (!loaded.ok) throw new Error(`the sample was refused: ${loaded.error.name}`);
  await ask('setUpSignIn', { passphrase: PASSPHRASE });
  const others = PEOPLE_OF_ROLES.filter(({ name }) => name !== FOUNDER);
  for (const { role, name } of others) office.must({ type: 'AddStaff', role, people: [{ name, person: null }] });
  const staff = new Map(office.console.read('staff-access', {}).map((row) => [row.name, row.staff]));
  const { letters } = await ask('printLetters', { staff: others.map(({ name }) => defined(staff.get(name), name)) });
  for (const letter of letters) {
    const { secret } = defined(others.find(({ name }) => name === letter.name), letter.name);
    await ask('takeUpLetter', { staff: letter.staff, code: letter.code, secret });
  }
  await ask('signOut', { lock: false });
} finally {
  await office.close();
}
