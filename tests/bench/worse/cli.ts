/**
 * `npm run bench:worse [-- --row 1a,8]`: makes a copy of the product slower on purpose, in one way after the other, and measures the rows
 * that must say so before and after, each with the quick table. Exits 1 where a row does not get worse by a quarter.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CopiedProject } from '../../support/copied-project.ts';
import { slowdowns } from './slowdowns.ts';

/** The longest row takes a few minutes where the product is made slow. */
const TIMEOUT_MS = 1_200_000;
/** Less is what a row does by itself on a machine that is shared. */
const WORSE_BY = 1.25;

const table = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string(), ratio: z.number(), aim: z.string() })) });
type Measured = z.infer<typeof table>['rows'][number];

const { values } = parseArgs({ options: { row: { type: 'string' } } });
const wanted = values.row?.split(',').map((one) => one.trim());
const isWanted = (row: string): boolean => wanted === undefined || wanted.includes(row) || wanted.includes(row.replace(/\D+$/, ''));

/** Of two ratios of which the first was measured with the sound product. */
function isWorse(sound: Measured, slow: Measured): boolean {
  if (sound.aim.startsWith('≥')) return slow.ratio * WORSE_BY <= sound.ratio;
  return slow.ratio >= Math.max(sound.ratio * WORSE_BY, sound.ratio + Number.EPSILON);
}

const short = (ratio: number): string => (Number.isInteger(ratio) ? String(ratio) : ratio.toPrecision(3));

const copy = new CopiedProject();
let [moved, still] = [0, 0];
const must = (args: readonly string[]): string => {
  const { failed, printed, complained } = copy.run(args, TIMEOUT_MS);
  if (failed) throw new Error(`${args.join(' ')}: ${printed}${complained}`);
  return printed;
};
/** The product that the table starts as a process of its own is built from the copy. */
function measure(rows: readonly string[]): ReadonlyMap<string, Measured> {
  must(['build/scripts/build.ts']);
  const printed = must(['tests/bench/suite/cli.ts', '--quick', '--json', '--row', rows.join(',')]);
  return new Map(table.parse(JSON.parse(printed)).rows.map((row) => [row.id, row]));
}

try {
  for (const slowdown of slowdowns) {
    const rows = slowdown.rows.filter(isWanted);
    if (rows.length === 0) continue;
    const sound = measure(rows);
    const slow = copy.with(slowdown, () => measure(rows));
    for (const row of rows) {
      const [before, after] = [sound.get(row), slow.get(row)];
      if (before === undefined || after === undefined) throw new Error(`there is no row ${row}`);
      const worse = isWorse(before, after);
      if (worse) moved += 1;
      else still += 1;
      console.log(`${row.padEnd(4)} ${before.name}: ${short(before.ratio)} -> ${short(after.ratio)} (aim ${before.aim}) ${worse ? 'worse' : 'NOT WORSE'} with "${slowdown.name}"`);
    }
  }
} finally {
  copy.close();
}
console.log(`${moved} of ${moved + still} rows got worse`);
if (still > 0 || moved === 0) process.exitCode = 1;
