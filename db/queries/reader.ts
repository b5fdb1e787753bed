/** What every query needs: the database, the rosters, and how to name people, consoles and moments. */
import type { ManagedComputer } from '../../shared/contract/managed-settings.ts';
import type { PersonName } from '../../shared/contract/person-name.ts';
import type { AnsweringPeriod } from '../../shared/domain/incident/state.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { compareTimestamps, type Timestamp } from '../../shared/kernel/clock.ts';
import { consoleOfOrigin, type EventId, type IncidentId, type OriginId, type PersonId } from '../../shared/kernel/ids.ts';
import type { Clock, DateOf, MinuteOf } from '../../shared/kernel/ports.ts';
import type { Database } from '../driver.ts';
import type { StandingDetail } from '../projections/person.ts';
import { rosterOn, type RosterOnDay } from './classes-on.ts';
import { loadPhotos } from './photos.ts';
import { currentHeads, fullName, type RosterPerson, type RosterSnapshot } from './roster-snapshot.ts';
import { JoinedIncidents, type StandingRow } from './joined-incidents.ts';
import { compareNames, sortName } from './name-order.ts';
import { Rosters } from './rosters.ts';

/** What is needed of a visitor's coming and going to speak of it. */
export type VisitRow = { readonly name: string } & (
  | { readonly out_event: null }
  | { readonly out_event: EventId; readonly out_wall: number; readonly out_by: string | null; readonly out_origin: OriginId }
);

export interface Identity {
  readonly kind: 'student' | 'staff' | 'visitor';
  readonly name: PersonName;
  readonly grade: string | null;
  readonly room: string | null;
  /** Others with the same full name. */
  readonly sameName: { room: string | null; grade: string | null }[];
}

export class Reader {
  readonly db: Database;
  readonly clock: Clock;
  readonly dateOf: DateOf;
  readonly minuteOf: MinuteOf;
  readonly rosters: Rosters;
  readonly joined: JoinedIncidents;
  /** What IT says that this computer is. */
  readonly managed: ManagedComputer;
  readonly #sql;
  #photos: ReadonlyMap<PersonId, string> | null = null;

  constructor(db: Database, clock: Clock, dateOf: DateOf, minuteOf: MinuteOf, managed: ManagedComputer = {}) {
    this.db = db;
    this.clock = clock;
    this.dateOf = dateOf;
    this.minuteOf = minuteOf;
    this.managed = managed;
    this.rosters = new Rosters(db);
    this.joined = new JoinedIncidents(db);
    this.#sql = {
      staff: db.prepare<[string], { name: string }>('SELECT name FROM view_staff_member WHERE staff = ?'),
      volunteer: db.prepare<[string], { name: string; badge: string }>('SELECT name, badge FROM view_volunteer WHERE volunteer = ? ORDER BY event LIMIT 1'),
      console: db.prepare<[string], { name: string }>('SELECT name FROM view_console_name WHERE console = ?'),
      rosterOf: db.prepare<[string], { roster: string; date: string | null; started_wall: number; closed_ms: number | null; closed_n: number | null }>('SELECT roster, date, started_wall, closed_ms, closed_n FROM view_incident WHERE incident = ?'),
      answering: db.prepare<[string], string>('SELECT answering FROM view_course WHERE incident = ?').pluck(),
      visitor: db.prepare<[string], VisitRow>('SELECT name, out_event, out_wall, out_by, out_origin FROM view_visit WHERE visitor = ?'),
      detail: db.prepare<[string, string], string>('SELECT detail FROM view_standing WHERE stream = ? AND incident = ?').pluck(),
    };
  }

  /** The present roster, with the classes of today. */
  rosterToday(roster = this.rosters.current()): RosterOnDay {
    return rosterOn(roster, this.today(), null);
  }

  /** The roster on which an incident's expected list rests, with the classes of the day on which it started and of the period that answers; where none was there, the present one. */
  rosterOf(incident: IncidentId): RosterOnDay {
    const row = this.#sql.rosterOf.get(this.joined.goesOnAs(incident));
    if (row === undefined) return this.rosterToday();
    // IN-40 of those that were joined, whoever is on the roster of any of them.
    const heads = [...new Set(this.joined.membersOf(incident).flatMap((one) => JSON.parse(this.#sql.rosterOf.get(one)?.roster ?? '[]') as EventId[]))];
    // Whoever was added by hand is expected in what is open; of what is closed, only who was part of it.
    const without = row.closed_ms === null ? [] : this.#addedSince(incident, { ms: row.closed_ms, n: row.closed_n ?? 0 });
    return rosterOn(this.rosters.at(heads.length === 0 ? currentHeads(this.db) : heads, without), row.date ?? this.dateOf(row.started_wall), this.answeringIn(incident)[0]?.period ?? null);
  }

  /** Whose classes answer in an incident, the one that counts first; none: homerooms. */
  answeringIn(incident: IncidentId): readonly AnsweringPeriod[] {
    const joined = this.joined.courseOf(incident);
    if (joined !== null) return joined.course.answering;
    const json = this.#sql.answering.get(incident);
    return typeof json === 'string' ? (JSON.parse(json) as AnsweringPeriod[]) : [];
  }

  /** People added by hand after an incident was closed, of whom nothing was said in it. As with visitors, the order is that of the hybrid clocks. */
  #addedSince(incident: IncidentId, closed: Timestamp): readonly string[] {
    const added = [...this.rosters.records()].flatMap(([about, record]) => (record.added === null || compareTimestamps(record.added.at, closed) <= 0 ? [] : [about]));
    if (added.length === 0) return added;
    const standings = this.standings(incident);
    return added.filter((about) => !standings.has(about as PersonId));
  }

  /** After each commit, with the views that it changed: what is kept of them is read again. */
  forgetWhatChanged(changed: ReadonlySet<string>): void {
    if (changed.has('view_erasure')) this.rosters.forget();
    else if (changed.has('view_by_hand') || changed.has('view_roster_activation')) this.rosters.forgetRecords();
    if (changed.has('view_photo')) this.#photos = null;
  }

  /** What was read in the midst of what did not come about. */
  forgetAll(): void {
    this.rosters.forget();
    this.joined.forget();
    this.#photos = null;
  }

  /** The photo of a person, by its SHA-256. */
  photoOf(person: PersonId): string | null {
    this.#photos ??= loadPhotos(this.db);
    return this.#photos.get(person) ?? null;
  }

  /** The day whose attendance counts in an incident; null where it does not say. */
  dateOfIncident(incident: IncidentId): string | null {
    return this.#sql.rosterOf.get(this.joined.goesOnAs(incident))?.date ?? null;
  }

  today(): string {
    return this.dateOf(this.clock.wallMs());
  }

  /** What has been said of people in an incident. Nobody in it: nothing was said, which is unknown. */
  standings(incident: IncidentId): ReadonlyMap<PersonId, StandingRow> {
    return this.joined.standings(incident);
  }

  /** What was said of one person, in full. */
  detailOf(standing: StandingRow): StandingDetail {
    return JSON.parse(this.detailTextOf(standing)) as StandingDetail;
  }

  /** The same, as it lies in the view. */
  detailTextOf({ stream, incident, merged }: StandingRow): string {
    return merged?.detail ?? String(defined(this.#sql.detail.get(stream, incident), 'a standing has its detail'));
  }

  /** A student or staff member, as of the incident's roster, else as of now: a person never loses their name. */
  person(id: PersonId, roster: RosterSnapshot): RosterPerson | null {
    return roster.students.get(id) ?? roster.staff.get(id) ?? this.#presentPerson(id);
  }

  #presentPerson(id: PersonId): RosterPerson | null {
    const current = this.rosters.current();
    return current.students.get(id) ?? current.staff.get(id) ?? null;
  }

  visitOf(id: PersonId): VisitRow | null {
    return this.#sql.visitor.get(id) ?? null;
  }

  /** How anybody is shown who can be accounted for: students, staff, visitors. */
  identify(id: PersonId, roster: RosterSnapshot): Identity {
    const found = this.person(id, roster);
    const visitor = found === null ? this.visitOf(id) : null;
    if (visitor !== null) return { kind: 'visitor', name: { given: '', family: visitor.name }, grade: null, room: null, sameName: [] };
    return {
      kind: found?.kind === 'staff' ? 'staff' : 'student',
      name: nameOf(found),
      grade: found?.grade ?? null,
      room: roster.classOf.get(id)?.room ?? null,
      sameName: found === null ? [] : this.#namesakes(found, roster),
    };
  }

  /** "Okonkwo, Dana", or what can be said where the record is erased. */
  staffName(staff: string | null): string {
    return staff === null ? 'nobody signed in' : (this.#sql.staff.get(staff)?.name ?? this.#volunteerName(staff) ?? 'name erased');
  }

  /** A volunteer is on no roster: the badge says who of that name it was. */
  #volunteerName(volunteer: string): string | null {
    const found = this.#sql.volunteer.get(volunteer);
    return found === undefined ? null : `${found.name}, badge ${found.badge}`;
  }

  consoleName(origin: string): string {
    return this.#sql.console.get(consoleOfOrigin(origin as OriginId))?.name ?? 'unknown console';
  }

  #namesakes(person: RosterPerson, roster: RosterSnapshot): { room: string | null; grade: string | null }[] {
    if (person.kind !== 'student') return [];
    return (roster.sameName.get(fullName(person)) ?? [])
      .filter((id) => id !== person.id)
      .map((id) => ({ room: roster.classOf.get(id)?.room ?? null, grade: roster.students.get(id)?.grade ?? null }));
  }
}

/** The name that people use: the preferred one where the record has it. */
export const nameOf = (person: RosterPerson | null): PersonName =>
  person === null ? { given: '', family: 'name erased' } : { given: person.preferredGiven ?? person.given, family: person.preferredFamily ?? person.family };

/** The name on documents. */
export const legalNameOf = (person: RosterPerson | null): PersonName => (person === null ? { given: '', family: 'name erased' } : { given: person.given, family: person.family });

/** The name on documents, where people use another; else null. */
export const otherLegalName = (person: RosterPerson): PersonName | null => (person.preferredGiven === null && person.preferredFamily === null ? null : legalNameOf(person));

export const byName = (a: { readonly name: PersonName; readonly key: string }, b: { readonly name: PersonName; readonly key: string }): number =>
  compareNames(sortName(a.name), sortName(b.name)) || (a.key < b.key ? -1 : 1);
