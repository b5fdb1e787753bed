/** A console whose every table holds something: all roster kinds, disagreeing reports, a fork, an erasure, an unknown type. */
import { createHash, createPrivateKey } from 'node:crypto';
import { sealChecker, signerFromKey } from '../../electron/host/system/crypto.ts';
import type { Signer } from '../../shared/kernel/ports.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import type { BarredId, ConsoleId, ImportId, IncidentId, PersonId, RoomId, StreamName, VisitorId } from '../../shared/kernel/ids.ts';
import { barredStream, BELL_SCHEDULE, CALL_KINDS, callStream, cardStream, consoleStream, COURSES, credentialStream, dayListStream, disclosureStream, DRILL_RULES, ERASURES, exerciseStream, floorStream, FOUNDING, importStream, INCIDENTS, incidentStream, personStream, photoStream, realPersonStream, recordStream, RETENTION, roomStream, ROSTER, SELF_RELEASE, SITE_NAME, staffStream, TAP_OUT_RULES, tapStream, textStream, visitorStream } from '../../shared/kernel/streams.ts';
import { openTestConsole, type TestConsole, type TestConsoleOptions } from './console.ts';
import { testEvent, testId } from './drawn-history.ts';
import { Author } from './hand-written.ts';
import { append, erase, INCIDENT, noteEvent, reportEvent } from './log-actions.ts';
import { admit } from './test-site.ts';

const IMPORT = testId<ImportId>('import');
const names = { givenName: 'Zoë', familyName: 'Ng', middleName: null, preferredGivenName: 'Z', preferredFamilyName: 'N' };
const [student, guardian, classId, schoolId] = [testId('student'), testId('guardian'), testId('class'), testId('school')];
const entities = [
  { kind: 'school', id: schoolId, sourceId: '1', name: 'School' },
  { kind: 'term', id: testId('term'), sourceId: '2', title: 'Fall', startDate: '2026-08-01', endDate: '2026-12-20' },
  { kind: 'student', id: student, sourceId: '3', ...names, grade: '5', studentNumber: '17', birthDate: null, needs: [], homeLanguage: null, bus: null, schoolIds: [schoolId] },
  { kind: 'guardian', id: guardian, sourceId: '4', ...names, phone: '555', email: null },
  { kind: 'staff', id: testId('teacher'), sourceId: '5', ...names, role: 'teacher', phone: '556', email: null, trainings: [], schoolIds: [schoolId] },
  { kind: 'class', id: classId, sourceId: '6', title: 'Math', code: null, homeroom: true, room: '204', zone: null, periods: ['1'], schoolId, termIds: [] },
  { kind: 'enrollment', id: testId('enrollment'), classId, personId: student, role: 'student', primary: true, beginDate: null, endDate: null },
  { kind: 'relationship', id: testId('relationship'), studentId: student, contactId: guardian, relation: 'mother', primaryContact: true, livesWith: true, emergencyContact: false, contactPriority: 1, restriction: 'none of your business', legalGuardian: true },
];

const PROOF = { salt: '0'.repeat(32), verifier: testEvent('verifier'), costLog2: 15, pepper: '0'.repeat(16) };

const started = (incident: IncidentId): NewEvent => ({ stream: INCIDENTS, type: 'v2.IncidentStarted', payload: { incident, exercise: false, directive: 'hold', detail: 'x', roster: [], date: null }, refs: [] });
const released = (incident: IncidentId): NewEvent => ({
  stream: personStream(student as PersonId, incident, false),
  type: 'v3.StudentReleased',
  payload: { incident, student, to: { is: 'adult', checkIn: testEvent('check-in'), adult: { contact: guardian, name: 'Ana', relation: 'mother' }, rests: [] } },
  refs: [],
});
const activated = (more: string): NewEvent => ({ stream: ROSTER, type: 'v1.RosterActivated', payload: { import: IMPORT, bases: [], chunks: 1, newestChunk: null, chunksDigest: testEvent('chunks'), source: more }, refs: [] });

/** A real Ed25519 key, the same for the same name, so that a file made with it is the same to the byte. */
function signerOf(name: string): Signer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), createHash('sha256').update(name).digest()]);
  return signerFromKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** Its seals and those of the others are real Ed25519. */
export async function openRichConsole(options: TestConsoleOptions): Promise<TestConsole> {
  const console = await openTestConsole({ ...options, crypto: { signer: signerOf('rich'), seals: sealChecker() } });
  const founder = testId<PersonId>('founder');
  append(console, [
    { stream: FOUNDING, type: 'v1.SiteFounded', payload: { site: testId('site'), name: 'Site', idKey: testEvent('key') }, refs: [] },
    { stream: consoleStream(console.console), type: 'v1.ConsoleAdmitted', payload: { console: console.console, name: 'Desk', publicKey: console.ports.signer.publicKey }, refs: [] },
    { stream: staffStream(founder), type: 'v1.StaffAdded', payload: { staff: founder, name: 'Ana' }, refs: [] },
    { stream: staffStream(founder), type: 'v1.RoleGranted', payload: { staff: founder, role: 'administrator' }, refs: [] },
    { stream: staffStream(founder), type: 'v1.StaffPutOnRoster', payload: { staff: founder, person: testId('teacher') }, refs: [] },
    { stream: credentialStream(founder), type: 'v1.CredentialSet', payload: { staff: founder, kind: 'passphrase', ...PROOF }, refs: [] },
    { stream: credentialStream(founder), type: 'v1.SignInOffered', payload: { staff: founder, ...PROOF, untilWall: 1 }, refs: [] },
  ]);
  append(console, [{ stream: importStream(IMPORT), type: 'v2.RosterChunk', payload: { import: IMPORT, number: 0, writes: entities.map((entity) => ({ op: 'put', entity })) }, refs: [] }]);
  append(console, [activated('one')]);
  append(console, [started(INCIDENT)]);
  append(console, [{ stream: incidentStream(INCIDENT), type: 'v1.DirectiveChanged', payload: { incident: INCIDENT, directive: 'shelter', detail: 'y' }, refs: [] }, noteEvent('a note')]);
  append(console, [{ stream: incidentStream(INCIDENT), type: 'v1.PostTaken', payload: { incident: INCIDENT, post: 'safety', holder: { staff: null, name: 'Pat', badge: '7' } }, refs: [] }]);
  const checker = { incident: INCIDENT, post: 'checker', station: 2 } as const;
  append(console, [{ stream: incidentStream(INCIDENT), type: 'v1.StationSet', payload: { ...checker, state: 'paused', letters: null, divertedTo: 3 }, refs: [] }]);
  const [assignment] = append(console, [{ stream: incidentStream(INCIDENT), type: 'v1.StationAssigned', payload: { ...checker, console: console.console }, refs: [] }]).events;
  append(console, [{ stream: incidentStream(INCIDENT), type: 'v1.StationTaken', payload: { ...checker, assignment, volunteer: testId('volunteer'), name: 'Pat', badge: '7', from: [] }, refs: [] }]);
  append(console, [{ stream: personStream(testId<PersonId>('waits'), INCIDENT, false), type: 'v1.FamilyGreeted', payload: { incident: INCIDENT, student: testId('waits'), family: testId('family'), card: null, line: 2 }, refs: [] }]);
  const card = cardStream('C-0147-H', INCIDENT, false);
  const { events: halves } = append(console, [
    { stream: card, type: 'v1.CardPrinted', payload: { incident: INCIDENT, card: 'C-0147-H', student, language: 'es', exercise: false }, refs: [] },
    { stream: card, type: 'v1.HalfGivenIn', payload: { incident: INCIDENT, card: 'C-0147-H', half: 'A' }, refs: [] },
  ]);
  append(console, [{ stream: textStream('hand-off-question', 'es'), type: 'v1.TextCorrected', payload: { text: 'hand-off-question', language: 'es', words: '¿Te vas con gusto?' }, refs: [] }]);
  append(console, [
    { stream: personStream(student as PersonId, INCIDENT, false), type: 'v1.PersonBoarded', payload: { incident: INCIDENT, person: student, bus: '4', settles: [], reporter: { staff: null, name: 'Pat' }, channel: 'radio' }, refs: [] },
    { stream: personStream(student as PersonId, INCIDENT, false), type: 'v1.ContactAttempted', payload: { incident: INCIDENT, student, contact: guardian, name: 'Ana', channel: 'phone', outcome: 'noAnswer', coming: false, words: '' }, refs: [] },
  ]);
  const called = testId('call that is over');
  append(console, [{ stream: callStream(called), type: 'v1.LessonRecorded', payload: { call: called, words: 'radios are charged' }, refs: [] }]);
  append(console, [{ stream: incidentStream(INCIDENT), type: 'v1.MattersSignedFor', payload: { incident: INCIDENT, about: halves, words: 'looked for' }, refs: [] }]);
  append(console, [{ stream: card, type: 'v1.HalvesSettled', payload: { incident: INCIDENT, card: 'C-0147-H', student: null, about: halves.slice(-1), reason: 'torn' }, refs: [] }]);
  append(console, [{ stream: incidentStream(INCIDENT), type: 'v1.AllClearGiven', payload: { incident: INCIDENT, reason: 'z' }, refs: [] }]);
  append(console, [reportEvent(student as PersonId, 'here'), released(INCIDENT)]);
  append(console, [reportEvent(testId<PersonId>('erased'), 'missing')]);
  const erasedStream = personStream(testId<PersonId>('erased'), INCIDENT, false);
  const identity = { document: 'none', photoMatches: null, familyName: { onDocument: '', result: 'blank' }, givenName: { onDocument: '', result: 'blank' }, lastFour: '' };
  append(console, [{ stream: personStream(student as PersonId, INCIDENT, false), type: 'v3.PickupStopped', payload: { incident: INCIDENT, student, adult: { contact: null, name: 'Pat', relation: null }, identity, why: ['restricted'] }, refs: [] }]);
  const stays = testId<PersonId>('stays');
  const ofStay = (type: string, payload: object): NewEvent => ({ stream: personStream(stays, INCIDENT, false), type, payload: { incident: INCIDENT, student: stays, ...payload }, refs: [] });
  const [checkIn] = append(console, [ofStay('v3.AdultCheckedIn', { adult: { contact: null, name: 'Pat', relation: null }, identity, rests: [] })]).events;
  append(console, [ofStay('v1.ComfortAnswered', { checkIn, comfortable: false })]);
  append(console, [ofStay('v1.DiscomfortDecided', { checkIn, decision: 'stays', reason: 'afraid' })]);
  append(console, [reportEvent(testId<PersonId>('other'), 'injured')]);
  const visitor = testId<VisitorId>('visitor');
  append(console, [
    { stream: realPersonStream(testId<PersonId>('other')), type: 'v1.MarkedAbsent', payload: { person: testId('other'), date: '2026-11-19', reason: 'flu' }, refs: [] },
    { stream: visitorStream(visitor), type: 'v1.VisitorSignedIn', payload: { visitor, name: 'Pat', reason: 'talk', host: 'Ana', badge: '7' }, refs: [] },
    { stream: visitorStream(visitor), type: 'v1.VisitorCompared', payload: { visitor, name: 'Pat', reason: 'talk', host: 'Ana', badge: '7', answers: [{ is: 'barred', id: testId('barred'), answer: 'match' }] }, refs: [] },
    { stream: barredStream(testId<BarredId>('barred')), type: 'v1.PersonBarred', payload: { barred: testId('barred'), name: 'Pat Black', otherNames: [], birthYear: 1980, note: '', until: null }, refs: [] },
    { stream: dayListStream('2026-11-19'), type: 'v1.AttendanceListed', payload: { date: '2026-11-19', list: testId('list'), part: 1, of: 1, source: 'a.csv', rows: [{ person: student, says: 'arrived', words: '' }] }, refs: [] },
  ]);
  append(console, [{ stream: recordStream(student), type: 'v1.PersonAmended', payload: { person: student, kind: 'student', changes: { grade: '6' }, was: { grade: '5' }, why: 'rang' }, refs: [] }]);
  const filePhoto = (name: string) => append(console, [{ stream: photoStream(student as PersonId), type: 'v1.PhotoFiled', payload: { person: student, sha256: testEvent(name), type: 'image/jpeg', sizeBytes: 1 }, refs: [] }]).events;
  append(console, [{ stream: photoStream(student as PersonId), type: 'v1.PhotoRemoved', payload: { person: student, settles: filePhoto('photo of another'), why: 'not her' }, refs: [] }]);
  filePhoto('photo');
  const drill = testId('drill');
  append(console, [
    { stream: exerciseStream(drill), type: 'v1.DrillScheduled', payload: { drill, plan: { kind: 'fire', date: '2026-11-19', minute: 0, secondaryExit: true, told: false, parentsTold: null } }, refs: [] },
    { stream: exerciseStream(drill), type: 'v1.DrillBriefed', payload: { drill, brief: { objectives: 'Out', scenario: '', roles: [{ role: 'Observer', name: 'Pat' }], injects: [{ afterMinutes: 5, message: 'DRILL: smoke', question: '' }] } }, refs: [] },
    { stream: exerciseStream(drill), type: 'v1.DrillCheckMarked', payload: { drill, check: 'told', done: true }, refs: [] },
    { stream: exerciseStream(drill), type: 'v1.DrillObserved', payload: { drill, about: 'routes', saw: 'no', words: 'North door stuck' }, refs: [] },
    { stream: DRILL_RULES, type: 'v1.DrillRulesSet', payload: { level: null, text: '' }, refs: [] },
  ]);
  const call = testId('call');
  append(console, [
    { stream: callStream(call), type: 'v1.HelpCalled', payload: { call, room: null, kind: 'fight', silent: false, exercise: false, onBehalf: null }, refs: [] },
    { stream: CALL_KINDS, type: 'v1.CallKindsSet', payload: { kinds: [{ key: 'fight', words: 'Fight', needsPair: true, offersDirective: false }] }, refs: [] },
  ]);
  append(console, [{ stream: consoleStream(console.console), type: 'v1.ConsolePlaced', payload: { console: console.console, room: testId('gym') }, refs: [] }]);
  append(console, [{ stream: SELF_RELEASE, type: 'v2.SelfReleaseSet', payload: { lowestGrade: '9', lowestGradeDriving: null }, refs: [] }]);
  append(console, [{ stream: BELL_SCHEDULE, type: 'v1.BellScheduleSet', payload: { schedules: [{ name: 'Regular', periods: [{ period: '1', name: 'First', startMinute: 500, endMinute: 550 }] }], weekdays: [null, 'Regular', null, null, null, null, null], dates: [] }, refs: [] }]);
  const room = testId<RoomId>('gym');
  append(console, [
    { stream: SITE_NAME, type: 'v1.SiteRenamed', payload: { name: 'The site' }, refs: [] },
    { stream: roomStream(room), type: 'v1.RoomPlaced', payload: { room, name: 'Gym', zone: 'North', used: true }, refs: [] },
  ]);
  const disclosure = testId('disclosure');
  append(console, [{ stream: disclosureStream(disclosure), type: 'v1.DisclosureRecorded', payload: { disclosure, incident: INCIDENT, threat: 'smoke', party: 'the fire department', way: 'shown', students: 'all', fields: ['names'] }, refs: [] }]);
  append(console, [
    { stream: RETENTION, type: 'v1.RetentionSet', payload: { years: { drills: 3, incidents: null, people: null, visitors: 1, dayLists: 1, photos: null } }, refs: [] },
    { stream: ERASURES, type: 'v1.HoldPlaced', payload: { hold: testId('hold'), about: { is: 'incident', incident: INCIDENT }, askedBy: 'Counsel', why: 'a claim' }, refs: [] },
    { stream: ERASURES, type: 'v1.InspectionRequested', payload: { inspection: testId('inspection'), student, askedBy: 'Rosa', askedOn: '2026-11-19' }, refs: [] },
  ]);
  const helper = testId<PersonId>('helper');
  const tap = testId('tap');
  append(console, [
    { stream: staffStream(helper), type: 'v1.ResponderSet', payload: { staff: helper, skills: ['nurse'], zones: ['North'], shift: null }, refs: [] },
    { stream: COURSES, type: 'v1.CoursesSet', payload: { courses: [{ key: 'aed', name: 'AED', months: 24, neededBy: ['nurse'] }] }, refs: [] },
    { stream: tapStream(tap), type: 'v1.ReliefAsked', payload: { tap, staff: helper, room: null }, refs: [] },
    { stream: floorStream(testId('floor')), type: 'v1.FloorNamed', payload: { floor: testId('floor'), name: 'Ground', used: true }, refs: [] },
    { stream: TAP_OUT_RULES, type: 'v1.TapOutRulesSet', payload: { seenBy: ['administrator'], keepDays: 7 }, refs: [] },
  ]);
  const { events: granted } = append(console, [{ stream: staffStream(helper), type: 'v1.RoleGranted', payload: { staff: helper, role: 'teacher' }, refs: [] }]);
  append(console, [{ stream: staffStream(helper), type: 'v2.RoleWithdrawn', payload: { staff: helper, grants: granted, seen: [] }, refs: [] }]);
  const lost = testId<ConsoleId>('lost');
  append(console, [{ stream: consoleStream(lost), type: 'v1.ConsoleRevoked', payload: { console: lost, cut: [], reason: 'on the bus' }, refs: [] }]);
  erase(console, erasedStream);
  addForeignFacts(console);
  return console;
}

/** What only others can bring: concurrent facts, a fork, a type of a newer version. */
function addForeignFacts(console: TestConsole): void {
  let authors = 0;
  const author = (): Author => new Author('foreign', 'one', signerOf(`foreign ${(authors += 1)}`));
  const [a, caller, roster, renamer, lost] = [author(), author(), author(), author(), author()];
  for (const one of [a, caller, roster, renamer, lost]) admit(console, one);
  const first = a.write(started(testId('second incident')));
  const clone = a.clone();
  const wires = [
    first.wire,
    a.write(released(INCIDENT), { ...reportEvent(student as PersonId, 'missing') }).wire,
    clone.write(noteEvent('from a clone')).wire,
    caller.write({ stream: 'call/one' as StreamName, type: 'v9.CallMade', payload: { what: 'a newer thing' } }).wire,
    roster.write(activated('two')).wire,
    renamer.write({ stream: SITE_NAME, type: 'v1.SiteRenamed', payload: { name: 'Another name' } }).wire,
    lost.write(noteEvent('from a console that was lost')).wire,
  ];
  for (const wire of wires) if (console.committer.receive(wire).result !== 'landed') throw new Error('a foreign commit did not land');
  append(console, [{ stream: consoleStream(lost.console), type: 'v1.ConsoleRevoked', payload: { console: lost.console, cut: [], reason: 'stolen' }, refs: [] }]);
}
