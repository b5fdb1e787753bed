/**
 * One seed: a school with three to twelve consoles that work, fail, lose and find each other over a network that does what
 * school networks do, drawn from the seed alone; then healing, and the questions of `check.ts`. Whatever goes wrong is
 * thrown with the seed and all operations up to it.
 */
import { rmSync } from 'node:fs';
import { keepAsked, keepJoined } from '../../db/local-joined.ts';
import { siteId } from '../../db/queries/consoles.ts';
import { eventRegistry } from '../../shared/domain/registry.ts';
import { admitConsole } from '../../shared/domain/site/consoles.ts';
import { assert } from '../../shared/kernel/assert.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { checkEnd, healed } from './check.ts';
import { addCounts, type Counts } from './counts.ts';
import { clone, erase, fault, fillDisk, hearNewerType, jump, makeRoom, rebuild, restart, restore, upgrade } from './mishaps.ts';
import { People } from './people.ts';
import { importRoster } from './school.ts';
import { oldRegistry, SimConsole } from './sim-console.ts';
import { beginTrouble, isPartition, troubleNames } from './troubles.ts';
import { World } from './world.ts';

const STEPS = 50;
/** How many consoles: mostly a few, now and then many. */
const SIZES = [3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 8, 12] as const;

export class Simulation extends World {
  readonly #people = new People(this);
  /** Consoles that are let in in the midst of it all. */
  #stillToCome = 0;
  #topology: 'mesh' | 'ring' | 'line' | 'star' | 'tree' = 'mesh';

  async run(): Promise<Counts> {
    try {
      await this.#found();
      this.calm = false;
      for (let step = 0; step < STEPS; step++) {
        await this.#step();
        await this.#timePasses();
      }
      this.calm = true;
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
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  /** One founds the school, imports its roster and lets most of the others in, who hear of all that over the network. */
  async #found(): Promise<void> {
    const many = this.random.pick(SIZES);
    this.#topology = many <= 4 ? this.random.pick(['mesh', 'line', 'star'] as const) : this.random.pick(['ring', 'line', 'star', 'tree', 'tree'] as const);
    this.#stillToCome = this.random.below(3) === 0 ? 1 : 0;
    this.counts.consoles += many;
    const first = await this.#buy();
    this.#people.give(first, { type: 'FoundSite', siteName: 'Sim', founderName: 'Ana', consoleName: 'Desk' });
    importRoster(first.console, this.#people.actorAt(first), () => this.freshId<CommandId>());
    this.#people.give(first, { type: 'AddStaff', role: 'frontOffice', people: [{ name: 'Ben', person: null }, { name: 'Cy', person: null }] });
    this.#admit(first, { console: this.newer.console, name: 'Newer', publicKey: this.newer.publicKey });
    for (let i = 1; i < many - this.#stillToCome; i++) this.#join(await this.#buy(), first);
    // Some start before they have heard of anything: incidents at once, with different ideas of who is expected.
    if (this.random.below(3) > 0) this.scheduler.pass(this.random.below(4_000));
    for (const one of this.consoles) if (this.random.below(2) === 0) this.#people.give(one, { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: this.random.below(6) === 0 });
  }

  /** A new computer, of this version or an older one; where its cable goes the topology says. */
  async #buy(): Promise<SimConsole> {
    const number = this.consoles.length;
    const one = new SimConsole(`c${number}`, `console ${this.seed} ${number}`, this.surroundings);
    if (number > 0 && this.random.below(6) === 0) one.registry = oldRegistry;
    await one.open();
    const [first] = this.consoles;
    const neighbours = {
      mesh: this.consoles,
      star: first === undefined ? [] : [first],
      line: this.consoles.slice(-1),
      ring: first === undefined ? [] : [...new Set([first, ...this.consoles.slice(-1)])],
      tree: first === undefined ? [] : [this.random.pick(this.consoles)],
    }[this.#topology];
    this.network.join(one, [...neighbours]);
    this.consoles.push(one);
    return one;
  }

  /** After the pairing: both sides know what it left, also where the one that let it in died with that on its disk. Whoever lets it in is near it. */
  #join(one: SimConsole, at: SimConsole): void {
    const site = siteId(at.console.db);
    assert(site !== null, 'who lets somebody in is of a site');
    const asked = { address: at.name, console: at.id, certificate: 'AA', consoleName: one.name, siteName: 'Sim' };
    this.#admit(at, { console: one.id, name: one.name, publicKey: one.console.ports.signer.publicKey });
    keepAsked(one.console.db, asked);
    keepJoined(one.console.db, site, asked.siteName);
    this.network.connect(one, at);
  }

  #admit(at: SimConsole, joiner: { readonly console: string; readonly name: string; readonly publicKey: string }): void {
    const decision = admitConsole({ ...joiner, certificate: 'AA' });
    assert(decision.accepted, 'whoever was compared is let in');
    at.console.committer.append({ commandId: this.freshId<CommandId>(), actor: this.#people.actorAt(at), events: decision.events, outcome: () => null });
  }

  async #step(): Promise<void> {
    const one = this.random.pick(this.up);
    // Of a disk that is full the console knows nothing before somebody acts.
    const dice = one.diskIsFull ? this.random.below(620) : this.random.below(1000);
    if (dice < 560) this.#people.act(one);
    else if (dice < 620) this.#people.retry();
    else if (dice < 640) fault(this, this.#people, one);
    else if (dice < 660) fillDisk(this, one);
    else if (dice < 700) this.die(one);
    else if (dice < 706) await clone(this, one);
    else if (dice < 735) await restore(this, one);
    else if (dice < 745) await rebuild(this, this.#people, one);
    else if (dice < 765) hearNewerType(this, one);
    else if (dice < 780) jump(this, one);
    else if (dice < 795) erase(this, this.#people, one);
    else if (dice < 815) await restart(this, one);
    else if (dice < 840) await this.#joinLate();
    else if (dice < 855) this.#people.revokeOrAdopt(one);
    else if (dice < 870) this.#people.grantOrWithdraw(one);
    else if (dice < 960) this.#trouble();
    else this.#cut();
  }

  /** Time passes, and who lies dead is put away and started again. */
  async #timePasses(): Promise<void> {
    const pace = this.random.below(10);
    this.scheduler.pass(this.random.below(pace < 6 ? 200 : pace < 9 ? 2_000 : 6_000));
    for (const one of this.consoles) {
      one.bury();
      if (!one.isOpen && one.upAgainAtMs <= this.scheduler.nowMs) await one.open();
    }
    this.network.endUntrusted();
    // Somebody is always there.
    if (this.up.length === 0) await this.consoles[0]!.open();
    this.log.expectNoFaults();
  }

  /** One more computer comes in the middle of it all, let in at any that knows of the school. */
  async #joinLate(): Promise<void> {
    const at = this.up.filter((one) => siteId(one.console.db) !== null && !one.diskIsFull);
    if (this.#stillToCome === 0 || at.length === 0) return;
    this.#stillToCome -= 1;
    this.counts.lateJoiners += 1;
    const one = await this.#buy();
    this.note(`${one.name} joins late`);
    this.#join(one, this.random.pick(at));
  }

  #trouble(): void {
    const name = this.random.pick(troubleNames);
    // Minutes of virtual time are many beats.
    if (name === 'minutes' && this.random.below(6) > 0) return;
    this.note(name);
    this.counts.troubles += 1;
    if (isPartition(name)) this.counts.partitions += 1;
    if (name === 'brokenPromise') this.promiseBroken = true;
    beginTrouble(name, this.network, this.scheduler, this.random);
  }

  #cut(): void {
    this.note('lines are cut');
    this.counts.cuts += 1;
    this.network.cutSome();
  }

  /** Everything is repaired: programs of the newest version run everywhere, disks have room, and the network is whole. */
  async #mend(): Promise<void> {
    for (const one of this.consoles) {
      one.bury();
      if (one.registry !== eventRegistry) {
        if (one.isOpen) one.close();
        upgrade(this, one);
      }
      if (!one.isOpen) await one.open();
      makeRoom(one);
      this.counts.waited += Number(one.console.db.prepare('SELECT count(*) FROM local_waiting').pluck().get());
    }
    this.network.clear();
    // Who was reached only by a computer that is gone gets other cables; one to the first would not do for its own clone.
    if (this.counts.revocations > 0) for (const one of this.consoles) for (const other of this.consoles) if (one !== other) this.network.connect(one, other);
  }

  #sumUp(): void {
    this.counts.seeds = 1;
    this.counts.minutes = this.scheduler.nowMs / 60_000;
    this.counts.links = this.network.dialed;
    this.counts.messages = this.network.delivered;
    this.counts.legitimatelyLost = this.record.lost.size;
    this.counts.dropped = [...this.log.dropped.values()].reduce((sum, times) => sum + times, 0);
  }
}

export async function simulate(seed: number, total: Counts): Promise<void> {
  addCounts(total, await new Simulation(seed).run());
}
