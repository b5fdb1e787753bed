/** A console in a process of its own, to be killed: commits without end and says the id of each fact once it is acknowledged. */
import { writeSync } from 'node:fs';
import { openTestConsole } from './console.ts';
import { append, noteEvent } from './log-actions.ts';

const [path, synchronous] = process.argv.slice(2);
if (path === undefined || (synchronous !== 'FULL' && synchronous !== 'OFF')) throw new Error('needs a path, and FULL or OFF');

const console = await openTestConsole({ seed: process.pid, path, synchronous });
for (let i = 0; ; i++) {
  const { newest } = append(console, [noteEvent(`fact ${i}`.padEnd(1 + (i % 7) * 120, '.'))]);
  writeSync(1, `${newest}\n`);
}
