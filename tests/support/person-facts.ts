/** Writers of facts about one student, for drawn histories: two incidents, three reporters, two adults. */
import type { Fact } from '../../shared/kernel/history.ts';
import type { EventId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { testEvent, testId, type Writer } from './drawn-history.ts';

export const STUDENT = testId<PersonId>('student');
export const INCIDENTS_OF_TEST = [testId<IncidentId>('incident 0'), testId<IncidentId>('incident 1')] as const;
const [FIRST, SECOND] = INCIDENTS_OF_TEST;

const incidentOf = (variant: number): IncidentId => (variant === 5 ? SECOND : FIRST);
const reporterOf = (pick: number): { readonly staff: string | null; readonly name: string } => (pick % 3 === 2 ? { staff: null, name: 'Substitute' } : { staff: testId(`staff ${pick % 3}`), name: `Teacher ${pick % 3}` });
const adultOf = (pick: number): { readonly contact: string; readonly name: string; readonly relation: string } => ({ contact: testId(`adult ${pick % 2}`), name: `Adult ${pick % 2}`, relation: 'parent' });
const some = (known: readonly Fact[], types: readonly string[], pick: number, atMost: number): EventId[] => {
  const found = known.filter((fact) => types.includes(fact.type));
  if (found.length === 0) return [];
  const from = pick % found.length;
  return [...new Set(Array.from({ length: atMost }, (_, i) => found[(from + i) % found.length]!.id))].sort();
};
const of = (known: readonly Fact[], type: string, pick: number): EventId | null => some(known, [type], pick, 1)[0] ?? null;

const STATUSES = ['here', 'missing', 'injured', 'elsewhere', 'extra', 'here'] as const;

export const personWriters: readonly Writer[] = [
  (_known, pick, variant) => ({
    type: 'v1.PersonReported',
    payload: { incident: incidentOf(variant), person: STUDENT, status: STATUSES[variant]!, where: '', classId: testId(`class ${pick % 2}`), reporter: reporterOf(pick), channel: 'radio' },
  }),
  (known, pick, variant) => {
    const settles = some(known, ['v1.PersonReported', 'v1.ReportsSettled'], pick, 1 + (variant % 3));
    return settles.length === 0 ? null : { type: 'v1.ReportsSettled', payload: { incident: incidentOf(variant), person: STUDENT, settles, status: STATUSES[variant]!, where: '', reporter: reporterOf(pick), reason: 'seen' } };
  },
  (_known, pick, variant) => ({ type: 'v1.PersonAnsweredFor', payload: { incident: incidentOf(variant), person: STUDENT, reporter: reporterOf(pick), reason: 'went home' } }),
  (_known, pick, variant) => ({ type: 'v3.AdultCheckedIn', payload: { incident: incidentOf(variant), student: STUDENT, adult: adultOf(pick), identity: { document: 'governmentId', photoMatches: true, familyName: { onDocument: '', result: 'blank' }, givenName: { onDocument: '', result: 'blank' }, lastFour: '' }, rests: [] } }),
  (_known, pick, variant) => ({ type: 'v3.PickupStopped', payload: { incident: incidentOf(variant), student: STUDENT, adult: adultOf(pick), identity: { document: 'none', photoMatches: null, familyName: { onDocument: '', result: 'blank' }, givenName: { onDocument: '', result: 'blank' }, lastFour: '' }, why: ['identityNotVerified'] } }),
  (known, pick, variant) => {
    const checkIn = of(known, 'v3.AdultCheckedIn', pick);
    return checkIn === null ? null : { type: 'v1.ComfortAnswered', payload: { incident: incidentOf(variant), student: STUDENT, checkIn, comfortable: variant % 2 === 0 } };
  },
  (known, pick, variant) => {
    const checkIn = of(known, 'v3.AdultCheckedIn', pick) ?? testEvent('a check-in');
    return { type: 'v3.StudentReleased', payload: { incident: incidentOf(variant), student: STUDENT, to: { is: 'adult', checkIn, adult: adultOf(pick), rests: [] } } };
  },
  (known, pick, variant) => {
    const settles = some(known, ['v3.StudentReleased', 'v1.ReleaseSettled'], pick, 1 + (variant % 3));
    const stands = variant % 2 === 0 ? null : of(known.filter((fact) => settles.includes(fact.id)), 'v3.StudentReleased', pick);
    return settles.length === 0 ? null : { type: 'v1.ReleaseSettled', payload: { incident: incidentOf(variant), student: STUDENT, settles, stands, reason: 'asked' } };
  },
];

/** Releases, what settles them, and reports that contradict them, and little else. */
export const releaseWriters: readonly Writer[] = [personWriters[6]!, personWriters[6]!, personWriters[7]!, personWriters[0]!];

const DAYS = ['2026-11-19', '2026-11-20'] as const;
const ofDay = ['v1.MarkedAbsent', 'v1.ArrivedLate', 'v1.LeftEarly'] as const;

/** Absences, late arrivals, early leaving on two days, and what takes them back. */
export const attendanceWriters: readonly Writer[] = [
  (_known, pick, variant) => ({ type: 'v1.MarkedAbsent', payload: { person: STUDENT, date: DAYS[variant % 2]!, reason: pick % 2 === 0 ? 'flu' : '' } }),
  (_known, _pick, variant) => ({ type: 'v1.ArrivedLate', payload: { person: STUDENT, date: DAYS[variant % 2]! } }),
  (_known, pick, variant) => ({ type: 'v1.LeftEarly', payload: { person: STUDENT, date: DAYS[variant % 2]!, with: adultOf(pick).name } }),
  (known, pick, variant) => {
    const settles = some(known, ofDay, pick, 1 + (variant % 2));
    return settles.length === 0 ? null : { type: 'v1.AttendanceTakenBack', payload: { person: STUDENT, settles } };
  },
  personWriters[0]!,
];

const VISIT = { visitor: testId('visitor'), name: 'Pat Lee', reason: 'repairs', host: '', badge: '7' };
const ANSWERS = ['match', 'no', 'notSure'] as const;

export const visitWriters: readonly Writer[] = [
  () => ({ type: 'v1.VisitorSignedIn', payload: { visitor: testId('visitor'), name: 'Pat Lee', reason: 'repairs', host: '', badge: '7' } }),
  (known) => (known.some((fact) => fact.type === 'v1.VisitorSignedIn') ? { type: 'v1.VisitorSignedOut', payload: { visitor: testId('visitor') } } : null),
  (_known, pick, variant) => ({ type: 'v1.VisitorListed', payload: { ...VISIT, inWall: 1, outWall: pick % 2 === 0 ? null : variant + 2, source: 'visitors.csv' } }),
  (_known, pick, variant) => ({ type: 'v1.VisitorCompared', payload: { ...VISIT, answers: [{ is: variant % 2 === 0 ? 'barred' : 'restricted', id: testId('near'), answer: ANSWERS[pick % 3] }] } }),
  (known, pick) => {
    const settles = some(known, ['v1.VisitorCompared'], pick, 2);
    return settles.length === 0 ? null : { type: 'v1.HeldVisitorDecided', payload: { visitor: VISIT.visitor, settles, admitted: pick % 2 === 0, reason: 'asked' } };
  },
];

/** Parts of two lists of one day; a part is written only after those before it. */
export const dayListWriters: readonly Writer[] = [
  (known, pick, variant) => {
    const list = testId(`list ${variant % 3}`);
    const part = known.filter((fact) => (fact.payload as { readonly list: string }).list === list).length + 1;
    return part > 2 ? null : { type: 'v1.AttendanceListed', payload: { date: DAYS[0], list, part, of: 2, source: 'absences.csv', rows: [{ person: STUDENT, says: pick % 2 === 0 ? 'absent' : 'arrived', words: '' }] } };
  },
];
