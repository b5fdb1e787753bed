/** What whoever holds a post does, over and over, from the first family to the last. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { codeOfHalf, type CardHalf } from '../../shared/kernel/card-number.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Family } from './families.ts';
import type { PaceConsole } from './pace-console.ts';
import { SHARES } from './times.ts';
import { LOOK_UP_MS, type Work, type World } from './world.ts';

const driverLicense = (family: Family) => ({ document: 'driverLicense', photoMatches: true, familyName: family.family, givenName: family.given }) as const;
const NOTHING_SHOWN = { document: 'none', photoMatches: null, familyName: '', givenName: '' } as const;
const adultOf = ({ given, family }: Family): string => `${given} ${family}`.trim();

/** Families come when they come, and stand before the greeters. */
export function* arrive(world: World, families: readonly Family[]): Work {
  const openedMs = world.scheduler.nowMs;
  for (const [place, { arrivesMs }] of families.entries()) {
    yield Math.max(0, openedMs + arrivesMs - world.scheduler.nowMs);
    // Whoever came before their time, to be asked for on both sides, does not come again.
    const family = families[place];
    if (family === undefined || family.students.length === 0) continue;
    for (const student of family.students) if (!world.crowd.cameMs.has(student)) world.crowd.cameMs.set(student, world.scheduler.nowMs);
    world.crowd.waitGreeting.push(family);
  }
}

export function* greeter(world: World, at: PaceConsole): Work {
  const { crowd, incident } = world;
  for (;;) {
    const family = crowd.waitGreeting.shift();
    if (family === undefined || !at.isOpen) {
      if (family !== undefined) crowd.waitGreeting.unshift(family);
      yield LOOK_UP_MS;
      continue;
    }
    yield world.takes('greeting');
    let line: string | undefined;
    yield world.act('greeter', 'greet', () => {
      const outcome = at.try({ type: 'GreetFamily', incident, family: null, students: family.students.map((student) => ({ student, card: world.cards.get(student) ?? null })), line: 'any' });
      if (outcome.accepted) line = outcome.result['line'];
      else world.troubles.push(`greeter: ${outcome.rejection.name}`);
    });
    for (const _ of family.students.slice(1)) world.figures.did('greeter', 'greetAlso');
    yield world.takes('handsCard');
    // Whoever is refused here is known to be gone, or waited for by somebody else: the line that any checker calls.
    const station = line === undefined || line === '' ? null : Number(line);
    world.scheduler.after(world.takes('fillsCard'), () => crowd.lineOf(station).push(family));
  }
}

/** `station`: the number of the line that it serves. */
export function* checker(world: World, at: PaceConsole, station: number): Work {
  const { crowd, incident } = world;
  for (;;) {
    const family = at.isOpen ? (crowd.lineOf(station).shift() ?? crowd.lineOf(null).shift()) : undefined;
    if (family === undefined) {
      yield LOOK_UP_MS;
      continue;
    }
    const sinceMs = world.scheduler.nowMs;
    yield world.takes('stepsUp');
    if (!at.isOpen) {
      crowd.lineOf(null).unshift(family);
      continue;
    }
    const known = world.screen(at, 'queue', { incident }).some((row) => row.waitsFor === 'checker' && row.students.some(({ student }) => family.students.includes(student as PersonId)));
    yield world.takes('handsId');
    yield world.takes('comparesPhoto');
    if (!at.isOpen) {
      crowd.lineOf(null).unshift(family);
      continue;
    }
    const students = [...family.students];
    if (!known) world.figures.did('checker', 'findFamily');
    yield world.act('checker', family.hasId && world.random.next() < SHARES.scanned ? 'checkInScanned' : 'checkIn', () => {
      const outcome = at.try({ type: 'CheckInAdult', incident, students, contact: family.contact, name: adultOf(family), identity: family.hasId ? driverLicense(family) : NOTHING_SHOWN });
      if (!outcome.accepted) world.troubles.push(`checker: ${outcome.rejection.name}`);
    });
    const now = world.scheduler.nowMs;
    for (const student of students) {
      if (!crowd.checkedInMs.has(student)) world.waits.toCheckIn.push((now - (crowd.cameMs.get(student) ?? now)) / 60_000);
      crowd.checkedInMs.set(student, now);
      if (!family.hasId || family.contact === null) crowd.matters.push({ is: family.contact === null ? 'nobodyOnFile' : 'noId', student });
      yield world.takes('tearsCard');
      crowd.halves.A.push(student);
    }
    world.figures.served(at.name, students.length, world.scheduler.nowMs - sinceMs);
  }
}

type Waiting = SubscriptionRow<'queue'>;

/** Goes, brings, asks, hands over. `at`: the console at which they find their next trip. */
export function* runner(world: World, at: PaceConsole, name: string): Work {
  const { crowd, incident } = world;
  for (;;) {
    const trip = at.isOpen && !world.read.has(at) ? nextTrip(world.screen(at, 'queue', { incident }), crowd.hurried) : [];
    if (trip.length === 0) {
      yield LOOK_UP_MS;
      continue;
    }
    world.read.add(at);
    yield world.takes('readsTrip');
    world.read.delete(at);
    // Somebody at another hand-off took it while it was read, so there is nothing left to touch.
    if (!at.isOpen || !sameTrip(trip, nextTrip(world.screen(at, 'queue', { incident }), crowd.hurried))) continue;
    let taken = false;
    yield world.act('runner', 'fetch', () => {
      const outcome = at.try({ type: 'SendForStudents', incident, students: trip.map(({ student, checkIn }) => ({ student, checkIn })), runner: name });
      taken = outcome.accepted;
    });
    // Word of it had not come here yet: the screen shows the next.
    if (!taken) continue;
    const sinceMs = world.scheduler.nowMs;
    yield world.takes('walksOneWay');
    const found: typeof trip = [];
    for (const [i, one] of trip.entries()) {
      yield world.takes(i === 0 ? 'findsStudent' : 'findsAnother');
      if (crowd.atAssembly.delete(one.student as PersonId) || crowd.mistaken.has(one.student as PersonId)) found.push(one);
      else world.troubles.push('runner: the student is not at assembly');
    }
    yield world.takes('walksOneWay');
    for (const one of found) {
      yield* handOver(world, at, one);
      const student = one.student as PersonId;
      if (!crowd.left.has(student)) crowd.atAssembly.add(student);
    }
    world.figures.served(at.name, found.length, world.scheduler.nowMs - sinceMs);
  }
}

interface Fetched {
  readonly student: string;
  readonly checkIn: string;
}

/** Whoever is to be hurried, else the first of the list with whom goes along. */
function nextTrip(rows: readonly Waiting[], hurried: ReadonlySet<PersonId>): Fetched[] {
  const waiting = rows.filter((row) => row.waitsFor === 'reunifier' && row.students.some((one) => one.stage === 'waits'));
  const urgent = waiting.find((row) => row.students.some((one) => hurried.has(one.student as PersonId)));
  return waiting.filter((row) => (urgent === undefined ? row.onNextTrip : row === urgent)).flatMap((row) => row.students.filter((one) => one.stage === 'waits').map((one) => ({ student: one.student, checkIn: defined(one.facts[0], 'the check-in of whoever is fetched') })));
}

const sameTrip = (one: readonly Fetched[], other: readonly Fetched[]): boolean => one.length === other.length && one.every(({ student }, i) => other[i]?.student === student);

function* handOver(world: World, at: PaceConsole, { student, checkIn }: Fetched): Work {
  const { crowd, incident } = world;
  const person = student as PersonId;
  yield world.takes('asksComfort');
  while (!at.isOpen) yield LOOK_UP_MS;
  const comfortable = !crowd.unsure.delete(person);
  let asked = false;
  yield world.act('reunifier', 'comfort', () => {
    const outcome = at.try({ type: 'AnswerComfort', incident, student, checkIn, comfortable });
    asked = outcome.accepted;
    if (!outcome.accepted) world.troubles.push(`reunifier: ${outcome.rejection.name}`);
  });
  if (!asked) return;
  if (!comfortable) {
    crowd.matters.push({ is: 'saidNo', student: person });
    return;
  }
  let released = false;
  yield world.act('reunifier', 'handOver', () => {
    const outcome = at.try({ type: 'ReleaseStudent', incident, student, checkIn });
    released = outcome.accepted;
    if (!outcome.accepted) world.troubles.push(`reunifier: ${outcome.rejection.name}`);
  });
  yield world.takes('notes');
  if (!released) return;
  crowd.halves.B.push(person);
  world.gone(person);
}

/** Scans halves as they come. */
export function* accountant(world: World, at: PaceConsole, half: CardHalf): Work {
  const { crowd, incident } = world;
  const given = new Set<string>();
  for (;;) {
    const student = at.isOpen ? crowd.halves[half].shift() : undefined;
    if (student === undefined) {
      yield LOOK_UP_MS;
      continue;
    }
    yield world.takes('picksHalf');
    // One card for each student: whoever was checked in twice shows the same.
    if (given.has(student)) continue;
    given.add(student);
    const card = defined(world.cards.get(student as PersonId), 'every student has a card');
    yield world.act(half === 'A' ? 'accountant' : 'assembly accountant', 'half', () => {
      const outcome = at.try({ type: 'GiveInHalf', incident, half, typed: codeOfHalf(card, half) });
      if (!outcome.accepted) world.troubles.push(`accountant: ${outcome.rejection.name}`);
    });
  }
}

/** Decides about whoever stepped aside and whoever said no, in private. */
export function* supervisor(world: World, at: PaceConsole): Work {
  const { crowd, incident } = world;
  for (;;) {
    const matter = crowd.matters.shift();
    if (matter === undefined) {
      yield LOOK_UP_MS;
      continue;
    }
    const { student } = matter;
    const sinceMs = world.scheduler.nowMs;
    yield world.takes(matter.is === 'saidNo' ? 'talksWithStudent' : 'hearsAside');
    const [row] = at.list('student', { person: student, incident });
    if (row === undefined) throw new Error(`${student} is on no record`);
    const stop = row.stops.find((one) => one.waits);
    const refused = row.checkIns.find((one) => one.refused);
    if (stop === undefined && refused === undefined) {
      // Their console is not heard, or somebody else decided.
      if (row.releases.length === 0 && row.checkIns.length === 0) crowd.matters.push(matter);
      continue;
    }
    if (stop !== undefined) {
      const reason = 'Known to the office; the papers of the office agree.';
      if (stop.open.includes('identityNotVerified')) at.must({ type: 'GrantIdentityException', incident, student, stop: stop.event, reason });
      if (stop.open.includes('noContactOnFile') || stop.open.includes('notOnRecord')) at.must({ type: 'AuthorizePickup', incident, student, stop: stop.event, vouchedBy: 'Dana Reyes', verified: 'otherRecords', reason });
      const outcome = at.try({ type: 'CheckInFromAside', incident, student, stop: stop.event });
      if (!outcome.accepted) world.troubles.push(`supervisor: ${outcome.rejection.name}`);
    } else if (refused !== undefined) {
      at.must({ type: 'DecideDiscomfort', incident, student, checkIn: refused.event, decision: 'askAgain', reason: 'The student wants to go after all.' });
      at.must({ type: 'CheckInAgain', incident, student, checkIn: refused.event });
    }
    world.figures.served(at.name, 1, world.scheduler.nowMs - sinceMs);
  }
}
