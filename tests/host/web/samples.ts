/** One valid example of everything in the contract. The types see to it that none is missing. */
import type { ImportPreview, QueryAnswer, QueryName, QueryParams, SubscriptionName, SubscriptionParams, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Command, CommandType } from '../../../shared/domain/registry.ts';
import type { BellSchedule } from '../../../shared/domain/site/events.ts';

export const ID = 'abcdefghijklmnopqrstuvwxyz';
const OTHER = 'bcdefghijklmnopqrstuvwxyza';
const EVENT = '0123456789abcdef'.repeat(4);
const DAY = '2026-11-19';
const name = { given: 'Ana', family: 'Garcia' };
const reporter = { staff: ID, name: 'Karin Lindqvist' };
const counts = { students: 1, guardians: 1, staff: 1, classes: 1, enrollments: 1, relationships: 1, restrictions: 0 };

const bells: BellSchedule = { schedules: [{ name: 'Regular', periods: [{ period: '1', name: 'Period 1', startMinute: 480, endMinute: 530 }] }], weekdays: [null, 'Regular', 'Regular', 'Regular', 'Regular', 'Regular', null], dates: [{ date: DAY, schedule: null }] };

export const commandSamples: { readonly [T in CommandType]: Extract<Command, { type: T }> } = {
  FoundSite: { type: 'FoundSite', siteName: 'Grand Bend', founderName: 'Karin Lindqvist', consoleName: 'Office' },
  ErasePayloads: { type: 'ErasePayloads', streams: ['person/x'], reason: 'Retention' },
  SetBellSchedule: { type: 'SetBellSchedule', bells },
  RenameSite: { type: 'RenameSite', name: 'Grand Bend High School' },
  RenameConsole: { type: 'RenameConsole', console: ID, name: 'Front office' },
  RevokeConsole: { type: 'RevokeConsole', console: ID, reason: 'Lost on the bus' },
  AdoptLateFacts: { type: 'AdoptLateFacts', console: ID, reason: 'It was in the gym all the time' },
  LeaveSite: { type: 'LeaveSite' },
  NameSchools: { type: 'NameSchools', schools: ['Grand Bend High School'] },
  SetLockdownAllClear: { type: 'SetLockdownAllClear', twoPeople: true, everyRoomReleased: false },
  CorrectText: { type: 'CorrectText', text: 'card-title', language: 'es', words: 'Tarjeta' },
  ChooseClock: { type: 'ChooseClock', hours: 12 },
  AddRoom: { type: 'AddRoom', name: 'Gym', zone: 'North' },
  PlaceRooms: { type: 'PlaceRooms', rooms: [ID], zone: null },
  UseRooms: { type: 'UseRooms', rooms: [ID], used: false },
  RenameRoom: { type: 'RenameRoom', room: ID, name: 'Old gym' },
  AddStaff: { type: 'AddStaff', role: 'teacher', people: [{ name: 'Sam Ortiz', person: ID }] },
  RenameStaff: { type: 'RenameStaff', staff: ID, name: 'Sam Ortiz' },
  PutStaffOnRoster: { type: 'PutStaffOnRoster', staff: ID, person: null },
  GrantRole: { type: 'GrantRole', staff: ID, role: 'teacher' },
  WithdrawRole: { type: 'WithdrawRole', staff: ID },
  ConfirmActs: { type: 'ConfirmActs', staff: ID, grants: [EVENT], reason: 'Asked her' },
  SetAsideLateFacts: { type: 'SetAsideLateFacts', console: ID, reason: 'A thief played with it' },
  SetIdleLock: { type: 'SetIdleLock', minutes: 10 },
  AddPerson: { type: 'AddPerson', kind: 'student', fields: { givenName: 'Ana', familyName: 'Garcia', grade: '9' }, classId: ID, why: 'Came today' },
  AmendPerson: { type: 'AmendPerson', person: ID, kind: 'guardian', changes: { phone: '555 0100' }, why: 'Rang us' },
  AmendContact: { type: 'AmendContact', student: ID, contact: ID, changes: { relation: 'aunt' }, why: 'Form of today' },
  SetRestriction: { type: 'SetRestriction', student: ID, contact: ID, words: 'No contact', why: 'Court order of today' },
  LiftRestriction: { type: 'LiftRestriction', student: ID, contact: ID, restrictions: [EVENT], rosterWords: ['No contact'], instead: null, why: 'Court order ended' },
  RemovePerson: { type: 'RemovePerson', person: ID, kind: 'student', why: 'Moved away' },
  ReturnPerson: { type: 'ReturnPerson', person: ID, kind: 'student', why: 'A mistake' },
  TakeBackAmendment: { type: 'TakeBackAmendment', person: ID, amendments: [EVENT], why: 'Wrong child' },
  LinkPeople: { type: 'LinkPeople', kind: 'student', person: ID, other: OTHER, why: 'Same birth certificate' },
  TellPeopleApart: { type: 'TellPeopleApart', kind: 'student', person: ID, other: OTHER, why: 'Cousins' },
  NameSubstitute: { type: 'NameSubstitute', classId: ID, date: DAY, substitute: { name: 'Sam Ortiz', staff: null } },
  StartIncident: { type: 'StartIncident', directive: 'lockdown', detail: '', exercise: true },
  ChangeDirective: { type: 'ChangeDirective', incident: ID, directive: 'evacuate', detail: '' },
  ChooseAnsweringPeriod: { type: 'ChooseAnsweringPeriod', incident: ID, period: '3' },
  StartReunification: { type: 'StartReunification', incident: ID, place: 'North gym' },
  TakePost: { type: 'TakePost', incident: ID, post: 'safety', holder: { staff: ID, name: 'Sam Ortiz', badge: '' } },
  HandOverPost: { type: 'HandOverPost', incident: ID, post: 'safety', from: [EVENT], holder: { staff: null, name: 'Pat Lee', badge: '7' } },
  LeavePost: { type: 'LeavePost', incident: ID, post: 'safety', from: [EVENT] },
  MarkJobStepDone: { type: 'MarkJobStepDone', incident: ID, post: 'safety', step: 'walk' },
  TakeBackJobStep: { type: 'TakeBackJobStep', incident: ID, post: 'safety', step: 'walk' },
  JoinIncidents: { type: 'JoinIncidents', incidents: [ID, 'b'.repeat(26)], keep: ID },
  AddNote: { type: 'AddNote', incident: ID, text: 'Gate B is locked' },
  ReportRooms: { type: 'ReportRooms', incident: ID, reporter: { staff: ID, name: 'Sam Ortiz' }, channel: 'message', reports: [{ room: ID, status: 'help', counts: { here: 22, injured: 1, missing: 1 }, words: 'A student is hurt', settles: [EVENT] }] },
  ReleaseRooms: { type: 'ReleaseRooms', incident: ID, rooms: [ID], openedBy: 'Officer Hall' },
  ReportKnown: { type: 'ReportKnown', incident: ID, text: 'Adult not known to us', place: 'East stair', reporter: { staff: null, name: 'Sam' }, channel: 'radio' },
  Phone911: { type: 'Phone911', incident: ID, words: 'Operator 14' },
  Tell911: { type: 'Tell911', incident: ID, facts: [EVENT] },
  ProposeAllClear: { type: 'ProposeAllClear', incident: ID },
  SetAsideAllClearRules: { type: 'SetAsideAllClearRules', incident: ID, reason: 'Only one of us can reach a console' },
  GiveAllClear: { type: 'GiveAllClear', incident: ID, reason: '' },
  CloseIncident: { type: 'CloseIncident', incident: ID },
  ReportPeople: { type: 'ReportPeople', incident: ID, classId: ID, reporter, channel: 'radio', reports: [{ person: ID, status: 'here', where: '' }] },
  TakeBackReport: { type: 'TakeBackReport', incident: ID, person: ID, report: EVENT, reporter },
  SettleReports: { type: 'SettleReports', incident: ID, person: ID, settles: [EVENT], status: 'here', where: '', reporter, reason: '' },
  AnswerForPeople: { type: 'AnswerForPeople', incident: ID, people: [ID], reporter, reason: 'At home, by phone' },
  CheckInAdult: { type: 'CheckInAdult', incident: ID, students: [ID], contact: ID, name: 'Rosa Garcia', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } },
  AnswerComfort: { type: 'AnswerComfort', incident: ID, student: ID, checkIn: EVENT, comfortable: true },
  ReleaseStudent: { type: 'ReleaseStudent', incident: ID, student: ID, checkIn: EVENT },
  RecordCall: { type: 'RecordCall', incident: ID, student: ID, stop: EVENT, contact: ID, name: 'Rosa Garcia', phone: '555-0100', said: 'Yes, my sister comes', agrees: true },
  GrantIdentityException: { type: 'GrantIdentityException', incident: ID, student: ID, stop: EVENT, reason: 'I have known her for years' },
  AuthorizePickup: { type: 'AuthorizePickup', incident: ID, student: ID, stop: EVENT, reason: 'The mother sent her sister' },
  OverrideRestriction: { type: 'OverrideRestriction', incident: ID, student: ID, stop: EVENT, reason: 'The order ended today' },
  EscortAdult: { type: 'EscortAdult', incident: ID, student: ID, stop: EVENT, escort: 'Sam Ortiz', place: 'Library' },
  EndStepAside: { type: 'EndStepAside', incident: ID, student: ID, stop: EVENT, reason: 'Went home' },
  CheckInFromAside: { type: 'CheckInFromAside', incident: ID, student: ID, stop: EVENT },
  CheckInAgain: { type: 'CheckInAgain', incident: ID, student: ID, checkIn: EVENT },
  DecideDiscomfort: { type: 'DecideDiscomfort', incident: ID, student: ID, checkIn: EVENT, decision: 'stays', reason: 'Asked to wait for the mother' },
  SendForStudent: { type: 'SendForStudent', incident: ID, student: ID, checkIn: EVENT, runner: 'Sam Ortiz' },
  BringStudent: { type: 'BringStudent', incident: ID, student: ID, checkIn: EVENT },
  ReleaseAlone: { type: 'ReleaseAlone', incident: ID, student: ID, proof: 'ownId', knownBy: '', goingHome: 'On foot' },
  SetSelfRelease: { type: 'SetSelfRelease', lowestGrade: '9' },
  SettleRelease: { type: 'SettleRelease', incident: ID, student: ID, settles: [EVENT], stands: EVENT, reason: 'Twice on paper' },
  MarkAbsent: { type: 'MarkAbsent', people: [ID], date: DAY, reason: 'Flu' },
  MarkArrived: { type: 'MarkArrived', people: [ID], date: DAY },
  MarkLeftEarly: { type: 'MarkLeftEarly', people: [ID], date: DAY, with: 'Rosa Garcia' },
  TakeBackAttendance: { type: 'TakeBackAttendance', person: ID, date: DAY, settles: [EVENT] },
  SignInVisitor: { type: 'SignInVisitor', name: 'Pat Lee', reason: 'Repairs', host: 'Karin', badge: '7' },
  RemovePhoto: { type: 'RemovePhoto', person: ID, filings: [EVENT], why: 'Wrong child' },
  SignOutVisitor: { type: 'SignOutVisitor', visitor: ID },
  AnswerQuietAlert: { type: 'AnswerQuietAlert', alert: EVENT, done: 'The officer stands with him' },
};

export const paramsSamples: { readonly [N in SubscriptionName]: SubscriptionParams<N> } = {
  site: {},
  incidents: {},
  classes: { incident: ID },
  'class-roll': { incident: ID, classId: ID },
  'people-by-status': { incident: ID, status: null },
  'bell-schedule': {},
  consoles: {},
  admission: {},
  'site-settings': {},
  rooms: {},
  student: { person: ID, incident: null },
  attendance: { date: DAY },
  visitors: { date: DAY },
  guardian: { person: ID },
  'staff-member': { person: ID },
  'roster-classes': {},
  'class-list': { classId: ID },
  pickups: { incident: ID },
  posts: { incident: ID },
  lockdown: { incident: ID },
  'step-aside': { incident: ID },
  'self-release': {},
  'quiet-alerts': {},
  contradictions: {},
  people: { kind: 'student' },
  'people-by-hand': {},
  records: {},
  import: {},
  timeline: { incident: ID },
  rosters: {},
  'staff-access': {},
  alarms: {},
  heard: {},
  network: {},
  texts: {},
};

const statuses = { expected: 1, unknown: 1, here: 0, missing: 0, injured: 0, elsewhere: 0, extra: 0, released: 0, absent: 0, left: 0, contradictions: 0 };
const roll: SubscriptionRow<'class-roll'> = { key: 'k', person: ID, kind: 'student', name, photo: EVENT, grade: '9', room: '12', onList: true, status: 'unknown', day: null, reports: [], disagree: false, sameName: [] };

const names = { givenName: 'Ana', familyName: 'Garcia', middleName: null, preferredGivenName: null, preferredFamilyName: null };
const personSample: SubscriptionRow<'people'> = { key: 'k', person: ID, kind: 'student', name, legalName: null, photo: null, grade: '9', room: '12', role: null, phone: null, linked: 2, restricted: false, bus: null, addedByHand: false, amended: false, differs: false, offered: 0 };

const adult = {
  key: 'k', person: ID, name, legalName: null, names, phone: '555 0100', email: null, withdrawn: false, addedByHand: null, left: null, students: [], linked: [], offered: [],
  amendments: [{ events: [EVENT], field: 'phone', values: [{ by: 'Karin', wall: 1, why: 'Rang us', value: '555 0100' }], disputed: false, differs: false, rosterValue: null, rosterSinceWall: null, together: [] }],
};

export const rowSamples: { readonly [N in SubscriptionName]: SubscriptionRow<N> } = {
  site: {
    key: 'site', founded: true, siteName: 'Grand Bend', consoleName: 'Office', schools: ['Grand Bend'], clockHours: 24, signedIn: null, signIn: { is: 'signedOut', lockedFor: null, askedWhoActs: false, lately: [{ staff: ID, name: 'Karin', kind: 'pin' }], idleLockMinutes: 10 }, rosterAsOfWall: null, rosterSource: '', rosterDisputed: false,
    today: DAY, absentToday: 0, visitors: 0, students: 0, staff: 0, guardians: 0, classes: 0, unknownEvents: 0, forks: 0, waiting: 0, diskReserveGoneWall: null, contradictions: 0, version: '0.1.0',
  },
  incidents: {
    key: 'k', incident: ID, exercise: true, directives: [{ directive: 'hold', detail: '' }], startedWall: 1, startedBy: 'Karin', reunification: { place: 'North gym', saidWall: 1, alsoSaid: [] }, elapsedMs: 1, sentAtWall: 1, allClearWall: null, closedWall: null,
    rosterAsOfWall: null, date: DAY, ...statuses, accounted: 0, answeredFor: 0, atOnce: [], joined: [{ incident: ID, directive: 'lockdown', startedWall: 1, startedBy: 'Karin' }], classesReported: 0, classesExpected: 1, answering: { period: '1', name: 'Period 1', by: 'bells', alsoChosen: [] }, periods: [{ period: '1', name: 'Period 1' }], betweenTerms: null,
  },
  classes: { key: 'k', classId: ID, title: 'Art', room: null, periods: ['1'], teacher: name, teacherId: ID, substitutes: [], ...statuses, reportedWall: null },
  'class-roll': roll,
  'people-by-status': roll,
  'bell-schedule': { key: 'k', bells, setBy: { by: 'Karin', wall: 1 }, alsoSet: [], rosterPeriods: [{ period: '1', classes: 1 }] },
  'site-settings': { key: 'k', names: [{ name: 'Grand Bend', by: 'Karin', wall: 1 }], schools: [{ schools: ['Grand Bend'], by: 'Karin', wall: 1 }], rosterSchools: ['Grand Bend'], clocks: [{ hours: 12, by: 'Karin', wall: 1 }], lockdownAllClear: { twoPeople: true, everyRoomReleased: true, set: [{ by: 'Karin', wall: 1 }] } },
  consoles: { key: 'k', console: ID, name: 'Gym', state: 'behind', theyLack: 3, weLack: 0, lastHeardWall: 1, clockOffMs: -2, version: '0.1.0', address: '10.0.0.7:47653', problem: null },
  admission: {
    key: 'k',
    setAside: ['/data/set-aside/1'],
    letting: { leftMs: 1, triesLeft: 5, addresses: ['10.0.0.7:47653'], asking: { digits: '012345', consoleName: 'Gym', siteName: 'Grand Bend', confirmedHere: false }, admitted: null },
    joining: { step: 'catchingUp', address: '10.0.0.7:47653', comparing: null, caughtUp: { have: 1, of: 2 }, why: null },
  },
  rooms: { key: 'k', room: ID, name: 'Gym', zone: 'North', fromRoster: false, used: true, apart: [{ zone: null, used: true }], classes: 0 },
  student: { key: 'k', person: ID, name, legalName: null, names, photos: [{ sha256: EVENT, filings: [EVENT], by: 'Karin', wall: 1 }], grade: '9', room: '12', studentNumber: null, birthDate: null, homeLanguage: 'es', bus: '12', needs: null, withdrawn: false, addedByHand: null, left: null, classes: [], amendments: [], linked: [], countsAs: null, offered: [], status: 'unknown', attendance: null, reports: [], contacts: [], siblings: [], checkIns: [], stops: [], releases: [], others: [], mayLeaveAlone: false, siblingContacts: [] },
  attendance: { key: 'k', person: ID, kind: 'student', name, grade: '9', room: '12', date: DAY, status: 'absent', facts: [{ event: EVENT, says: 'absent', words: 'Flu', wall: 1, by: 'Karin', console: 'Office' }] },
  visitors: { key: 'k', visitor: ID, name: 'Pat Lee', reason: 'Repairs', host: 'Karin', badge: '7', signedInWall: 1, signedInDate: DAY, signedInBy: 'Karin', signedOutWall: null, signedOutBy: null },
  guardian: { ...adult, staffRole: null, onStaff: false },
  'staff-member': { ...adult, role: 'teacher', trainings: [{ name: 'AED', on: DAY }], classes: [{ classId: ID, title: 'Art', room: '12', periods: ['1'] }] },
  'roster-classes': { key: 'k', classId: ID, title: 'Art', homeroom: false, room: '12', zone: 'North', periods: ['1'], teacher: name, teacherId: ID, substitutes: [{ name: 'Sam Ortiz', staff: null, by: 'Karin', wall: 1 }], students: 27 },
  'class-list': { key: 'k', person: ID, name, photo: null, grade: '9', studentNumber: null, bus: '12', contacts: [{ name, relation: 'mother', phone: '555 0100' }], restricted: false, hasNeeds: true },
  'step-aside': { key: 'k', student: ID, name, grade: null, room: null, stop: EVENT, checkIn: null, adult: 'Pat', relation: null, why: ['notOnRecord'], open: ['notOnRecord'], escort: null, called: false, askAgain: false, sinceWall: 1, by: 'Karin' },
  posts: {
    key: 'safety', post: 'safety', title: 'Safety', purpose: 'Keeps the site safe', reportsTo: 'Reunification director', heldBy: 'one', wanted: true,
    holders: [{ key: 'k', staff: ID, name: 'Sam Ortiz', badge: '', facts: [EVENT], sinceWall: 1, recordedBy: 'Karin' }],
    sheet: [{ part: 'by10', dueMs: 600_000, steps: [{ step: 'walk', text: 'Walk the site', done: [{ by: 'Karin', wall: 1 }] }] }],
  },
  lockdown: {
    key: 'k',
    own: ID,
    rooms: [{ room: ID, name: 'Gym', zone: 'North', expected: 23, status: 'help', reports: [{ event: EVENT, by: 'Karin', wall: 1, status: 'help', counts: { here: 22, injured: 1, missing: 1 }, words: 'Hurt', reporter: 'Sam', reporterStaff: null, channel: 'message' }], released: { event: EVENT, by: 'Karin', wall: 2, openedBy: 'Officer Hall' } }],
    outside: [{ key: 'k', person: ID, kind: 'student', name, grade: '9', why: 'elsewhere', where: 'Nurse', wall: 1 }],
    known: [{ event: EVENT, by: 'Karin', wall: 1, text: 'Adult not known to us', place: 'East stair', reporter: 'Sam', channel: 'radio', told: { event: EVENT, by: 'Karin', wall: 2 } }],
    phoned: [{ event: EVENT, by: 'Karin', wall: 1, words: 'Operator 14' }],
    proposals: [{ event: EVENT, by: 'Karin', wall: 1, staff: ID }],
    rule: { twoPeople: true, everyRoomReleased: true },
  },
  'quiet-alerts': { key: 'k', event: EVENT, kind: 'restrictedAdult', who: 'Pat', student: { person: ID, name, grade: '9', room: '12' }, restriction: 'No contact', incident: ID, exercise: false, wall: 1, by: 'Karin', console: 'Gym', answers: [{ event: EVENT, done: 'Left', by: 'Karin', wall: 2 }] },
  'self-release': { key: 'k', lowestGrade: '9', setBy: 'Karin', setWall: 1 },
  pickups: { key: 'k', student: ID, name, grade: null, room: null, status: 'here', checkIn: EVENT, adult: 'Rosa', relation: null, comfortable: null, runner: null, sentWall: null, broughtWall: null, checkedInWall: 1, by: 'Karin' },
  contradictions: {
    key: 'k', kind: 'actsOnWithdrawnGrant', about: { is: 'staff', name: 'Pat' }, events: [EVENT], sides: [{ event: EVENT, what: 'Role withdrawn', who: 'Karin', console: 'Office', channel: null, wall: 1, release: false, status: null, attendance: false }],
    acts: [{ event: EVENT, what: 'Student released', who: 'Pat', console: 'Gym', wall: 1 }], moreActs: 2, choices: [{ key: 'confirm', label: 'It stands', does: 'Closes the card', settles: { asks: 'reason', command: { type: 'ConfirmActs', staff: ID, grants: [EVENT] } } }],
  },
  rosters: { key: 'k', activation: EVENT, source: 'OneRoster 1.2', wall: 1, by: 'Karin', console: 'Office', compared: null },
  people: personSample,
  'people-by-hand': { ...personSample, left: true },
  records: { key: 'k', incident: ID, exercise: false, directive: 'hold', detail: '', startedWall: 1, startedBy: 'Karin', closedWall: null, expected: 1, released: 0, answeredFor: 0, joinedTo: null },
  import: { key: 'k', stage: 'applying', done: 1, of: 2, files: ['roster.zip'], ticket: null, counts, photosAlone: null, rejection: null },
  timeline: { key: 'k', event: EVENT, command: ID, type: 'v1.NoteAdded', wall: 1, order: '1', by: 'Karin', console: 'Office', person: null, text: 'Gate B', mark: 'none' },
  'staff-access': { key: 'k', staff: ID, name: 'Karin', role: 'teacher', rolesGrantedApart: [], person: ID, personName: name, secret: 'pin', secrets: 1, letterUntilWall: 1, lastSignedInWall: null },
  alarms: { key: ID, incident: ID, starts: true, consoleName: 'Gym', raisedHere: false, directive: 'lockdown', detail: '', exercise: false, raisedWall: 1, heardWall: 1, elapsedMs: 1, sentAtWall: 1 },
  heard: { key: 'abcdefgh', consoleName: 'Gym', version: '0.1.0', addresses: ['10.20.30.40:47653'], ownSite: true },
  texts: { key: 'card-title es', text: 'card-title', language: 'es', where: 'Card: heading', words: 'Tarjeta', standard: 'Tarjeta de reunificación', placeholders: ['{adult}'], corrections: [{ words: null, by: 'Karin', wall: 1 }] },
  network: {
    key: 'network', listening: { port: 47_653, problem: null }, port: { set: 47_653, flag: null }, ownAddresses: [{ card: 'eth0', address: '10.20.30.41:47653' }], discovery: { heard: 1, problem: null },
    addresses: [{ address: '10.20.30.40:47653', source: 'typed', consoleName: 'Gym', addedWall: 1, workedWall: null }], rules: [{ where: 'ufw', text: 'sudo ufw allow proto tcp to any port 47653' }],
  },
};

/** A person of the list, told apart by number. */
export const person = (index: number, room = '12'): SubscriptionRow<'people'> => ({ ...rowSamples.people, key: `person-${String(index).padStart(5, '0')}`, room });
export const people = (count: number): SubscriptionRow<'people'>[] => Array.from({ length: count }, (_, index) => person(index));

const difference = { people: { added: 1, changed: 0, withdrawn: 0 }, restrictionChanges: { added: 0, gone: 0, changed: 0 }, changes: [], moreChanges: 0 };

export const previewSample: ImportPreview = {
  ticket: 't', source: 'OneRoster 1.2', schools: [], school: null, columns: null, columnsFrom: null, counts, added: 1, changed: 0, withdrawn: 0,
  ...difference, photos: { filed: 0, unchanged: 0, unmatched: 0 }, leaving: null, newYear: null, problems: [],
};

export const querySamples: { readonly [N in QueryName]: { readonly params: QueryParams<N>; readonly answer: QueryAnswer<N> } } = {
  search: { params: { text: 'gar', kinds: ['student'], limit: 20 }, answer: { rows: [rowSamples.people], more: false } },
  searchIncident: { params: { incident: ID, text: 'gar', limit: 20 }, answer: { rows: [{ ...roll, classId: ID }], more: false } },
  find: {
    params: { text: 'gar', incident: ID, limit: 20 },
    answer: {
      people: { rows: [{ key: 'k', score: 1, person: ID, kind: 'student', name, legalName: null, grade: '9', room: '12', role: null, contactOf: [], sameName: [], standing: { status: 'unknown', disagree: false, classId: ID } }], total: 3 },
      classes: { rows: [{ key: 'k', score: 0, classId: ID, title: 'Art', room: '12', periods: ['1'], teacher: name, students: 27, isOn: false, unknown: 4 }], total: 1 },
      rooms: { rows: [{ key: 'k', score: 0, name: 'Gym', zone: 'North' }], total: 1 },
      adults: { rows: [{ key: 'k', score: 0, adult: 'Rosa', student: ID, name, checkIn: EVENT, stop: null, sinceWall: 1 }], total: 1 },
      visitors: { rows: [{ key: 'k', score: 0, name: 'Pat Lee', badge: '7', host: 'Karin', signedInWall: 1 }], total: 1 },
    },
  },
  classLists: { params: { classIds: [ID] }, answer: { lists: [{ classId: ID, rows: [rowSamples['class-list']] }] } },
  loadSample: { params: {}, answer: { counts } },
  applyImport: { params: { ticket: 't', leaving: 41 }, answer: { counts } },
  keepRoster: { params: { activation: EVENT }, answer: previewSample },
  readImport: { params: { import: 't' }, answer: previewSample },
  discardImport: { params: { ticket: 't' }, answer: {} },
  openAdmission: { params: {}, answer: {} },
  closeAdmission: { params: {}, answer: {} },
  confirmDigits: { params: { digits: '012345' }, answer: {} },
  refuseDigits: { params: { digits: '012345' }, answer: {} },
  joinSite: { params: { address: '10.0.0.7:47653', consoleName: 'Gym' }, answer: {} },
  confirmJoin: { params: { digits: '012345' }, answer: {} },
  cancelJoin: { params: {}, answer: {} },
  signIn: { params: { staff: ID, secret: '394615' }, answer: {} },
  signOut: { params: { lock: false }, answer: {} },
  stillHere: { params: { confirmed: true }, answer: {} },
  findStaff: { params: { text: 'ka' }, answer: { rows: [{ staff: ID, name: 'Karin', kind: 'pin' }], more: false } },
  takeUpLetter: { params: { staff: ID, code: 'ABCDE-FGHJK', secret: '394615' }, answer: {} },
  recover: { params: { staff: ID, code: 'x', passphrase: 'four words of mine' }, answer: { recoveryCode: 'y' } },
  suggestPassphrase: { params: {}, answer: { passphrase: 'four words of ours' } },
  setUpSignIn: { params: { passphrase: 'four words of mine' }, answer: { recoveryCode: 'y' } },
  newRecoveryCode: { params: { passphrase: 'four words of mine' }, answer: { recoveryCode: 'y' } },
  printLetters: { params: { staff: [ID] }, answer: { letters: [{ staff: ID, name: 'Karin', kind: 'pin', code: 'ABCDE-FGHJK', untilWall: 1 }] } },
  changeSecret: { params: { current: '394615', secret: '582094' }, answer: {} },
  addAddress: { params: { address: '10.20.30.40' }, answer: { address: '10.20.30.40:47653' } },
  removeAddress: { params: { address: '10.20.30.40:47653' }, answer: {} },
  setLanPort: { params: { port: 47_700 }, answer: {} },
  testNetwork: { params: {}, answer: { findings: [{ key: 'k', about: 'console', consoleName: 'Gym', state: 'good', message: 'It answers.', whatToDo: '' }] } },
};

