/** What comes from elsewhere: checked for form, hashes, chain and seal; waiting for its causes; landing once; never thrown by. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../db/log/header.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import { eventRegistry } from '../../shared/domain/registry.ts';
import type { StreamName } from '../../shared/kernel/ids.ts';
import { FOUNDING } from '../../shared/kernel/streams.ts';
import { MAX_COMMIT_BYTES, MAX_WAITING_COMMITS } from '../../shared/kernel/limits.ts';
import { Random } from '../support/console.ts';
import { testEvent, testId } from '../support/drawn-history.ts';
import { Author, type HandWritten } from '../support/hand-written.ts';
import { append, commitOf, digests, findingsOf, INCIDENT, noteEvent, rebuild } from '../support/log-actions.ts';
import { laterCommitsOf, openSiteConsole } from '../support/test-site.ts';

const NOTES = `incident/${INCIDENT}` as StreamName;
const note = (text: string, more: Partial<HandWritten> = {}): HandWritten => ({ stream: NOTES, type: 'v1.NoteAdded', payload: { incident: INCIDENT, text }, ...more });
const quarantined = (console: { readonly db: { prepare: (sql: string) => { pluck: () => { all: () => unknown } } } }): unknown => console.db.prepare('SELECT reason FROM local_quarantine').pluck().all();

describe('quarantine', () => {
  const event = (wire: WireCommit, at: number, change: (event: WireCommit['events'][number]) => WireCommit['events'][number]): WireCommit => ({ ...wire, events: wire.events.map((one, i) => (i === at ? change(one) : one)) });
  const faults: readonly (readonly [string, RegExp, () => WireCommit])[] = [
    ['a payload that is not the one hashed', /does not match its hash/, () => event(new Author('a').write(note('x')).wire, 0, (one) => ({ ...one, payload: { ...one.payload!, text: one.payload!.text.replace('"x"', '"y"') } }))],
    ['a salt that is not the one hashed', /does not match its hash/, () => event(new Author('a').write(note('x')).wire, 0, (one) => ({ ...one, payload: { ...one.payload!, salt: testId('other') } }))],
    ['a header in another form of JSON', /not in the agreed form/, () => event(new Author('a').write(note('x')).wire, 0, (one) => ({ ...one, header: ` ${one.header}` }))],
    ['a header with a field too many', /not in the agreed form/, () => new Author('a').write(note('x', { header: { extra: 1 } })).wire],
    ['a header that is not Unicode', /not in the agreed form/, () => event(new Author('a').write(note('x')).wire, 0, (one) => ({ ...one, header: one.header.replace('administrator', '\\ud800') }))],
    ['a stream that is no name', /not in the agreed form/, () => new Author('a').write(note('x', { header: { stream: 'Person/x' } })).wire],
    ['a number that does not follow', /does not follow the event before it/, () => new Author('a').write(note('x'), note('y', { header: { seq: 3 } })).wire],
    ['a chain that does not hold inside', /does not follow the event before it/, () => new Author('a').write(note('x'), note('y', { header: { prev: testEvent('z') } })).wire],
    ['a second event without one before', /no beginning/, () => new Author('a').write(note('x', { header: { seq: 2 } })).wire],
    ['the seal of something else', /seal does not hold/, () => ({ ...new Author('a').write(note('x')).wire, signature: new Author('a').write(note('y')).wire.signature })],
    ['the key of another console', /key is not the one/, () => {
      const wire = new Author('a').write(note('x')).wire;
      const other = new Author('b').write(note('x')).wire;
      return { ...wire, publicKey: other.publicKey };
    }],
    ['a payload that is not JSON', /not JSON|match/, () => event(new Author('a').write(note('x')).wire, 0, (one) => ({ ...one, payload: { ...one.payload!, text: '{' } }))],
  ];

  test.each(faults)('%s', async (_name, reason, forge) => {
    const console = await openSiteConsole({ seed: 1 });
    const before = digests(console);
    const received = console.committer.receive(forge());
    expect(received.result).toBe('quarantined');
    expect((received as { reason: string }).reason).toMatch(reason);
    expect(quarantined(console)).toHaveLength(1);
    expect(digests(console)).toEqual(before);
  });

  test('what only its causes show: a link to another origin, to a wrong number, a parent of another stream', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const a = new Author('a');
    const b = new Author('b');
    const first = a.write(note('x'));
    console.committer.receive(first.wire);
    console.committer.receive(b.write(note('x')).wire);
    b.prev = first.ids[0]!;
    expect(console.committer.receive(b.write(note('y')).wire)).toMatchObject({ result: 'quarantined', reason: expect.stringContaining('does not follow') as string });
    const skip = a.clone();
    skip.seq = 5;
    expect(console.committer.receive(skip.write(note('y')).wire)).toMatchObject({ result: 'quarantined', reason: expect.stringContaining('does not follow') as string });
    expect(console.committer.receive(a.clone().write(note('y', { stream: 'incident/other' as StreamName, parents: first.ids })).wire)).toMatchObject({ result: 'quarantined', reason: expect.stringContaining('another stream') as string });
  });

  test('more than 128 KiB is refused, and not even kept', async () => {
    const console = await openSiteConsole({ seed: 1 });
    expect(console.committer.receive(new Author('a').write({ stream: NOTES, type: 'v9.Big', payload: 'x'.repeat(MAX_COMMIT_BYTES) }).wire)).toMatchObject({ result: 'refused' });
    expect(quarantined(console)).toEqual([]);
  });

  test('what a schema refuses is no fault of the commit: it is kept and passed on, since another version may read it, and not folded', async () => {
    const [console, other] = [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
    expect(console.committer.receive(new Author('a').write(note('')).wire)).toEqual({ result: 'landed' });
    expect(console.db.prepare('SELECT count(*) FROM view_timeline').pluck().get()).toBe(0);
    for (const commit of laterCommitsOf(console)) expect(other.committer.receive(commit)).toEqual({ result: 'landed' });
    expect(digests(other)).toEqual(digests(console));
  });

  test('an event that came in another commit already', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const author = new Author('a');
    const one = author.write(note('x'));
    const two = author.write(note('y'));
    const both: WireCommit = { ...two.wire, events: [...one.wire.events, ...two.wire.events] };
    expect(console.committer.receive(one.wire)).toEqual({ result: 'landed' });
    expect(console.committer.receive(both)).toMatchObject({ result: 'quarantined' });
    expect(console.committer.receive(two.wire)).toEqual({ result: 'landed' });
    expect(await findingsOf(console)).toEqual([]);
  });

  test.each([[null], [{}], [{ events: [] }], [[]], ['x'], [{ events: [{ header: 1, payload: null }], publicKey: '', signature: '' }]])('%j is refused, and not even kept', async (given) => {
    const console = await openSiteConsole({ seed: 1 });
    expect(console.committer.receive(given)).toMatchObject({ result: 'refused' });
    expect(quarantined(console)).toEqual([]);
  });
});

describe('waiting for causes', () => {
  test('what comes first waits, and lands when its causes come, whatever kind of cause', async () => {
    for (const kind of ['prev', 'parents', 'refs'] as const) {
      const console = await openSiteConsole({ seed: 1 });
      const a = new Author('a');
      const b = kind === 'prev' ? a : new Author('b');
      const first = a.write(note('x'));
      const second = b.write(kind === 'refs' ? note('y', { stream: 'incident/other' as StreamName, refs: first.ids }) : note('y', kind === 'parents' ? { parents: first.ids } : {}));
      expect(console.committer.receive(second.wire)).toEqual({ result: 'waiting', missing: first.ids });
      expect(laterCommitsOf(console)).toEqual([]);
      expect(console.committer.receive(second.wire)).toEqual({ result: 'waiting', missing: first.ids });
      expect(console.committer.receive(first.wire)).toEqual({ result: 'landed' });
      expect(laterCommitsOf(console)).toHaveLength(2);
      expect(console.db.prepare('SELECT (SELECT count(*) FROM local_waiting) + (SELECT count(*) FROM local_waiting_for)').pluck().get()).toBe(0);
    }
  });

  test('a long chain that comes backwards lands at once when its beginning comes', { timeout: 60_000 }, async () => {
    const console = await openSiteConsole({ seed: 1 });
    const author = new Author('a');
    const chain = Array.from({ length: MAX_WAITING_COMMITS }, (_, i) => author.write(note(`${i}`, { stream: `incident/${i % 97}` as StreamName })).wire);
    const more = author.write(note('one too many')).wire;
    for (const wire of chain.slice(1).reverse()) expect(console.committer.receive(wire).result).toBe('waiting');
    expect(console.committer.receive(more).result).toBe('waiting');
    expect(console.committer.receive(author.write(note('and another')).wire)).toMatchObject({ result: 'refused' });
    expect(console.committer.receive(chain[0])).toEqual({ result: 'landed' });
    expect(laterCommitsOf(console)).toHaveLength(MAX_WAITING_COMMITS + 1);
  });

  test('what turns out wrong when its causes come goes to quarantine, and the rest lands', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const a = new Author('a');
    const first = a.write(note('x'));
    const wrong = new Author('b').write(note('y', { stream: 'incident/other' as StreamName, parents: first.ids }));
    const right = new Author('c').write(note('z', { parents: first.ids }));
    for (const one of [wrong, right]) expect(console.committer.receive(one.wire).result).toBe('waiting');
    expect(console.committer.receive(first.wire)).toEqual({ result: 'landed' });
    expect(laterCommitsOf(console)).toHaveLength(2);
    expect(quarantined(console)).toHaveLength(1);
  });

  test('an error while it lands leaves it waiting', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const a = new Author('a');
    const [first, second] = [a.write(note('x')), a.write(note('y'))];
    console.committer.receive(second.wire);
    console.db.exec("CREATE TRIGGER fault BEFORE INSERT ON view_timeline WHEN NEW.payload LIKE '%\"y\"%' BEGIN SELECT RAISE(ABORT, 'fault'); END");
    expect(() => console.committer.receive(first.wire)).toThrow('fault');
    expect(laterCommitsOf(console)).toEqual([first.wire]);
    console.db.exec('DROP TRIGGER fault');
    expect(console.committer.landAwake()).toBe(false);
    expect(laterCommitsOf(console)).toHaveLength(2);
  });
});

test('what is here already is known, and nobody is told again', async () => {
  const [a, b] = [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
  const wire = commitOf(a, append(a, [noteEvent('x'), noteEvent('y')]));
  const told: unknown[] = [];
  b.committer.onCommit((committed) => told.push(committed.newest));
  expect(b.committer.receive(wire)).toEqual({ result: 'landed' });
  expect(b.committer.receive(wire)).toEqual({ result: 'known' });
  expect(told).toEqual([wire.events.length === 2 ? a.committer.newestOwn : null]);
});

test('in any order, any number of times, three consoles come to hold the same to the byte', async () => {
  const authors = [new Author('a'), new Author('b'), new Author('c')];
  const random = new Random(7);
  const heads = new Map<StreamName, readonly ReturnType<typeof testEvent>[]>();
  const wires = Array.from({ length: 60 }, (_, i) => {
    const stream = `incident/${random.below(4)}` as StreamName;
    const known = random.below(3) === 0 ? [] : (heads.get(stream) ?? []);
    const { wire, ids } = random.pick(authors).write(note(`${i}`, { stream, parents: known }));
    heads.set(stream, ids);
    return wire;
  });
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(wires, { minLength: wires.length }), fc.array(fc.nat(59), { maxLength: 20 }), async (order, again) => {
      const console = await openSiteConsole({ seed: 1 });
      for (const wire of [...order, ...again.map((i) => wires[i]!)]) console.committer.receive(wire);
      const reference = await openSiteConsole({ seed: 2 });
      for (const wire of wires) reference.committer.receive(wire);
      expect(digests(console)).toEqual(digests(reference));
      expect(await findingsOf(console)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

describe('whatever a peer sends, receiving does not throw', () => {
  /** One valid payload of every type, from the schema's own idea of it. */
  const id = testId('any');
  const NOWHERE = { released: 0, alone: 0, leftOnOwn: 0, answeredFor: 0, school: 0, bus: 0, site: 0, elsewhere: 0, missing: 0, unknown: 0, saidToHaveLeft: 0, disagreeing: 0, absent: 0, dismissed: 0 };
  const hash = testEvent('any');
  const drillPlan = { kind: 'fire', date: '2026-11-19', minute: 0, secondaryExit: true, told: false, parentsTold: null };
  const adult = { contact: id, name: 'Ana', relation: null };
  const told = { reporter: { staff: null, name: 'A' }, channel: 'radio' };
  const proof = { salt: '0'.repeat(32), verifier: hash, costLog2: 17 };
  const samples: Readonly<Record<string, unknown>> = {
    'v1.SiteFounded': { site: id, name: 'S', idKey: hash },
    'v1.ConsoleAdmitted': { console: id, name: 'C', publicKey: 'k' },
    'v1.StaffAdded': { staff: id, name: 'A' },
    'v1.RoleGranted': { staff: id, role: 'teacher' },
    'v1.StaffRenamed': { staff: id, name: 'B' },
    'v1.StaffPutOnRoster': { staff: id, person: id },
    'v2.RoleWithdrawn': { staff: id, grants: [hash, hash], seen: null },
    'v1.ConsoleCertified': { console: id, certificate: 'AA' },
    'v1.ConsoleLeft': { console: id },
    'v1.ConsoleRevoked': { console: id, cut: [{ origin: `${id}.${id}`, seq: 1, id: hash }], reason: 'lost' },
    'v1.LateFactsAdopted': { console: id, upTo: [{ origin: `${id}.${id}`, seq: 2, id: hash }], reason: 'found' },
    'v1.LateFactsSetAside': { console: id, upTo: [], reason: 'a thief' },
    'v1.ActsConfirmed': { staff: id, grants: [hash], upTo: [], reason: 'asked' },
    'v1.IncidentsJoined': { incidents: [INCIDENT, id], keep: id },
    'v1.CredentialSet': { staff: id, kind: 'pin', ...proof, pepper: '0'.repeat(16) },
    'v1.SignInOffered': { staff: id, ...proof, pepper: '0'.repeat(16), untilWall: Number.MAX_SAFE_INTEGER },
    'v1.RecoveryCodeMade': proof,
    'v1.RecoveryCodeUsed': { staff: id, code: hash },
    'v1.IdleLockSet': { minutes: 1 },
    'v1.SiteRenamed': { name: 'x' },
    'v1.SchoolsNamed': { schools: [] },
    'v1.ClockChosen': { hours: 12 },
    'v1.ConsoleRenamed': { console: id, name: 'x' },
    'v1.ConsolePlaced': { console: id, room: null },
    'v1.RoomPlaced': { room: id, name: 'x', zone: null, used: false },
    'v1.LockdownAllClearSet': { twoPeople: false, everyRoomReleased: false },
    'v1.ReunificationStarted': { incident: INCIDENT, place: '' },
    'v1.PostTaken': { incident: INCIDENT, post: 'a-post-of-later', holder: { staff: null, name: 'A', badge: '' } },
    'v1.PostHandedOver': { incident: INCIDENT, post: 'safety', from: [hash], holder: { staff: id, name: 'B', badge: '7' } },
    'v1.PostLeft': { incident: INCIDENT, post: 'safety', from: [hash, hash] },
    'v1.StationSet': { incident: INCIDENT, post: 'a-post-of-later', station: 1, state: 'paused', letters: { from: 'Z', to: 'A' }, divertedTo: 1 },
    'v1.StationAssigned': { incident: INCIDENT, post: 'checker', station: 40, console: id },
    'v1.StationGivenUp': { incident: INCIDENT, post: 'checker', station: 40, assignments: [hash, hash] },
    'v1.StationTaken': { incident: INCIDENT, post: 'checker', station: 40, assignment: hash, volunteer: id, name: 'Pat', badge: '7', from: [hash, hash] },
    'v1.FamilyGreeted': { incident: id, student: id, family: id, card: null, line: 40 },
    'v1.FamilySentToLine': { incident: id, student: id, family: id, line: null },
    'v1.ContactAttempted': { incident: id, student: id, contact: null, name: 'A', channel: 'phone', outcome: 'wrongNumber', coming: true, words: '' },
    'v1.ReportFactStated': { call: id, said: { fact: 'injury', answer: 'yes', words: '' } },
    'v1.AffectedNamed': { call: id, staff: id },
    'v1.OwnAccountGiven': { call: id, words: 'w' },
    'v1.ConfidentialNoteWritten': { call: id, words: 'w' },
    'v1.RecoveryTaskAssigned': { call: id, task: hash, owner: null, due: '2026-11-19' },
    'v1.RecoveryTaskAnswered': { call: id, task: 'debrief', is: 'done', words: '' },
    'v1.CareTeamReferred': { call: id, toWhom: 'T', shared: 's', owner: id, due: '2026-11-19' },
    'v1.LessonRecorded': { call: id, words: 'w' },
    'v1.MattersSignedFor': { incident: INCIDENT, about: [hash, hash], words: 'w' },
    'v1.HardCountSigned': { incident: INCIDENT, students: NOWHERE, adults: NOWHERE, sentence: '' },
    'v1.CardPrinted': { incident: null, card: 'C-0147-H', student: null, language: 'en', exercise: false },
    'v1.CardNamed': { incident: id, card: 'C-0147-H', student: id },
    'v1.HalfGivenIn': { incident: id, card: 'C-0147-H', half: 'A' },
    'v1.HalfTakenBack': { incident: id, card: 'C-0147-H', given: [hash, hash] },
    'v1.HalvesSettled': { incident: id, card: null, student: id, about: [hash, hash], reason: 'r' },
    'v1.TextCorrected': { text: 'a-text-of-later', language: 'ht', words: '' },
    'v1.ZoneSwept': { incident: id, zone: 'North', result: 'found', words: '', settles: [hash, hash], ...told },
    'v1.BusAdded': { incident: id, bus: '4', driver: '', seats: null },
    'v1.BusLeft': { incident: id, bus: '4', place: 'Gate', counted: 0, ...told },
    'v1.BusArrived': { incident: id, bus: '4', place: 'Site', counted: null, ...told },
    'v1.BusTakenBack': { incident: id, bus: '4', settles: [hash, hash], reporter: told.reporter },
    'v1.PersonBoarded': { incident: id, person: id, bus: '4', settles: [hash], ...told },
    'v1.PersonArrived': { incident: id, person: id, place: 'Site', settles: [], ...told },
    'v1.PersonLeftOnOwn': { incident: id, person: id, where: '', confirmedBy: '', settles: [], ...told },
    'v1.PlaceTakenBack': { incident: id, person: id, settles: [hash, hash], reporter: told.reporter },
    'v1.PlacesSettled': { incident: id, person: id, settles: [hash], stands: hash, reporter: told.reporter, reason: '' },
    'v1.FamilyWaitEnded': { incident: id, student: id, greetings: [hash, hash], reason: '' },
    'v1.JobStepDone': { incident: INCIDENT, post: 'safety', step: 'a-step-of-later' },
    'v1.JobStepTakenBack': { incident: INCIDENT, post: 'safety', step: 'walk', ticks: [hash] },
    'v2.RoomReported': { incident: INCIDENT, room: id, name: 'x', status: 'help', counts: { here: 0, injured: 2000, missing: 0 }, words: '', reporter: { staff: null, name: 'A' }, channel: 'radio', settles: [hash, hash] },
    'v1.RoomReleased': { incident: INCIDENT, room: id, name: 'x', openedBy: '' },
    'v1.KnownReported': { incident: INCIDENT, text: 'x', place: '', reporter: { staff: id, name: 'A' }, channel: 'message' },
    'v1.EmergencyPhoned': { incident: INCIDENT, words: '' },
    'v1.EmergencyTold': { incident: INCIDENT, facts: [hash] },
    'v1.AllClearProposed': { incident: INCIDENT },
    'v1.AllClearRulesSetAside': { incident: INCIDENT, alone: true, roomsNotReleased: 0, reason: 'x' },
    'v1.ImportChoicesMade': { school: 's', columns: [{ column: 'Pupil', field: 'fullName' }, { column: 'Pupil', field: null }] },
    'v1.BellScheduleSet': { schedules: [{ name: 'R', periods: [{ period: null, name: 'Lunch', startMinute: 700, endMinute: 600 }] }], weekdays: ['R', null, null, null, null, null, 'nowhere'], dates: [{ date: '2026-11-19', schedule: 'nowhere' }, { date: '2026-11-19', schedule: null }] },
    'v1.PayloadsErased': { erasures: [{ stream: 'site/founding', heads: [hash, hash] }, { stream: 'site/erasures', heads: [hash] }, { stream: 'site/erasures', heads: [hash] }, { stream: 'nowhere', heads: [hash] }], reason: 'r' },
    'v2.RosterChunk': { import: id, number: 0, writes: ['put', 'withdraw'].map((op) => ({ op, entity: { kind: 'school', id, sourceId: 's', name: 'n' } })) },
    'v1.RosterActivated': { import: id, bases: [], chunks: 0, newestChunk: null, chunksDigest: hash, source: 's' },
    'v1.PersonAdded': { person: id, kind: 'student', fields: { givenName: 'A', familyName: 'B' }, classId: id, why: 'w' },
    'v1.PersonAmended': { person: id, kind: 'student', changes: { grade: '7' }, was: { grade: null }, why: 'w' },
    'v1.ContactAmended': { student: id, contact: id, changes: { relation: 'Aunt' }, was: { relation: null }, why: 'w' },
    'v1.RestrictionSet': { student: id, contact: id, words: 'no', why: 'w' },
    'v1.RestrictionLifted': { student: id, contact: id, settles: [hash, hash], rosterWords: ['no', 'no'], why: 'w' },
    'v1.CourtOrderFiled': { student: id, contact: id, order: { kind: 'courtOrder', court: 'C', date: '2026-11-19', until: null, paper: 'P' }, why: 'w' },
    'v1.PersonLeft': { person: id, kind: 'staff', why: 'w' },
    'v1.PersonReturned': { person: id, kind: 'guardian', why: 'w' },
    'v1.AmendmentTakenBack': { person: id, settles: [hash, hash], why: 'w' },
    'v1.PeopleLinked': { person: id, other: id, kind: 'student', why: 'w' },
    'v1.PeopleToldApart': { person: id, other: id, kind: 'student', why: 'w' },
    'v1.SubstituteNamed': { classId: id, date: '2026-11-19', substitute: { name: 'S', staff: id } },
    'v1.PhotoFiled': { person: id, sha256: hash, type: 'image/jpeg', sizeBytes: 1 },
    'v1.PhotoRemoved': { person: id, settles: [hash, hash], why: 'w' },
    'v1.DrillCutShort': { incident: id, realIncident: id },
    'v2.IncidentStarted': { incident: id, exercise: false, directive: 'hold', detail: '', roster: [], date: null },
    'v1.DirectiveChanged': { incident: id, directive: 'hold', detail: '' },
    'v1.AnsweringPeriodSet': { incident: id, period: '3', name: 'Period 3', by: 'bells' },
    'v1.NoteAdded': { incident: id, text: 'x\u0000y' },
    'v1.AllClearGiven': { incident: id, reason: '' },
    'v1.IncidentClosed': { incident: id, expected: Number.MAX_SAFE_INTEGER, released: 0, answeredFor: 0 },
    'v1.PersonReported': { incident: id, person: id, status: 'here', where: '', classId: null, reporter: { staff: null, name: 'A' }, channel: 'radio' },
    'v1.ReportsSettled': { incident: id, person: id, settles: [hash, hash], status: 'here', where: '', reporter: { staff: null, name: 'A' }, reason: '' },
    'v1.ReportTakenBack': { incident: id, person: id, settles: [hash], reporter: { staff: null, name: 'A' } },
    'v1.PersonAnsweredFor': { incident: id, person: id, reporter: { staff: null, name: 'A' }, reason: 'r' },
    'v3.AdultCheckedIn': { incident: id, student: id, adult, identity: { document: 'none', photoMatches: null, familyName: { onDocument: '', result: 'blank' }, givenName: { onDocument: '', result: 'blank' }, lastFour: '' }, rests: [hash] },
    'v3.PickupStopped': { incident: id, student: id, adult, identity: { document: 'none', photoMatches: null, familyName: { onDocument: '', result: 'blank' }, givenName: { onDocument: '', result: 'blank' }, lastFour: '' }, why: ['restricted'] },
    'v1.ComfortAnswered': { incident: id, student: id, checkIn: hash, comfortable: true },
    'v1.IdentityExceptionGranted': { incident: id, student: id, stop: hash, reason: 'r' },
    'v1.ContactCalled': { incident: id, student: id, stop: hash, contact: id, name: 'A', phone: '555', said: 's', agrees: true },
    'v2.PickupAuthorized': { incident: id, student: id, stop: hash, calls: [hash], vouchedBy: 'V', verified: 'contactCalled', reason: 'r' },
    'v1.WrongStudentBrought': { incident: id, student: id, checkIn: hash, brought: 'B' },
    'v1.CareStated': { incident: id, student: id, care: { is: 'hospital', hospital: 'H', wentAlong: '' } },
    'v1.FamilyTold': { incident: id, student: id, care: hash, whom: 'W', toldBy: 'T', words: '' },
    'v1.CareTakenBack': { incident: id, student: id, settles: [hash], reason: 'r' },
    'v1.RestrictionOverridden': { incident: id, student: id, stop: hash, restrictions: ['no'], reason: 'r' },
    'v1.AdultEscorted': { incident: id, student: id, stop: hash, escort: 'A', place: '' },
    'v1.StepAsideEnded': { incident: id, student: id, stop: hash, reason: 'r' },
    'v1.StudentSentFor': { incident: id, student: id, checkIn: hash, runner: 'R' },
    'v1.StudentBrought': { incident: id, student: id, checkIn: hash },
    'v1.DiscomfortDecided': { incident: id, student: id, checkIn: hash, decision: 'stays', reason: 'r' },
    'v2.SelfReleaseSet': { lowestGrade: '9', lowestGradeDriving: null },
    'v3.StudentReleased': { incident: id, student: id, to: { is: 'adult', checkIn: hash, adult, rests: [hash] } },
    'v1.MarkedAbsent': { person: id, date: '2026-11-19', reason: 'flu' },
    'v1.ArrivedLate': { person: id, date: '2026-11-19' },
    'v1.LeftEarly': { person: id, date: '2026-11-19', with: 'Ana' },
    'v1.AttendanceTakenBack': { person: id, settles: [hash, hash] },
    'v1.VisitorSignedIn': { visitor: id, name: 'V', reason: '', host: '', badge: '' },
    'v1.VisitorSignedOut': { visitor: id },
    'v1.VisitorListed': { visitor: id, name: 'V', reason: '', host: '', badge: '', inWall: -1, outWall: null, source: 'v.csv' },
    'v1.VisitorCompared': { visitor: id, name: 'V', reason: '', host: '', badge: '', answers: [{ is: 'barred', id, answer: 'match' }, { is: 'barred', id, answer: 'no' }] },
    'v1.HeldVisitorDecided': { visitor: id, settles: [hash, hash], admitted: true, reason: 'r' },
    'v1.PersonBarred': { barred: id, name: 'B', otherNames: ['B', 'B'], birthYear: null, note: '', until: '2026-11-19' },
    'v1.BarLifted': { barred: id, settles: [hash], reason: 'r' },
    'v1.AttendanceListed': { date: '2026-11-19', list: id, part: 2, of: 1, source: 'a.csv', rows: [{ person: id, says: 'absent', words: '' }, { person: id, says: 'arrived', words: '' }] },
    'v1.HelpCalled': { call: id, room: null, kind: null, silent: false, exercise: false, onBehalf: null },
    'v1.CallDetailed': { call: id, kind: 'fight', words: 'w' },
    'v1.CallCancelled': { call: id, reason: 'r' },
    'v1.CallTaken': { call: id, responder: id, onBehalf: null },
    'v1.ResponderAsked': { call: id, responder: id },
    'v1.ResponderSetOut': { call: id, responder: id },
    'v1.ResponderArrived': { call: id, responder: id },
    'v1.ResponderStoodDown': { call: id, responder: id },
    'v1.CallHandedOver': { call: id, from: id, to: id },
    'v1.CallTakenOver': { call: id, from: id, to: id, reason: 'r' },
    'v1.ClaimsSettled': { call: id, settles: [hash, hash], stay: [id, id] },
    'v1.SceneChecked': { call: id, words: '' },
    'v1.CallCleared': { call: id, outcome: 'o' },
    'v1.StepReached': { call: id, step: 6 },
    'v1.CallKindsSet': { kinds: [{ key: 'fight', words: 'Fight', needsPair: true, offersDirective: false }] },
    'v1.EscalationSet': { ladder: [{ afterS: 20, to: 'everybody', audible: true }, { afterS: 5, to: 'leaders', audible: false }], checkInMinutes: 5, staleMinutes: 5 },
    'v1.DrillRulesSet': { level: null, text: 'x\u0000y' },
    'v1.SchoolCalendarSet': { entries: [{ kind: 'exams', name: '', from: '2026-12-31', to: '2026-01-01' }] },
    'v1.DrillScheduled': { drill: id, plan: drillPlan },
    'v1.DrillCalledOff': { drill: id, reason: 'r' },
    'v1.DisclosureRecorded': { disclosure: id, incident: id, threat: 't', party: 'p', way: 'shown', students: 'all', fields: ['names'] },
    'v1.DrillHeld': { drill: id, run: id, plan: drillPlan },
    'v1.DrillEvaluated': { drill: id, evaluation: { facts: { conductedBy: 'C', notification: '', staffOnDuty: 0, staffTakingPart: 1, evacuated: 2, conditions: '', problems: '', weather: '', timeToCompleteS: 3 }, capabilities: [], strengths: '', areas: '', actions: [{ action: 'a', owner: 'o', due: '2026-11-19' }] } },
    'v1.DrillBriefed': { drill: id, brief: { objectives: '', scenario: '', roles: [{ role: 'r', name: 'n' }], injects: [{ afterMinutes: 600, message: 'm', question: '' }] } },
    'v1.DrillCheckMarked': { drill: id, check: 'a-check-of-later', done: true },
    'v1.DrillRunStarted': { drill: id, run: id },
    'v1.DrillObserved': { drill: id, about: 'an-item-of-later', saw: null, words: '' },
    'v1.CorrectiveActionDone': { drill: id, evaluated: hash, place: 19, words: '' },
    'v1.QuietAlertAnswered': { incident: id, person: id, visitor: id, alert: hash, done: 'd' },
    'v1.ResponderSet': { staff: id, skills: ['nurse', 'nurse'], zones: ['A'], shift: { startMinute: 900, endMinute: 0 } },
    'v1.AvailabilityStated': { staff: id, available: false },
    'v1.TrainingRecorded': { staff: id, course: 'x', completed: '2026-11-19', hours: null, expires: '2020-01-01' },
    'v1.TrainingTakenBack': { staff: id, trainings: [hash, hash] },
    'v1.CoursesSet': { courses: [{ key: 'x', name: 'X', months: null, neededBy: [] }, { key: 'x', name: 'X', months: 1, neededBy: ['nurse'] }] },
    'v1.FloorNamed': { floor: id, name: 'F', used: false },
    'v1.FloorPictured': { floor: id, picture: { type: 'image/png', base64: 'AAAA' } },
    'v1.PlacesDrawn': { floor: id, places: [{ place: { is: 'zone', zone: 'Z' }, box: { x: 900, y: 0, width: 500, height: 10 } }, { place: { is: 'zone', zone: 'z' }, box: null }] },
    'v1.ReliefAsked': { tap: id, staff: id, room: null },
    'v1.ReliefCovered': { tap: id, staff: id, by: id, minutes: null },
    'v1.ReliefEnded': { tap: id, by: id },
    'v1.TapOutRulesSet': { seenBy: ['teacher'], keepDays: 1 },
    'v1.RetentionSet': { years: { drills: 1, incidents: null, people: 99, visitors: null, dayLists: null, photos: null } },
    'v1.HoldPlaced': { hold: id, about: { is: 'everything' }, askedBy: 'a', why: 'w' },
    'v1.HoldLifted': { hold: id, why: 'w' },
    'v1.InspectionRequested': { inspection: id, student: id, askedBy: 'a', askedOn: '2026-12-31' },
    'v1.InspectionClosed': { inspection: id, outcome: 'o' },
    'v1.ReleaseSettled': { incident: id, student: id, settles: [hash, hash], stands: hash, reason: 'r' },
  };
  const streams = ['site/founding', 'site/erasures', 'site/incidents', 'site/roster', `staff/${id}`, `console/${id}`, `import/${id}`, `incident/${id}`, `person/${id}`, `drill/${id}/person/${id}`, `exercise/${id}`, `visitor/${id}`, `record/${id}`, `photo/${id}`, 'site/setting/import', 'site/setting/self-release', 'site/setting/bell-schedule', 'site/setting/idle-lock', 'site/setting/retention', 'site/recovery', `credential/${id}`, `disclosure/${id}`, `call/${id}`, `tap/${id}`, `floor/${id}`] as StreamName[];

  const FACTS_A_COMMIT = 8;

  test('every type has a sample here', () => {
    expect(Object.keys(samples).sort()).toEqual(Object.keys(eventRegistry.schemas).sort());
  });

  test('every type twice in every stream: it lands, is rebuilt alike, and verifies', async () => {
    const console = await openSiteConsole({ seed: 1 });
    for (const stream of streams) {
      const newer = [null, 1, 'x', [], {}].map((payload, i) => [`v9.${i % 2 === 0 ? 'PersonReported' : 'Unheard'}`, payload] as const);
      const facts = [...Object.entries(samples), ...newer].map(([type, payload]) => ({ stream, type, payload }));
      const [refused, landing] = stream === FOUNDING ? [facts.filter((one) => one.type === 'v1.SiteFounded'), facts.filter((one) => one.type !== 'v1.SiteFounded')] : [[], facts];
      // A stream is folded again for each commit: several facts in one, or the number of types would count twice.
      const commits = Array.from({ length: Math.ceil(landing.length / FACTS_A_COMMIT) }, (_, i) => landing.slice(i * FACTS_A_COMMIT, (i + 1) * FACTS_A_COMMIT));
      for (let i = 0; i < 2; i++) {
        for (const [at, commit] of commits.entries()) expect(console.committer.receive(new Author('a', `${stream} ${at} ${i}`).write(...commit).wire), `${commit.map(({ type }) => type).join()} in ${stream}`).toMatchObject({ result: 'landed' });
        for (const one of refused) expect(console.committer.receive(new Author('a', `${stream} refused ${i}`).write(one).wire)).toMatchObject({ result: 'refused' });
      }
    }
    const live = digests(console);
    await rebuild(console);
    expect(digests(console)).toEqual(live);
    expect(await findingsOf(console)).toEqual([]);
    expect(console.db.prepare("SELECT count(*) FROM view_erasure WHERE erased <> 'nowhere'").pluck().get()).toBe(0);
  });

  test('any text with any character changed', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const wire = new Author('a').write(note('x'), note('y')).wire;
    const text = JSON.stringify(wire);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('"', '0', 'z', '\\', '\ud800', '{', '9e99', '-', ''), (at, by) => {
        const changed = text.slice(0, at) + by + text.slice(at + 1);
        if (changed === text) return;
        let given: unknown;
        try {
          given = JSON.parse(changed);
        } catch {
          return;
        }
        if (canonicalText(JSON.parse(JSON.stringify(given).toWellFormed().replaceAll('\\ud800', ''))) === canonicalText(wire)) return;
        expect(['quarantined', 'refused', 'notAdmitted']).toContain(console.committer.receive(given).result);
      }),
      { numRuns: 1500 },
    );
    expect(laterCommitsOf(console)).toEqual([]);
  });
});
