/** Two consoles that acted apart: what neither could know comes up when they meet, at a list that a person sees. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { isAboutPerson } from '../support/cards.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

const DANA = { staff: null, name: 'Dana Okonkwo' };
const PAUL = { staff: null, name: 'Paul Marchetti' };

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

const meet = (): void => {
  carry(a, b);
  carry(b, a);
};
const start = (at: FolderConsole): string => defined(at.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false }).result['incident'], 'an incident');
const report = (at: FolderConsole, incident: string, person: string, status: 'here' | 'missing' | 'extra', reporter = DANA): void =>
  void at.must({ type: 'ReportPeople', incident, classId: null, reporter, channel: 'radio', reports: [{ person, status, where: '' }] });

/** A student and a contact who may take them. */
function family(at: FolderConsole): { readonly student: string; readonly contact: string } {
  for (const row of at.console.read('people', { kind: 'student' })) {
    const contact = at.console.read('student', { person: row.person, incident: null })[0]?.contacts.find((one) => one.restriction === null);
    if (contact !== undefined) return { student: row.person, contact: contact.contact };
  }
  throw new Error('the sample has families');
}

function release(at: FolderConsole, incident: string): void {
  const { student, contact } = family(at);
  const checkIn = defined(at.must({ type: 'CheckInAdult', incident, students: [student], contact, name: 'as on record', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } }).events[0], 'a check-in');
  at.must({ type: 'AnswerComfort', incident, student, checkIn, comfortable: true });
  at.must({ type: 'ReleaseStudent', incident, student, checkIn });
}

/** All clear, and an answer for everybody of whom nothing is known. */
function close(at: FolderConsole, incident: string): void {
  at.must({ type: 'GiveAllClear', incident, reason: 'over' });
  for (const status of ['missing', 'unknown'] as const) {
    const people = at.console.read('people-by-status', { incident, status }).map((row) => row.person);
    for (let i = 0; i < people.length; i += 40) at.must({ type: 'AnswerForPeople', incident, people: people.slice(i, i + 40), reporter: DANA, reason: 'seen' });
  }
  at.must({ type: 'CloseIncident', incident });
}

test('RU-9 a child released on both sides of a split is on a card at both, also where one side closed the incident, and is settled', () => {
  const incident = start(a);
  meet();
  release(a, incident);
  release(b, incident);
  close(a, incident);
  meet();
  for (const at of [a, b]) expect(at.console.read('contradictions', {})).toMatchObject([{ kind: 'releasedTwice', sides: [{ release: true }, { release: true }] }]);
  const card = defined(a.console.read('contradictions', {}).find(isAboutPerson), 'a card');
  expect(a.console.read('site', {})[0]?.contradictions).toBe(1);
  a.must({ type: 'SettleRelease', incident, student: card.about.person, settles: [...card.events], stands: defined(card.events[0], 'a release'), reason: 'Signed card found' });
  meet();
  for (const at of [a, b]) expect(at.console.read('contradictions', {})).toEqual([]);
});

test('PS-6 a student reported missing on the other side of a split comes up though the incident was closed', () => {
  const incident = start(a);
  meet();
  const { student } = family(a);
  report(b, incident, student, 'missing', PAUL);
  close(a, incident);
  meet();
  for (const at of [a, b]) expect(at.console.read('contradictions', {})).toMatchObject([{ kind: 'closedWithout', about: { person: student } }]);
  const card = defined(b.console.read('contradictions', {})[0], 'a card');
  b.must({ type: 'SettleReports', incident, person: student, settles: [...card.events], status: 'elsewhere', where: 'home', reporter: PAUL, reason: 'mother called' });
  meet();
  for (const at of [a, b]) expect(at.console.read('contradictions', {})).toEqual([]);
});

test('RU-1, IN-9 two incidents that were started apart release a child once, and both consoles see that there are two', () => {
  meet();
  const first = start(a);
  const second = start(b);
  meet();
  release(a, first);
  const { student, contact } = family(a);
  expect(a.refused({ type: 'CheckInAdult', incident: second, students: [student], contact, name: 'x', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } })).toBe('StudentAlreadyReleased');
  for (const at of [a, b]) {
    const open = at.console.read('incidents', {});
    expect(new Map(open.map((one) => [one.incident, one.atOnce]))).toEqual(new Map([[first, [second]], [second, [first]]]));
  }
});

test('an incident that was started before there was a roster counts the people of the roster that came', async () => {
  const c = await openFolderConsole();
  try {
    c.must({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: 'Dana', consoleName: 'Office' });
    const incident = start(c);
    expect(c.console.read('incidents', {})).toMatchObject([{ expected: 0 }]);
    await loadSample(c.console, { seed: 1, students: 60, date: '2026-10-14', founder: null });
    expect(c.console.read('incidents', {})[0]?.unknown).toBeGreaterThan(60);
    expect(c.refused({ type: 'GiveAllClear', incident, reason: '' })).toBe('ReasonNeeded');
  } finally {
    await c.remove();
  }
});

test('a missing child who was an extra a moment ago is missing', () => {
  const incident = start(a);
  const { student } = family(a);
  report(a, incident, student, 'extra', PAUL);
  report(a, incident, student, 'missing', DANA);
  expect(a.console.read('people-by-status', { incident, status: 'missing' })).toMatchObject([{ person: student, disagree: true }]);
});

test('whoever reported takes it back, and nobody else', () => {
  const incident = start(a);
  const { student } = family(a);
  report(a, incident, student, 'extra', PAUL);
  const said = defined(a.console.read('people-by-status', { incident, status: 'extra' })[0]?.reports[0], 'a report');
  expect(a.refused({ type: 'TakeBackReport', incident, person: student, report: said.event, reporter: DANA })).toBe('ReportOfAnother');
  a.must({ type: 'TakeBackReport', incident, person: student, report: said.event, reporter: PAUL });
  expect(a.console.read('people-by-status', { incident, status: 'extra' })).toEqual([]);
  expect(a.console.read('timeline', { incident }).map((row) => row.mark)).toContain('settled');
});

test('no erasure lifts a restriction, empties the list of incidents, or takes what an open incident needs', () => {
  const incident = start(a);
  const { student } = family(a);
  report(a, incident, student, 'here');
  const erase = (stream: string): string => a.refused({ type: 'ErasePayloads', streams: [stream], reason: 'retention' });
  const chunk = String(a.console.db.prepare("SELECT stream FROM log_event WHERE type = 'v2.RosterChunk' LIMIT 1").pluck().get());
  for (const stream of [chunk, 'site/roster', 'site/incidents', 'site/founding']) expect(erase(stream)).toBe('StreamMustBeKept');
  expect(erase(`person/${student}`)).toBe('RecordInUse');
  close(a, incident);
  a.must({ type: 'ErasePayloads', streams: [`person/${student}`], reason: 'retention' });
});

test('what would not fit a commit is refused in words, and nothing is written', () => {
  const incident = start(a);
  const people = a.console.read('people', { kind: 'student' }).slice(0, 40).map((row) => row.person);
  const before = a.console.committer.log.eventCount();
  // A letter that JSON writes as six.
  const reason = `x${'\u0001'.repeat(498)}x`;
  expect(a.refused({ type: 'AnswerForPeople', incident, people, reporter: DANA, reason })).toBe('TooMuchAtOnce');
  expect(a.console.committer.log.eventCount()).toBe(before);
});
