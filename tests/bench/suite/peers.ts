/** What people would use instead: packages of `tests/bench/package.json` alone, which `npm ci` for users does not bring. Installed when a row first asks for one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..');
const load = createRequire(join(FOLDER, 'package.json'));

function peer(name: string): unknown {
  if (!existsSync(join(FOLDER, 'node_modules'))) {
    const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', FOLDER], { encoding: 'utf8', shell: process.platform === 'win32' });
    if (status !== 0) throw new Error(`what Muster is measured against could not be installed: ${stderr}`);
  }
  return load(name);
}

/** That part of each that a row uses, as its documentation gives it. */
interface Fuse {
  search(text: string, options: { limit: number }): readonly { readonly refIndex: number }[];
}
type MakeFuse = new (names: readonly string[], options: { threshold: number; ignoreLocation: boolean; ignoreDiacritics: boolean }) => Fuse;
interface UFuzzy {
  search(names: readonly string[], text: string, outOfOrder: number): readonly [readonly number[] | null, unknown, readonly number[] | null];
}
interface MakeUFuzzy {
  new (options: { intraMode: 0 | 1 }): UFuzzy;
  latinize(texts: readonly string[]): string[];
}
export interface PouchStore {
  bulkDocs(docs: readonly object[]): Promise<unknown>;
  info(): Promise<{ readonly doc_count: number }>;
  close(): Promise<void>;
}
interface MakePouch {
  new (path: string): PouchStore;
  replicate(from: PouchStore, to: PouchStore): Promise<{ readonly ok: boolean }>;
}
export interface YDoc {
  getArray(name: string): { push(items: readonly unknown[]): void };
}
interface Yjs {
  readonly Doc: new () => YDoc;
  readonly encodeStateVector: (doc: YDoc) => Uint8Array;
  readonly encodeStateAsUpdate: (doc: YDoc, since?: Uint8Array) => Uint8Array;
  readonly applyUpdate: (doc: YDoc, update: Uint8Array) => void;
}

const isMade = (made: unknown): made is { readonly prototype: object } => typeof made === 'function';
const isFuse = (made: unknown): made is MakeFuse => isMade(made) && 'search' in made.prototype;
const isUFuzzy = (made: unknown): made is MakeUFuzzy => isMade(made) && 'latinize' in made;
const isPouch = (made: unknown): made is MakePouch => isMade(made) && 'replicate' in made;
const isYjs = (made: unknown): made is Yjs => typeof made === 'object' && made !== null && 'encodeStateVector' in made;

function must<T>(name: string, is: (made: unknown) => made is T): T {
  const made = peer(name);
  if (!is(made)) throw new Error(`${name} is not what its documentation says`);
  return made;
}

export const fuse = (): MakeFuse => must('fuse.js', isFuse);
export const uFuzzy = (): MakeUFuzzy => must('@leeoniya/ufuzzy', isUFuzzy);
export const pouch = (): MakePouch => must('pouchdb', isPouch);
export const yjs = (): Yjs => must('yjs', isYjs);
