/**
 * Where this console looks for others: what people typed, what was handed over when consoles paired, what was heard, and where
 * links came about. It is this console's own and in no log: another card, another building, and the addresses differ.
 */
import { SqliteError } from '../../../db/driver.ts';
import type { KeptAddress } from '../../../db/local-lan.ts';
import { addressSource, type AddressSource } from '../../../shared/contract/network-rows.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import { addressText, parseAddress, STANDARD_LAN_PORT, type AddressFault, type NetworkAddress } from '../../../shared/kernel/network-address.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { HostLog } from '../diagnostics/host-log.ts';

/** 64 consoles on two cards each, in two buildings. */
export const MAX_ADDRESSES = 256;
/** Of one console, of those that nobody typed: a router that gives new addresses every week must not fill the table. */
export const MAX_LEARNED_OF_ONE = 6;

export interface KnownAddress {
  readonly address: NetworkAddress;
  readonly source: AddressSource;
  /** Whose it is; null: somebody's, not known yet. */
  readonly console: ConsoleId | null;
  readonly addedWall: number;
  readonly workedWall: number | null;
}

/** Anybody on the network may say so, as often as they like: it costs the disk nothing until somebody has proved to be there. */
const isHearsay = ({ source, workedWall }: KnownAddress): boolean => source === 'heard' && workedWall === null;

/** The table in which they outlive a restart. */
export interface AddressStore {
  all(): readonly KeptAddress[];
  put(address: KeptAddress): void;
  remove(address: string): void;
  /** Null: none was set. */
  port(): number | null;
  setPort(port: number): void;
}

export class Addresses {
  readonly #store: AddressStore;
  readonly #clock: Clock;
  readonly #log: HostLog;
  /** By their text. In memory, since a disk that is full must not keep consoles from each other. */
  readonly #known = new Map<string, KnownAddress>();
  readonly #listeners = new Set<() => void>();
  #port: number;

  constructor(store: AddressStore, clock: Clock, log: HostLog) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#port = store.port() ?? STANDARD_LAN_PORT;
    for (const { address, source, console, addedWall, workedWall } of store.all()) {
      const parsed = parseAddress(address);
      const known = addressSource.safeParse(source);
      // Damage on the disk: no start is held up by it.
      if (parsed.ok && known.success) this.#known.set(address, { address: parsed.value, source: known.data, console: console as ConsoleId | null, addedWall, workedWall });
    }
  }

  /** Those that worked lately first, then those that came last. */
  all(): readonly KnownAddress[] {
    return [...this.#known.values()].sort((a, b) => (b.workedWall ?? 0) - (a.workedWall ?? 0) || b.addedWall - a.addedWall);
  }

  /** Called when there is somewhere else to look, or no longer, and when the port is another. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A person said where. Answers with the text as it is kept. */
  add(typed: string): Result<string, Rejection> {
    const parsed = parseAddress(typed);
    if (!parsed.ok) return err(notAnAddress(parsed.error));
    const text = addressText(parsed.value);
    const before = this.#known.get(text);
    if (before === undefined && this.#known.size >= MAX_ADDRESSES) return err(TOO_MANY);
    this.#put(text, { ...(before ?? this.#fresh(parsed.value)), source: 'typed' });
    this.#changed();
    return ok(text);
  }

  remove(typed: string): Result<null, Rejection> {
    const parsed = parseAddress(typed);
    if (!parsed.ok) return err(notAnAddress(parsed.error));
    this.#remove(addressText(parsed.value));
    this.#changed();
    return ok(null);
  }

  /** Somebody else said where a console is: the pairing, or multicast. It never takes the place of what has proved itself. */
  learn(address: NetworkAddress, source: 'pairing' | 'heard', console: ConsoleId | null): void {
    const text = addressText(address);
    const before = this.#known.get(text);
    if (before !== undefined && (before.console === console || console === null || before.workedWall !== null)) return;
    if (before === undefined && this.#known.size >= MAX_ADDRESSES) return;
    this.#put(text, { ...(before ?? { ...this.#fresh(address), source }), console });
    this.#forgetOldestOf(console);
    this.#changed();
  }

  /** A console was reached there, and has proved that it is the one. */
  worked(address: NetworkAddress, console: ConsoleId): void {
    const text = addressText(address);
    const before = this.#known.get(text);
    this.#put(text, { ...(before ?? this.#fresh(address)), console, workedWall: this.#clock.wallMs() });
    this.#forgetOldestOf(console);
    if (before?.console !== console) this.#changed();
  }

  /** What was set for this console. */
  get port(): number {
    return this.#port;
  }

  setPort(port: number): void {
    if (port === this.#port) return;
    this.#port = port;
    this.#onDisk(() => this.#store.setPort(port));
    this.#changed();
  }

  #fresh(address: NetworkAddress): KnownAddress {
    return { address, source: 'link', console: null, addedWall: this.#clock.wallMs(), workedWall: null };
  }

  #forgetOldestOf(console: ConsoleId | null): void {
    const learned = this.all().filter((one) => one.console === console && one.source !== 'typed');
    for (const { address } of learned.slice(MAX_LEARNED_OF_ONE)) this.#remove(addressText(address));
  }

  #put(text: string, known: KnownAddress): void {
    this.#known.set(text, known);
    if (!isHearsay(known)) this.#onDisk(() => this.#store.put({ ...known, address: text }));
  }

  #remove(text: string): void {
    const known = this.#known.get(text);
    this.#known.delete(text);
    if (known === undefined || !isHearsay(known)) this.#onDisk(() => this.#store.remove(text));
  }

  /** A disk that refuses costs the next start what was learned, and nothing now. */
  #onDisk(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof SqliteError)) throw error;
      this.#log.note({ event: 'addressNotKept' });
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

const EXAMPLES = 'It looks like 10.20.30.40 or office-pc.school.lan, with or without a port such as :47653. The other computer shows it under Setup, Consoles, “Add a console”.';

const SAID: Readonly<Record<AddressFault, string>> = {
  nothing: 'No address was given.',
  tooLong: 'That is too long for an address.',
  webAddress: 'That is a web page’s address. Give the part after “//” alone, without what follows a slash.',
  port: 'What stands after the colon is no port: a port is a number from 1 to 65535.',
  ipv4: 'That is no address: each of its four numbers is from 0 to 255, without zeros in front.',
  ipv6: 'That is no IPv6 address. With a port it stands in brackets, as in [fe80::1%eth0]:47653.',
  name: 'That is no address and no computer’s name: a name has letters, digits, hyphens and dots, and no spaces.',
};

export const notAnAddress = (fault: AddressFault): Rejection => ({ name: 'NotAnAddress', message: SAID[fault], whatToDo: EXAMPLES });

const TOO_MANY: Rejection = { name: 'TooManyAddresses', message: `This console keeps ${MAX_ADDRESSES} addresses, and they are all in use.`, whatToDo: 'Remove some that no console has any more, under Setup, Network.' };
