/**
 * One seed: two or three consoles that work, fail, lose and find each other, drawn from the seed alone; then healing, and the
 * questions of `check.ts`. Whatever goes wrong is thrown with the seed and all operations up to it.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frontierOf, missingPage } from '../../db/peers.ts';
import { SqliteError } from '../../db/driver.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import { eventRegistry, type Command } from '../../shared/domain/registry.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, EventId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { Random } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { checkEnd, healed } from './check.ts';
import { nextCommand, type CommandDraft } from './commands.ts';
import { addCounts, noCounts, type Counts } from './counts.ts';
import { Record } from './model.ts';
import { erasureEvent } from '../support/log-actions.ts';
import { importRoster, WITHOUT_CONTACTS } from './school.ts';
import { oldRegistry, SimConsole } from './sim-console.ts';
import type { World } from './world.ts';

const STEPS = 64;
/** Files in memory where the machine has such a place: the simulation is about order, not about disks. */
const HOME = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const ACTOR: Actor = { staff: testId<PersonId>('sim principal'), role: 'administrator', grant: null };
const FAULTY_TABLES = ['main.log_event', 'main.log_payload', 'main.log_head', 'main.local_outcome', 'main.view_timeline', 'main.view_standing'];

export class Simulation implements World {
  readonly seed: number;
  readonly random: Random;
  readonly record = new Record();
  readonly counts: Counts = noCounts();
  readonly operations: string[] = [];
  readonly consoles: SimConsole[] = [];
  readonly #folder: string;
  readonly #given: { readonly id: CommandId; readonly command: Command; readonly by: SimConsole; readonly origin: string; readonly outcome: string }[] = [];
  readonly #newer: Author;
  #drafts: CommandDraft[] = [];

  constructor(seed: number) {
    this.seed = seed;
    this.random = new Random(seed);
    this.#folder = mkdtempSync(join(HOME, 'muster-sim-'));
    this.#newer = new Author(`newer ${seed}`);
  }

  async run(): Promise<Counts> {
    try {
      await this.#found();
      for (let step = 0; step < STEPS; step++) await this.#step();
      for (const one of this.consoles) if (one.registry !== eventRegistry) await this.#upgrade(one);
      healed(this);
      await checkEnd(this);
      this.counts.seeds = 1;
      return this.counts;
    } catch (error) {
      throw new Error(`seed ${this.seed}: ${String(error)}\noperations:\n${this.operations.join('\n')}`, { cause: error });
    } finally {
      for (const one of this.consoles) if (one.isOpen) one.console.db.close();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** One founds the school and imports its roster; the others hear of it. */
  async #found(): Promise<void> {
    const many = 2 + this.random.below(2);
    for (let i = 0; i < many; i++) {
      const one = new SimConsole(`c${i}`, `console ${this.seed} ${i}`, this.#folder, this.random);
      if (i === 1 && this.random.below(3) === 0) one.registry = oldRegistry;
      await one.open();
      this.consoles.push(one);
    }
    const [first, ...others] = this.consoles;
    this.execute(first!, { type: 'FoundSite', siteName: 'Sim', founderName: 'Ana', consoleName: 'Desk' });
    importRoster(first!.console, ACTOR, () => this.freshId<CommandId>());
    this.noteOwn(first!);
    // Some start before they have heard of anything: incidents at once, with different ideas of who is expected.
    for (const one of others) if (this.random.below(4) > 0) this.exchange(first!, one, 'whole');
    for (const one of this.consoles) if (this.random.below(2) === 0) this.execute(one, { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: this.random.below(6) === 0 });
  }

  freshId<T extends string>(): T {
    return this.random.ids().next() as T;
  }

  async #step(): Promise<void> {
    const one = this.random.pick(this.consoles);
    one.clock.advance(this.random.below(5000));
    const dice = this.random.below(100);
    if (dice < 54) this.#command(one);
    else if (dice < 74) this.exchange(one, this.random.pick(this.consoles), this.random.pick(['whole', 'shuffled', 'partial', 'twice'] as const));
    else if (dice < 81) this.#retry();
    else if (dice < 84) this.#fault(one);
    else if (dice < 88) await this.#crash(one);
    else if (dice < 90) await this.#clone(one);
    else if (dice < 92) await this.#restore(one);
    else if (dice < 94) await this.#rebuild(one);
    else if (dice < 96) this.#unknownType(one);
    else if (dice < 97) this.#jump(one);
    else if (dice < 99) this.#erase(one);
    else await this.#restart(one);
  }

  #command(one: SimConsole): void {
    const { command, sequel } = this.#drafts.shift() ?? nextCommand(this, one);
    const by = sequel?.console ?? one;
    this.execute(by, command, sequel?.next);
  }

  /** Through the real handler; the record learns what it acknowledged. */
  execute(one: SimConsole, command: Command, next?: (events: readonly EventId[]) => CommandDraft | null, id = this.freshId<CommandId>()): void {
    if (one.registry !== eventRegistry && command.type === 'AnswerForPeople') return;
    const seen = new Set(one.held.landed);
    const outcome = one.handler.execute(id, command, ACTOR);
    this.counts.commands += 1;
    const given = this.#given.some((other) => other.id === id);
    this.operations.push(`${one.name} ${command.type} ${outcome.accepted ? `-> ${outcome.events.map((event) => event.slice(0, 8)).join(' ')}` : outcome.rejection.name}`);
    const stopped = one.console.db.prepare("SELECT 1 FROM log_event WHERE command = ? AND type = 'v2.PickupStopped'").get(id) !== undefined;
    if (outcome.accepted && stopped && command.type === 'CheckInAdult' && command.students.length === 1) throw new Error(`${one.name} says yes to a check-in that was stopped`);
    this.#given.push({ id, command, by: one, origin: one.console.origin, outcome: JSON.stringify(outcome) });
    this.noteOwn(one);
    if (!outcome.accepted) {
      this.counts.refusals += 1;
      return;
    }
    const events = outcome.events as EventId[];
    const fresh = events.filter((event) => !seen.has(event));
    for (const event of fresh) this.record.acknowledged.add(event);
    if (given && fresh.length > 0) this.counts.twins += 1;
    if ((command.type === 'ReleaseStudent' || command.type === 'ReleaseAlone') && fresh[0] !== undefined) this.#released(one, command, fresh[0], id, seen);
    if (command.type === 'SettleRelease') {
      this.counts.settlements += 1;
      for (const named of command.settles) this.record.settled.add(named as EventId);
    }
    if (command.type === 'SignInVisitor') this.counts.visits += 1;
    if (command.type === 'ErasePayloads') {
      this.counts.erasures += 1;
      for (const stream of command.streams) this.record.erasedStreams.add(stream);
    }
    const following = next?.(events) ?? null;
    if (following !== null) this.#drafts.push(following);
  }

  #released(one: SimConsole, command: Command & { readonly type: 'ReleaseStudent' | 'ReleaseAlone' }, event: EventId, id: CommandId, seen: ReadonlySet<EventId>): void {
    this.counts.releases += 1;
    const stream = one.console.committer.log.event(event)!.header.stream;
    const known = this.record.releases.filter((release) => seen.has(release.event) && release.stream === stream);
    const isOpen = one.console.db.prepare<[string], number>('SELECT 1 FROM view_incident WHERE incident = ? AND closed_event IS NULL').pluck();
    const again = known
      .filter((release) => !this.record.settled.has(release.event) && !this.record.erasedStreams.has(stream))
      .find((release) => release.incident === command.incident || isOpen.get(release.incident) !== undefined);
    if (again !== undefined) throw new Error(`${one.name} released a student whose release ${again.event} it had seen`);
    this.record.releases.push({ event, stream, incident: command.incident as never, command: id, seen: new Set(known.map((release) => release.event)) });
  }

  /** What the console wrote itself since the last time, into the record of what it holds. */
  noteOwn(one: SimConsole): void {
    const { db, committer } = one.console;
    const newest = db.prepare<[string], EventId>('SELECT newest FROM log_commit WHERE origin = ? ORDER BY no').pluck().all(one.console.origin) as EventId[];
    for (const id of newest) {
      if (one.held.landed.has(id)) continue;
      const commit = committer.log.commit(id)!;
      one.held.add(commit);
      this.counts.events += commit.events.length;
    }
  }

  exchange(from: SimConsole, to: SimConsole, how: 'whole' | 'shuffled' | 'partial' | 'twice'): void {
    if (from === to) return;
    this.counts.exchanges += 1;
    const theirs = frontierOf(to.console.db);
    let at: number | null = 0;
    let sent = 0;
    while (at !== null) {
      const page = missingPage(from.console.db, from.console.committer.log, theirs, at);
      at = how === 'partial' ? null : page.next;
      for (const wire of this.#mangled(page.commits, how)) {
        this.deliver(to, wire);
        sent += 1;
      }
    }
    this.operations.push(`${from.name} -> ${to.name} ${how} ${sent}`);
  }

  #mangled(commits: readonly WireCommit[], how: string): readonly WireCommit[] {
    const mangled = [...commits];
    if (how === 'shuffled') for (let i = mangled.length - 1; i > 0; i--) [mangled[i], mangled[this.random.below(i + 1)]] = [mangled[this.random.below(i + 1)]!, mangled[i]!];
    if (how === 'twice') this.counts.duplicates += commits.length;
    if (how === 'partial') this.counts.lost += mangled.length;
    return how === 'twice' ? [...mangled, ...mangled] : how === 'partial' ? mangled.filter(() => this.random.below(3) > 0) : mangled;
  }

  deliver(to: SimConsole, wire: WireCommit): void {
    const received = to.console.committer.receive(structuredClone(wire));
    if (received.result === 'quarantined' || received.result === 'refused') throw new Error(`${to.name} did not take a good commit: ${received.reason}`);
    if (received.result === 'waiting') this.counts.waited += 1;
    this.counts.commitsSent += 1;
    to.held.add(wire);
  }

  /** The same command again: here it gets its first answer, elsewhere it may leave a twin. */
  #retry(): void {
    if (this.#given.length === 0) return;
    // Mostly one of the last, mostly at another console: where it has not been heard of yet, a twin comes of it.
    const given = this.random.pick(this.random.below(3) === 0 ? this.#given : this.#given.slice(-4));
    const others = this.consoles.filter((other) => other !== given.by);
    const one = this.random.pick(this.random.below(4) === 0 ? this.consoles : others);
    if (given.command.type === 'FoundSite' || given.command.type === 'StartIncident') return;
    this.counts.retries += 1;
    const known = one.console.committer.outcomeOf(given.id) !== null;
    if (!known) return this.execute(one, given.command, undefined, given.id);
    const again = JSON.stringify(one.handler.execute(given.id, given.command, ACTOR));
    this.operations.push(`${one.name} again ${given.command.type}`);
    const first = this.#given.filter((other) => other.id === given.id && other.by === one);
    if (first.length > 0 && !first.some((other) => other.outcome === again)) throw new Error(`${one.name} answered ${given.command.type} differently the second time: ${again}`);
  }

  /** An error inside the transaction: nothing of it is there afterwards. */
  #fault(one: SimConsole): void {
    const table = this.random.pick(FAULTY_TABLES);
    const { db } = one.console;
    const before = [db.prepare('SELECT count(*) FROM log_event').pluck().get(), db.prepare('SELECT count(*) FROM local_outcome').pluck().get()];
    db.exec(`CREATE TEMP TRIGGER fault BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'simulated fault'); END`);
    this.operations.push(`${one.name} fault at ${table}`);
    try {
      const { command } = nextCommand(this, one);
      if (!(one.registry !== eventRegistry && command.type === 'AnswerForPeople')) one.handler.execute(this.freshId<CommandId>(), command, ACTOR);
      this.noteOwn(one);
    } catch (error) {
      if (!(error instanceof SqliteError) || !error.message.includes('simulated fault')) throw error;
      this.counts.faults += 1;
      const after = [db.prepare('SELECT count(*) FROM log_event').pluck().get(), db.prepare('SELECT count(*) FROM local_outcome').pluck().get()];
      if (JSON.stringify(after) !== JSON.stringify(before)) throw new Error(`${one.name} kept something of a commit that failed`, { cause: error });
    } finally {
      db.exec('DROP TRIGGER IF EXISTS temp.fault');
    }
  }

  async #crash(one: SimConsole): Promise<void> {
    this.operations.push(`${one.name} crashes`);
    this.counts.crashes += 1;
    one.crash();
    await one.open();
  }

  async #restart(one: SimConsole): Promise<void> {
    this.operations.push(`${one.name} restarts`);
    one.close();
    if (one.registry !== eventRegistry && this.random.below(2) === 0) return this.#upgrade(one);
    if (this.random.below(2) === 0) one.backup = one.copyAside();
    await one.open();
  }

  async #upgrade(one: SimConsole): Promise<void> {
    this.operations.push(`${one.name} is upgraded`);
    this.counts.upgrades += 1;
    if (one.isOpen) one.close();
    one.registry = eventRegistry;
    await one.open();
  }

  /** A cloned disk: two consoles with one key, one incarnation, and one idea of the next number. */
  async #clone(one: SimConsole): Promise<void> {
    if (this.consoles.length > 3) return;
    one.close();
    const clone = one.clone(`c${this.consoles.length} of ${one.name}`);
    this.operations.push(`${one.name} is cloned as ${clone.name}`);
    await one.open();
    await clone.open();
    this.consoles.push(clone);
  }

  /** An older copy of the database comes back, sometimes with the marker of its time. */
  async #restore(one: SimConsole): Promise<void> {
    if (one.backup === null) {
      one.backup = one.copyAside();
      this.operations.push(`${one.name} backs up`);
      return;
    }
    this.operations.push(`${one.name} is put back`);
    this.counts.restores += 1;
    one.crash();
    one.putBack(one.backup, this.random.below(2) === 0);
    one.backup = null;
    await one.open();
  }

  async #rebuild(one: SimConsole): Promise<void> {
    this.operations.push(`${one.name} rebuilds`);
    this.counts.rebuilds += 1;
    let left = 6;
    await one.rebuild(() => {
      if (left-- <= 0) return;
      if (left % 2 === 0) this.#command(one);
      else this.exchange(this.random.pick(this.consoles), one, 'shuffled');
    });
  }

  #unknownType(one: SimConsole): void {
    this.counts.unknownTypes += 1;
    const heads = one.console.committer.log.heads('site/incidents' as StreamName);
    const { wire } = this.#newer.write({ stream: `call/${this.random.below(3)}` as StreamName, type: 'v9.CallMade', payload: { at: this.random.below(100) }, refs: heads });
    this.operations.push(`${one.name} hears a newer type`);
    this.deliver(one, wire);
  }

  /** Past `decide`, which keeps what an open incident needs: the log must hold whatever an erasure names. */
  #erase(one: SimConsole): void {
    const { committer, db } = one.console;
    const incidents = db.prepare<[], StreamName>("SELECT DISTINCT stream FROM log_head WHERE stream LIKE 'incident/%' ORDER BY stream").pluck().all() as StreamName[];
    const stream = this.random.pick([`person/${WITHOUT_CONTACTS}` as StreamName, ...incidents]);
    const heads = committer.log.heads(stream);
    if (heads.length === 0) return;
    this.operations.push(`${one.name} erases ${stream}`);
    this.counts.erasures += 1;
    this.record.erasedStreams.add(stream);
    const { newest } = committer.append({ commandId: this.freshId<CommandId>(), actor: ACTOR, events: [erasureEvent(stream, heads)], outcome: () => null });
    this.record.acknowledged.add(newest!);
    this.noteOwn(one);
  }

  #jump(one: SimConsole): void {
    this.counts.clockJumps += 1;
    one.clock.wall += (this.random.below(7) - 3) * 31_557_600_000;
    this.operations.push(`${one.name} clock jumps`);
  }
}

export async function simulate(seed: number, total: Counts): Promise<void> {
  addCounts(total, await new Simulation(seed).run());
}
