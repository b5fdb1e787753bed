/** Stations at the host's own door: volunteers by name and badge, lines and who waits in them, and a console that takes over from another. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { consoleOfOrigin, type StreamName } from '../../shared/kernel/ids.ts';
import { carry, letIn } from '../support/carry.ts';
import { MachineConsole } from '../support/machine-console.ts';

const PHRASE = 'tiger lamp river nine';
const PAT = { name: 'Pat Lee', badge: '7' } as const;
const KIM = { name: 'Kim Oh', badge: '9' } as const;
const MINUTE_MS = 60_000;

let gym: MachineConsole;
let incident: string;
const more: MachineConsole[] = [];

beforeEach(async () => {
  gym = await MachineConsole.open();
  await loadSample(gym.console, { seed: 1, students: 60, date: '2026-10-14', founder: 'Dana Okonkwo' });
  must(gym, { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false });
  incident = defined(gym.console.read('incidents', {})[0], 'it is open').incident;
});
afterEach(async () => {
  for (const one of [gym, ...more.splice(0)]) {
    expect(one.faults).toEqual([]);
    await one.remove();
  }
});

const must = (at: MachineConsole, command: Command): void => expect(at.command(command), command.type).toBe('accepted');
const ownId = (at: MachineConsole): string => consoleOfOrigin(at.console.origin);
const assign = (at: MachineConsole, station: number, post = 'checker'): Command => ({ type: 'AssignStation', incident, post, station, console: ownId(at) });
const set = (station: number, state: 'open' | 'paused' | 'closed', divertedTo: number | null = null): Command => ({ type: 'SetStation', incident, post: 'checker', station, state, letters: null, divertedTo });
const site = (at: MachineConsole) => defined(at.console.read('site', {})[0], 'the site has a row');
const queues = (at: MachineConsole, station: number | null, post = 'checker') => defined(at.console.read('queues', { incident }).find((one) => one.post === post && one.station === station), `${post} ${station}`);
const waiting = (at: MachineConsole, waitsFor: 'checker' | 'reunifier' = 'checker') => at.console.read('queue', { incident }).filter((one) => one.waitsFor === waitsFor);
const told = (at: MachineConsole) => at.console.read('timeline', { incident });

interface Family {
  readonly student: string;
  readonly contact: string;
}
/** Students with an adult who may take them, each adult once. */
function familiesOf(at: MachineConsole): readonly Family[] {
  const found = new Map<string, Family>();
  for (const row of at.console.read('people', { kind: 'student' })) {
    const student = at.console.read('student', { person: row.person, incident: null })[0];
    const contact = student?.contacts.find((one) => one.restriction === null)?.contact;
    if (contact !== undefined && !found.has(contact)) found.set(contact, { student: row.person, contact });
  }
  return [...found.values()];
}
const greet = (at: MachineConsole, student: string, line: number | null | 'any' = 'any', family: string | null = null): void => must(at, { type: 'GreetFamily', incident, family, students: [{ student, card: null }], line });
const checkIn = ({ student, contact }: Family): Command => ({ type: 'CheckInAdult', incident, students: [student], contact, name: 'as on record', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } });

/** Another console of the same site, with all that the first knows. */
async function another(): Promise<MachineConsole> {
  const hall = await MachineConsole.open(gym.clock);
  more.push(hall);
  letIn(gym, hall);
  return hall;
}
const founder = (): string => defined(gym.console.read('staff-access', {}).find((row) => row.name === 'Dana Okonkwo'), 'the founder').staff;
/** Sign-in is set up, Checker 2 is at the console of the gym, and nobody is signed in there. */
async function stationInGym(): Promise<string> {
  const staff = founder();
  await gym.answer('setUpSignIn', { passphrase: PHRASE });
  must(gym, assign(gym, 2));
  await gym.answer('signOut', { lock: false });
  return staff;
}

describe('a volunteer', () => {
  test('IN-54 takes a station by name and badge, does what the table gives to a volunteer and no more, and it stands under their name', async () => {
    await stationInGym();
    expect(site(gym)).toMatchObject({ signedIn: null, signIn: { is: 'signedOut', station: { post: 'checker', station: 2, title: 'Checker 2', taken: false } } });
    const family = defined(familiesOf(gym)[0], 'a family');
    expect(gym.command(checkIn(family))).toBe('NobodySignedIn');
    expect(await gym.ask('takeStation', PAT)).toBe('done');
    expect(site(gym)).toMatchObject({ signedIn: { name: 'Pat Lee, badge 7', role: 'stationVolunteer' }, signIn: { station: { taken: true } } });
    expect(queues(gym, 2).holders).toMatchObject([PAT]);
    expect(gym.console.read('posts', { incident }).find((one) => one.post === 'checker')?.holders).toMatchObject([{ staff: null, ...PAT }]);
    greet(gym, family.student);
    must(gym, checkIn(family));
    expect(told(gym).filter((one) => one.by === 'Pat Lee, badge 7').map((one) => one.text)).toEqual(['Checker 2: Pat Lee, badge 7', 'Greeted, waits in line 2', expect.stringContaining('checked in')]);
    // A supervisor's acts stay a supervisor's.
    const [student] = [family.student];
    const stop = told(gym).at(-1)?.event ?? '';
    const supervisors: readonly Command[] = [
      { type: 'OverrideRestriction', incident, student, stop, reason: 'x' },
      { type: 'AuthorizePickup', incident, student, stop, vouchedBy: 'Ana', verified: 'otherRecords', reason: 'x' },
      { type: 'GrantIdentityException', incident, student, stop, reason: 'x' },
      { type: 'GiveAllClear', incident, reason: 'x' },
      { type: 'TakePost', incident, post: 'safety', holder: { staff: null, ...PAT } },
      set(2, 'closed'),
      assign(gym, 3),
    ];
    expect(supervisors.map((command) => gym.command(command))).toEqual(supervisors.map(() => 'NotPermitted'));
    expect(gym.console.signedIn()).toMatchObject({ role: 'stationVolunteer', grant: queues(gym, 2).holders[0]?.event });
  });

  test('DR-21 IN-17 at the post of observer writes what they saw in that drill under name and badge; from another post, in another drill or in earnest not', async () => {
    must(gym, { type: 'SetSchoolCalendar', entries: [{ kind: 'year', name: 'Year', from: '2026-08-26', to: '2027-06-11' }] });
    const plan = { kind: 'fire', date: gym.console.reader.today(), minute: 570, secondaryExit: false, told: true, parentsTold: null } as const;
    for (const minute of [570, 600]) must(gym, { type: 'ScheduleDrill', drill: null, plan: { ...plan, minute } });
    const [drill = '', other = ''] = gym.console.read('drill-year', {}).flatMap((year) => year.drills.map((one) => one.drill));
    expect(gym.command(assign(gym, 1, 'drill-observer'))).toBe('PostOnlyInDrills');
    must(gym, { type: 'GiveAllClear', incident, reason: 'over' });
    const open = gym.console.read('people-by-status', { incident, status: null }).filter(({ status }) => status === 'unknown').map(({ person }) => person);
    for (let at = 0; at < open.length; at += 25) must(gym, { type: 'AnswerForPeople', incident, people: open.slice(at, at + 25), reporter: { staff: null, name: 'Pat' }, reason: 'seen' });
    must(gym, { type: 'CloseIncident', incident });
    must(gym, { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
    incident = defined(gym.console.read('incidents', {}).find((one) => one.exercise), 'the drill').incident;
    must(gym, { type: 'StartDrillRun', drill, run: incident });
    await stationInGym();
    const saw = (of: string): Command => ({ type: 'ObserveDrill', drill: of, about: null, saw: null, words: 'The gate was shut' });
    expect(await gym.ask('takeStation', PAT)).toBe('done');
    expect(gym.command(saw(drill))).toBe('NotAnObserver');
    await gym.answer('signIn', { staff: founder(), secret: PHRASE });
    must(gym, assign(gym, 1, 'drill-observer'));
    await gym.answer('signOut', { lock: false });
    expect(await gym.ask('takeStation', PAT)).toBe('done');
    must(gym, saw(drill));
    expect(gym.command(saw(other))).toBe('NotAnObserver');
    expect(gym.console.read('drill-run', { drill })[0]?.remarks).toMatchObject([{ words: 'The gate was shut', by: 'Pat Lee, badge 7' }]);
  });

  test('IN-55 leaves, and nobody acts there; the next one comes, or takes over at once', async () => {
    await stationInGym();
    expect(await gym.ask('takeStation', PAT)).toBe('done');
    expect(await gym.ask('leaveStation', {})).toBe('done');
    expect(site(gym)).toMatchObject({ signedIn: null, signIn: { station: { taken: false } } });
    expect(gym.command({ type: 'AddNote', incident, text: 'x' })).toBe('NobodySignedIn');
    expect(queues(gym, 2).holders).toEqual([]);
    expect(await gym.ask('leaveStation', {})).toBe('NobodyAtStation');
    expect(await gym.ask('takeStation', PAT)).toBe('done');
    expect(await gym.ask('takeStation', KIM)).toBe('done');
    expect(queues(gym, 2).holders.map((one) => one.name)).toEqual(['Kim Oh']);
    expect(site(gym).signedIn?.name).toBe('Kim Oh, badge 9');
  });

  test('IN-54 comes back after a restart, which locks the station and forgets nobody’s turn', async () => {
    await stationInGym();
    expect(await gym.ask('takeStation', PAT)).toBe('done');
    await gym.restart();
    expect(site(gym)).toMatchObject({ signedIn: null, signIn: { station: { title: 'Checker 2', taken: false } } });
    expect(queues(gym, 2).holders).toMatchObject([PAT]);
    const before = told(gym).length;
    expect(await gym.ask('takeStation', PAT)).toBe('done');
    expect(told(gym)).toHaveLength(before);
    expect(site(gym).signedIn?.name).toBe('Pat Lee, badge 7');
  });

  test('IN-55 is let in by the assignment: staff who sign in go before, and with its end or the incident’s the console is an ordinary one', async () => {
    const staff = await stationInGym();
    expect(await gym.ask('takeStation', PAT)).toBe('done');
    expect(await gym.ask('endStation', {})).toBe('StationNotYoursToEnd');
    gym.clock.advance(MINUTE_MS);
    expect(await gym.ask('signIn', { staff, secret: PHRASE })).toBe('done');
    expect(site(gym)).toMatchObject({ signedIn: { name: 'Dana Okonkwo' }, signIn: { station: { taken: false } } });
    expect(await gym.ask('endStation', {})).toBe('done');
    expect(site(gym).signIn.station).toBeNull();
    await gym.answer('signOut', { lock: false });
    expect(await gym.ask('takeStation', PAT)).toBe('ConsoleIsNoStation');
  });

  test('before sign-in is set up a station is locked too, and anybody may end it', async () => {
    must(gym, assign(gym, 2));
    expect(site(gym)).toMatchObject({ signedIn: null, signIn: { is: 'notSetUp', station: { title: 'Checker 2' } } });
    expect(gym.command({ type: 'AddNote', incident, text: 'x' })).toBe('NobodySignedIn');
    expect(await gym.ask('endStation', {})).toBe('done');
    expect(site(gym).signedIn?.name).toBe('Dana Okonkwo');
  });
});

describe('lines', () => {
  test('IN-56, IN-52 families go to the shortest line, wait in order, and go on where it is diverted or, closed, to whoever is free', () => {
    const families = familiesOf(gym);
    const [a, b, c] = families.map((one) => one.student);
    for (const student of [a, b, c]) {
      if (student === undefined) throw new Error('three families');
      gym.clock.advance(MINUTE_MS);
      if (student === b) for (const station of [1, 2]) must(gym, set(station, 'open'));
      greet(gym, student);
    }
    // The first came before there was any line.
    expect(waiting(gym).map(({ line, students: [first] }) => [first?.student, line])).toEqual([[a, null], [b, 1], [c, 2]]);
    expect(queues(gym, 1)).toMatchObject({ waiting: 1, students: 1, longestSinceWall: waiting(gym)[1]?.sinceWall });
    must(gym, set(1, 'paused', 2));
    expect([queues(gym, 1).waiting, queues(gym, 2).waiting, queues(gym, null).waiting]).toEqual([0, 2, 1]);
    must(gym, set(2, 'closed'));
    expect([queues(gym, 1).waiting, queues(gym, 2).waiting, queues(gym, null).waiting]).toEqual([0, 0, 3]);
    const [row] = waiting(gym);
    if (row === undefined || row.family === null) throw new Error('somebody waits');
    must(gym, { type: 'SendFamilyToLine', incident, family: row.family, students: row.students.map((one) => one.student), line: 4 });
    expect(queues(gym, 4).waiting).toBe(1);
    must(gym, { type: 'EndFamilyWait', incident, family: row.family, students: row.students.map((one) => one.student), reason: 'went home' });
    expect(waiting(gym)).toHaveLength(2);
  });

  test('RU-33, RU-34 students are fetched on one way, the longest wait first; who is fetched, and twice, is seen', async () => {
    const hall = await another();
    const [first, second] = familiesOf(gym);
    if (first === undefined || second === undefined) throw new Error('two families');
    for (const family of [first, second]) {
      gym.clock.advance(MINUTE_MS);
      greet(gym, family.student);
      must(gym, checkIn(family));
    }
    expect(waiting(gym)).toEqual([]);
    expect(queues(gym, null).served).toBe(2);
    const [next] = waiting(gym, 'reunifier');
    expect(next).toMatchObject({ onNextTrip: true, students: [{ student: first.student, stage: 'waits' }] });
    const fetch = (row: SubscriptionRow<'queue'> | undefined, runner: string): Command => ({ type: 'SendForStudents', incident, students: (row?.students ?? []).map((one) => ({ student: one.student, checkIn: one.facts[0] ?? '' })), runner });
    carry(gym, hall);
    must(gym, fetch(next, 'Sam'));
    must(hall, fetch(next, 'Ada'));
    expect(gym.command(fetch(next, 'Kim'))).toBe('StudentAlreadySentFor');
    expect(waiting(gym, 'reunifier').map((row) => row.students[0]?.student)).toEqual([second.student, first.student]);
    carry(gym, hall);
    carry(hall, gym);
    for (const at of [gym, hall]) {
      const row = waiting(at, 'reunifier')[1];
      expect(new Set([row?.students[0]?.runner, ...(row?.students[0]?.alsoSent ?? [])])).toEqual(new Set(['Sam', 'Ada']));
    }
  });
});

test('RU-34 two hand-offs at which somebody works are offered a trip each; where one is alone, whoever waits longest', async () => {
  const hall = await another();
  const offered = (at: MachineConsole): readonly (string | undefined)[] => waiting(at, 'reunifier').filter((row) => row.onNextTrip).flatMap((row) => row.students.map((one) => one.student));
  // At places of their own, so that nobody goes along with anybody.
  const rooms = new Map(gym.console.read('people', { kind: 'student' }).map((row) => [row.person as string, row.room]));
  const [first, second] = [...Map.groupBy(familiesOf(gym), ({ student }) => rooms.get(student)).values()].flatMap(([family]) => family ?? []);
  if (first === undefined || second === undefined) throw new Error('two families');
  for (const family of [first, second]) {
    gym.clock.advance(MINUTE_MS);
    must(gym, checkIn(family));
  }
  must(gym, assign(hall, 2, 'reunifier'));
  must(gym, assign(gym, 1, 'reunifier'));
  carry(gym, hall);
  expect([offered(gym), offered(hall)]).toEqual([[first.student], [first.student]]);
  expect(await gym.ask('takeStation', PAT)).toBe('done');
  expect(await hall.ask('takeStation', KIM)).toBe('done');
  carry(gym, hall);
  carry(hall, gym);
  expect([offered(gym), offered(hall)]).toEqual([[first.student], [second.student]]);
});

describe('when a console dies', () => {
  test('IN-53 another takes its station over: whoever waited there is seen, and the first acts no more when it is back', async () => {
    await stationInGym();
    const hall = await another();
    expect(await gym.ask('takeStation', PAT)).toBe('done');
    const families = familiesOf(gym).slice(0, 2);
    for (const family of families) greet(gym, family.student);
    carry(gym, hall);
    // From here on the gym is dead. Whoever leads signs in at the hall.
    gym.clock.advance(MINUTE_MS);
    expect(await hall.ask('signIn', { staff: founder(), secret: PHRASE })).toBe('done');
    must(hall, assign(hall, 2));
    await hall.answer('signOut', { lock: false });
    expect(await hall.ask('takeStation', KIM)).toBe('done');
    expect(waiting(hall).map((row) => [row.line, row.students[0]?.student])).toEqual(families.map((family) => [2, family.student]));
    for (const family of families) must(hall, checkIn(family));
    expect(waiting(hall)).toEqual([]);
    expect(queues(hall, 2)).toMatchObject({ served: 2, holders: [KIM], consoles: [{ mine: true }] });
    // It is back, and hears of it.
    expect(site(gym).signedIn?.name).toBe('Pat Lee, badge 7');
    carry(hall, gym);
    expect(site(gym)).toMatchObject({ signedIn: null, signIn: { station: null } });
    expect(gym.command(checkIn(defined(families[0], 'one')))).toBe('NobodySignedIn');
    expect(waiting(gym)).toEqual([]);
  });

  test('IN-51, IN-53 what two consoles said apart of one station shows at both, and one answer counts', async () => {
    const hall = await another();
    must(gym, set(2, 'paused'));
    must(hall, set(2, 'open'));
    must(gym, assign(gym, 2));
    must(hall, assign(hall, 2));
    carry(gym, hall);
    carry(hall, gym);
    for (const at of [gym, hall]) {
      expect(queues(at, 2)).toMatchObject({ state: 'paused', alsoSet: [{ state: 'open' }] });
      expect(queues(at, 2).consoles.map((one) => one.console).sort()).toEqual([ownId(gym), ownId(hall)].sort());
      expect(at.console.read('queues', { incident }).map(({ consoles, ...one }) => ({ ...one, at: consoles.map((console) => console.event) }))).toEqual(gym.console.read('queues', { incident }).map(({ consoles, ...one }) => ({ ...one, at: consoles.map((console) => console.event) })));
    }
    expect(await hall.ask('endStation', {})).toBe('done');
    must(hall, set(2, 'open'));
    carry(hall, gym);
    expect(queues(gym, 2)).toMatchObject({ state: 'open', alsoSet: [], consoles: [] });
  });
});

test('an erasure of the incident’s course takes the names of its volunteers too', async () => {
  must(gym, assign(gym, 2));
  expect(await gym.ask('takeStation', PAT)).toBe('done');
  must(gym, { type: 'AddNote', incident, text: 'a note' });
  expect(told(gym).filter((one) => one.by === 'Pat Lee, badge 7')).toHaveLength(2);
  expect(await gym.ask('leaveStation', {})).toBe('done');
  expect(await gym.ask('endStation', {})).toBe('done');
  must(gym, { type: 'GiveAllClear', incident, reason: 'over' });
  const people = gym.console.read('people-by-status', { incident, status: 'unknown' }).map((row) => row.person);
  for (let at = 0; at < people.length; at += 40) must(gym, { type: 'AnswerForPeople', incident, people: people.slice(at, at + 40), reporter: { staff: null, name: 'Dana' }, reason: 'seen' });
  must(gym, { type: 'CloseIncident', incident });
  must(gym, { type: 'ErasePayloads', streams: [`incident/${incident}` as StreamName], reason: 'retention' });
  expect(JSON.stringify(told(gym))).not.toContain('Pat Lee');
});
