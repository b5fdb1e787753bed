/**
 * One seed: a school with three to twelve consoles that work, fail, lose and find each other over a network that does what
 * school networks do, drawn from the seed alone; then healing, and the questions of `check.ts`. Whatever goes wrong is
 * thrown with the seed and all operations up to it.
 */
import { rmSync } from 'node:fs';
import { SqliteError } from '../../db/driver.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import { admittedConsoles, siteId } from '../../db/queries/consoles.ts';
import type { LanMessage } from '../../shared/contract/lan-messages.ts';
import { admitConsole } from '../../shared/domain/site/consoles.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { eventRegistry, type Command } from '../../shared/domain/registry.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, ConsoleId, EventId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { Random } from '../support/console.ts';
import { Author } from '../support/hand-written.ts';
import { erasureEvent } from '../support/log-actions.ts';
import { Scheduler } from '../support/scheduler.ts';
import { checkEnd, healed } from './check.ts';
import { nextCommand, type CommandDraft } from './commands.ts';
import { addCounts, noCounts, type Counts } from './counts.ts';
import { cryptoOf, temporaryHome } from './fast-start.ts';
import { Record } from './model.ts';
import { Network } from './network.ts';
import { importRoster, WITHOUT_CONTACTS } from './school.ts';
import { oldRegistry, SimConsole, type Surroundings } from './sim-console.ts';
import { SimLog } from './sim-log.ts';
import { beginTrouble, isPartition, troubleNames } from './troubles.ts';
import type { World } from './world.ts';

const STEPS = 50;
const FAULTY_TABLES = ['main.log_event', 'main.log_payload', 'main.log_head', 'main.local_outcome', 'main.view_timeline', 'main.view_standing'];
/** How many consoles: mostly a few, now and then many. */
const SIZES = [3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 8, 12] as const;
interface Given {
  readonly id: CommandId;
  readonly command: Command;
  readonly actor: Actor;
  readonly by: SimConsole;
  /** Null: the console died before it answered. */
  readonly outcome: string | null;
}

export class Simulation implements World {
  readonly seed: number;
  readonly random: Random;
  readonly scheduler = new Scheduler();
  readonly network: Network;
  readonly record = new Record();
  readonly counts: Counts = noCounts();
  readonly operations: string[] = [];
  readonly consoles: SimConsole[] = [];
  readonly #log = new SimLog();
  readonly #folder = temporaryHome();
  readonly #given: Given[] = [];
  readonly #newer: Author;
  readonly #surroundings: Surroundings;
  #drafts: CommandDraft[] = [];
  /** Of those that come late: how many, and the topology that they come into. */
  #stillToCome = 0;
  #topology: 'mesh' | 'ring' | 'line' | 'star' | 'tree' = 'mesh';
  /** Nothing dies in a commit while the school is set up and while it heals. */
  #calm = true;

  constructor(seed: number) {
    this.seed = seed;
    this.random = new Random(seed);
    this.network = new Network(this.scheduler, this.random);
    this.#newer = new Author(`newer ${seed}`, 'one', cryptoOf(seed, `newer ${seed}`).signer);
    const mayDie = (one: SimConsole, oneIn: number): boolean => !this.#calm && this.random.below(oneIn) === 0 && (this.#die(one), true);
    this.#surroundings = {
      seed,
      scheduler: this.scheduler,
      random: this.random,
      folder: this.#folder,
      log: this.#log,
      onCommit: (one) => {
        if (one.isOpen && mayDie(one, 120)) this.counts.crashesInCommit += 1;
      },
      onMessage: (one, peer, message) => {
        mayDie(one, 1500);
        this.counts.forwarded += forwardedIn(peer, message);
      },
      onEnd: (one) => this.network.died(one),
    };
  }

  get up(): readonly SimConsole[] {
    return this.consoles.filter((one) => one.isOpen);
  }

  async run(): Promise<Counts> {
    try {
      await this.#found();
      this.#calm = false;
      for (let step = 0; step < STEPS; step++) {
        await this.#step();
        await this.#afterwards();
      }
      this.#calm = true;
      await this.#mend();
      healed(this);
      await checkEnd(this);
      this.#sumUp();
      return this.counts;
    } catch (error) {
      throw new Error(`seed ${this.seed}: ${String(error)}\noperations:\n${this.operations.join('\n')}`, { cause: error });
    } finally {
      for (const one of this.consoles) {
        one.bury();
        if (one.isOpen) one.console.db.close();
      }
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** One founds the school, imports its roster and lets most of the others in, who hear of all that over the network. */
  async #found(): Promise<void> {
    const many = this.random.pick(SIZES);
    this.#topology = many <= 4 ? this.random.pick(['mesh', 'line', 'star'] as const) : this.random.pick(['ring', 'line', 'star', 'tree', 'tree'] as const);
    this.#stillToCome = this.random.below(3) === 0 ? 1 : 0;
    this.counts.consoles += many;
    const first = await this.#newConsole();
    this.execute(first, { type: 'FoundSite', siteName: 'Sim', founderName: 'Ana', consoleName: 'Desk' });
    first.site = siteId(first.console.db);
    importRoster(first.console, this.actorAt(first), () => this.freshId<CommandId>());
    this.execute(first, { type: 'AddStaff', role: 'frontOffice', people: [{ name: 'Ben', person: null }, { name: 'Cy', person: null }] });
    this.#admit(first, { console: this.#newer.console, name: 'Newer', publicKey: this.#newer.publicKey });
    for (let i = 1; i < many - this.#stillToCome; i++) await this.#newConsole(first);
    // Some start before they have heard of anything: incidents at once, with different ideas of who is expected.
    if (this.random.below(3) > 0) this.scheduler.pass(this.random.below(4_000));
    for (const one of this.consoles) if (this.random.below(2) === 0) this.execute(one, { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: this.random.below(6) === 0 });
  }

  /** A computer is bought, and let in at another; where its cable goes the topology says. */
  async #newConsole(admittedAt: SimConsole | null = null): Promise<SimConsole> {
    const number = this.consoles.length;
    const one = new SimConsole(`c${number}`, `console ${this.seed} ${number}`, this.#surroundings);
    if (number > 0 && this.random.below(6) === 0) one.registry = oldRegistry;
    await one.open();
    if (admittedAt !== null) {
      one.site = siteId(admittedAt.console.db);
      this.#admit(admittedAt, { console: one.id, name: one.name, publicKey: one.console.ports.signer.publicKey });
    }
    const [first] = this.consoles;
    const neighbours = {
      mesh: this.consoles,
      star: this.consoles.slice(0, 1),
      line: this.consoles.slice(-1),
      ring: first === undefined ? [] : [...new Set([first, ...this.consoles.slice(-1)])],
      tree: this.consoles.length === 0 ? [] : [this.random.pick(this.consoles)],
    }[this.#topology];
    // Who lets it in is near it: the digits on both screens are compared.
    this.network.join(one, [...new Set([...(admittedAt === null ? [] : [admittedAt]), ...neighbours])]);
    this.consoles.push(one);
    return one;
  }

  /** Follows from a pairing and is nobody's command. */
  #admit(at: SimConsole, joiner: { readonly console: string; readonly name: string; readonly publicKey: string }): void {
    const decision = admitConsole({ ...joiner, certificate: 'AA' });
    assert(decision.accepted, 'whoever was compared is let in');
    at.console.committer.append({ commandId: this.freshId<CommandId>(), actor: this.actorAt(at), events: decision.events, outcome: () => null });
  }

  freshId<T extends string>(): T {
    return this.random.ids().next() as T;
  }

  /** Whoever sits there: somebody who may act, as far as that console knows. */
  actorAt(one: SimConsole): Actor {
    const grants = one.console.db.prepare<[], { staff: PersonId; role: 'administrator'; grant: EventId }>('SELECT staff, role, event AS "grant" FROM view_grant ORDER BY event').all();
    return grants.length === 0 ? 'unsigned' : this.random.pick(grants);
  }

  async #step(): Promise<void> {
    const one = this.random.pick(this.up);
    const dice = one.diskIsFull ? this.random.below(560) : this.random.below(1000);
    if (dice < 560) this.#command(one);
    else if (dice < 620) this.#retry();
    else if (dice < 640) this.#fault(one);
    else if (dice < 660) this.#fillDisk(one);
    else if (dice < 700) this.#die(one);
    else if (dice < 706) await this.#clone(one);
    else if (dice < 735) await this.#restore(one);
    else if (dice < 745) await this.#rebuild(one);
    else if (dice < 765) this.#unknownType(one);
    else if (dice < 780) this.#jump(one);
    else if (dice < 795) this.#erase(one);
    else if (dice < 815) await this.#restart(one);
    else if (dice < 840) await this.#joinLate();
    else if (dice < 855) this.#revoke(one);
    else if (dice < 870) this.#grants(one);
    else if (dice < 960) this.#trouble();
    else {
      this.operations.push('lines are cut');
      this.counts.cuts += 1;
      this.network.cutSome();
    }
  }

  /** Time passes, and who lies dead is put away and started again. */
  async #afterwards(): Promise<void> {
    const passes = this.random.below(10);
    this.scheduler.pass(passes < 6 ? this.random.below(200) : passes < 9 ? this.random.below(2_000) : this.random.below(6_000));
    for (const one of this.consoles) {
      one.bury();
      if (!one.isOpen && one.upAgainAtMs <= this.scheduler.nowMs) await one.open();
    }
    // Somebody is always there.
    if (this.up.length === 0) await this.consoles[0]!.open();
    if (this.#log.faults.length > 0) throw new Error(`a host reports a fault: ${this.#log.faults.join('; ')}`);
  }

  #command(one: SimConsole): void {
    const { command, sequel } = this.#drafts.shift() ?? nextCommand(this, one);
    const by = sequel?.console ?? one;
    if (by.isOpen) this.execute(by, command, sequel?.next);
  }

  /** Through the real handler; the record learns what it acknowledged. */
  execute(one: SimConsole, command: Command, next?: (events: readonly EventId[]) => CommandDraft | null, again?: Given): void {
    if (one.registry !== eventRegistry && command.type === 'AnswerForPeople') return;
    const { console, handler } = one;
    const id = again?.id ?? this.freshId<CommandId>();
    const actor = again !== undefined && knows(one, again.actor) ? again.actor : this.actorAt(one);
    const had = new Set(console.committer.log.eventsOfCommand(id).map((event) => event.id));
    const seen = this.record.releases.filter((release) => one.holds(release.event));
    const outcome = handler.execute(id, command, actor);
    this.counts.commands += 1;
    const words = outcome.accepted ? `-> ${outcome.events.map((event) => event.slice(0, 8)).join(' ')}` : outcome.rejection.name;
    this.operations.push(`${this.#time} ${one.name} ${command.type} ${words}${one.isOpen ? '' : ', and died'}`);
    const earlier = this.#given.filter((other) => other.id === id);
    this.#given.push({ id, command, actor, by: one, outcome: one.isOpen ? JSON.stringify(outcome) : null });
    if (!outcome.accepted) {
      this.counts.refusals += 1;
      return;
    }
    const events = outcome.events as EventId[];
    const fresh = events.filter((event) => !had.has(event));
    if (earlier.length > 0 && fresh.length > 0) this.counts.twins += 1;
    if ((command.type === 'ReleaseStudent' || command.type === 'ReleaseAlone') && fresh[0] !== undefined) this.#released(one, command, fresh[0], id, seen, console);
    if (command.type === 'SettleRelease') for (const named of command.settles) this.record.settled.add(named as EventId);
    if (command.type === 'ErasePayloads') for (const stream of command.streams) this.record.erasedStreams.add(stream);
    // Who died while it answered was not heard.
    if (!one.isOpen) return;
    const stopped = console.db.prepare("SELECT 1 FROM log_event WHERE command = ? AND type = 'v2.PickupStopped'").get(id) !== undefined;
    if (stopped && command.type === 'CheckInAdult' && command.students.length === 1) throw new Error(`${one.name} says yes to a check-in that was stopped`);
    for (const event of events) this.record.acknowledged.add(event);
    if (command.type === 'SettleRelease') this.counts.settlements += 1;
    if (command.type === 'SignInVisitor') this.counts.visits += 1;
    if (command.type === 'ErasePayloads') this.counts.erasures += 1;
    if (command.type === 'WithdrawRole') this.counts.withdrawnGrants += 1;
    if (command.type === 'RevokeConsole') this.counts.revocations += 1;
    if (command.type === 'AdoptLateFacts') this.counts.adoptions += 1;
    if (command.type === 'StartIncident' || command.type === 'ChangeDirective') {
      this.record.alarms.set(id, events);
      this.counts.alarms += 1;
    }
    const following = next?.(events) ?? null;
    if (following !== null) this.#drafts.push(following);
  }

  get #time(): string {
    return `${(this.scheduler.nowMs / 1000).toFixed(1)}s`;
  }

  #released(one: SimConsole, command: Command & { readonly type: 'ReleaseStudent' | 'ReleaseAlone' }, event: EventId, id: CommandId, seen: readonly { readonly event: EventId; readonly stream: string; readonly incident: string }[], console: SimConsole['console']): void {
    this.counts.releases += 1;
    const stream = console.committer.log.event(event)!.header.stream;
    const known = seen.filter((release) => release.stream === stream);
    const isOpen = console.db.prepare<[string], number>('SELECT 1 FROM view_incident WHERE incident = ? AND closed_event IS NULL').pluck();
    const again = known
      .filter((release) => !this.record.settled.has(release.event) && !this.record.erasedStreams.has(stream))
      .find((release) => release.incident === command.incident || isOpen.get(release.incident) !== undefined);
    if (again !== undefined) throw new Error(`${one.name} released a student whose release ${again.event} it had seen`);
    this.record.releases.push({ event, stream, incident: command.incident as never, command: id, seen: new Set(known.map((release) => release.event)) });
  }

  /** The same command again: where it was answered it gets its first answer, elsewhere it may leave a twin. */
  #retry(): void {
    if (this.#given.length === 0) return;
    // Mostly one of the last, mostly at another console: where it has not been heard of yet, a twin comes of it.
    const given = this.random.pick(this.random.below(3) === 0 ? this.#given : this.#given.slice(-4));
    const others = this.up.filter((other) => other !== given.by);
    const one = this.random.pick(this.random.below(4) === 0 || others.length === 0 ? this.up : others);
    if (given.command.type === 'FoundSite' || given.command.type === 'StartIncident') return;
    this.counts.retries += 1;
    const first = this.#given.filter((other) => other.id === given.id && other.by === one && other.outcome !== null);
    const known = one.console.committer.outcomeOf(given.id) !== null;
    this.execute(one, given.command, undefined, given);
    const { outcome } = this.#given.at(-1)!;
    if (known && outcome !== null && first.length > 0 && !first.some((other) => other.outcome === outcome)) throw new Error(`${one.name} answered ${given.command.type} differently the second time: ${outcome}`);
  }

  /** An error inside the transaction: nothing of it is there afterwards. */
  #fault(one: SimConsole): void {
    const table = this.random.pick(FAULTY_TABLES);
    const { db } = one.console;
    const contents = (): string => JSON.stringify([db.prepare('SELECT count(*) FROM log_event').pluck().get(), db.prepare('SELECT count(*) FROM local_outcome').pluck().get()]);
    const before = contents();
    db.exec(`CREATE TEMP TRIGGER fault BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'simulated fault'); END`);
    this.operations.push(`${this.#time} ${one.name} fault at ${table}`);
    try {
      this.execute(one, nextCommand(this, one).command);
    } catch (error) {
      if (!(error instanceof SqliteError) || !error.message.includes('simulated fault')) throw error;
      this.counts.faults += 1;
      if (contents() !== before) throw new Error(`${one.name} kept something of a commit that failed`, { cause: error });
    } finally {
      if (one.isOpen) db.exec('DROP TRIGGER IF EXISTS temp.fault');
    }
  }

  /** For a while there is no room on its disk: what is there stays, and nothing can be added. */
  #fillDisk(one: SimConsole): void {
    const { db } = one.console;
    this.operations.push(`${this.#time} ${one.name} has a full disk`);
    this.counts.fullDisks += 1;
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    one.diskIsFull = true;
    this.scheduler.after(1_000 + this.random.below(10_000), () => {
      if (!one.isOpen || one.console.db !== db) return;
      db.pragma('max_page_count = 1073741823');
      one.diskIsFull = false;
    });
  }

  #die(one: SimConsole): void {
    const power = this.random.below(2) === 0;
    this.operations.push(`${this.#time} ${one.name} ${power ? 'loses its power' : 'crashes'}`);
    this.counts.crashes += 1;
    one.die(power);
    one.upAgainAtMs = this.scheduler.nowMs + this.random.below(8_000);
  }

  async #restart(one: SimConsole): Promise<void> {
    this.operations.push(`${this.#time} ${one.name} restarts`);
    one.close();
    if (one.registry !== eventRegistry && this.random.below(2) === 0) this.#upgrade(one);
    if (this.random.below(2) === 0) one.backup = one.copyAside();
    await one.open();
  }

  #upgrade(one: SimConsole): void {
    this.operations.push(`${this.#time} ${one.name} is upgraded`);
    this.counts.upgrades += 1;
    one.registry = eventRegistry;
  }

  /** A cloned disk: two computers with one key, one incarnation, and one idea of the next number. */
  async #clone(one: SimConsole): Promise<void> {
    if (this.counts.clones > 0) return;
    this.counts.clones += 1;
    one.close();
    const clone = one.clone(`clone of ${one.name}`);
    this.operations.push(`${this.#time} ${one.name} is cloned`);
    await one.open();
    await clone.open();
    this.network.join(clone, this.network.neighboursOf(one) as readonly SimConsole[]);
    this.consoles.push(clone);
  }

  /** An older copy of the database comes back, sometimes with the marker of its time. */
  async #restore(one: SimConsole): Promise<void> {
    if (one.backup === null) {
      one.backup = one.copyAside();
      this.operations.push(`${this.#time} ${one.name} is backed up`);
      this.counts.backups += 1;
      return;
    }
    this.operations.push(`${this.#time} ${one.name} is put back`);
    this.counts.restores += 1;
    const before = one.held();
    one.die(false);
    one.bury();
    one.putBack(one.backup, this.random.below(2) === 0);
    one.backup = null;
    await one.open();
    const others = this.up.filter((other) => other !== one);
    for (const event of before) if (!one.holds(event) && !others.some((other) => other.holds(event))) this.record.lost.add(event);
  }

  /** Meanwhile people go on, and messages come. */
  async #rebuild(one: SimConsole): Promise<void> {
    this.operations.push(`${this.#time} ${one.name} rebuilds`);
    this.counts.rebuilds += 1;
    this.#calm = true;
    let left = 6;
    await one.rebuild(() => {
      if (left-- <= 0) return;
      if (left % 2 === 0) this.#command(one);
      else this.scheduler.pass(this.random.below(300));
    });
    this.#calm = false;
  }

  /** A console of a newer version is near, and says something that nobody here knows. */
  #unknownType(one: SimConsole): void {
    const heads = one.console.committer.log.heads('site/incidents' as StreamName);
    const { wire } = this.#newer.write({ stream: `call/${this.random.below(3)}` as StreamName, type: 'v9.CallMade', payload: { at: this.random.below(100) }, refs: heads });
    this.operations.push(`${this.#time} ${one.name} hears a newer type`);
    const received = one.console.committer.receive(wire);
    if (received.result === 'quarantined' || received.result === 'refused') throw new Error(`${one.name} did not take a good commit: ${received.reason}`);
    this.counts.unknownTypes += 1;
  }

  /** Past `decide`, which keeps what an open incident needs: the log must hold whatever an erasure names. */
  #erase(one: SimConsole): void {
    const { committer, db } = one.console;
    const incidents = db.prepare<[], StreamName>("SELECT DISTINCT stream FROM log_head WHERE stream LIKE 'incident/%' ORDER BY stream").pluck().all() as StreamName[];
    const stream = this.random.pick([`person/${WITHOUT_CONTACTS}` as StreamName, ...incidents]);
    const heads = committer.log.heads(stream);
    if (heads.length === 0) return;
    this.operations.push(`${this.#time} ${one.name} erases ${stream}`);
    this.counts.erasures += 1;
    this.record.erasedStreams.add(stream);
    const { newest } = committer.append({ commandId: this.freshId<CommandId>(), actor: this.actorAt(one), events: [erasureEvent(stream, heads)], outcome: () => null });
    if (one.isOpen) this.record.acknowledged.add(newest!);
  }

  #jump(one: SimConsole): void {
    this.counts.clockJumps += 1;
    one.wall.offsetMs += this.random.pick([(this.random.below(7) - 3) * 31_557_600_000, (this.random.below(49) - 24) * 3_600_000]);
    this.operations.push(`${this.#time} ${one.name} clock jumps`);
  }

  /** One more computer comes in the middle of it all, let in at any that knows of the school. */
  async #joinLate(): Promise<void> {
    const at = this.up.filter((one) => siteId(one.console.db) !== null && !one.diskIsFull);
    if (this.#stillToCome === 0 || at.length === 0) return;
    this.#stillToCome -= 1;
    this.counts.lateJoiners += 1;
    const one = await this.#newConsole(this.random.pick(at));
    this.operations.push(`${this.#time} ${one.name} joins late`);
  }

  #grants(one: SimConsole): void {
    const staff = one.console.db.prepare<[], PersonId>('SELECT DISTINCT staff FROM view_staff_member ORDER BY staff').pluck().all() as PersonId[];
    if (staff.length === 0) return;
    const about = this.random.pick(staff);
    this.execute(one, this.random.below(2) === 0 ? { type: 'WithdrawRole', staff: about } : { type: 'GrantRole', staff: about, role: this.random.pick(['frontOffice', 'teacher', 'administrator'] as const) });
  }

  /** A laptop is lost. It may go on saying things, and be heard by those who do not know yet; what it said may be adopted. */
  #revoke(one: SimConsole): void {
    const revoked = admittedConsoles(one.console.db).filter((other) => other.revoked);
    if (revoked.length > 0) return this.execute(one, { type: 'AdoptLateFacts', console: this.random.pick(revoked).console, reason: 'found in the gym' });
    const others = this.consoles.slice(1).filter((other) => other.isOpen && other.id !== one.id);
    if (others.length < 2 || this.counts.revocations > 1) return;
    this.execute(one, { type: 'RevokeConsole', console: this.random.pick(others).id, reason: 'left on a bus' });
  }

  #trouble(): void {
    const name = this.random.pick(troubleNames);
    // Minutes of virtual time are many beats.
    if (name === 'minutes' && this.random.below(6) > 0) return;
    this.operations.push(`${this.#time} ${name}`);
    this.counts.troubles += 1;
    if (isPartition(name)) this.counts.partitions += 1;
    beginTrouble(name, this.network, this.scheduler, this.random);
  }

  /** Everything is repaired: programs of the newest version run everywhere, disks have room, and the network is whole. */
  async #mend(): Promise<void> {
    for (const one of this.consoles) {
      one.bury();
      if (one.registry !== eventRegistry) {
        if (one.isOpen) one.close();
        this.#upgrade(one);
      }
      if (!one.isOpen) await one.open();
      one.console.db.pragma('max_page_count = 1073741823');
      this.counts.waited += Number(one.console.db.prepare('SELECT count(*) FROM local_waiting').pluck().get());
    }
    this.network.clear();
  }

  #sumUp(): void {
    this.counts.seeds = 1;
    this.counts.minutes = this.scheduler.nowMs / 60_000;
    this.counts.links = this.network.dialed;
    this.counts.messages = this.network.delivered;
    this.counts.legitimatelyLost = this.record.lost.size;
  }
}

/** Commits that reached a console by another than the one that wrote them. */
function forwardedIn(peer: ConsoleId, message: LanMessage): number {
  const commits = (message.kind === 'page' ? message.commits : message.kind === 'live' ? [message.commit] : []) as readonly WireCommit[];
  return commits.filter((commit) => !commit.events[0]!.header.includes(`"origin":"${peer}.`)).length;
}

/** Nobody acts on a grant of which their console has not heard. */
const knows = (one: SimConsole, actor: Actor): boolean => actor === 'unsigned' || actor.grant === null || one.holds(actor.grant);

export async function simulate(seed: number, total: Counts): Promise<void> {
  addCounts(total, await new Simulation(seed).run());
}
