/** Finds what Ctrl K is asked for, in one reading: people, rooms with their classes, adults who wait at the desk, visitors. */
import { NO_CLASS } from '../../shared/contract/no-class.ts';
import type { PersonName } from '../../shared/contract/person-name.ts';
import type { QueryAnswer } from '../../shared/contract/procedures.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import { foldRoom } from '../../shared/kernel/room-names.ts';
import { scoreIn, typedWords, wordsOf } from '../../shared/kernel/found-words.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { listVisitors } from './attendance.ts';
import { periodAtWall } from './bell-schedule.ts';
import type { RosterOnDay } from './classes-on.ts';
import { listAside, waitingPickups } from './desk.ts';
import { peopleIn, tally, type Accountable } from './expected.ts';
import type { Found } from './people-search.ts';
import { nameOf, otherLegalName, type Reader } from './reader.ts';
import { roomsOfSite } from './rooms.ts';
import { substitutesOn } from './roster-classes.ts';
import type { RosterClassInfo, RosterPerson } from './roster-snapshot.ts';

type Answer = QueryAnswer<'find'>;
type Row<L extends keyof Answer> = Answer[L]['rows'][number];

/** What every part of the answer is made of. */
interface Asked {
  readonly typed: readonly string[];
  readonly incident: IncidentId | null;
  /** The day whose substitutes count (ISO date). */
  readonly date: string;
  readonly roster: RosterOnDay;
  /** The period that is on by the bells; null: none, or an incident says who answers. */
  readonly period: string | null;
  /** Who is in the incident; empty without one. */
  readonly people: ReadonlyMap<PersonId, Accountable>;
  readonly limit: number;
}

/** Of those who match alike, in this order. */
const KINDS: readonly RosterPerson['kind'][] = ['student', 'staff', 'guardian'];
/** As a room is spoken of, whatever the roster calls it. */
const ROOM_WORDS = ['room', 'rm'];

/** `visitors`: whoever asks may see who is in the building. */
export function* findAnything(reader: Reader, digests: Digests, text: string, incident: IncidentId | null, limit: number, visitors: boolean): Pieces<Answer> {
  const stated = yield* reader.rosters.stated();
  const rank = ({ person, score }: Found): number => score * KINDS.length + KINDS.indexOf(person.kind);
  const found = [...(yield* reader.rosters.directory(stated.roster)).found(text, KINDS)].sort((a, b) => rank(a) - rank(b));
  const asked: Asked = {
    typed: typedWords(text),
    incident,
    date: (incident === null ? null : reader.dateOfIncident(incident)) ?? reader.today(),
    roster: incident === null ? reader.rosterToday(stated.roster) : reader.rosterOf(incident),
    period: incident === null ? (periodAtWall(reader, reader.clock.wallMs())?.period ?? null) : null,
    people: incident === null ? new Map<PersonId, Accountable>() : peopleIn(reader, incident),
    limit,
  };
  return {
    people: { rows: found.slice(0, limit).map((one) => personRow(reader, asked, one)), total: found.length },
    classes: best(asked, classesIn(asked), (one) => classWords(reader, asked, one), (one, score) => classRow(reader, asked, one, score)),
    rooms: best(asked, roomsWithoutClass(reader, digests, asked), ({ name, zone }) => [...ROOM_WORDS, ...wordsOf(`${name} ${zone ?? ''}`)], (one, score) => ({ ...one, score })),
    adults: best(asked, adultsAt(reader, asked), ({ adult }) => wordsOf(adult), (one, score) => ({ ...one, score })),
    visitors: visitors ? visitorsIn(reader, asked) : { rows: [], total: 0 },
  };
}

/** Those whose words hold what was typed, the best first, else in the order in which they came. */
function best<T, R>({ typed, limit }: Asked, all: readonly T[], words: (one: T) => readonly string[], row: (one: T, score: number) => R): { readonly rows: R[]; readonly total: number } {
  if (typed.length === 0) return { rows: [], total: 0 };
  const found = all.flatMap((one) => {
    const score = scoreIn(typed, words(one));
    return score === null ? [] : [{ one, score }];
  });
  found.sort((a, b) => a.score - b.score);
  return { rows: found.slice(0, limit).map(({ one, score }) => row(one, score)), total: found.length };
}

function personRow(reader: Reader, { incident, roster, people }: Asked, { person, score }: Found): Row<'people'> {
  const here = person.kind === 'guardian' ? undefined : people.get(person.id);
  const student = person.kind === 'student';
  return {
    key: `${person.kind} ${person.id}`,
    score,
    person: person.id,
    kind: person.kind,
    name: nameOf(person),
    legalName: otherLegalName(person),
    grade: person.grade,
    room: student ? (roster.classOf.get(person.id)?.room ?? null) : null,
    role: person.role,
    contactOf: person.kind === 'guardian' ? contactOf(roster, person.id) : [],
    sameName: student ? reader.identify(person.id, roster).sameName : [],
    standing: incident === null || here === undefined ? null : { status: here.status, disagree: here.contradictions > 0, classId: student ? (roster.classOf.get(person.id)?.id ?? NO_CLASS) : null },
  };
}

/** By this two guardians of one name are told apart. */
const contactOf = (roster: RosterOnDay, guardian: PersonId): PersonName[] =>
  [...new Set((roster.pairsOfContact.get(guardian) ?? []).map((pair) => pair.student))].flatMap((id) => {
    const student = roster.students.get(id);
    return student === undefined || student.withdrawn ? [] : [nameOf(student)];
  });

const isOn = ({ period }: Asked, one: RosterClassInfo): boolean => period !== null && one.periods.includes(period);
const rooms = new Intl.Collator('en', { numeric: true });
const byRoom = (a: RosterClassInfo, b: RosterClassInfo): number => rooms.compare(a.room ?? '~', b.room ?? '~') || rooms.compare(a.periods[0] ?? '', b.periods[0] ?? '') || (a.id < b.id ? -1 : 1);

/** Those that are on now first. */
const classesIn = (asked: Asked): readonly RosterClassInfo[] =>
  [...asked.roster.classes.values()].filter((one) => asked.incident === null || asked.roster.answersFor.has(one.id)).sort((a, b) => Number(isOn(asked, b)) - Number(isOn(asked, a)) || byRoom(a, b));

/** Where no class is found that meets there: the gym, the office. */
function roomsWithoutClass(reader: Reader, digests: Digests, { roster }: Asked): readonly Omit<Row<'rooms'>, 'score'>[] {
  const met = new Set([...roster.classes.values()].map((one) => foldRoom(one.room ?? '')));
  return [...roomsOfSite(reader, digests).values()].filter(({ name, used }) => used && !met.has(foldRoom(name))).map(({ room, name, zone }) => ({ key: room, name, zone }));
}

/** By its room, its title, and whoever teaches it that day. */
function classWords(reader: Reader, { date, roster }: Asked, one: RosterClassInfo): readonly string[] {
  const teachers = one.teachers.map((teacher) => nameOf(reader.person(teacher, roster))).map(({ given, family }) => `${given} ${family}`);
  const said = [one.room ?? '', one.title, ...teachers, ...substitutesOn(reader, one.id, date).map(({ name }) => name)];
  return [...(one.room === null ? [] : ROOM_WORDS), ...said.flatMap(wordsOf)];
}

function classRow(reader: Reader, asked: Asked, one: RosterClassInfo, score: number): Row<'classes'> {
  const { incident, roster, people } = asked;
  const students = (incident === null ? undefined : roster.answersFor.get(one.id)) ?? one.students;
  const [teacher] = one.teachers;
  return {
    key: one.id,
    score,
    classId: one.id,
    title: one.title,
    room: one.room,
    periods: [...one.periods],
    teacher: teacher === undefined ? null : nameOf(reader.person(teacher, roster)),
    students: students.length,
    isOn: isOn(asked, one),
    unknown: incident === null ? null : tally(students.flatMap((student) => people.get(student) ?? [])).unknown,
  };
}

/** The longest wait first. */
function adultsAt(reader: Reader, { incident }: Asked): readonly Omit<Row<'adults'>, 'score'>[] {
  if (incident === null) return [];
  const aside = listAside(reader, incident).map(({ key, adult, student, name, checkIn, stop, sinceWall }) => ({ key, adult, student, name, checkIn, stop, sinceWall }));
  const checkedIn = waitingPickups(reader, incident).map(({ key, adult, student, name, checkIn, checkedInWall }) => ({ key, adult, student, name, checkIn, stop: null, sinceWall: checkedInWall }));
  return [...aside, ...checkedIn];
}

function visitorsIn(reader: Reader, asked: Asked): Answer['visitors'] {
  const inside = listVisitors(reader, reader.today()).filter((one) => one.signedOutWall === null);
  return best(asked, inside, ({ name, badge }) => wordsOf(`${name} ${badge}`), ({ key, name, badge, host, signedInWall }, score) => ({ key, score, name, badge, host, signedInWall }));
}
