/**
 * The keys of this console and of its site (the pepper): opened once, at the start, out of the system's key store where there is one. A file that is
 * damaged is kept aside and never overwritten, and a new key takes its place, so that an alarm can be raised; one that the store does not give back is
 * left alone until a person says otherwise, since the store may open again. What was replaced is written down until somebody has read it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replacedKeys, type KeysKept, type ReplacedKeys } from '../../../shared/contract/keys-kept.ts';
import { SHA256_PATTERN } from '../../../shared/kernel/ids.ts';
import type { Signer } from '../../../shared/kernel/ports.ts';
import type { NetworkIdentity } from '../lan/transport/identity.ts';
import { identityFromPem, newCertificate } from './certificate.ts';
import { newSigningKey, randomHex, signerFromKey } from './crypto.ts';
import { readJson, syncFolder, writeDurably } from './durable-files.ts';
import { readWrapped, wrappedFile, type KeyStore } from './key-store.ts';
import { KEPT } from './recovery.ts';
import { CONSOLE_KEY, NETWORK_KEY, PEPPER } from './set-aside.ts';

const NOTE = 'keys-replaced.json';
const FILES = { console: CONSOLE_KEY, network: NETWORK_KEY, pepper: PEPPER } as const;
type Key = keyof typeof FILES;
const ALL: readonly Key[] = ['console', 'network', 'pepper'];

export interface KeyOrder {
  /** Null: as `whyNone` says. */
  readonly store: KeyStore | null;
  readonly whyNone: 'noDesktop' | 'noStore' | 'silent';
  /** Whoever starts it means it: what cannot be opened is kept aside, and new keys take its place. */
  readonly anew: boolean;
}

/** The keys are there, and cannot be had. Nothing was changed. */
export class KeysLocked extends Error {
  override readonly name = 'KeysLocked';
  constructor(files: readonly string[], { store, whyNone }: KeyOrder) {
    const which = `The keys of this console cannot be opened (${files.join(', ')}).`;
    if (store === null ? whyNone === 'silent' : !store.answers) {
      super(`${which} The system’s key store does not answer: it may wait for a password in a window of its own, or hang. Answer it, or sign out of this computer and in again. Nothing was changed.`);
      return;
    }
    const opened =
      store !== null
        ? `The system’s key store (${store.name}) does not give them back: they were put there by another user, or on another computer. Sign in to this computer as the user with whom Muster was set up, or unlock its keyring.`
        : whyNone === 'noDesktop'
          ? 'They are in the system’s key store, which only Muster’s desktop reaches, or this user may not read them. Start the desktop as the user with whom Muster was set up; the command line asks it while it runs.'
          : 'They are in the system’s key store, and none runs just now, or this user may not read them. Sign in to this computer as the user with whom Muster was set up, and unlock its keyring.';
    super(`${which} ${opened} Nothing was changed. If they are lost for good, start Muster with --new-keys: what is here stays, the old keys are kept aside, and another console must let this computer in again.`);
  }
}

type Found = { readonly is: 'whole'; readonly text: string; readonly plain: boolean } | { readonly is: 'none' | 'broken' | 'locked' };

interface KeyPorts {
  readonly path: string;
  readonly order: KeyOrder;
  /** This console wrote something: its keys must be there. */
  readonly hasWritten: boolean;
  readonly wallMs: number;
}

export class ConsoleKeys {
  /** Seals what this console writes. */
  readonly signer: Signer;
  /** The key and the certificate by which other consoles know this one on the network. */
  readonly identity: NetworkIdentity;
  readonly kept: KeysKept;
  readonly #path: string;
  readonly #store: KeyStore | null;
  #pepper: string;
  #wrapping: Promise<unknown> = Promise.resolve();

  private constructor(path: string, store: KeyStore | null, kept: KeysKept, texts: Readonly<Record<Key, string>>) {
    this.#path = path;
    this.#store = store;
    this.kept = kept;
    this.signer = signerFromKey(texts.console);
    this.identity = identityFromPem(texts.network);
    this.#pepper = texts.pepper.trim();
  }

  /** Makes those that are not there. Throws KeysLocked before anything is changed. */
  static async open({ path, order, hasWritten, wallMs }: KeyPorts): Promise<ConsoleKeys> {
    const found = { console: await find(path, 'console', order), network: await find(path, 'network', order), pepper: await find(path, 'pepper', order) };
    const locked = ALL.filter((key) => found[key].is === 'locked');
    if (locked.length > 0 && !order.anew) throw new KeysLocked(locked.map((key) => FILES[key]), order);
    const replaced = ALL.flatMap((key): ReplacedKeys['keys'] => {
      const { is } = found[key];
      if (is === 'none') return hasWritten && key !== 'pepper' ? [{ key, why: 'gone' }] : [];
      return is === 'whole' ? [] : [{ key, why: is }];
    });
    if (replaced.length > 0) keepAside(path, { atWall: wallMs, keys: replaced });
    const texts = { console: '', network: '', pepper: '' };
    let wrappedAll = order.store !== null;
    for (const key of ALL) {
      const here = found[key];
      const text = here.is === 'whole' ? here.text : await MAKE[key]();
      texts[key] = text;
      if (here.is !== 'whole') writeDurably(join(path, FILES[key]), text);
      if (order.store !== null && !(here.is === 'whole' && !here.plain)) wrappedAll = (await wrapInPlace(join(path, FILES[key]), text, order.store)) && wrappedAll;
    }
    const kept: KeysKept = order.store === null ? { in: 'files', why: order.whyNone === 'silent' ? 'notTaken' : order.whyNone } : wrappedAll ? { in: 'systemStore', store: order.store.name } : { in: 'files', why: 'notTaken' };
    return new ConsoleKeys(path, order.store, kept, texts);
  }

  /** The key that PINs are proved with, in hex. In no log and no backup: who has only those cannot try PINs. */
  get pepper(): string {
    return this.#pepper;
  }

  /** That of a site that was joined. Durable when it returns; in the key store a moment later. */
  keepPepper(pepper: string): void {
    const file = join(this.#path, PEPPER);
    writeDurably(file, pepper);
    this.#pepper = pepper;
    const store = this.#store;
    if (store !== null) this.#wrapping = this.#wrapping.then(async () => this.#pepper === pepper && wrapInPlace(file, pepper, store));
  }

  /** What was written is in the store. */
  async close(): Promise<void> {
    await this.#wrapping;
  }
}

const MAKE: Readonly<Record<Key, () => Promise<string>>> = { console: async () => newSigningKey(), network: newCertificate, pepper: async () => randomHex(32) };

function isWhole(key: Key, text: string): boolean {
  try {
    if (key === 'console') signerFromKey(text);
    if (key === 'network') identityFromPem(text);
    return key !== 'pepper' || SHA256_PATTERN.test(text.trim());
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

async function find(path: string, key: Key, { store }: KeyOrder): Promise<Found> {
  const file = join(path, FILES[key]);
  if (!existsSync(file)) return { is: 'none' };
  const there = textOf(file);
  if (typeof there !== 'string') return there;
  const read = readWrapped(there);
  if (read === 'broken') return { is: 'broken' };
  const text = read === 'plain' ? there : ((await store?.unwrap(read.wrapped)) ?? null);
  if (text === null) return { is: 'locked' };
  return isWhole(key, text) ? { is: 'whole', text, plain: read === 'plain' } : { is: 'broken' };
}

function textOf(file: string): string | { readonly is: 'broken' | 'locked' } {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')) return { is: 'locked' };
    if (error instanceof Error && 'code' in error && (error.code === 'EISDIR' || error.code === 'EIO')) return { is: 'broken' };
    throw error;
  }
}

/** The plain text goes only when the wrapped one was read from the disk and opened again. False: the store or the disk does not take it, and the plain one stays. */
async function wrapInPlace(file: string, text: string, store: KeyStore): Promise<boolean> {
  const wrapped = await store.wrap(text);
  if (wrapped === null) return false;
  const fresh = `${file}.wrapped`;
  try {
    writeDurably(fresh, wrappedFile(wrapped));
    const read = readWrapped(readFileSync(fresh, 'utf8'));
    if (typeof read === 'string' || (await store.unwrap(read.wrapped)) !== text) return false;
    renameSync(fresh, file);
    syncFolder(dirname(file));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Written down first; a crash in between adds to it at the next start. */
function keepAside(path: string, { atWall, keys }: Omit<ReplacedKeys, 'aside'>): void {
  const before = readReplacedKeys(path);
  const there = keys.filter(({ key }) => existsSync(join(path, FILES[key])));
  const aside = there.length > 0 ? nextAside(path) : (before?.aside ?? null);
  const others = (before?.keys ?? []).filter((one) => !keys.some(({ key }) => key === one.key));
  writeDurably(join(path, NOTE), JSON.stringify({ atWall, aside, keys: [...others, ...keys] } satisfies ReplacedKeys));
  if (aside === null || there.length === 0) return;
  mkdirSync(join(path, aside), { recursive: true, mode: 0o700 });
  for (const { key } of there) renameSync(join(path, FILES[key]), join(path, aside, FILES[key]));
  syncFolder(path);
}

function nextAside(path: string): string {
  const folder = join(path, KEPT);
  const numbers = existsSync(folder) ? readdirSync(folder).map((name) => Number(/^keys-(\d+)$/.exec(name)?.[1] ?? 0)) : [];
  return join(KEPT, `keys-${Math.max(0, ...numbers) + 1}`);
}

/** Null: nothing was replaced, or somebody has read it. */
export const readReplacedKeys = (path: string): ReplacedKeys | null => replacedKeys.safeParse(readJson(join(path, NOTE))).data ?? null;

export function forgetReplacedKeys(path: string): void {
  rmSync(join(path, NOTE), { force: true });
  syncFolder(path);
}
