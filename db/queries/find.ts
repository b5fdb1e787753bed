/** Finds what Ctrl K is asked for, in one reading: people, rooms with their classes, adults who wait at the desk, visitors. */
import type { QueryAnswer } from '../../shared/contract/procedures.ts';
import { NO_CLASS } from '../../shared/contract/no-class.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { scoreIn, typedWords, wordsOf } from '../../shared/kernel/found-words.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { listVisitors } from './attendance.ts';
import type { RosterOnDay } from './classes-on.ts';
import { listAside, waitingPickups } from './desk.ts';
import { peopleIn, tally, type Accountable } from './expected.ts';
import type { Found } from './people-search.ts';
import { nameOf, otherLegalName, type Reader } from './reader.ts';
import { substitutesOn } from './roster-classes.ts';
import type { RosterClassInfo, RosterPerson } from './roster-snapshot.ts';

type Answer = QueryAnswer<'find'>;
type Row<L extends keyof Answer> = Answer[L]['rows'][number];

/** What every part of the answer is made of. */
interface Asked {
  readonly typed: readonly string[];
  readonly incident: IncidentId | null;
  readonly roster: RosterOnDay;
  /** Who is in the incident; empty without one. */
  readonly people: ReadonlyMap<PersonId, Accountable>;
  readonly limit: number;
}

const KINDS: readonly RosterPerson['kind'][] = ['student', 'guardian', 'staff'];
/** As a room is spoken of, whatever the roster calls it. */
const ROOM_WORDS = ['room', 'rm'];

/** `visitors`: whoever asks may see who is in the building. */
export function* findAnything(reader: Reader, text: string, incident: IncidentId | null, limit: number, visitors: boolean): Pieces<Answer> {
  const stated = yield* reader.rosters.stated();
  const found = (yield* reader.rosters.directory(stated.roster)).found(text, KINDS);
  const asked: Asked = {
    typed: typedWords(text),
    incident,
    roster: incident === null ? reader.rosterToday(stated.roster) : reader.rosterOf(incident),
    people: incident === null ? new Map<PersonId, Accountable>() : peopleIn(reader, incident),
    limit,
  };
  return {
    people: { rows: found.slice(0, limit).map((one) => personRow(reader, asked, one)), total: found.length },
    classes: best(asked, classesIn(asked), (one) => classWords(reader, asked, one), (one, score) => classRow(reader, asked, one, score)),
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
    sameName: student ? reader.identify(person.id, roster).sameName : [],
    standing: incident === null || here === undefined ? null : { status: here.status, disagree: here.contradictions > 0, classId: student ? (roster.classOf.get(person.id)?.id ?? NO_CLASS) : null },
  };
}

const rooms = new Intl.Collator('en', { numeric: true });
const byRoom = (a: RosterClassInfo, b: RosterClassInfo): number => rooms.compare(a.room ?? '~', b.room ?? '~') || rooms.compare(a.periods[0] ?? '', b.periods[0] ?? '') || (a.id < b.id ? -1 : 1);

const classesIn = ({ incident, roster }: Asked): readonly RosterClassInfo[] =>
  [...roster.classes.values()].filter((one) => incident === null || roster.answersFor.has(one.id)).sort(byRoom);

/** By its room, its title, and whoever teaches it that day. */
function classWords(reader: Reader, { incident, roster }: Asked, one: RosterClassInfo): readonly string[] {
  const date = (incident === null ? null : reader.dateOfIncident(incident)) ?? reader.today();
  const teachers = one.teachers.map((teacher) => nameOf(reader.person(teacher, roster))).map(({ given, family }) => `${given} ${family}`);
  const said = [one.room ?? '', one.title, ...teachers, ...substitutesOn(reader, one.id, date).map(({ name }) => name)];
  return [...(one.room === null ? [] : ROOM_WORDS), ...said.flatMap(wordsOf)];
}

function classRow(reader: Reader, { incident, roster, people }: Asked, one: RosterClassInfo, score: number): Row<'classes'> {
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
