/** Two or three consoles of one drawn school, what is drawn to happen at them, and what is asked of each fact and at the end. */
import fc from 'fast-check';
import { peopleByStatus } from '../../db/queries/accounting.ts';
import { dayOf } from '../../db/queries/attendance.ts';
import { countIncident } from '../../db/queries/expected.ts';
import { grantOf } from '../../db/queries/staff.ts';
import { mayUse } from '../../electron/host/web/may-use.ts';
import { commandPermissions } from '../../shared/contract/procedures.ts';
import { commandSchemas } from '../../shared/domain/registry.ts';
import type { StudentReleased } from '../../shared/domain/reunification/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, IncidentId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { disagreements } from '../support/agreement.ts';
import { cardsOf, isAboutPerson } from '../support/cards.ts';
import { Random } from '../support/console.ts';
import { Desk } from '../support/desk.ts';
import { commitsOf, digests, exchange, rebuild, send } from '../support/log-actions.ts';
import { admit } from '../support/test-site.ts';
import { Holdings, type Known } from './rules-known.ts';
import { commandOf, DAY, move, type Move } from './rules-moves.ts';
import { Oracle } from './rules-oracle.ts';
import { ADULTS, bringRoster, CHILDREN, foundSchool, STAFF, type Pairing } from './rules-school.ts';

const START_MS = Date.UTC(2026, 10, 19, 15);
const CONSOLES = 3;

type Step = { readonly at: number } & ({ readonly is: 'move'; readonly move: Move } | { readonly is: 'pickUp'; readonly move: Move } | { readonly is: 'meet'; readonly from: number } | { readonly is: 'import'; readonly families: readonly Pairing[] } | { readonly is: 'finish' });

const at = fc.nat(CONSOLES - 1);
const families = fc.array(fc.constantFrom<Pairing>('none', 'free', 'free', 'court order', 'no contact'), { minLength: CHILDREN.length * ADULTS.length, maxLength: CHILDREN.length * ADULTS.length });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 90, arbitrary: fc.record({ is: fc.constant('move' as const), at, move }) },
  { weight: 8, arbitrary: fc.record({ is: fc.constant('pickUp' as const), at, move }) },
  { weight: 8, arbitrary: fc.record({ is: fc.constant('meet' as const), at, from: at }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('import' as const), at, families }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('finish' as const), at }) },
);
export const drawnDay = fc.record({ consoles: fc.integer({ min: 1, max: CONSOLES }), families, alone: fc.constantFrom(false, false, false, true), steps: fc.array(step, { minLength: 40, maxLength: 110, size: 'max' }), seed: fc.nat(1_000_000) });
type DrawnDay = typeof drawnDay extends fc.Arbitrary<infer D> ? D : never;

/** How often each fact was written, each refusal met, and each thing shown. */
export class Tally {
  readonly counts = new Map<string, number>();
  add(name: string, by = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }
}

interface Place {
  readonly desk: Desk;
  readonly held: Holdings;
  readonly oracle: Oracle;
}

interface Handed {
  readonly fact: Known<StudentReleased>;
  readonly known: ReadonlySet<string>;
}

export class World {
  readonly #tally: Tally;
  readonly #places: readonly Place[];
  readonly #random: Random;
  readonly #handed: Handed[] = [];
  readonly #told: string[] = [];
  #rosters = 0;
  #commands = 0;

  private constructor(tally: Tally, places: readonly Place[], seed: number) {
    this.#tally = tally;
    this.#places = places;
    this.#random = new Random(seed);
  }

  static async live(day: DrawnDay, tally: Tally): Promise<void> {
    const desks = await Promise.all(Array.from({ length: day.consoles }, (_, i) => Desk.empty(day.seed + i, START_MS + i * 60_000)));
    const places = desks.map((desk) => {
      const held = new Holdings(desk.console.db);
      return { desk, held, oracle: new Oracle(held) };
    });
    const world = new World(tally, places, day.seed);
    try {
      world.#begin(day);
      for (const one of day.steps) world.#take(one);
      await world.#end();
    } catch (error) {
      throw new Error(`${String(error)}\n${world.#told.join('\n')}`, { cause: error });
    } finally {
      for (const { desk } of places) desk.console.close();
    }
  }

  #place(index: number): Place {
    return defined(this.#places[index % this.#places.length], 'a console');
  }

  #begin({ families: first, alone }: DrawnDay): void {
    const { desk } = this.#place(0);
    foundSchool(desk, first);
    if (alone) for (const staff of this.#staff(desk).slice(1, 2)) this.#give(0, { type: 'WithdrawRole', staff }, this.#actor(desk, 0));
    desk.start();
    for (const { desk: other } of this.#places.slice(1)) admit(desk.console, { console: other.console.console, publicKey: other.console.ports.signer.publicKey });
    for (const other of this.#places.slice(1)) send(desk.console, other.desk.console);
    for (const place of this.#places) place.held.readOn();
  }

  /** In the order of their roles at the founding. */
  #staff({ console }: Desk): readonly string[] {
    const rows = console.db.prepare<[], { staff: string; name: string }>('SELECT staff, name FROM view_staff_member').all();
    return STAFF.map((role) => rows.find((row) => row.name.endsWith(` ${role}`))?.staff ?? '');
  }

  #actor(desk: Desk, who: number): Actor {
    const staff = this.#staff(desk)[who];
    return (staff === undefined ? null : grantOf(desk.reader, staff)) ?? 'unsigned';
  }

  #take(one: Step): void {
    const { desk, held } = this.#place(one.at);
    desk.clock.advance(1000);
    switch (one.is) {
      case 'move':
        return this.#try(one.at, one.move);
      case 'pickUp':
        // What a desk does all day: one adult, one child, from the card to the hand-off.
        for (const does of ['checkIn', 'comfort', 'release'] as const) {
          desk.clock.advance(1000);
          this.#try(one.at, { ...one.move, does, who: 0, yes: true, pick: 5 });
        }
        return;
      case 'finish':
        for (const does of ['allClear', 'answerAll', 'close'] as const) this.#try(one.at, { does, who: 0, child: 0, other: 0, adult: 0, pick: 3, yes: true });
        return;
      case 'import':
        this.#told.push(`${one.at} imports ${one.families.join(' ')}`);
        bringRoster(desk, one.families, (this.#rosters += 1));
        this.#tally.add('roster imported');
        held.readOn();
        return;
      case 'meet':
        if (this.#place(one.from) === this.#place(one.at)) return;
        this.#told.push(`${one.from} -> ${one.at}`);
        this.#tally.add('met');
        send(this.#place(one.from).desk.console, desk.console);
        held.readOn();
        return;
    }
  }

  #try(index: number, drawn: Move): void {
    const { desk } = this.#place(index);
    const command = commandOf(drawn, desk);
    if (command !== null) this.#give(index, command, this.#actor(desk, drawn.who));
  }

  /** As a window's command goes: form, permission, the handler; then every new fact is asked about. */
  #give(index: number, command: Parameters<Desk['run']>[0], actor: Actor): void {
    const { desk, held, oracle } = this.#place(index);
    const form = commandSchemas[command.type].safeParse(command);
    if (!form.success) throw new Error(`${command.type} is not in form: ${form.error.message}`);
    const told = `${index % this.#places.length} ${actor === 'unsigned' ? 'nobody' : actor.role} ${JSON.stringify(command)}`;
    if (!mayUse(commandPermissions[command.type], actor)) {
      this.#tally.add('NotPermitted');
      return;
    }
    held.readOn();
    const before = new Set(held.byId.keys());
    this.#commands += 1;
    const outcome = desk.run(command, desk.console.ports.digests.idOf(`rules command ${index} ${this.#commands}`) as CommandId, actor);
    this.#told.push(`${told} -> ${outcome.accepted ? 'yes' : outcome.rejection.name}`);
    this.#tally.add(outcome.accepted ? command.type : outcome.rejection.name);
    for (const fact of held.readOn()) {
      this.#tally.add(fact.type);
      const breaches = oracle.breaches(fact);
      if (breaches.length > 0) throw new Error(breaches.join('; '));
      if (!outcome.accepted && fact.type !== 'v3.PickupStopped') throw new Error(`a refusal left ${fact.type}`);
      if (fact.type === 'v3.StudentReleased') this.#handed.push({ fact: fact as Known<StudentReleased>, known: before });
      if (fact.type === 'v1.IncidentClosed') this.#checkClosed(desk, oracle, (fact.payload as { readonly incident: string }).incident);
    }
  }

  /** IN-6 by the log: of each record that is counted somebody said where the child is, handed the child over, or answered. */
  #checkClosed({ reader, console }: Desk, oracle: Oracle, incident: string): void {
    const exercise = console.db.prepare<[string], number>('SELECT exercise FROM view_incident WHERE incident = ?').pluck().get(incident) === 1;
    for (const child of CHILDREN) {
      const counted = oracle.record.records(child, false).filter((one) => !oracle.record.hasLeft(one, 'student')).sort()[0];
      if (counted !== child || dayOf(reader, child, DAY) !== null) continue;
      const stream = exercise ? `drill/${incident}/person/${child}` : `person/${child}`;
      if (oracle.isAccounted(stream, incident) === false) throw new Error(`IN-6 ${incident} was closed, and nobody knows where ${child} is`);
    }
    this.#tally.add('closed by the oracle');
  }

  async #end(): Promise<void> {
    exchange(...this.#places.map(({ desk }) => desk.console));
    for (const { held } of this.#places) held.readOn();
    const views = this.#places.map(({ desk }) => digests(desk.console).views);
    if (new Set(views).size > 1) throw new Error('the consoles show different things');
    const { desk, oracle, held } = this.#place(0);
    await this.#sameInAnyOrder(desk, defined(views[0], 'a view'));
    for (const incident of desk.console.db.prepare<[], IncidentId>('SELECT incident FROM view_incident').pluck().all() as IncidentId[]) this.#checkNumbers(desk, held, incident);
    this.#checkCards(desk, oracle);
    this.#settle(desk);
    const settled = digests(desk.console).views;
    await rebuild(desk.console);
    if (digests(desk.console).views !== settled) throw new Error('a rebuild gives other views');
  }

  /** RU-11: whoever sees a card of a release, and names all that is on it, closes it. RU-23: then comes the card of two records of one child, where what was upheld of one is not all. */
  #settle(desk: Desk): void {
    const cards = () => cardsOf(desk.reader).filter(isAboutPerson).filter(({ kind }) => kind === 'releasedTwice');
    const settled = new Set<string>();
    for (let [card] = cards(); card !== undefined; [card] = cards()) {
      const { key, about, events, sides } = card;
      if (settled.has(key)) throw new Error(`RU-11 the card of ${about.person} was settled, and is still there`);
      settled.add(key);
      const stands = this.#random.pick([null, ...sides.filter((side) => side.release).map((side) => side.event)]);
      this.#give(0, { type: 'SettleRelease', incident: about.incident, student: about.person, settles: [...events], stands, reason: 'asked' }, this.#actor(desk, 0));
    }
  }

  /** A console that hears of everything in another order shows the same. */
  async #sameInAnyOrder({ console }: Desk, views: string): Promise<void> {
    const commits = [...commitsOf(console)];
    for (let i = commits.length - 1; i > 0; i--) {
      const j = this.#random.below(i + 1);
      [commits[i], commits[j]] = [defined(commits[j], 'a commit'), defined(commits[i], 'a commit')];
    }
    const late = await Desk.empty(99, START_MS);
    // What comes before its author was let in is not kept, and comes again.
    for (let left = commits, before = Infinity; left.length > 0 && left.length < before; ) {
      before = left.length;
      left = left.filter((commit) => late.console.committer.receive(structuredClone(commit)).result === 'notAdmitted');
    }
    const same = digests(late.console).views === views;
    late.console.close();
    if (!same) throw new Error('another order of arrival shows something else');
  }

  #checkNumbers({ reader }: Desk, held: Holdings, incident: IncidentId): void {
    const wrong = disagreements(reader, incident);
    if (wrong.length > 0) throw new Error(wrong.join('; '));
    const rows = atOnce(peopleByStatus(reader, incident, null));
    const counts = countIncident(reader, incident);
    const open = rows.filter((row) => row.onList && (row.status === 'missing' || row.status === 'unknown')).length;
    if (counts.expected !== counts.accounted + open) throw new Error(`${counts.expected} expected, ${counts.accounted} accounted, ${open} open`);
    for (const row of rows) {
      if (row.status === 'unknown') continue;
      const said = [...held.byId.values()].some(({ payload }) => {
        const about = payload as { readonly incident?: string; readonly person?: string; readonly student?: string };
        return about.incident === incident && (about.person ?? about.student) === row.person;
      });
      if (!said) throw new Error(`${row.person} counts as ${row.status}, and nobody said anything`);
    }
  }

  /** RU-9, RU-12: of one child two releases that did not know of each other, which nobody settled, are on a card. */
  #checkCards({ reader }: Desk, oracle: Oracle): void {
    const cards = cardsOf(reader).map((card) => new Set(card.events));
    this.#tally.add('cards', cards.length);
    for (const [i, a] of this.#handed.entries()) {
      for (const b of this.#handed.slice(i + 1)) {
        const oneChild = a.fact.stream.replace(a.fact.payload.student, '') === b.fact.stream.replace(b.fact.payload.student, '') && a.fact.payload.student === b.fact.payload.student;
        if (!oneChild || a.known.has(b.fact.id) || b.known.has(a.fact.id) || oracle.isSettled(a.fact.id) || oracle.isSettled(b.fact.id)) continue;
        this.#tally.add('released apart');
        if (!cards.some((card) => card.has(a.fact.id) && card.has(b.fact.id))) throw new Error(`RU-9 ${a.fact.id} and ${b.fact.id} are on no card`);
      }
    }
  }
}
