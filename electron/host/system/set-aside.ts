/**
 * Sets aside all that a data folder holds of one site, whole, in a folder that opens by itself (`--data`), and never deletes
 * it. What is to be done is on disk first, and each step can be done again: whoever opens the folder after a crash goes on.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { joiningSite } from '../lan/admission/this-computer.ts';
import { syncFile, syncFolder, writeDurably } from './durable-files.ts';

const PLAN = 'setting-aside.json';
const ASIDE = 'set-aside';
/** What is the computer's and not the site's. The lock's own files begin alike. */
const STAYS = /^(?:lock.*|logs|host\.json|ballast|set-aside|setting-aside\.json(?:\.new)?)$/;
/** Who the console is: a site that it joins let it in by these. */
export const CONSOLE_KEY = 'console-key.pem';
export const NETWORK_KEY = 'network-key.pem';
export const PEPPER = 'sign-in-key.hex';
const KEYS = [CONSOLE_KEY, NETWORK_KEY];

const plan = z.object({
  to: z.string().regex(/^[1-9][0-9]*$/),
  /** From here on what lies in the folder is of the new beginning, and is not moved again. */
  moved: z.boolean(),
  /** The network's port that was set at this computer; null: none. */
  lanPort: z.number().int().nullable(),
  /** Null: it left its site, and begins with new keys. */
  joining: joiningSite.nullable(),
});
export type AsidePlan = z.infer<typeof plan>;

/** The folders of sites that were set aside, oldest first. */
export function setAsideFolders(path: string): readonly string[] {
  return numbersIn(path).map((number) => join(path, ASIDE, String(number)));
}

function numbersIn(path: string): readonly number[] {
  const folder = join(path, ASIDE);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map(Number).filter((number) => Number.isInteger(number) && number > 0).sort((a, b) => a - b);
}

/** Durable when it returns. Nothing is moved before the folder is opened the next time. */
export function planSettingAside(path: string, { joining, lanPort }: Omit<AsidePlan, 'to' | 'moved'>): void {
  writeDurably(join(path, PLAN), JSON.stringify({ to: String((numbersIn(path).at(-1) ?? 0) + 1), moved: false, joining, lanPort } satisfies AsidePlan));
}

/** Moves what was planned; to be called while nothing of the folder is open but its lock. Null: nothing was planned. */
export function carryOutSettingAside(path: string): AsidePlan | null {
  const file = join(path, PLAN);
  if (!existsSync(file)) return null;
  const planned = plan.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (planned.moved) return planned;
  move(path, join(path, ASIDE, planned.to), planned.joining === null ? [] : KEYS);
  if (planned.joining !== null) writeDurably(join(path, PEPPER), planned.joining.pepper);
  const moved = { ...planned, moved: true };
  writeDurably(file, JSON.stringify(moved));
  return moved;
}

function move(path: string, to: string, keys: readonly string[]): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of keys.filter((one) => existsSync(join(path, one)))) {
    copyFileSync(join(path, name), join(to, name));
    syncFile(join(to, name));
  }
  const going = readdirSync(path).filter((name) => !STAYS.test(name) && !keys.includes(name));
  for (const name of going.filter((one) => one !== PEPPER || !existsSync(join(to, PEPPER)))) renameSync(join(path, name), join(to, name));
  for (const folder of [to, join(path, ASIDE), path]) syncFolder(folder);
}

/** What was planned is done, and what follows from it kept elsewhere. */
export function forgetSettingAside(path: string): void {
  rmSync(join(path, PLAN), { force: true });
  syncFolder(path);
}
