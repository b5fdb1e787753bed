/** Consoles that pair over lines of memory in virtual time: the real log and the real admission; and one that sits in between. */
import { Addresses } from '../../electron/host/lan/addresses.ts';
import { Admissions } from '../../electron/host/lan/admission/admission.ts';
import type { JoiningSite, ThisComputer } from '../../electron/host/lan/admission/this-computer.ts';
import type { PeerPresence } from '../../electron/host/lan/presence.ts';
import type { PairingLink } from '../../electron/host/lan/transport/pairing-link.ts';
import { LocalAddresses } from '../../db/local-lan.ts';
import { joinedSite } from '../../db/local-joined.ts';
import { admittedConsoles, type KnownConsole } from '../../db/queries/consoles.ts';
import { Reader } from '../../db/queries/reader.ts';
import type { ManagedComputer } from '../../shared/contract/managed-settings.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { foundSite } from '../../shared/domain/site/decide.ts';
import { assert, defined } from '../../shared/kernel/assert.ts';
import type { Decision, Rejection } from '../../shared/kernel/decision.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, PersonId } from '../../shared/kernel/ids.ts';
import { addressText } from '../../shared/kernel/network-address.ts';
import type { Clock } from '../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { dateInUtc, minuteInUtc, openTestConsole, type TestConsole } from './console.ts';
import { testEvent, testId } from './drawn-history.ts';
import { Scheduler } from './scheduler.ts';
import { silentLog } from './silent-log.ts';

type Listener = Parameters<PairingLink['listen']>[0];

/** One end of a line of memory. Like a real one: whoever closes hears no more of it, and what was sent before arrives. */
export class MemoryEnd implements PairingLink {
  readonly dialed: boolean;
  readonly address = '10.0.0.9:50123';
  readonly ownCertificate: string;
  readonly peerCertificate: string;
  /** What was said here, for those who listen at the wall. */
  readonly said: unknown[] = [];
  readonly #time: Scheduler;
  /** Set by `pair`. */
  #other: MemoryEnd = this;
  #listener: Listener = { message: () => undefined, closed: () => undefined };
  #isOpen = true;

  private constructor(time: Scheduler, dialed: boolean, ownCertificate: string, peerCertificate: string) {
    this.#time = time;
    this.dialed = dialed;
    this.ownCertificate = ownCertificate;
    this.peerCertificate = peerCertificate;
  }

  /** First the end of whoever dialed. */
  static pair(time: Scheduler, dialing: string, listening: string): readonly [MemoryEnd, MemoryEnd] {
    const [a, b] = [new MemoryEnd(time, true, dialing, listening), new MemoryEnd(time, false, listening, dialing)];
    [a.#other, b.#other] = [b, a];
    return [a, b];
  }

  send(message: object): void {
    if (!this.#isOpen) return;
    this.said.push(message);
    const text = JSON.stringify(message);
    this.#time.after(1, () => this.#other.#arrive(text));
  }

  listen(listener: Listener): void {
    this.#listener = listener;
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#time.after(1, () => this.#other.#ended('closed at the other end'));
  }

  /** The cable is pulled: both ends hear of it, and what was under way is lost. */
  cut(): void {
    const other = this.#other;
    this.#ended('the connection broke');
    other.#ended('the connection broke');
  }

  #arrive(text: string): void {
    if (this.#isOpen) this.#listener.message(JSON.parse(text));
  }

  #ended(why: string): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#listener.closed(why);
  }
}

export class Pairer {
  readonly name: string;
  readonly test: TestConsole;
  readonly admissions: Admissions;
  readonly addresses: Addresses;
  readonly certificate: string;
  readonly address: string;
  pepper: string;
  actor: Actor = 'unsigned';
  /** What the computer was asked to begin again with; undefined: it was not. */
  beganWith: JoiningSite | null | undefined;
  peers: readonly PeerPresence[] = [];
  /** The disk takes nothing that was decided. */
  saves = true;

  constructor(name: string, test: TestConsole, net: Pairing, host: string, managed: ManagedComputer = {}) {
    const { clock } = test.ports;
    this.name = name;
    this.test = test;
    this.certificate = `CERT-${name.replace(/\W/g, '-')}`;
    this.address = addressText({ host, port: 47_653 });
    this.pepper = testEvent(`pepper of ${name}`);
    this.addresses = new Addresses(new LocalAddresses(test.db), clock, silentLog);
    const computer: ThisComputer = { pepper: () => this.pepper, keepPepper: (pepper) => void (this.pepper = pepper), setAside: () => [], beginAgain: (joining) => void (this.beganWith = joining) };
    this.admissions = new Admissions({
      clock,
      timers: net.time,
      ids: test.ports.ids,
      digests: test.ports.digests,
      signer: test.ports.signer,
      seals: test.ports.seals,
      log: silentLog,
      version: '1.2.3',
      db: test.db,
      committer: test.committer,
      reader: new Reader(test.db, clock, dateInUtc, minuteInUtc, managed),
      console: test.console,
      signedIn: () => this.actor,
      record: (decision, actor) => this.#record(decision, actor),
      computer,
      dial: (to) => net.dial(this, addressText(to)),
      addresses: this.addresses,
      ownAddresses: () => [this.address],
      peers: () => this.peers,
      changed: () => undefined,
    });
  }

  #record(decision: Decision, actor: Actor): ReturnType<ConstructorParameters<typeof Admissions>[0]['record']> {
    if (!decision.accepted) return { accepted: false, rejection: decision.rejection };
    if (!this.saves) return { accepted: false, rejection: { name: 'DiskFull', message: 'Full.', whatToDo: 'Free some.' } };
    const command = this.test.ports.ids.next() as CommandId;
    this.test.committer.append({ commandId: command, actor, events: decision.events, outcome: () => null });
    return { accepted: true, events: [], result: {} };
  }

  /** A site of its own, and its administrator at the screen. */
  found(siteName: string): this {
    const { console, ports } = this.test;
    const founder = testId<PersonId>(`founder of ${siteName}`);
    const context = { alreadyFounded: false, joining: null, managedSite: null, console, publicKey: ports.signer.publicKey, certificate: this.certificate, site: testId(siteName), founder, idKey: testEvent(siteName) };
    this.actor = { staff: founder, role: 'administrator', grant: null };
    this.#record(foundSite({ type: 'FoundSite', siteName, founderName: 'Dana', consoleName: this.name }, context), this.actor);
    return this;
  }

  get letting(): NonNullable<SubscriptionRow<'admission'>['letting']> {
    return defined(this.admissions.row().letting ?? undefined, `${this.name} lets others in`);
  }
  get joining(): NonNullable<SubscriptionRow<'admission'>['joining']> {
    return defined(this.admissions.row().joining ?? undefined, `${this.name} joins`);
  }
  get digitsThere(): string {
    return defined(this.joining.comparing ?? undefined, `${this.name} compares`).digits;
  }
  get digitsHere(): string {
    return defined(this.letting.asking ?? undefined, `${this.name} compares`).digits;
  }
  get joined(): ReturnType<typeof joinedSite> {
    return joinedSite(this.test.db);
  }
  knows(other: Pairer): KnownConsole | undefined {
    return admittedConsoles(this.test.db).find((one) => one.console === other.test.console);
  }
}

/** Who listens where. */
export class Pairing {
  readonly time = new Scheduler();
  readonly lines: MemoryEnd[] = [];
  readonly #clock: Clock;
  readonly #at = new Map<string, (link: MemoryEnd) => void>();
  readonly #certificates = new Map<string, string>();
  #made = 0;

  constructor() {
    const startMs = Date.UTC(2026, 10, 22, 9);
    this.#clock = { wallMs: () => startMs + this.time.nowMs, monotonicMs: () => this.time.nowMs };
  }

  async pairer(name: string, managed: ManagedComputer = {}): Promise<Pairer> {
    this.#made += 1;
    const pairer = new Pairer(name, await openTestConsole({ seed: this.#made, secret: name, clock: this.#clock }), this, `10.0.0.${this.#made}`, managed);
    this.listen(pairer.address, pairer.certificate, (link) => pairer.admissions.take(link));
    return pairer;
  }

  listen(address: string, certificate: string, take: (link: MemoryEnd) => void): void {
    this.#at.set(address, take);
    this.#certificates.set(address, certificate);
  }

  dial(from: { readonly certificate: string }, address: string): Promise<Result<PairingLink, Rejection>> {
    const take = this.#at.get(address);
    const certificate = this.#certificates.get(address);
    if (take === undefined || certificate === undefined) return Promise.resolve(err({ name: 'NotReached', message: 'Nobody answers there.', whatToDo: 'Check the address.' }));
    const [dialed, listening] = MemoryEnd.pair(this.time, from.certificate, certificate);
    this.lines.push(dialed);
    take(listening);
    return Promise.resolve(ok(dialed));
  }

  /** The newest line. */
  get line(): MemoryEnd {
    return defined(this.lines.at(-1), 'somebody dialed');
  }

  /** Machines say all that they have to say. */
  async settle(ms = 100): Promise<void> {
    // What a dial answers is heard a turn later.
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    this.time.pass(ms);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }

  /** Both screens compare. */
  async meet(joiner: Pairer, member: Pairer, name = joiner.name): Promise<void> {
    const asked = joiner.admissions.join(member.address, name);
    assert(asked.ok, 'it may join');
    await this.settle();
  }
}
