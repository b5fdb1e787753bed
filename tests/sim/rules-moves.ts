/** What the people at a console try, drawn: right and wrong, about whatever this console shows them. Each draws on what it finds, so that a failure shrinks to few moves. */
import fc from 'fast-check';
import type { StandingDetail } from '../../db/projections/person.ts';
import { readClosing } from '../../db/queries/closing.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { daysOf } from '../../shared/domain/attendance/state.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import { realPersonStream } from '../../shared/kernel/streams.ts';
import type { Desk } from '../support/desk.ts';
import { testEvent, testId } from '../support/drawn-history.ts';
import { ADULTS, CHILDREN, nameOfAdult, STAFF } from './rules-school.ts';

const WEIGHTS = {
  checkIn: 16, comfort: 9, release: 9, call: 6, except: 5, authorize: 7, override: 8, escort: 4, endAside: 1, letIn: 14, send: 1, bring: 1, wrong: 2, hospital: 1, deceased: 1, told: 1, takeBackCare: 2, alert: 1, decide: 12, again: 12,
  alone: 4, selfRelease: 3, report: 8, settleReports: 5, takeBack: 3, answerFor: 3, settleRelease: 7, absent: 2, arrived: 1, leftEarly: 2, takeBackDay: 2, visitIn: 1, visitOut: 2,
  restrict: 4, lift: 5, contact: 2, add: 1, takeBackAmendment: 2, link: 3, apart: 3, remove: 2, back: 3, start: 4, directive: 1, note: 1, period: 1, allClear: 2, answerAll: 1, close: 3, grant: 1, withdraw: 1,
} as const;
type Trying = keyof typeof WEIGHTS;

export interface Move {
  readonly does: Trying;
  readonly who: number;
  readonly child: number;
  readonly other: number;
  readonly adult: number;
  readonly pick: number;
  readonly yes: boolean;
}

const trying = fc.oneof(...(Object.keys(WEIGHTS) as Trying[]).map((does) => ({ weight: WEIGHTS[does], arbitrary: fc.constant(does) })));
/** Mostly one of those who may do most things. */
const who = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, STAFF.length);
export const move: fc.Arbitrary<Move> = fc.record({ does: trying, who, child: fc.nat(CHILDREN.length - 1), other: fc.nat(CHILDREN.length - 1), adult: fc.nat(ADULTS.length), pick: fc.nat(9), yes: fc.boolean() });

const WORDS = ['court order', 'no contact', 'order of the judge'];
const MATCHING = { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } as const;
const NO_DOCUMENT = { document: 'none', photoMatches: null, familyName: '', givenName: '' } as const;
const NOTHING: StandingDetail = { places: [], reports: [], checkIns: [], stops: [], care: [], releases: [], rivals: [], settlements: [] };
const NOWHERE = testEvent('nowhere');
export const DAY = '2026-11-19';

type OnScreen = { readonly student: string; readonly detail: StandingDetail };
type Came = StandingDetail['checkIns'][number];
type Aside = StandingDetail['stops'][number];

/** What one console shows of the children in one incident. */
const shown = ({ console }: Desk, incident: string): readonly OnScreen[] =>
  console.db
    .prepare<[string], { student: string; detail: string }>('SELECT person AS student, detail FROM view_standing WHERE incident = ? ORDER BY person')
    .all(incident)
    .map(({ student, detail }) => ({ student, detail: JSON.parse(detail) as StandingDetail }));

/** People go on with what was last, or with something older. */
const some = <T extends { readonly wall: number }>(all: readonly T[], pick: number): T | undefined => [...all].sort((a, b) => b.wall - a.wall)[pick < 7 ? 0 : pick % Math.max(1, all.length)];

/** Who wants this: mostly the one it is meant for, now and then somebody else. */
function meant<T extends { readonly wall: number }>(all: readonly T[], fits: (one: T) => boolean, pick: number): T | undefined {
  const fitting = pick === 9 ? [] : all.filter(fits);
  return some(fitting.length > 0 ? fitting : all, pick);
}

const OPEN: Partial<Record<Trying, (stop: Aside) => boolean>> = {
  call: ({ open }) => open.includes('notOnRecord') || open.includes('noContactOnFile'),
  except: ({ open }) => open.includes('identityNotVerified'),
  authorize: ({ open }) => open.includes('notOnRecord') || open.includes('noContactOnFile'),
  override: ({ open }) => open.includes('restricted'),
  escort: ({ open }) => open.includes('escort'),
  letIn: ({ open }) => open.length === 0,
};
const AT_DESK: Partial<Record<Trying, (checkIn: Came) => boolean>> = {
  comfort: ({ comfortable }) => comfortable === null,
  release: ({ comfortable }) => comfortable === true,
  decide: ({ comfortable, decisions }) => comfortable === false && decisions.length === 0,
  again: ({ comfortable, decisions }) => comfortable === false && decisions.length > 0,
};

const openIncidents = ({ console }: Desk): readonly string[] => console.db.prepare<[], string>('SELECT incident FROM view_incident ORDER BY closed_event IS NOT NULL, incident').pluck().all() as string[];

/** Null: there is nothing here to try it on. */
export function commandOf({ does, child: c, other: o, adult: a, pick, yes }: Move, at: Desk): Command | null {
  const child = CHILDREN[c] ?? '';
  const contact = ADULTS[a] ?? null;
  const incidents = openIncidents(at);
  const incident = incidents[pick === 9 ? incidents.length - 1 : 0] ?? testId<IncidentId>('no incident');
  const everybody = shown(at, incident);
  const stop = meant(everybody.flatMap(({ student, detail }) => detail.stops.map((one) => ({ ...one, student }))), (one) => one.waits && (OPEN[does]?.(one) ?? true), pick);
  const checkIn = meant(everybody.flatMap(({ student, detail }) => (detail.releases.length > 0 && pick < 8 ? [] : detail.checkIns.map((one) => ({ ...one, student })))), (one) => AT_DESK[does]?.(one) ?? true, pick);
  const care = some(everybody.flatMap((one) => one.detail.care.map((said) => ({ ...said, student: one.student }))), pick);
  const disputed = everybody.find(({ student }) => at.console.db.prepare("SELECT 1 FROM view_contradiction WHERE incident = ? AND person = ? AND kind <> 'reportsDisagree'").get(incident, student) !== undefined);
  const student = does === 'settleRelease' && pick < 8 ? (disputed?.student ?? child) : child;
  const detail = everybody.find((one) => one.student === student)?.detail ?? NOTHING;
  const why = 'drawn';
  const ofStop = { incident, student: stop?.student ?? child, stop: stop?.event ?? NOWHERE } as const;
  const ofCheckIn = { incident, student: checkIn?.student ?? child, checkIn: checkIn?.event ?? NOWHERE } as const;
  const reporter = { staff: null, name: `Reporter ${pick % 3}` };
  const adults = ADULTS.map((id) => ({ id }));
  switch (does) {
    case 'checkIn': {
      const students = yes && pick < 3 ? [student, CHILDREN[o] ?? student] : [student];
      const name = contact === null && pick > 4 ? nameOfAdult(pick % ADULTS.length) : 'Pat Stranger';
      return { type: 'CheckInAdult', incident, students, contact, name, identity: pick === 8 || pick === 1 ? NO_DOCUMENT : pick === 7 ? { ...MATCHING, familyName: 'Another' } : MATCHING };
    }
    case 'comfort':
      return { type: 'AnswerComfort', ...ofCheckIn, comfortable: pick > 3 };
    case 'release':
      return { type: 'ReleaseStudent', ...ofCheckIn };
    case 'call': {
      const [free] = (at.reader.rosters.current().pairsOfStudent.get(ofStop.student as PersonId) ?? []).filter((pair) => pair.restriction === null);
      return { type: 'RecordCall', ...ofStop, contact: pick < 8 ? (free?.contact ?? contact) : contact, name: 'A contact', phone: '555', said: why, agrees: yes || pick > 2 };
    }
    case 'except':
      return { type: 'GrantIdentityException', ...ofStop, reason: why };
    case 'authorize':
      return { type: 'AuthorizePickup', ...ofStop, vouchedBy: 'Ana', verified: pick > 5 ? 'otherRecords' : 'contactCalled', reason: why };
    case 'override':
      return { type: 'OverrideRestriction', ...ofStop, reason: why };
    case 'escort':
      return { type: 'EscortAdult', ...ofStop, escort: 'Sam', place: '' };
    case 'endAside':
      return { type: 'EndStepAside', ...ofStop, reason: why };
    case 'letIn':
      return { type: 'CheckInFromAside', ...ofStop };
    case 'send':
      return { type: 'SendForStudent', ...ofCheckIn, runner: 'Sam' };
    case 'bring':
      return { type: 'BringStudent', ...ofCheckIn };
    case 'wrong':
      return { type: 'ReportWrongStudent', ...ofCheckIn, brought: 'Another child' };
    case 'hospital':
      return { type: 'StateHospital', incident, student, hospital: 'County General', wentAlong: '' };
    case 'deceased':
      return { type: 'StateDeceased', incident, student, knownFrom: 'A physician', withFamily: '' };
    case 'told':
      return { type: 'RecordFamilyTold', incident, student: care?.student ?? child, care: care?.event ?? NOWHERE, whom: 'Ana', toldBy: 'Karin', words: '' };
    case 'takeBackCare':
      return { type: 'TakeBackCare', incident, student: care?.student ?? child, care: care?.event ?? NOWHERE, reason: why };
    case 'alert':
      return { type: 'AnswerQuietAlert', alert: stop?.event ?? NOWHERE, done: why };
    case 'decide':
      return { type: 'DecideDiscomfort', ...ofCheckIn, decision: pick === 0 ? 'stays' : 'askAgain', reason: why };
    case 'again':
      return { type: 'CheckInAgain', ...ofCheckIn };
    case 'alone':
      return { type: 'ReleaseAlone', incident, student: pick < 8 ? (CHILDREN[1] ?? child) : child, drives: pick % 3 === 0, proof: yes ? 'ownId' : 'knownByStaff', knownBy: pick > 4 ? 'Karin' : '', goingHome: 'on foot' };
    case 'selfRelease':
      return { type: 'SetSelfRelease', lowestGrade: pick > 5 ? null : yes ? '9' : '3', lowestGradeDriving: pick % 2 === 0 ? null : yes ? '3' : '11' };
    case 'report': {
      const status = yes ? 'here' : (['here', 'missing', 'injured', 'elsewhere', 'extra', 'missing', 'here'] as const)[pick % 7];
      const people = pick === 9 ? [...CHILDREN] : pick === 8 ? [student, student] : pick === 7 ? [testId<PersonId>('stranger')] : [student];
      return { type: 'ReportPeople', incident, classId: null, reporter, channel: 'radio', reports: people.map((person) => ({ person, status: status ?? 'here', where: '' })) };
    }
    case 'settleReports': {
      const settles = detail.reports.map((one) => one.event).slice(pick === 0 ? 1 : 0);
      return { type: 'SettleReports', incident, person: student, settles: settles.length === 0 ? [NOWHERE] : settles, status: yes ? 'here' : 'missing', where: '', reporter, reason: why };
    }
    case 'takeBack':
      return { type: 'TakeBackReport', incident, person: student, report: some(detail.reports, pick)?.event ?? NOWHERE, reporter: { staff: null, name: yes ? (some(detail.reports, pick)?.reporter ?? 'Nobody') : 'Nobody' } };
    case 'answerFor':
      return { type: 'AnswerForPeople', incident, people: [pick === 0 ? testId<PersonId>('stranger') : student], reporter, reason: why };
    case 'answerAll':
      return { type: 'AnswerForPeople', incident, people: at.console.db.prepare<[], string>("SELECT DISTINCT about FROM view_by_hand WHERE json_extract(record, '$.added.kind') = 'student'").pluck().all().concat(CHILDREN) as string[], reporter, reason: why };
    case 'settleRelease': {
      const cards = at.console.db.prepare<[string, string], string>("SELECT events FROM view_contradiction WHERE incident = ? AND person = ? AND kind <> 'reportsDisagree'").pluck().all(incident, student) as string[];
      const settles = [...new Set(cards.flatMap((events) => JSON.parse(events) as string[]))];
      const upheld = some(detail.releases, pick)?.event ?? null;
      return { type: 'SettleRelease', incident, student, settles: settles.length === 0 ? [NOWHERE] : settles, stands: yes ? upheld : pick === 0 ? NOWHERE : null, reason: why };
    }
    case 'absent':
      return { type: 'MarkAbsent', people: [pick === 0 ? testId<PersonId>('stranger') : student], date: DAY, reason: why };
    case 'arrived':
      return { type: 'MarkArrived', people: [student], date: DAY };
    case 'leftEarly':
      return { type: 'MarkLeftEarly', people: [student], date: DAY, with: nameOfAdult(pick % ADULTS.length) };
    case 'takeBackDay': {
      const day = daysOf(at.console.committer.log.history(realPersonStream(student as PersonId))).find((one) => one.date === DAY);
      return { type: 'TakeBackAttendance', person: student, date: DAY, settles: yes && day !== undefined ? day.facts.map((one) => one.event) : [NOWHERE] };
    }
    case 'visitIn':
      return { type: 'SignInVisitor', name: 'Pat', reason: '', host: '', badge: '', answers: [] };
    case 'visitOut':
      return { type: 'SignOutVisitor', visitor: (at.console.db.prepare<[], string>('SELECT visitor FROM view_visit ORDER BY visitor').pluck().get() as string | undefined) ?? testId('nobody') };
    case 'restrict':
      return { type: 'SetRestriction', student, contact: contact ?? testId('nobody'), words: WORDS[pick % 3] ?? '', why };
    case 'lift': {
      const pair = (at.reader.rosters.current().pairsOfStudent.get(student as PersonId) ?? []).find((one) => one.through === null && one.restriction !== null && (pick < 8 || one.contact === contact));
      const about = pair?.contact ?? contact ?? testId('nobody');
      const byHand = at.reader.rosters.records().get(student)?.contacts.find((one) => one.contact === about);
      const lifted = new Set(byHand?.lifted.flatMap((one) => one.rosterWords));
      const words = pair?.rosterRestriction ?? null;
      return { type: 'LiftRestriction', student, contact: about, restrictions: pick === 0 ? [NOWHERE] : (byHand?.restrictions.map((one) => one.event) ?? []), rosterWords: words === null || lifted.has(words) ? [] : [words], instead: pick === 1 ? 'milder' : null, why };
    }
    case 'contact':
      return { type: 'AmendContact', student, contact: contact ?? testId('nobody'), changes: yes ? { relation: 'aunt' } : {}, why };
    case 'add':
      return { type: 'AddPerson', kind: 'student', fields: { givenName: 'New', familyName: 'Child', grade: '3' }, classId: yes ? null : testId('no class'), why };
    case 'takeBackAmendment': {
      const events = at.reader.rosters.records().get(student)?.contacts.flatMap((one) => one.events) ?? [];
      return { type: 'TakeBackAmendment', person: student, amendments: events.length === 0 ? [NOWHERE] : [...events], why };
    }
    case 'link':
    case 'apart': {
      const type = does === 'link' ? 'LinkPeople' : 'TellPeopleApart';
      if (yes) return { type, kind: 'student', person: CHILDREN[0] ?? '', other: pick === 0 ? (CHILDREN[0] ?? '') : (CHILDREN[3] ?? ''), why };
      return { type, kind: 'guardian', person: adults[0]?.id ?? '', other: adults[3]?.id ?? '', why };
    }
    case 'remove':
    case 'back': {
      const type = does === 'remove' ? 'RemovePerson' : 'ReturnPerson';
      return yes ? { type, person: ADULTS[pick % ADULTS.length] ?? '', kind: 'guardian', why } : { type, person: CHILDREN[3] ?? '', kind: 'student', why };
    }
    case 'start':
      return { type: 'StartIncident', directive: 'evacuate', detail: '', exercise: pick === 0 };
    case 'directive':
      return { type: 'ChangeDirective', incident, directive: 'hold', detail: '' };
    case 'note':
      return { type: 'AddNote', incident, text: why };
    case 'period':
      return { type: 'ChooseAnsweringPeriod', incident, period: pick > 4 ? null : '9' };
    case 'allClear':
      return { type: 'GiveAllClear', incident, reason: yes ? why : '' };
    case 'close': {
      const about = atOnce(readClosing(at.reader, incident as IncidentId)).flatMap((row) => row.matters.flatMap((one) => (one.signed === null ? one.about : [])));
      return about.length > 0 && yes ? { type: 'SignForMatters', incident, about, words: why } : { type: 'CloseIncident', incident };
    }
    case 'grant':
    case 'withdraw': {
      const staff = (at.console.db.prepare<[], string>('SELECT staff FROM view_staff_member ORDER BY staff').pluck().all() as string[])[pick % STAFF.length] ?? testId('nobody');
      return does === 'grant' ? { type: 'GrantRole', staff, role: STAFF[(c + o) % STAFF.length] ?? 'teacher' } : { type: 'WithdrawRole', staff };
    }
  }
}
