/** Healing, and what must hold after it. */
import { logDigest } from '../../db/digests.ts';
import { admittedConsoles } from '../../db/queries/consoles.ts';
import { listContradictions } from '../../db/queries/contradictions.ts';
import { viewTables } from '../../db/projections/all.ts';
import { countIncident } from '../../db/queries/expected.ts';
import { verifyDatabase } from '../../db/verify.ts';
import type { SitePayload } from '../../shared/domain/site/events.ts';
import { consoleOfOrigin, type EventId, type IncidentId } from '../../shared/kernel/ids.ts';
import { disagreements } from '../support/agreement.ts';
import { testSlices } from '../support/console.ts';
import { checkByHand } from './by-hand.ts';
import { RESTRICTED } from './school.ts';
import type { SimConsole } from './sim-console.ts';
import type { World } from './world.ts';

/** Penalties of two minutes for who broke a promise, and lines that are dialed anew. */
const HEALS_WITHIN_MS = 300_000;
const IN_STEP_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 250;
const TWINS_TURN_MS = 20_000;

const log = (one: SimConsole): string => logDigest(one.console.db, one.console.ports.digests);
const views = (one: SimConsole): string => one.console.committer.views.digest(one.console.ports.digests);
const same = (values: readonly unknown[]): boolean => new Set(values).size <= 1;
const count = (one: SimConsole, table: string): number => Number(one.console.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

/** Those that were not revoked, as the first knows, which never is. A revoked one may revoke others, and be heard or not. */
function members({ consoles }: World): readonly SimConsole[] {
  const [first] = consoles;
  return consoles.filter((one) => one === first || first?.trusts(one.id) === true);
}

/** Nothing more is done; time passes, and what they say to each other must bring all to hold the same. */
export function healed(sim: World): void {
  const { scheduler, operations } = sim;
  operations.push(`${(scheduler.nowMs / 1000).toFixed(1)}s healing`);
  const survived = new Set(sim.consoles.flatMap((one) => [...one.held()]));
  const untilMs = scheduler.nowMs + HEALS_WITHIN_MS;
  const equal = (): boolean => same(members(sim).map((one) => count(one, 'log_event'))) && same(members(sim).map(log));
  while (!equal()) {
    if (scheduler.nowMs > untilMs) throw new Error(`the logs do not become equal: ${members(sim).map((one) => `${one.name} ${count(one, 'log_event')} events, ${count(one, 'local_waiting')} waiting`).join('; ')}`);
    scheduler.pass(LOOK_EVERY_MS);
    unplugTwins(sim);
    sim.network.endUntrusted();
  }
  for (const one of sim.consoles) one.isUnplugged = false;
  const [first] = members(sim);
  if (first === undefined) throw new Error('nobody is left');
  for (const event of sim.record.acknowledged) {
    if (!sim.record.lost.has(event) && !first.holds(event) && !revokedAuthor(sim, event)) throw new Error(`${event} was acknowledged and is gone`);
  }
  for (const event of survived) if (!first.holds(event) && !revokedAuthor(sim, event)) throw new Error(`${event} lay on a disk and is gone`);
}

/** Rows that not everybody has, by table. */
function differences(inside: readonly SimConsole[]): string {
  return viewTables
    .flatMap((table) => {
      const rows = inside.map(({ console }) => [...console.committer.views.rows(table)].map((row) => JSON.stringify(row)));
      return rows.flatMap((own, i) => own.filter((row) => !rows.every((other) => other.includes(row))).map((row) => `${inside[i]!.name} ${table.name} ${row}`));
    })
    .join('\n');
}

/** Of a computer and its clone the network hears one at a time, which may be always the same one; people who see that they forked unplug one of them, and then the other. */
function unplugTwins({ consoles, scheduler }: World): void {
  const turn = Math.floor(scheduler.nowMs / TWINS_TURN_MS) % 2;
  for (const twins of Map.groupBy(consoles, (one) => one.id).values()) if (twins.length > 1) for (const [i, one] of twins.entries()) one.isUnplugged = i !== turn;
}

/** It is only where nobody listens any more. */
const revokedAuthor = (sim: World, event: EventId): boolean => {
  const inside = members(sim);
  return sim.consoles.some((one) => !inside.includes(one) && (one.holds(event) || waitsAt(one, event)));
};

const waitsAt = (one: SimConsole, event: EventId): boolean => one.console.db.prepare('SELECT 1 FROM local_waiting WHERE newest = ?').get(event) !== undefined;

function checkPresence(sim: World): void {
  const { scheduler, network } = sim;
  const inside = members(sim);
  const twice = new Set(inside.filter((one) => inside.some((other) => other !== one && other.id === one.id)));
  const wrong = (): string[] =>
    inside.flatMap((one) =>
      network.neighboursOf(one).flatMap((other) => {
        const there = inside.find((found) => found === other);
        // Of a computer and its clone only one is heard at a time.
        if (there === undefined || twice.has(there) || twice.has(one)) return [];
        const presence = one.exchange.peers().find((peer) => peer.console === there.id);
        return presence?.state === 'inStep' ? [] : [`${one.name} says that ${there.name} is ${presence === undefined ? 'unknown' : JSON.stringify(presence)}`];
      }),
    );
  for (const untilMs = scheduler.nowMs + IN_STEP_WITHIN_MS; wrong().length > 0; scheduler.pass(LOOK_EVERY_MS)) {
    if (scheduler.nowMs > untilMs) throw new Error(`all hold the same, and do not say so: ${wrong().join('; ')}`);
  }
}

export async function checkEnd(sim: World): Promise<void> {
  const { counts, random } = sim;
  const inside = members(sim);
  const [first] = inside;
  if (first === undefined) throw new Error('nobody is left');
  checkPresence(sim);
  // A network that swallows the first words looks like a peer that says none.
  const dropped = [...sim.log.dropped].filter(([why]) => why !== 'SaidNoHello');
  if (!sim.promiseBroken && dropped.length > 0) throw new Error(`sound consoles dropped each other: ${JSON.stringify(dropped)}`);
  for (const one of inside) {
    if (count(one, 'local_quarantine') > 0) throw new Error(`${one.name} put good commits into quarantine`);
    // What waits for facts that went with the only disk that had them waits for ever.
    const waitedFor = one.console.db.prepare<[], EventId>('SELECT missing FROM local_waiting_for WHERE missing NOT IN (SELECT newest FROM local_waiting)').pluck().all() as EventId[];
    // Where it waits too, what it waits for itself is asked about there.
    const needless = waitedFor.filter((event) => !sim.record.lost.has(event) && !revokedAuthor(sim, event) && !inside.some((other) => waitsAt(other, event)));
    if (needless.length > 0) throw new Error(`${one.name} keeps commits waiting for ${needless.join(', ')}`);
  }
  counts.events += count(first, 'log_event');
  counts.lateFacts += lateFacts(first);
  counts.forks += Number(first.console.db.prepare('SELECT count(DISTINCT origin) FROM log_fork').pluck().get());
  const live = inside.map(views);
  if (!same(live)) throw new Error(`the views differ: ${differences(inside)}`);

  const verified = random.pick(inside);
  const { findings } = await verifyDatabase(verified.console.db, { ...verified.console.ports }, testSlices(verified.clock));
  if (findings.length > 0) throw new Error(`${verified.name} does not verify: ${JSON.stringify(findings)}`);
  // The verification compares the views with a rebuild too; now and then it is the real one.
  if (sim.seed % 16 === 0) {
    await first.rebuild(() => undefined);
    if (views(first) !== live[0]) throw new Error('a rebuild gives other views');
  }

  checkByHand(sim, inside);
  checkAlarms(sim, inside);
  checkReleases(sim, first);
  checkContradictions(sim, inside);
  checkNumbers(sim, inside);
}

/** What revoked consoles said beyond the cut. */
function lateFacts({ console: { db, committer } }: SimConsole): number {
  const revocations = db.prepare<[], EventId>("SELECT id FROM log_event WHERE type = 'v1.ConsoleRevoked'").pluck().all() as EventId[];
  return revocations.reduce((sum, id) => {
    const { console, cut } = committer.log.fact(committer.log.event(id)!)!.payload as SitePayload<'v1.ConsoleRevoked'>;
    const said = db.prepare<[string], { origin: string; seq: number }>("SELECT origin, seq FROM log_event WHERE origin LIKE ? || '.%'").all(console);
    return sum + said.filter(({ origin, seq }) => !cut.some((end) => end.origin === origin && end.seq >= seq)).length;
  }, 0);
}

/** Every alarm is on every console: recorded, if its facts were not lost with a disk. */
function checkAlarms({ record, counts }: World, inside: readonly SimConsole[]): void {
  for (const [command, events] of record.alarms) {
    if (events.every((event) => record.lost.has(event))) continue;
    for (const one of inside) {
      const shown = one.console.committer.log.eventsOfCommand(command).length > 0 || one.notices.rows().some((row) => row.key === command);
      if (!shown && events.some((event) => inside[0]?.holds(event))) throw new Error(`${one.name} never saw the alarm ${command}`);
    }
  }
  for (const one of inside) counts.heardAhead += one.heardAhead;
}

/** On every console, of every incident: the numbers agree with the lists behind them, and are the same everywhere. */
function checkNumbers({ counts, random }: World, inside: readonly SimConsole[]): void {
  const incidents = inside[0]!.console.db.prepare<[], IncidentId>('SELECT incident FROM view_incident ORDER BY incident').pluck().all() as IncidentId[];
  for (const incident of incidents) {
    const { name, reader: asked } = random.pick(inside);
    const wrong = disagreements(asked, incident);
    if (wrong.length > 0) throw new Error(`${name}, incident ${incident}: ${wrong.join('; ')}`);
    const told = inside.map(({ reader }) => {
      const numbers = countIncident(reader, incident);
      counts.absences += numbers.absent + numbers.left;
      return JSON.stringify(numbers);
    });
    if (!same(told)) throw new Error(`incident ${incident} is counted differently: ${told.join(' ')}`);
  }
}

/** Every console shows the same cards, and among them each that there must be. */
function checkContradictions({ counts, record }: World, inside: readonly SimConsole[]): void {
  const [cards, ...others] = inside.map(({ reader, console: { ports } }) => listContradictions(reader, { rostersContradict: false, digests: ports.digests }));
  if (cards === undefined || !same([cards, ...others].map((list) => JSON.stringify(list)))) throw new Error('two consoles show different contradictions');
  counts.contradictions += cards.length;
  const { console } = inside[0]!;
  // What revoked consoles said may count or not, as somebody decided.
  const isCertain = (event: EventId): boolean => {
    const stored = console.committer.log.event(event);
    return stored !== null && console.committer.log.fact(stored) !== null && !revokedHere(console).has(consoleOfOrigin(stored.header.origin));
  };
  const named = cards.map(({ kind, events, sides }) => ({ kind, facts: new Set([...events, ...sides.map((side) => side.event)]) }));
  const forks = new Set(console.db.prepare<[], string>('SELECT DISTINCT origin FROM log_fork').pluck().all());
  const claims = record.contradictions.claims(isCertain, (event) => forks.has(console.committer.log.event(event)?.header.origin ?? ''));
  counts.claims += claims.length;
  for (const { kind, what, facts } of claims) {
    if (!named.some((card) => card.kind === kind && facts.every((one) => one.some((event) => card.facts.has(event))))) throw new Error(`no card says ${kind} of ${what}: ${facts.map((one) => one.join('/')).join(' and ')}`);
  }
}

const revokedHere = ({ db }: SimConsole['console']): ReadonlySet<string> => new Set(admittedConsoles(db).filter((one) => one.revoked).map((one) => one.console));

function checkReleases({ counts, record }: World, one: SimConsole): void {
  const { db } = one.console;
  const cards = (db.prepare<[], string>('SELECT events FROM view_contradiction').pluck().all() as string[]).map((events) => new Set(JSON.parse(events) as EventId[]));
  // What a revoked console said beyond its cut counts for nothing, and is on the card of its late facts.
  const late = new Set(db.prepare<[], EventId>('SELECT id FROM log_late').pluck().all() as EventId[]);
  const pairs = record.concurrentReleases(new Set([...one.held()].filter((event) => !late.has(event))));
  counts.concurrentReleases = pairs.length;
  for (const [a, b] of pairs) {
    if (!cards.some((card) => a.some((event) => card.has(event)) && b.some((event) => card.has(event)))) throw new Error(`the releases ${a.join('/')} and ${b.join('/')} had not seen each other, and no card says so`);
  }
  const wrong = db.prepare<[string], string>("SELECT event FROM view_timeline WHERE type = 'v3.StudentReleased' AND json_extract(payload, '$.to.adult.contact') = ?").pluck().get(RESTRICTED);
  if (wrong !== undefined) throw new Error(`${wrong} released a student to an adult who may not take them`);
}
