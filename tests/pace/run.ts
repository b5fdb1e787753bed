/** One run from the first console to the last half of a card. */
import type { RosterSnapshot } from '../../db/queries/roster-snapshot.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { inStep, settleAndCompare, type Outcome } from './check.ts';
import { familiesOf, type Family } from './families.ts';
import { spreadOf } from './figures.ts';
import { assign, postsOf, takeStation, type Post } from './manning.ts';
import { accountant, arrive, checker, greeter, runner, supervisor } from './posts.ts';
import { foundSchool, letIn, type Roster } from './school.ts';
import { SHARES } from './times.ts';
import { askTwice, cut, kill, powerBack } from './trouble.ts';
import { World } from './world.ts';

export interface PaceOptions {
  readonly roster: Roster;
  /** Checkers; the other posts are manned in proportion. */
  readonly stations: number;
  /** Null: in proportion too. */
  readonly runners: number | null;
  readonly cutMinutes: number;
  readonly kill: number;
  readonly seed: number;
  /** How much slower a school's computers are than this one. */
  readonly slower: number;
}

/**
 * A way to assembly and back takes about 140 seconds for one student and 160 for two, a check 17: the method sizes runners to demand,
 * and 180 releases an hour at each checker are six runners hardly standing still. Three were busy all the time at half that pace.
 */
const RUNNERS_PER_CHECKER = 6;
/** Of each command: as many students as it may name. */
const CARDS_AT_ONCE = 40;
/** A run that takes longer does not end. */
const LONGEST_MINUTES = 120;
const MINUTE_MS = 60_000;
/** What is published: a drill of 240 people with the leading product, and on paper (field guide). */
const PUBLISHED = { participants: 240, minutes: 20, paperMinutes: 90 } as const;

const perHour = (many: number, minutes: number): number => Math.round((many / minutes) * 60);

export async function runPace(options: PaceOptions) {
  const { stations } = options;
  // [?] A greeter speaks with twice as many families as a checker checks; a reunifier stands for two lines. One family in fourteen steps aside, and each takes more than a minute: one supervisor alone was still at it an hour after all others had gone.
  const world = new World(options.seed, { greeters: Math.ceil(stations / 2), checkers: stations, handOffs: Math.ceil(stations / 2), runners: options.runners ?? stations * RUNNERS_PER_CHECKER, supervisors: Math.ceil(stations / 2) }, options.slower);
  try {
    const { families, roster, students } = await openSchool(world, options.roster);
    const openedMs = world.scheduler.nowMs;
    employEverybody(world, families);
    const troubled = options.cutMinutes > 0 || options.kill > 0 ? await troubledPart(world, options, roster, families) : null;
    while (!isOver(world, students)) {
      if (world.scheduler.nowMs - openedMs > LONGEST_MINUTES * MINUTE_MS) throw new Error(`it does not end: ${students.length - world.crowd.left.size} students are left, ${world.crowd.matters.length} matters, ${world.crowd.halves.A.length + world.crowd.halves.B.length} halves, ${world.crowd.waitGreeting.length} families before the greeters; ${[...new Set(world.troubles)].join(', ')}`);
      await world.pass(5_000);
    }
    const agreedAfterMs = await inStep(world);
    const outcome = settleAndCompare(world, students);
    await inStep(world);
    return report(world, options, { openedMs, families: families.length, students: students.length, agreedAfterMs, outcome, troubled });
  } finally {
    await world.end();
  }
}

/** The site, its roster on every console, the incident, reunification, cards for everybody, and a volunteer at each station. */
async function openSchool(world: World, from: Roster): Promise<{ readonly families: Family[]; readonly roster: RosterSnapshot; readonly students: readonly PersonId[] }> {
  const { office, consoles } = world;
  for (const one of consoles) await one.open();
  await foundSchool(office, from);
  for (const one of consoles.slice(1)) letIn(office, one);
  for (const [i, one] of consoles.entries()) world.network.join(one, consoles.slice(0, i));
  await world.pass(5_000);
  await inStep(world);
  world.incident = office.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false })['incident'] as IncidentId;
  const { incident, random } = world;
  office.must({ type: 'StartReunification', incident, place: 'Gym' });
  const roster = office.console.reader.rosters.current();
  const absent = new Set(office.list('people-by-status', { incident, status: 'absent' }).map((row) => row.person as PersonId));
  const families = [...familiesOf(roster, absent, random)];
  const students = families.flatMap((family) => family.students);
  for (const student of students) {
    world.crowd.atAssembly.add(student);
    if (random.next() < SHARES.saysNo) world.crowd.unsure.add(student);
  }
  for (let i = 0; i < students.length; i += CARDS_AT_ONCE) office.must({ type: 'PrintCards', incident, students: students.slice(i, i + CARDS_AT_ONCE), blanks: 0, language: null });
  for (const card of office.list('cards', { incident })) for (const { person } of card.students) world.cards.set(person as PersonId, card.card);
  for (const post of postsOf(world)) assign(world, post);
  await inStep(world);
  for (const post of postsOf(world)) await takeStation(world, post);
  await inStep(world);
  return { families, roster, students };
}

function employEverybody(world: World, families: readonly Family[]): void {
  world.employ(arrive(world, families));
  for (const at of world.greeters) world.employ(greeter(world, at));
  for (const [i, at] of world.checkers.entries()) world.employ(checker(world, at, i + 1));
  for (let i = 0; i < world.runners; i++) {
    const at = world.handOffs[i % world.handOffs.length];
    if (at !== undefined) world.employ(runner(world, at, `Runner ${i + 1}`));
  }
  for (const half of ['A', 'B'] as const) world.employ(accountant(world, world.accountants[half], half));
  for (let i = 0; i < world.supervisors; i++) world.employ(supervisor(world, world.office));
}

/** The cut begins when the lines are long. */
async function troubledPart(world: World, { cutMinutes, kill: killed }: PaceOptions, roster: RosterSnapshot, families: Family[]): Promise<{ readonly askedTwice: number; readonly killed: readonly string[] }> {
  await world.pass(8 * MINUTE_MS);
  const heal = cutMinutes > 0 ? cut(world) : () => undefined;
  const asked = cutMinutes > 0 ? askTwice(world, roster, families) : [];
  await world.pass((cutMinutes / 2) * MINUTE_MS);
  // Those of the first lines: they are on the office's side of a cut, which sends their families on.
  const dead: Post[] = postsOf(world).filter(({ post }) => post === 'checker').slice(0, killed);
  for (const post of dead) kill(world, post);
  await world.pass((cutMinutes / 2) * MINUTE_MS);
  heal();
  for (const post of dead) powerBack(world, post);
  return { askedTwice: asked.length, killed: dead.map(({ at }) => at.name) };
}

const isOver = ({ crowd, consoles }: World, students: readonly PersonId[]): boolean =>
  crowd.halves.A.length + crowd.halves.B.length === 0 && consoles.every((one) => one.isOpen) && students.every((one) => crowd.left.has(one));

interface Measured {
  readonly openedMs: number;
  readonly families: number;
  readonly students: number;
  readonly agreedAfterMs: number;
  readonly outcome: Outcome;
  readonly troubled: { readonly askedTwice: number; readonly killed: readonly string[] } | null;
}

function report(world: World, { stations, cutMinutes, slower, seed }: PaceOptions, { openedMs, agreedAfterMs, outcome, troubled, ...counts }: Measured) {
  const { crowd, figures, waits } = world;
  const minutes = (world.lastReleaseMs - openedMs) / MINUTE_MS;
  const troubles = new Map<string, number>();
  for (const one of world.troubles) troubles.set(one, (troubles.get(one) ?? 0) + 1);
  return {
    ...counts,
    consoles: world.consoles.length,
    stations,
    runners: world.runners,
    supervisors: world.supervisors,
    seed,
    slower,
    cutMinutes,
    ...troubled,
    released: crowd.left.size,
    minutes: Math.round(minutes * 10) / 10,
    perHour: perHour(crowd.left.size, minutes),
    perRelease: figures.perRelease(crowd.left.size),
    waitsMinutes: { toCheckIn: spreadOf(waits.toCheckIn), toHandOff: spreadOf(waits.toHandOff), whole: spreadOf(waits.whole) },
    byStation: figures.stations(minutes * MINUTE_MS, (station) => (station === world.office.name ? world.supervisors : world.handOffs.some(({ name }) => name === station) ? world.runners / world.handOffs.length : 1)),
    hostMs: figures.hostMs(),
    agreedAfterMs,
    ...outcome,
    refusedOnTheWay: Object.fromEntries(troubles),
    published: { ...PUBLISHED, perHour: perHour(PUBLISHED.participants, PUBLISHED.minutes), paperPerHour: perHour(PUBLISHED.participants, PUBLISHED.paperMinutes) },
  };
}
