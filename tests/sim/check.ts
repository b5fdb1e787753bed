/** Healing, and what must hold after it. */
import { logDigest } from '../../db/digests.ts';
import { countIncident } from '../../db/queries/expected.ts';
import { Reader } from '../../db/queries/reader.ts';
import { verifyDatabase } from '../../db/verify.ts';
import type { EventId, IncidentId } from '../../shared/kernel/ids.ts';
import { disagreements } from '../support/agreement.ts';
import { dateInUtc, minuteInUtc, testSlices } from '../support/console.ts';
import { checkByHand } from './by-hand.ts';
import { Holding } from './model.ts';
import { RESTRICTED } from './school.ts';
import type { SimConsole } from './sim-console.ts';
import type { World } from './world.ts';

/** More rounds than any drawn damage needs. */
const MAX_ROUNDS = 12;

const log = (one: SimConsole): string => logDigest(one.console.db, one.console.ports.digests);
const views = (one: SimConsole): string => one.console.committer.views.digest(one.console.ports.digests);
const same = (values: readonly string[]): boolean => new Set(values).size === 1;

/** Everybody sends everybody all pages until all hold the same. */
export function healed(sim: World): void {
  sim.operations.push('healing');
  for (let round = 0; round < MAX_ROUNDS; round++) {
    for (const from of sim.consoles) for (const to of sim.consoles) sim.exchange(from, to, 'whole');
    if (same(sim.consoles.map(log))) return;
  }
  throw new Error('the logs do not become equal');
}

export async function checkEnd(sim: World): Promise<void> {
  const { consoles, counts, record } = sim;
  const held = new Holding();
  for (const one of consoles) held.takeOver(one.held);
  counts.legitimatelyLost = [...record.acknowledged].filter((event) => !held.landed.has(event)).length;
  if (counts.legitimatelyLost > 0 && counts.restores === 0) throw new Error('acknowledged facts are gone, and nothing was put back');

  for (const one of consoles) {
    const has = one.console.db.prepare<[], EventId>('SELECT id FROM log_event ORDER BY id').pluck().all() as EventId[];
    const should = [...held.landed].sort();
    if (JSON.stringify(has) !== JSON.stringify(should)) throw new Error(`${one.name} holds ${has.length} events, and by the record it is ${should.length}`);
    const quarantined = Number(one.console.db.prepare('SELECT count(*) FROM local_quarantine').pluck().get());
    if (quarantined > 0) throw new Error(`${one.name} put good commits into quarantine`);
    const waiting = Number(one.console.db.prepare('SELECT count(*) FROM local_waiting').pluck().get());
    if (waiting !== one.held.waiting) throw new Error(`${one.name} keeps ${waiting} commits waiting, and by the record it is ${one.held.waiting}`);
  }
  const live = consoles.map(views);
  if (!same(live)) throw new Error(`the views differ: ${live.join(' ')}`);
  counts.forks += Number(consoles[0]!.console.db.prepare('SELECT count(DISTINCT origin) FROM log_fork').pluck().get());

  for (const one of consoles) {
    const { findings } = await verifyDatabase(one.console.db, { ...one.console.ports }, testSlices(one.console.ports.clock));
    if (findings.length > 0) throw new Error(`${one.name} does not verify: ${JSON.stringify(findings)}`);
  }
  await consoles[0]!.rebuild(() => undefined);
  if (views(consoles[0]!) !== live[0]) throw new Error('a rebuild gives other views');

  checkByHand(sim);
  checkReleases(sim, held.landed);
  checkNumbers(sim);
}

/** On every console, of every incident: the numbers agree with the lists behind them, and are the same everywhere. */
function checkNumbers({ consoles, counts }: World): void {
  const incidents = consoles[0]!.console.db.prepare<[], IncidentId>('SELECT incident FROM view_incident ORDER BY incident').pluck().all() as IncidentId[];
  for (const incident of incidents) {
    const told = consoles.map(({ name, clock, console }) => {
      const reader = new Reader(console.db, clock, dateInUtc, minuteInUtc);
      const wrong = disagreements(reader, incident);
      if (wrong.length > 0) throw new Error(`${name}, incident ${incident}: ${wrong.join('; ')}`);
      const numbers = countIncident(reader, incident);
      counts.absences += numbers.absent + numbers.left;
      return JSON.stringify(numbers);
    });
    if (!same(told)) throw new Error(`incident ${incident} is counted differently: ${told.join(' ')}`);
  }
}

function checkReleases({ consoles, counts, record }: World, held: ReadonlySet<EventId>): void {
  const { db } = consoles[0]!.console;
  const cards = (db.prepare<[], string>('SELECT events FROM view_contradiction').pluck().all() as string[]).map((events) => new Set(JSON.parse(events) as EventId[]));
  counts.contradictions = cards.length;
  const pairs = record.concurrentReleases(held);
  counts.concurrentReleases = pairs.length;
  for (const [a, b] of pairs) {
    if (!cards.some((card) => a.some((event) => card.has(event)) && b.some((event) => card.has(event)))) throw new Error(`the releases ${a.join('/')} and ${b.join('/')} had not seen each other, and no card says so`);
  }
  const wrong = db.prepare<[string], string>("SELECT event FROM view_timeline WHERE type = 'v2.StudentReleased' AND json_extract(payload, '$.to.adult.contact') = ?").pluck().get(RESTRICTED);
  if (wrong !== undefined) throw new Error(`${wrong} released a student to an adult who may not take them`);
}
