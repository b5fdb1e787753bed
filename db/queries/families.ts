/** Families of whom nobody has come: their students, whom the school may call, what came of calls, and who is called next. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { whoToCallNext } from '../../shared/domain/reunification/contacting.ts';
import { compareTimestamps, type Timestamp } from '../../shared/kernel/clock.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { contactsOf } from './contacts.ts';
import { peopleIn, type Accountable } from './expected.ts';
import { byName, nameOf, type Reader } from './reader.ts';
import type { RosterSnapshot } from './roster-snapshot.ts';
import { ROWS_AT_ONCE } from './standing-writes.ts';

type FamilyRow = SubscriptionRow<'families'>;
type Attempt = FamilyRow['attempts'][number];
type Callable = Pick<FamilyRow['contacts'][number], 'contact' | 'name' | 'relation' | 'phone' | 'email'>;

interface AttemptRow extends Omit<Attempt, 'key' | 'coming' | 'by'>, Timestamp {
  readonly person: PersonId;
  readonly coming: number;
  readonly command: string;
  readonly actor: string | null;
}

/** Of each student. */
function attemptsIn(reader: Reader, incident: IncidentId): ReadonlyMap<PersonId, readonly AttemptRow[]> {
  const rows = reader.db
    .prepare<[string], AttemptRow>('SELECT person, contact, name, channel, outcome, coming, words, command, ms, n, wall, actor FROM view_contact_attempt WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY event')
    .all(JSON.stringify(reader.joined.membersOf(incident)));
  return Map.groupBy(rows, (row) => row.person);
}

const GONE: ReadonlySet<string> = new Set(['released', 'answeredFor', 'absent', 'left']);

/** Students whose family nobody has seen: no adult was greeted, checked in or asked to step aside for them. */
function nobodyCameFor(reader: Reader, incident: IncidentId, roster: RosterSnapshot): readonly Accountable[] {
  const greeted = new Set(reader.db.prepare<[string], string>('SELECT person FROM view_greeting WHERE incident IN (SELECT value FROM json_each(?))').pluck().all(JSON.stringify(reader.joined.membersOf(incident))) as string[]);
  return [...peopleIn(reader, incident).values()].filter(
    ({ person, status, standing }) => roster.students.has(person) && !GONE.has(status) && !greeted.has(person) && (standing === null || (standing.waits === 0 && standing.aside === 0 && !leftOnOwn(standing.place))),
  );
}

const leftOnOwn = (place: string): boolean => (JSON.parse(place) as { readonly is: string } | null)?.is === 'left';

/** RU-61: nobody who may not pick up the student is among them. */
function callable(reader: Reader, student: PersonId, roster: RosterSnapshot): readonly Callable[] {
  return contactsOf(reader, roster.pairsOfStudent.get(student) ?? [], roster, { orders: false })
    .filter((one) => one.restriction === null)
    .map(({ contact, name, calledName, relation, phone, email }) => ({ contact, name: calledName ?? name, relation, phone, email }));
}

/** RU-69: one family is those whom the same adults may pick up; of whom nobody is on file is a family alone. Longest without contact first. */
export function* listFamilies(reader: Reader, incident: IncidentId): Pieces<FamilyRow[]> {
  // Names and contacts by the present roster: a restriction that came today must be seen today.
  const roster = reader.rosterToday();
  const attempts = attemptsIn(reader, incident);
  const families = new Map<string, { readonly contacts: readonly Callable[]; readonly members: Accountable[] }>();
  for (const [index, one] of nobodyCameFor(reader, incident, roster).entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const contacts = callable(reader, one.person, roster);
    const key = contacts.length === 0 ? one.person : contacts.map(({ contact }) => contact).sort().join(' ');
    const family = families.get(key);
    if (family === undefined) families.set(key, { contacts, members: [one] });
    else family.members.push(one);
  }
  yield;
  const rows = [...families.values()].map(({ contacts, members }) => familyRow(reader, roster, contacts, members, attempts));
  return rows.sort((a, b) => (a.lastWall ?? 0) - (b.lastWall ?? 0) || Number(a.contacts.length === 0) - Number(b.contacts.length === 0) || byFirstName(a, b));
}

function byFirstName(a: FamilyRow, b: FamilyRow): number {
  const [first] = a.students;
  const [other] = b.students;
  return first === undefined || other === undefined ? 0 : byName({ name: first.name, key: a.key }, { name: other.name, key: b.key });
}

function familyRow(reader: Reader, roster: RosterSnapshot, contacts: readonly Callable[], members: readonly Accountable[], attempts: ReadonlyMap<PersonId, readonly AttemptRow[]>): FamilyRow {
  const students = members
    .map(({ person, status }) => {
      const found = roster.students.get(person) ?? null;
      return { key: person, student: person, name: nameOf(found), grade: found?.grade ?? null, room: roster.classOf.get(person)?.room ?? null, status, homeLanguage: found?.homeLanguage ?? null };
    })
    .sort(byName)
    .map(({ key: _, ...student }) => student);
  // One command about siblings is one call.
  const calls = [...Map.groupBy(members.flatMap(({ person }) => attempts.get(person) ?? []), (one) => one.command).values()]
    .flatMap(([first]) => first ?? [])
    .sort((a, b) => compareTimestamps(b, a) || (a.command < b.command ? -1 : 1));
  const triedOf = (contact: string) => calls.filter((one) => one.contact === contact).toReversed().map(({ outcome, coming, wall }) => ({ outcome, coming: coming === 1, wall }));
  const next = whoToCallNext(contacts.filter((one) => one.phone !== null || one.email !== null).map(({ contact }) => ({ contact, tried: triedOf(contact) })));
  const [last = null] = calls;
  return {
    key: students[0]?.student ?? '',
    students,
    contacts: contacts.map((one) => {
      const tried = triedOf(one.contact);
      return { ...one, tried: tried.length, lastOutcome: tried.at(-1)?.outcome ?? null };
    }),
    next,
    attempts: calls.map(({ command, contact, name, channel, outcome, coming, words, wall, actor }) => ({ key: command, contact, name, channel, outcome, coming: coming === 1, words, wall, by: reader.staffName(actor) })),
    coming: last?.coming === 1,
    lastWall: last?.wall ?? null,
  };
}
