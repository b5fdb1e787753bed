/**
 * One test for each row of the table of contradictions, over two real consoles that acted apart and are brought together: the
 * card is on both, with both sides' who, where and when; it is settled on one, and gone on both.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { consoleOfOrigin, type CommandId, type EventId, type PersonId, type VisitorId } from '../../shared/kernel/ids.ts';
import { visitorStream } from '../../shared/kernel/streams.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

type Card = SubscriptionRow<'contradictions'>;

let a: FolderConsole;
let b: FolderConsole;
beforeEach(async () => {
  a = await openFolderConsole();
  b = await openFolderConsole();
  await loadSample(a.console, { seed: 1, students: 60, date: '2026-10-14', founder: 'Dana Okonkwo' });
  letIn(a, b);
});
afterEach(async () => {
  await a.remove();
  await b.remove();
});

function meet(): void {
  carry(a, b);
  carry(b, a);
}

const cards = (at: FolderConsole, kind: Card['kind']): readonly Card[] => at.console.read('contradictions', {}).filter((one) => one.kind === kind);

/** The one card of a kind, which both consoles show alike, and count. */
function cardOnBoth(kind: Card['kind']): Card {
  const [one, ...others] = cards(a, kind);
  expect(others).toEqual([]);
  expect(cards(b, kind)).toEqual([one]);
  for (const at of [a, b]) expect(at.console.read('site', {})[0]?.contradictions).toBe(at.console.read('contradictions', {}).length);
  return defined(one, `a card: ${kind}`);
}

/** Every side says what, by whom, at which console and when. */
function expectSides({ sides }: Card, ...what: readonly string[]): void {
  expect(sides.map((side) => side.what).sort()).toEqual([...what].sort());
  for (const side of sides) expect([side.who, side.console, side.wall > 0]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./), true]);
}

/** As the window does: the chosen way, with a reason where it asks for one. */
function choose(at: FolderConsole, { choices }: Card, label: string): void {
  const { settles } = defined(choices.find((one) => one.label === label), `the choice ${label}, of ${choices.map((one) => one.label).join(' / ')}`);
  const command: Command = settles.asks === 'nothing' ? settles.command : { ...settles.command, reason: 'Asked everybody' };
  at.must(command);
}

function expectGone(kind: Card['kind']): void {
  meet();
  for (const at of [a, b]) expect(cards(at, kind)).toEqual([]);
}

const start = (at: FolderConsole, directive: 'evacuate' | 'lockdown' = 'evacuate', exercise = false): string => defined(at.must({ type: 'StartIncident', directive, detail: '', exercise }).result['incident'], 'an incident');

test('SI-50 a setting that was set to two values apart', () => {
  const settings: readonly (readonly [Command, Command, string, string])[] = [
    [{ type: 'RenameSite', name: 'Larkmoor High' }, { type: 'RenameSite', name: 'Larkmoor School North' }, 'Larkmoor High', 'Larkmoor School North'],
    [{ type: 'NameSchools', schools: ['High'] }, { type: 'NameSchools', schools: [] }, 'High', 'Those of the roster'],
    [{ type: 'ChooseClock', hours: 12 }, { type: 'ChooseClock', hours: 24 }, '12-hour clock', '24-hour clock'],
    [{ type: 'SetIdleLock', minutes: 1 }, { type: 'SetIdleLock', minutes: 5 }, 'After 1 minute', 'After 5 minutes'],
    [{ type: 'SetSelfRelease', lowestGrade: '9', lowestGradeDriving: null }, { type: 'SetSelfRelease', lowestGrade: null, lowestGradeDriving: null }, 'From grade 9 up; nobody drives', 'Nobody leaves alone'],
    [{ type: 'SetLockdownAllClear', twoPeople: false, everyRoomReleased: true }, { type: 'SetLockdownAllClear', twoPeople: true, everyRoomReleased: false }, 'One person; every room released', 'Two people; rooms may be shut'],
    [
      { type: 'SetBellSchedule', bells: { schedules: [], weekdays: [null, null, null, null, null, null, null], dates: [] } },
      { type: 'SetBellSchedule', bells: { schedules: [{ name: 'Regular', periods: [{ period: '1', name: 'First', startMinute: 500, endMinute: 550 }] }], weekdays: [null, 'Regular', null, null, null, null, null], dates: [] } },
      'No schedule',
      'Regular (1 period); 0 special days',
    ],
  ];
  for (const [here, there, words, otherWords] of settings) {
    a.must(here);
    b.must(there);
    meet();
    const card = cardOnBoth('settingSetTwice');
    expectSides(card, words, otherWords);
    choose(b, card, otherWords);
    expectGone('settingSetTwice');
  }
});

test('SI-50 equal values agree, and a later value that knew of the first replaces it: no card', () => {
  a.must({ type: 'ChooseClock', hours: 12 });
  b.must({ type: 'ChooseClock', hours: 12 });
  meet();
  expect(a.console.read('contradictions', {})).toEqual([]);
  b.must({ type: 'ChooseClock', hours: 24 });
  meet();
  expect(a.console.read('contradictions', {})).toEqual([]);
});

test('SI-50 a room placed in two zones, and the name of a console and of a staff member, are settled by choosing too', () => {
  const room = defined(a.console.read('rooms', {})[0], 'a room').room;
  const { staff } = defined(a.console.read('staff-access', {})[0], 'a staff member');
  const consoleId = consoleOfOrigin(a.console.origin);
  const both: readonly (readonly [Command, Command, string, string, string])[] = [
    [{ type: 'PlaceRooms', rooms: [room], zone: 'Eighth' }, { type: 'PlaceRooms', rooms: [room], zone: 'Ninth' }, 'Zone Eighth; in use', 'Zone Ninth; in use', 'Zone Ninth; in use'],
    [{ type: 'UseRooms', rooms: [room], used: false }, { type: 'PlaceRooms', rooms: [room], zone: 'West' }, 'Zone Ninth; out of use', 'Zone West; in use', 'Zone Ninth; out of use'],
    [{ type: 'RenameConsole', console: consoleId, name: 'Front' }, { type: 'RenameConsole', console: consoleId, name: 'Gym' }, 'Front', 'Gym', 'Gym'],
    [{ type: 'RenameStaff', staff, name: 'Okonkwo, D.' }, { type: 'RenameStaff', staff, name: 'Okonkwo, Dana A.' }, 'Okonkwo, D.', 'Okonkwo, Dana A.', 'Okonkwo, D.'],
  ];
  for (const [here, there, words, otherWords, chosen] of both) {
    a.must(here);
    b.must(there);
    meet();
    const card = cardOnBoth('settingSetTwice');
    expectSides(card, words, otherWords);
    choose(a, card, chosen);
    expectGone('settingSetTwice');
  }
});

test('SI-11 two roles granted to one person apart', () => {
  a.must({ type: 'AddStaff', role: 'teacher', people: [{ name: 'Pat Lee', person: null }] });
  meet();
  const { staff } = defined(a.console.read('staff-access', {}).find((one) => one.name === 'Pat Lee'), 'Pat');
  a.must({ type: 'GrantRole', staff, role: 'assistantPrincipal' });
  b.must({ type: 'GrantRole', staff, role: 'frontOffice' });
  meet();
  const card = cardOnBoth('roleGrantedTwice');
  expectSides(card, 'assistant principal', 'front office');
  choose(b, card, 'assistant principal');
  expectGone('roleGrantedTwice');
  expect(a.console.read('staff-access', {}).find((one) => one.staff === staff)?.role).toBe('assistantPrincipal');
});

test('IN-20 two people who took a post for one apart', () => {
  const incident = start(a);
  meet();
  a.must({ type: 'TakePost', incident, post: 'safety', holder: { staff: null, name: 'Ana Ruiz', badge: '7' } });
  b.must({ type: 'TakePost', incident, post: 'safety', holder: { staff: null, name: 'Ben Cole', badge: '' } });
  meet();
  const card = cardOnBoth('postTakenTwice');
  expectSides(card, 'Ana Ruiz, badge 7', 'Ben Cole');
  choose(b, card, 'Ana Ruiz stays');
  expectGone('postTakenTwice');
  expect(a.console.read('posts', { incident }).find((one) => one.post === 'safety')?.holders.map((one) => one.name)).toEqual(['Ana Ruiz']);
});

test('DI-8 two people who took one call apart, and what is set of calls', () => {
  for (const name of ['Pat Lee', 'Ana Ruiz']) a.must({ type: 'AddStaff', role: 'campusSupervisor', people: [{ name, person: null }] });
  const call = defined(a.must({ type: 'CallForHelp', room: null, kind: 'fight', silent: false, exercise: false, onBehalf: null }).result['call'], 'a call');
  meet();
  const staffOf = (name: string): string => defined(a.console.read('staff-access', {}).find((one) => one.name === name), name).staff;
  const take = (at: FolderConsole, name: string): void => void at.must({ type: 'TakeCall', call, responder: staffOf(name), onBehalf: { channel: 'radio', spokeTo: 'Dana' } });
  take(a, 'Pat Lee');
  take(b, 'Ana Ruiz');
  b.must({ type: 'SetOutForCall', call, responder: staffOf('Ana Ruiz') });
  meet();
  const card = cardOnBoth('callTakenTwice');
  expect(card.about).toEqual({ is: 'call', call, words: 'This computer, Fight' });
  expectSides(card, 'Pat Lee has the call', 'Ana Ruiz has the call, on the way');
  choose(b, card, 'Pat Lee goes');
  expectGone('callTakenTwice');
  expect(b.console.read('calls', {})[0]?.responders.map(({ name, state }) => [name, state]).sort()).toEqual([['Ana Ruiz', 'stoodDown'], ['Pat Lee', 'acknowledged']]);
  const ladder = (afterS: number): Command => ({ type: 'SetEscalation', ladder: [{ afterS, to: 'everybody', audible: true }], checkInMinutes: 5, staleMinutes: 5 });
  const words = (afterS: number): string => `Everybody after ${afterS} s, audible; “still all right?” every 5 min; amber after 5 min`;
  a.must(ladder(60));
  b.must(ladder(30));
  meet();
  expect(defined(cardOnBoth('settingSetTwice').choices[0], 'the way that counts').label).toBe(words(30));
  choose(a, cardOnBoth('settingSetTwice'), words(60));
  expectGone('settingSetTwice');
  const kinds = (...names: readonly string[]): Command => ({ type: 'SetCallKinds', kinds: names.map((name) => ({ key: name.toLowerCase(), words: name, needsPair: name === 'Fight', offersDirective: false })) });
  a.must(kinds('Fight', 'Medical'));
  b.must(kinds('Fight'));
  meet();
  choose(b, cardOnBoth('settingSetTwice'), 'Fight (pair), Medical');
  expectGone('settingSetTwice');
  expect(b.console.read('call-settings', {})[0]?.kinds).toHaveLength(2);
});

describe('a role withdrawn under an act', () => {
  interface Grant {
    readonly staff: PersonId;
    readonly grant: EventId;
  }

  /** What Pat does at b, in the role that was granted, as if signed in there. */
  function act({ staff, grant }: Grant, name: string): void {
    const visitor = randomIds.next() as VisitorId;
    const event = { stream: visitorStream(visitor), type: 'v1.VisitorSignedIn', payload: { visitor, name, reason: 'talk', host: 'Pat', badge: '' }, refs: [] };
    b.console.committer.append({ commandId: randomIds.next() as CommandId, actor: { staff, role: 'frontOffice', grant }, events: [event], outcome: () => null });
  }

  function pat(): Grant {
    const { events } = a.must({ type: 'AddStaff', role: 'frontOffice', people: [{ name: 'Pat Lee', person: null }] });
    meet();
    const { staff } = defined(a.console.read('staff-access', {}).find((one) => one.name === 'Pat Lee'), 'Pat');
    return { staff: staff as PersonId, grant: defined(events.at(-1), 'the grant') as EventId };
  }

  test('SI-51 is looked at by a person, who lets it stand with a reason; what the withdrawal knew of needs nobody', () => {
    const granted = pat();
    act(granted, 'Known before');
    meet();
    a.must({ type: 'WithdrawRole', staff: granted.staff });
    act(granted, 'Sam Roe');
    meet();
    const card = cardOnBoth('actsOnWithdrawnGrant');
    expectSides(card, 'Role withdrawn: front office', 'One act as front office');
    expect(card.acts).toMatchObject([{ what: 'Visitor signed in: Sam Roe', who: 'Pat Lee' }]);
    choose(b, card, 'I have looked at all of it: it stands');
    expectGone('actsOnWithdrawnGrant');
    expect(a.refused({ type: 'ConfirmActs', staff: granted.staff, grants: [granted.grant], reason: 'again' })).toBe('NoActsToConfirm');
    expect(a.refused({ type: 'ConfirmActs', staff: granted.staff, grants: [card.key.replace(/^.* /, '').replaceAll(/./g, '0')], reason: 'x' })).toBe('GrantNotWithdrawn');
  });

  test('SI-51 what whoever looked had not heard of comes up again', () => {
    const granted = pat();
    a.must({ type: 'WithdrawRole', staff: granted.staff });
    act(granted, 'First');
    meet();
    act(granted, 'Second');
    choose(a, defined(cards(a, 'actsOnWithdrawnGrant')[0], 'the card here'), 'I have looked at all of it: it stands');
    meet();
    expect(cardOnBoth('actsOnWithdrawnGrant').acts).toHaveLength(1);
  });

  test('SI-51 is no card where nothing was done that the withdrawal did not know of', () => {
    const granted = pat();
    act(granted, 'Known before');
    meet();
    a.must({ type: 'WithdrawRole', staff: granted.staff });
    meet();
    for (const at of [a, b]) expect(at.console.read('contradictions', {})).toEqual([]);
  });
});

describe('IN-9 two incidents that were started apart', () => {
  const report = (at: FolderConsole, incident: string, person: string, status: 'here' | 'missing', reporter: string): void =>
    void at.must({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name: reporter }, channel: 'radio', reports: [{ person, status, where: '' }] });
  const students = (): readonly string[] => a.console.read('people', { kind: 'student' }).map((one) => one.person);
  const open = (at: FolderConsole) => at.console.read('incidents', {});
  const statusOf = (at: FolderConsole, incident: string, person: string) => at.console.read('people-by-status', { incident, status: null }).find((one) => one.person === person)?.status;

  /** One at each console, not heard of at the other, with what was said of three children; then the consoles meet. */
  function apart(): { readonly first: string; readonly second: string; readonly people: readonly [string, string, string] } {
    const first = start(a);
    const second = start(b, 'lockdown');
    const [one = '', two = '', three = ''] = students();
    report(a, first, one, 'here', 'Dana');
    report(a, first, two, 'here', 'Dana');
    report(b, second, two, 'missing', 'Paul');
    report(b, second, three, 'missing', 'Paul');
    a.must({ type: 'AddNote', incident: first, text: 'noted at the first' });
    b.must({ type: 'AddNote', incident: second, text: 'noted at the second' });
    meet();
    return { first, second, people: [one, two, three] };
  }

  test('IN-40, PS-7 are joined on one console: the other shows the same, reports of both count, and what disagrees is a card', () => {
    const { first, second, people } = apart();
    const card = cardOnBoth('incidentsAtOnce');
    expectSides(card, 'EVACUATE', 'LOCKDOWN');
    choose(b, card, 'One incident, under EVACUATE (Dana Okonkwo, This computer)');
    expectGone('incidentsAtOnce');
    for (const at of [a, b]) {
      expect(open(at)).toMatchObject([{ incident: first, missing: 2, here: 1, atOnce: [], joined: [{ incident: second, directive: 'lockdown' }], directives: [{ directive: 'lockdown' }, { directive: 'evacuate' }] }]);
      for (const incident of [first, second]) expect(people.map((person) => statusOf(at, incident, person))).toEqual(['here', 'missing', 'missing']);
      expect(new Map(at.console.read('records', {}).map((one) => [one.incident, one.joinedTo]))).toEqual(new Map([[first, null], [second, first]]));
      expect(at.console.read('timeline', { incident: first }).map((one) => one.text)).toEqual(expect.arrayContaining(['noted at the first', 'noted at the second', 'Joined: 2 incidents that were started apart go on as one']));
      expect(at.console.read('timeline', { incident: second })).toEqual(at.console.read('timeline', { incident: first }));
    }
    const disagree = cardOnBoth('reportsDisagree');
    expect(disagree.about).toMatchObject({ incident: first, person: people[1] });
    b.must({ type: 'SettleReports', incident: first, person: people[1], settles: [...disagree.events], status: 'here', where: '', reporter: { staff: null, name: 'Dana' }, reason: 'seen' });
    expectGone('reportsDisagree');
    expect(statusOf(a, first, people[1])).toBe('here');
  });

  test('IN-45 what is still said of the other one is recorded in the one that goes on; IN-46 a directive takes the place of both; IN-42 one close ends both', () => {
    const { first, second } = apart();
    choose(a, cardOnBoth('incidentsAtOnce'), 'One incident, under EVACUATE (Dana Okonkwo, This computer)');
    meet();
    const { events } = b.must({ type: 'ChangeDirective', incident: second, directive: 'hold', detail: '' });
    expect(b.console.committer.log.event(defined(events[0], 'a directive') as EventId)?.header.stream).toBe(`incident/${first}`);
    meet();
    for (const at of [a, b]) expect(open(at)).toMatchObject([{ directives: [{ directive: 'hold' }] }]);
    a.must({ type: 'GiveAllClear', incident: first, reason: 'over' });
    for (const status of ['missing', 'unknown'] as const) {
      const left = a.console.read('people-by-status', { incident: first, status }).map((row) => row.person);
      for (let i = 0; i < left.length; i += 40) a.must({ type: 'AnswerForPeople', incident: first, people: left.slice(i, i + 40), reporter: { staff: null, name: 'Dana' }, reason: 'seen' });
    }
    const disagree = cards(a, 'reportsDisagree')[0];
    if (disagree?.about.is === 'person') a.must({ type: 'SettleReports', incident: first, person: disagree.about.person, settles: [...disagree.events], status: 'here', where: '', reporter: { staff: null, name: 'Dana' }, reason: 'seen' });
    a.must({ type: 'CloseIncident', incident: first });
    meet();
    for (const at of [a, b]) expect(open(at)).toEqual([]);
  });

  test('IN-41 are joined on both consoles differently, apart: both go on as the same one', () => {
    const { first, second } = apart();
    a.must({ type: 'JoinIncidents', incidents: [first, second], keep: first });
    b.must({ type: 'JoinIncidents', incidents: [first, second], keep: second });
    meet();
    expect(open(a)).toHaveLength(1);
    expect(open(a)[0]?.incident).toBe(open(b)[0]?.incident);
    expect(open(a)[0]?.missing).toBe(2);
  });

  test('IN-43 a drill that was started apart is over when a real incident is heard of', () => {
    start(a, 'evacuate', true);
    const real = start(b);
    meet();
    for (const at of [a, b]) expect(open(at).map((one) => one.incident)).toEqual([real]);
    expect(cards(a, 'incidentsAtOnce')).toEqual([]);
  });
});

/** Students whom somebody may fetch, each with the first who may. */
const families = (): readonly Family[] =>
  a.console.read('people', { kind: 'student' }).flatMap(({ person }) => {
    const contact = a.console.read('student', { person, incident: null })[0]?.contacts.find((one) => one.restriction === null);
    return contact === undefined ? [] : [{ student: person, contact: contact.contact }];
  });

interface Family {
  readonly student: string;
  readonly contact: string;
}

/** The event of the release. */
function release(at: FolderConsole, incident: string, { student, contact }: Family): string {
  const identity = { document: 'governmentId' as const, photoMatches: true, familyName: '', givenName: '' };
  const checkIn = defined(at.must({ type: 'CheckInAdult', incident, students: [student], contact, name: 'as on record', identity }).events[0], 'a check-in');
  at.must({ type: 'AnswerComfort', incident, student, checkIn, comfortable: true });
  return defined(at.must({ type: 'ReleaseStudent', incident, student, checkIn }).events[0], 'a release');
}

test('RU-23 one child released under two records, on consoles that did not know that they are one', () => {
  const incident = start(a);
  meet();
  const [one, two] = families();
  if (one === undefined || two === undefined) throw new Error('the sample has families');
  release(a, incident, one);
  release(b, incident, two);
  meet();
  expect(a.console.read('contradictions', {})).toEqual([]);
  b.must({ type: 'LinkPeople', kind: 'student', person: one.student, other: two.student, why: 'the same child, enrolled twice' });
  meet();
  const card = cardOnBoth('releasedTwice');
  expect(card.sides.map((side) => side.release)).toEqual([true, true]);
  const { released, unknown } = defined(a.console.read('incidents', {})[0], 'the incident');
  expect(released).toBe(0);
  const about = card.about.is === 'person' ? card.about.person : '';
  const stands = defined(card.events[1], 'the second release');
  expect(a.refused({ type: 'SettleRelease', incident, student: about, settles: [stands], stands, reason: 'asked' })).toBe('CardChanged');
  a.must({ type: 'SettleRelease', incident, student: about, settles: [...card.events], stands, reason: 'Signed card found' });
  expectGone('releasedTwice');
  expect(b.console.read('incidents', {})[0]).toMatchObject({ released: 1 });
  expect(unknown).toBeGreaterThan(0);
});

test.each(['the first', 'the second'])('RU-12 one child released in two incidents, apart: %s release is upheld, and both cards are gone', (which) => {
  const first = start(a);
  meet();
  b.must({ type: 'GiveAllClear', incident: first, reason: 'The fire department says so' });
  const open = b.console.read('people-by-status', { incident: first, status: 'unknown' });
  for (let at = 0; at < open.length; at += 25) b.must({ type: 'AnswerForPeople', incident: first, people: open.slice(at, at + 25).map(({ person }) => person), reporter: { staff: null, name: 'Dana Okonkwo' }, reason: 'Seen on the field' });
  b.must({ type: 'CloseIncident', incident: first });
  const second = start(b);
  const family = defined(families()[0], 'the sample has families');
  const releases = [release(a, first, family), release(b, second, family)];
  meet();
  const card = defined(cards(a, 'releasedTwice').find(({ about }) => about.is === 'person' && about.incident === first), 'a card of the first incident');
  expect(card.sides.map(({ event }) => event)).toEqual(releases.toSorted());
  const stands = defined(releases[which === 'the first' ? 0 : 1], 'one of the two');
  a.must({ type: 'SettleRelease', incident: first, student: family.student, settles: [...card.events], stands, reason: 'Asked the mother' });
  expectGone('releasedTwice');
  expect([first, second].map((incident) => b.console.read('releases', { incident }).length)).toEqual(which === 'the first' ? [1, 0] : [0, 1]);
});

describe('what a revoked console said beyond its cut', () => {
  /** The gym is revoked at the office while it goes on, unheard. */
  function lateFact(name: string): void {
    a.must({ type: 'RevokeConsole', console: consoleOfOrigin(b.console.origin), reason: 'lost on the bus' });
    b.must({ type: 'SignInVisitor', name, reason: 'talk', host: 'Dana', badge: '', answers: [] });
    carry(b, a);
  }
  const visitors = () => a.console.read('visitors', { date: a.console.read('site', {})[0]?.today ?? '' }).map((one) => one.name);
  const cardHere = (): Card => defined(cards(a, 'lateFacts')[0], 'a card');

  test('SI-52 is a card, counts for nothing, and counts once a person adopts it', () => {
    lateFact('Sam Roe');
    expect(visitors()).toEqual([]);
    expectSides(cardHere(), 'Console revoked: lost on the bus', 'One act afterwards');
    expect(a.console.read('site', {})[0]?.contradictions).toBe(1);
    choose(a, cardHere(), 'It counts after all');
    expect(cards(a, 'lateFacts')).toEqual([]);
    expect(visitors()).toEqual(['Sam Roe']);
  });

  test('SI-52 is left out once a person looked at it, with a reason; what it says after that comes up again', () => {
    lateFact('Sam Roe');
    choose(a, cardHere(), 'It is left out');
    expect(cards(a, 'lateFacts')).toEqual([]);
    expect(visitors()).toEqual([]);
    b.must({ type: 'SignInVisitor', name: 'Another', reason: 'talk', host: 'Dana', badge: '', answers: [] });
    carry(b, a);
    expectSides(cardHere(), 'Console revoked: lost on the bus', 'One act afterwards');
  });
});
