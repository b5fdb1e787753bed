/**
 * All of the LAN for one console, put together from its parts: the door for other consoles, the dialing of them, what is
 * said to them, how one more is let in. It stands beside the console and never in its way: a console works without it, and
 * nothing here may throw into it or hold it up.
 */
import type { Committer } from '../../../db/commit.ts';
import type { Database } from '../../../db/driver.ts';
import { LocalAddresses } from '../../../db/local-lan.ts';
import { admittedConsoles, otherMembers, type Heard } from '../../../db/queries/consoles.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import type { ManagedRow } from '../../../shared/contract/managed-settings.ts';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import { certifyConsole, isMember } from '../../../shared/domain/site/consoles.ts';
import { accept, type Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import { addressText } from '../../../shared/kernel/network-address.ts';
import type { Clock, Digests, Ids, SealChecker, Signer, Timers } from '../../../shared/kernel/ports.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { ADMISSION_ITSELF, CONSOLES_HEARD, NETWORK_ITSELF } from '../views-of.ts';
import { Addresses } from './addresses.ts';
import { Admissions } from './admission/admission.ts';
import type { ThisComputer } from './admission/this-computer.ts';
import { Dialer } from './dialer.ts';
import { Neighborhood, type Discovery } from './discovery.ts';
import { DoorKeeper } from './door-keeper.ts';
import { Exchange } from './exchange.ts';
import { Network, type OwnAddress } from './network.ts';
import { checkNetwork } from './network-check.ts';
import type { Notices } from './notices.ts';
import { dial, dialForPairing, NOT_REACHED } from './transport/dial.ts';
import { probe } from './transport/probe.ts';
import type { NetworkIdentity } from './transport/identity.ts';
import { Listener } from './transport/listener.ts';
import type { LinkOnLine } from './transport/links.ts';
import { TrustedConsoles } from './trusted-consoles.ts';

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
  /** Of all cards that are up, without the loopback; the likeliest first. */
  readonly ownAddresses: () => readonly OwnAddress[];
  /** Looks for consoles that are near; null: switched off. */
  readonly discovery: Discovery | null;
  /** Null: nobody can be let in, and this console joins no other's site. */
  readonly computer: ThisComputer | null;
  readonly options: LanOptions;
}

export interface LanOptions {
  /** The one address to listen at; null: all of this machine. */
  readonly host: string | null;
  /** Goes before the one that was set; 0: any that is free; null: the one that was set. */
  readonly port: number | null;
  /** Consoles that are near are looked for by multicast. */
  readonly discovery: boolean;
  /** What is managed at this computer, and is in the three above already; null: nothing. */
  readonly managed: ManagedRow | null;
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
export type MakeLan = (console: LanConsole) => Lan | null;

/** A cable that is put in, a router that gives new addresses, a lid that is opened: all show in the addresses of the cards. */
const LOOK_AT_CARDS_MS = 2_000;

export class Lan {
  readonly #machine: LanMachine;
  readonly #console: LanConsole;
  readonly #trusted: TrustedConsoles;
  readonly #addresses: Addresses;
  readonly #exchange: Exchange;
  readonly #listener: Listener;
  readonly #door: DoorKeeper;
  readonly #dialer: Dialer;
  readonly #links = new Set<LinkOnLine>();
  readonly #listeners = new Set<(changed: ReadonlySet<string>) => void>();
  readonly network: Network;
  readonly #neighborhood: Neighborhood | null;
  readonly admission: Admissions | null;
  #endings: readonly (() => void)[] = [];
  #cards = '';
  #callOff: () => void = () => undefined;

  constructor(machine: LanMachine, console: LanConsole) {
    this.#machine = machine;
    this.#console = console;
    const { clock, timers, random, digests, identity, log, version, options } = machine;
    const { db, committer, notices } = console;
    const fault = (error: unknown): void => log.fault('the network of the consoles', error);
    this.#trusted = new TrustedConsoles(db, console.console, identity);
    this.#addresses = new Addresses(new LocalAddresses(db), clock, log);
    this.#exchange = new Exchange({ committer, db, clock, timers, random, digests, console: console.console, site: () => this.#trusted.site, version, log, notices });
    this.#listener = new Listener({
      identity,
      clock,
      timers,
      standingOf: (pin) => this.#trusted.standingOf(pin),
      hello: () => ({ name: this.#nameOf(console.console) ?? '', version }),
      take: (link) => this.#take(link),
      takePairing: (link) => (this.admission === null ? link.close() : this.admission.take(link)),
      turnedAway: (why) => log.note({ event: 'turnedAway', why }),
      fault,
    });
    this.#door = new DoorKeeper({
      timers,
      open: (port) => this.#listener.open(options.host, port),
      close: () => this.#listener.close(),
      port: () => (this.#trusted.site === null ? null : this.network.port),
      changed: () => {
        this.#neighborhood?.look();
        this.#tell(NETWORK_ITSELF);
      },
      fault,
    });
    this.#dialer = new Dialer({
      clock,
      timers,
      random,
      addresses: () => (this.#trusted.trusted().length === 0 ? [] : this.#addresses.all()),
      isLinked: (peer) => [...this.#links].some((link) => link.peer === peer),
      dial: (to) => dial({ identity, timers }, to, this.#trusted.mayAnswer()),
      linked: (link, to) => {
        this.#addresses.worked(to, link.peer);
        this.#take(link);
      },
      changed: () => this.#tell(CONSOLES_HEARD),
      fault,
    });
    this.#neighborhood =
      machine.discovery === null
        ? null
        : new Neighborhood({
            discovery: machine.discovery,
            addresses: this.#addresses,
            digests,
            console: console.console,
            version,
            site: () => this.#trusted.site,
            name: () => this.#nameOf(console.console) ?? '',
            port: () => this.#door.listening.port,
            others: () => this.#trusted.trusted().map((other) => other.console),
          });
    this.network = new Network({
      addresses: this.#addresses,
      neighborhood: this.#neighborhood,
      ownAddresses: () => this.#ownAddresses(),
      portFlag: options.port,
      managed: options.managed,
      listening: () => this.#door.listening,
      nameOf: (other) => this.#nameOf(other),
      findings: () =>
        checkNetwork({
          isMember: this.#trusted.site !== null,
          listening: this.#door.listening,
          ownAddresses: this.network.ownAddresses(),
          others: otherMembers(db, console.console),
          addresses: this.#addresses.all(),
          heard: this.heard(),
          probe: (to) => probe({ identity, timers }, to),
          multicast: this.#neighborhood === null ? null : { heard: this.#neighborhood.nearby().length, problem: this.#neighborhood.problem },
          version,
        }),
    });
    this.admission =
      machine.computer === null
        ? null
        : new Admissions({
            ...machine,
            ...console,
            computer: machine.computer,
            dial: (to) => dialForPairing({ identity, timers }, to),
            addresses: this.#addresses,
            ownAddresses: () => this.network.ownAddresses(),
            peers: () => this.#exchange.peers(),
            changed: () => {
              // Joining a site changes who is trusted, before the log has come.
              this.#known();
              this.#tell(ADMISSION_ITSELF);
            },
          });
  }

  /** Begins to listen and to dial. A port that is in use is tried again and again; what is wrong is said in `network`. */
  open(): void {
    this.#endings = [
      this.#console.committer.onCommit(({ changed }) => {
        if (changed.has('view_console') || changed.has('view_site')) this.#known();
        else if (changed.has('view_console_name')) this.#neighborhood?.look();
        this.admission?.look(changed);
      }),
      this.#exchange.onChange(() => {
        this.admission?.look(new Set([CONSOLES_HEARD]));
        this.#tell(CONSOLES_HEARD);
      }),
      this.#addresses.onChange(() => this.#look()),
      ...(this.#machine.discovery === null ? [] : [this.#machine.discovery.onChange(() => this.#look())]),
    ];
    this.#certify();
    this.#lookAtCards();
    this.admission?.resume();
  }

  /** Of the consoles that there was a line to since this program was started, or that were tried in vain. */
  heard(): ReadonlyMap<ConsoleId, Heard> {
    const heard = new Map<ConsoleId, Heard>();
    for (const { console } of this.#trusted.trusted()) {
      const problem = this.#whyNot(console);
      if (problem !== null) heard.set(console, { state: 'neverHeard', theyLack: 0, weLack: 0, lastHeardWall: null, clockOffMs: null, version: null, address: null, problem });
    }
    for (const { console, events: _, ...presence } of this.#exchange.peers()) heard.set(console, { ...presence, problem: presence.problem ?? (presence.state === 'stale' ? this.#whyNot(console) : null) });
    return heard;
  }

  /** Who is out hears no more of the site, not even that; but a member that it dials says so, and proves who it is. */
  saidOfUs(): 'revoked' | 'left' | null {
    const said = this.#trusted.trusted().map(({ console }) => this.#dialer.whyNot(console)?.why);
    return said.includes('revoked') ? 'revoked' : said.includes('left') ? 'left' : null;
  }

  /** Called with what stands among the changed views (`views-of.ts`) when something of the LAN changed that is no fact. Returns how to stop. */
  onChange(listener: (changed: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#callOff();
    this.admission?.end();
    for (const end of this.#endings) end();
    this.#dialer.stop();
    this.#exchange.close();
    for (const link of this.#links) link.close();
    await this.#machine.discovery?.stop();
    await this.#door.stop();
    this.#listeners.clear();
  }

  /** SI-30 where the log knows another certificate of this console, or none: it was founded before there was a LAN, or its folder was taken from a backup. */
  #certify(): void {
    const { db, console, record } = this.#console;
    const own = admittedConsoles(db).find((one) => one.console === console);
    const { certificate } = this.#machine.identity;
    if (own === undefined || !isMember(own) || own.certificate === certificate) return;
    record(accept([certifyConsole(console, certificate)]), 'unsigned');
  }

  #take(link: LinkOnLine): void {
    this.#links.add(link);
    link.onOver(() => {
      this.#links.delete(link);
      this.#dialer.look();
    });
    this.#exchange.take(link);
  }

  /** Who is of the site may be others than before. Who is no longer hears nothing more, not even the rest of a page. */
  #known(): void {
    const before = this.#trusted.trusted();
    this.#trusted.forget();
    for (const link of this.#links) {
      if (this.#trusted.standingOf(link.pin).kind === 'admitted') continue;
      this.#exchange.drop(link.peer, 'It does not belong to this site any more.');
      link.drop('it does not belong to this site any more');
    }
    this.#look();
    if (JSON.stringify(before) !== JSON.stringify(this.#trusted.trusted())) this.#dialer.hurry();
  }

  /** The computer slept: whoever did not answer then may answer now. */
  wokeUp(): void {
    this.#look();
    this.#dialer.hurry();
  }

  #look(): void {
    this.#door.look();
    this.#neighborhood?.look();
    this.#dialer.look();
    this.#tell(NETWORK_ITSELF);
  }

  #lookAtCards(): void {
    const cards = JSON.stringify(this.#ownAddresses());
    const isOther = cards !== this.#cards;
    this.#cards = cards;
    if (isOther) this.#look();
    if (isOther) this.#dialer.hurry();
    this.#callOff = this.#machine.timers.after(LOOK_AT_CARDS_MS, () => this.#lookAtCards());
  }

  #ownAddresses(): readonly OwnAddress[] {
    const { options, ownAddresses } = this.#machine;
    return options.host === null ? ownAddresses() : [{ card: '', host: options.host }];
  }

  #whyNot(console: ConsoleId): string | null {
    const failed = this.#dialer.whyNot(console);
    return failed === null ? null : `At ${addressText(failed.address)} ${NOT_REACHED[failed.why]}.`;
  }

  #nameOf(console: ConsoleId): string | null {
    return admittedConsoles(this.#console.db).find((one) => one.console === console)?.name ?? null;
  }

  #tell(what: string): void {
    for (const listener of this.#listeners) listener(new Set([what]));
  }
}
