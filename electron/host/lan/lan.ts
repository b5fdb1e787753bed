/**
 * All of the LAN for one console, put together from its parts: the door for other consoles, the dialing of them, what is
 * said to them, how one more is let in. It stands beside the console and never in its way: a console works without it, and
 * nothing here may throw into it or hold it up.
 */
import type { Committer } from '../../../db/commit.ts';
import type { Database } from '../../../db/driver.ts';
import type { Heard } from '../../../db/queries/consoles.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import type { Clock, Digests, Ids, SealChecker, Signer, Timers } from '../../../shared/kernel/ports.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import type { Admissions } from './admission/admission.ts';
import type { Network } from './network.ts';
import type { Notices } from './notices.ts';
import type { NetworkIdentity } from './transport/identity.ts';

/** Of the machine, and how it was started. */
export interface LanMachine {
  readonly clock: Clock;
  readonly timers: Timers;
  /** In [0, 1), for jitter alone. */
  readonly random: () => number;
  readonly ids: Ids;
  readonly digests: Digests;
  readonly signer: Signer;
  readonly seals: SealChecker;
  readonly log: HostLog;
  readonly identity: NetworkIdentity;
  readonly version: string;
  readonly options: LanOptions;
}

export interface LanOptions {
  /** The one address to listen at; null: all of this machine. */
  readonly host: string | null;
  /** Goes before the one that was set; 0: any that is free; null: the one that was set. */
  readonly port: number | null;
  /** Consoles that are near are looked for by multicast. */
  readonly discovery: boolean;
}

/** Of the console that it belongs to. */
export interface LanConsole {
  readonly db: Database;
  readonly committer: Committer;
  readonly reader: Reader;
  readonly console: ConsoleId;
  readonly notices: Notices;
  readonly signedIn: () => Actor;
  /** Commits what was decided here and not by a window's command. */
  readonly record: (decision: Decision, actor: Actor) => CommandOutcome;
}

/** Given to `Console.open` where the console is to have a network. It is opened by `Lan.open`, when the windows' door is open. */
export type MakeLan = (console: LanConsole) => Lan;

export class Lan {
  readonly #machine: LanMachine;
  readonly #console: LanConsole;
  readonly #listeners = new Set<(changed: ReadonlySet<string>) => void>();
  /** Null: not put together yet. */
  readonly admission: Admissions | null = null;
  /** Null: not put together yet. */
  readonly network: Network | null = null;

  constructor(machine: LanMachine, console: LanConsole) {
    this.#machine = machine;
    this.#console = console;
  }

  /** Begins to listen and to dial. A port that is in use is tried again and again; what is wrong is said in `network`. */
  open(): void {
    void [this.#machine, this.#console];
  }

  /** Of the consoles that there was a line to since this program was started. */
  heard(): ReadonlyMap<ConsoleId, Heard> {
    return new Map();
  }

  /** Called with what stands among the changed views (`views-of.ts`) when something of the LAN changed that is no fact. Returns how to stop. */
  onChange(listener: (changed: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
