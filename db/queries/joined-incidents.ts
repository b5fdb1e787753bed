/**
 * Incidents that were started apart and joined, read as one (IN-40, PS-7). A view knows only its own stream, so what several
 * streams or several incidents say together is folded when it is read, and kept until it changes. Where nothing was joined, as
 * nearly always, nothing here is done.
 */
import { courseOf, incidentsOf, type Course } from '../../shared/domain/incident/state.ts';
import { standingOf, type PersonStanding } from '../../shared/domain/person-standing.ts';
import { eventRegistry } from '../../shared/domain/registry.ts';
import { History } from '../../shared/kernel/history.ts';
import type { IncidentId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { INCIDENTS, incidentStream } from '../../shared/kernel/streams.ts';
import type { Database } from '../driver.ts';
import { LogStore } from '../log/store.ts';
import { standingCells } from '../projections/person.ts';
import { StreamContents } from './stream-contents.ts';

export interface StandingRow {
  readonly stream: string;
  readonly incident: IncidentId;
  readonly person: PersonId;
  readonly status: string;
  readonly disagree: number;
  /** 1: nothing of what was said stands. */
  readonly silent: number;
  readonly contradictions: number;
  /** 1: an adult is checked in, or waits aside. */
  readonly waits: number;
  readonly aside: number;
  /** 1: the student is in a hospital, or deceased. */
  readonly care: number;
  /** JSON: a `StandingPlace`, or null. */
  readonly place: string;
  /** JSON: the buses whose lists name the person, folded. */
  readonly boarded: string;
  /** JSON: a `LastSaid`, or null. */
  readonly said: string;
  /** Of a person of whom something was said in several incidents that are one: what it comes to; else null. */
  readonly merged: MergedStanding | null;
}

interface MergedStanding {
  /** As `view_standing.detail`. */
  readonly detail: string;
  readonly contradictions: PersonStanding['contradictions'];
}

interface JoinedCourse {
  readonly history: History;
  readonly course: Course;
}

/** Kept, with what the streams held of which it was made. */
interface Made<T> {
  readonly of: string;
  readonly it: T;
}

const COLUMNS = 'stream, incident, person, status, disagree, silent, contradictions, waits, aside, care, place, boarded, said';

export class JoinedIncidents {
  readonly #db: Database;
  readonly #contents: StreamContents;
  readonly #sql;
  #log: LogStore | null = null;
  /** By members. */
  readonly #courses = new Map<string, Made<JoinedCourse>>();
  /** By stream. */
  readonly #standings = new Map<string, Made<StandingRow>>();

  constructor(db: Database) {
    this.#db = db;
    this.#contents = new StreamContents(db);
    this.#sql = {
      oneWith: db.prepare<[string], string>('SELECT one_with FROM view_incident WHERE incident = ?').pluck(),
      goesOnAs: db.prepare<[string], IncidentId>('SELECT goes_on_as FROM view_incident WHERE incident = ?').pluck(),
      standings: db.prepare<[string], StandingRow>(`SELECT ${COLUMNS}, NULL AS merged FROM view_standing WHERE incident = ?`),
      ofMembers: db.prepare<[string], StandingRow>(`SELECT ${COLUMNS}, NULL AS merged FROM view_standing WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY stream, incident`),
    };
  }

  forget(): void {
    this.#courses.clear();
    this.#standings.clear();
  }

  /** All incidents that are one with it, itself among them, in order of id. */
  membersOf(incident: IncidentId): readonly IncidentId[] {
    const members = this.#sql.oneWith.get(incident);
    return typeof members === 'string' ? (JSON.parse(members) as IncidentId[]) : [incident];
  }

  /** The one by which they go on. */
  goesOnAs(incident: IncidentId): IncidentId {
    return this.#sql.goesOnAs.get(incident) ?? incident;
  }

  /** What the streams of several incidents say together; null: it is one, and its view says it. */
  courseOf(incident: IncidentId): JoinedCourse | null {
    const members = this.membersOf(incident);
    if (members.length === 1) return null;
    const key = members.join(' ');
    const of = this.#contents.of([INCIDENTS, ...members.map(incidentStream)]);
    const known = this.#courses.get(key);
    if (known?.of === of) return known.it;
    const log = this.#logStore();
    const history = History.together(members.map((one) => log.history(incidentStream(one))));
    const oneOf = incidentsOf(log.history(INCIDENTS)).filter((one) => members.includes(one.incident));
    const it = { history, course: courseOf(history, oneOf) };
    this.#courses.set(key, { of, it });
    return it;
  }

  /** What was said of people, each once. */
  standings(incident: IncidentId): ReadonlyMap<PersonId, StandingRow> {
    const members = this.membersOf(incident);
    if (members.length === 1) return new Map(this.#sql.standings.all(incident).map((row) => [row.person, row]));
    const goesOnAs = this.goesOnAs(incident);
    const rows = Map.groupBy(this.#sql.ofMembers.all(JSON.stringify(members)), (row) => row.person);
    return new Map([...rows].flatMap(([person, [first, ...others]]) => (first === undefined ? [] : [[person, others.length === 0 ? first : this.#merged(goesOnAs, members, first)] as const])));
  }

  #merged(incident: IncidentId, members: readonly IncidentId[], { stream, person }: StandingRow): StandingRow {
    const of = `${incident} ${members.join(' ')} ${this.#contents.of([stream])}`;
    const known = this.#standings.get(stream);
    if (known?.of === of) return known.it;
    const standing = standingOf(this.#logStore().history(stream as StreamName), incident, members);
    const { detail, ...cells } = standingCells(standing);
    const it = { stream, incident, person, ...cells, merged: { detail, contradictions: standing.contradictions } };
    this.#standings.set(stream, { of, it });
    return it;
  }

  #logStore(): LogStore {
    this.#log ??= new LogStore(this.#db, eventRegistry);
    return this.#log;
  }
}
