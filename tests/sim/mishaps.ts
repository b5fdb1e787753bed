/** What happens to single computers: disks that refuse, crashes, backups, clones, rebuilds, upgrades, clocks, newer versions nearby. */
import { SqliteError } from '../../db/driver.ts';
import { eventRegistry } from '../../shared/domain/registry.ts';
import type { CommandId, StreamName } from '../../shared/kernel/ids.ts';
import { erasureEvent } from '../support/log-actions.ts';
import type { People } from './people.ts';
import { WITHOUT_CONTACTS } from './school.ts';
import type { SimConsole } from './sim-console.ts';
import type { World } from './world.ts';

const FAULTY_TABLES = ['main.log_event', 'main.log_payload', 'main.log_head', 'main.local_outcome', 'main.view_timeline', 'main.view_standing'];
const NO_LIMIT = 1_073_741_823;
const YEAR_MS = 31_557_600_000;
const HOUR_MS = 3_600_000;

/** An error inside the transaction: nothing of it is there afterwards. */
export function fault(sim: World, people: People, one: SimConsole): void {
  const table = sim.random.pick(FAULTY_TABLES);
  const { db } = one.console;
  const contents = (): string => JSON.stringify([db.prepare('SELECT count(*) FROM log_event').pluck().get(), db.prepare('SELECT count(*) FROM local_outcome').pluck().get()]);
  const before = contents();
  db.exec(`CREATE TEMP TRIGGER fault BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'simulated fault'); END`);
  sim.note(`${one.name} fault at ${table}`);
  try {
    people.actAlone(one);
  } catch (error) {
    if (!(error instanceof SqliteError) || !error.message.includes('simulated fault')) throw error;
    sim.counts.faults += 1;
    if (contents() !== before) throw new Error(`${one.name} kept something of a commit that failed`, { cause: error });
  } finally {
    if (one.isOpen) db.exec('DROP TRIGGER IF EXISTS temp.fault');
  }
}

/** For a while there is no room on its disk: what is there stays, and nothing can be added. */
export function fillDisk(sim: World, one: SimConsole): void {
  const { db } = one.console;
  sim.note(`${one.name} has a full disk`);
  sim.counts.fullDisks += 1;
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
  one.diskIsFull = true;
  sim.scheduler.after(1_000 + sim.random.below(10_000), () => {
    if (one.isOpen && one.console.db === db) makeRoom(one);
  });
}

export function makeRoom(one: SimConsole): void {
  one.console.db.pragma(`max_page_count = ${NO_LIMIT}`);
  one.diskIsFull = false;
}

export async function restart(sim: World, one: SimConsole): Promise<void> {
  sim.note(`${one.name} restarts`);
  one.close();
  if (one.registry !== eventRegistry && sim.random.below(2) === 0) upgrade(sim, one);
  if (sim.random.below(2) === 0) one.backup = one.copyAside();
  await one.open();
}

export function upgrade(sim: World, one: SimConsole): void {
  sim.note(`${one.name} is upgraded`);
  sim.counts.upgrades += 1;
  one.registry = eventRegistry;
}

/** A cloned disk: two computers with one key, one incarnation, and one idea of the next number. */
export async function clone(sim: World, one: SimConsole): Promise<void> {
  if (sim.counts.clones > 0) return;
  sim.counts.clones += 1;
  sim.note(`${one.name} is cloned`);
  one.close();
  const copy = one.clone(`clone of ${one.name}`);
  await one.open();
  await copy.open();
  sim.network.join(copy, sim.network.neighboursOf(one));
  sim.consoles.push(copy);
}

/** An older copy of the database comes back, sometimes with the marker of its time. */
export async function restore(sim: World, one: SimConsole): Promise<void> {
  if (one.backup === null) {
    one.backup = one.copyAside();
    sim.note(`${one.name} is backed up`);
    sim.counts.backups += 1;
    return;
  }
  sim.note(`${one.name} is put back`);
  sim.counts.restores += 1;
  // What waits there for its causes goes too.
  const before = [...one.held(), ...one.waiting()];
  one.die(false);
  one.bury();
  one.putBack(one.backup, sim.random.below(2) === 0);
  one.backup = null;
  await one.open();
  for (const event of before) if (!sim.up.some((other) => other.holds(event))) sim.record.lost.add(event);
}

/** Meanwhile people go on, and messages come. */
export async function rebuild(sim: World, people: People, one: SimConsole): Promise<void> {
  sim.note(`${one.name} rebuilds`);
  sim.counts.rebuilds += 1;
  sim.calm = true;
  let left = 6;
  await one.rebuild(() => {
    if (left-- <= 0) return;
    if (left % 2 === 0) people.act(one);
    else sim.scheduler.pass(sim.random.below(300));
  });
  sim.calm = false;
}

/** A console of a newer version is near, and says something that nobody here knows. */
export function hearNewerType(sim: World, one: SimConsole): void {
  if (!one.trusts(sim.newer.console)) return;
  const heads = one.console.committer.log.heads('site/incidents' as StreamName);
  const { wire } = sim.newer.write({ stream: `call/${sim.random.below(3)}` as StreamName, type: 'v9.CallMade', payload: { at: sim.random.below(100) }, refs: heads });
  sim.note(`${one.name} hears a newer type`);
  const received = one.console.committer.receive(wire);
  if (received.result === 'quarantined' || received.result === 'refused') throw new Error(`${one.name} did not take a good commit: ${received.reason}`);
  sim.counts.unknownTypes += 1;
}

/** Past `decide`, which keeps what an open incident needs: the log must hold whatever an erasure names. */
export function erase(sim: World, people: People, one: SimConsole): void {
  const { committer, db } = one.console;
  const incidents = db.prepare<[], StreamName>("SELECT DISTINCT stream FROM log_head WHERE stream LIKE 'incident/%' ORDER BY stream").pluck().all() as StreamName[];
  const stream = sim.random.pick([`person/${WITHOUT_CONTACTS}` as StreamName, ...incidents]);
  const heads = committer.log.heads(stream);
  if (heads.length === 0) return;
  sim.note(`${one.name} erases ${stream}`);
  sim.counts.erasures += 1;
  sim.record.erasedStreams.add(stream);
  const { newest } = committer.append({ commandId: sim.freshId<CommandId>(), actor: people.actorAt(one), events: [erasureEvent(stream, heads)], outcome: () => null });
  if (one.isOpen) sim.record.acknowledged.add(newest!);
}

export function jump(sim: World, one: SimConsole): void {
  sim.counts.clockJumps += 1;
  one.wall.offsetMs += sim.random.pick([(sim.random.below(7) - 3) * YEAR_MS, (sim.random.below(49) - 24) * HOUR_MS]);
  sim.note(`${one.name} clock jumps`);
}
