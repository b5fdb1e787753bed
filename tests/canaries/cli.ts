/** `npm run canaries`: breaks a copy of the product on purpose, in one way after the other, and says by what each was caught. `--only WORD`: those whose name has the word. */
import { parseArgs } from 'node:util';
import { Aviary } from './aviary.ts';
import { canaries } from './canaries.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const chosen = canaries.filter(({ name }) => name.includes(values.only));
const aviary = new Aviary();
let missed = 0;
try {
  for (const canary of chosen) {
    const caught = aviary.letLoose(canary);
    if (caught === null) missed += 1;
    const by = 'seeds' in canary.caughtBy ? 'the simulation' : canary.caughtBy.tests;
    console.log(caught === null ? `${canary.name}: NOT CAUGHT by ${by}` : `${canary.name}: caught by ${by}: ${caught}`);
  }
} finally {
  aviary.close();
}
console.log(`${chosen.length - missed} of ${chosen.length} canaries caught`);
if (missed > 0 || chosen.length === 0) process.exitCode = 1;
