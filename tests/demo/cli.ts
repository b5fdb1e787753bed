/**
 * `npm run demo`: real consoles of one site on this machine, paired as people pair them, each with the address of its window.
 *
 *   npm run demo -- --consoles 3                             runs until Ctrl+C; its data goes with it
 *   npm run demo -- --consoles 3 --data DIR                  keeps the data there, and goes on with what is there
 *   npm run demo -- --script double-release --json           parts them, releases one child on both sides, heals, settles;
 *                                                            exit code 1 where they do not agree, or the card is missing
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { askHost } from '../../electron/host/cli/ask-host.ts';
import { LanFleet, NAMES } from '../support/lan-fleet.ts';
import type { LanHost } from '../support/lan-host.ts';
import { doubleRelease, isAsItMustBe } from './double-release.ts';
import { nameResponders } from './name-responders.ts';

const USAGE = `Usage: npm run demo -- [--consoles 2..${NAMES.length}] [--data DIR] [--students NUMBER] [--script double-release [--json]]`;

const given = z.object({ consoles: z.coerce.number().int().min(2).max(NAMES.length), students: z.coerce.number().int().min(1).max(5_000), data: z.string().optional(), script: z.enum(['double-release']).optional(), json: z.boolean() });

async function sample(host: LanHost, students: number): Promise<void> {
  await askHost(host.data, 'sample', { seed: 1, students, date: null, founder: null });
  await nameResponders(host);
}

async function start(options: z.infer<typeof given>, tell: (words: string) => void): Promise<LanFleet> {
  const { consoles, students, data } = options;
  const folder = data === undefined ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), data);
  const names = NAMES.slice(0, consoles);
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const isKept = folder !== null && existsSync(join(folder, NAMES[0]));
  const fleet = await LanFleet.start(names, folder === null ? null : (name) => join(folder, name));
  tell(isKept ? 'The consoles go on with their data.' : `${names[0]} founds Larkmoor School (invented) and lets the others in; the digits of both screens are compared.`);
  if (!isKept) await fleet.found(students, sample);
  await fleet.layCables();
  return fleet;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { consoles: { type: 'string', default: '3' }, data: { type: 'string' }, students: { type: 'string', default: '120' }, script: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const parsed = given.safeParse(values);
  if (!parsed.success) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const options = parsed.data;
  // JSON alone on standard output; words for people beside it.
  const tell = (words: string): void => (options.json ? console.error(words) : console.log(words));
  const fleet = await start(options, tell);
  if (options.script === undefined) {
    for (const host of fleet.hosts) tell(`${host.name}: ${await host.freshUrl()}`);
    tell('Ctrl+C ends them.');
    await new Promise<void>((stop) => process.once('SIGINT', stop).once('SIGTERM', stop));
  } else {
    const done = await doubleRelease(fleet, tell);
    if (options.json) console.log(JSON.stringify(done));
    if (!isAsItMustBe(done)) process.exitCode = 1;
  }
  await fleet.end();
}

await main();
