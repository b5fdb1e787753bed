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

const COLUMNS = 'stream, incident, person, status, disagree, silent, contradictions, waits, aside, care, place, boarded, said';

export class JoinedIncidents {
  readonly #db: Database;
  readonly #sql;
  #log: LogStore | null = null;
  readonly #courses = new Map<string, JoinedCourse>();
  /** By stream, with what the rows said of which it was made. */
  readonly #standings = new Map<string, { readonly madeOf: string; readonly row: StandingRow }>();

  constructor(db: Database) {
    this.#db = db;
    this.#sql = {
      oneWith: db.prepare<[string], string>('SELECT one_with FROM view_incident WHERE incident = ?').pluck(),
      goesOnAs: db.prepare<[string], IncidentId>('SELECT goes_on_as FROM view_incident WHERE incident = ?').pluck(),
      heads: db.prepare<[string], string>('SELECT id FROM log_head WHERE stream = ? ORDER BY id').pluck(),
      standings: db.prepare<[string], StandingRow>(`SELECT ${COLUMNS}, NULL AS merged FROM view_standing WHERE incident = ?`),
      details: db.prepare<[string], StandingRow & { readonly detail: string }>(`SELECT ${COLUMNS}, NULL AS merged, detail FROM view_standing WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY stream, incident`),
    };
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
    const known = this.#courses.get(key);
    if (known !== undefined) return known;
    const log = this.#logStore();
    const history = History.together(members.map((one) => log.history(incidentStream(one))));
    const oneOf = incidentsOf(log.history(INCIDENTS)).filter((one) => members.includes(one.incident));
    const made = { history, course: courseOf(history, oneOf) };
    this.#courses.set(key, made);
    return made;
  }

  /** What was said of people, each once. */
  standings(incident: IncidentId): ReadonlyMap<PersonId, StandingRow> {
    const members = this.membersOf(incident);
    if (members.length === 1) return new Map(this.#sql.standings.all(incident).map((row) => [row.person, row]));
    const goesOnAs = this.goesOnAs(incident);
    const rows = Map.groupBy(this.#sql.details.all(JSON.stringify(members)), (row) => row.person);
    return new Map([...rows].flatMap(([person, [first, ...others]]) => (first === undefined ? [] : [[person, others.length === 0 ? first : this.#merged(goesOnAs, members, [first, ...others])] as const])));
  }

  #merged(incident: IncidentId, members: readonly IncidentId[], rows: readonly [StandingRow & { readonly detail: string }, ...(StandingRow & { readonly detail: string })[]]): StandingRow {
    const [{ stream, person }] = rows;
    // The newest facts too: one command's second fact, from another console, changes who had seen whom and no row.
    const madeOf = JSON.stringify([incident, members, this.#sql.heads.all(stream), rows.map((row) => [row.incident, row.detail])]);
    const known = this.#standings.get(stream);
    if (known?.madeOf === madeOf) return known.row;
    const standing = standingOf(this.#logStore().history(stream as StreamName), incident, members);
    const { detail, ...cells } = standingCells(standing);
    const row = { stream, incident, person, ...cells, merged: { detail, contradictions: standing.contradictions } };
    this.#standings.set(stream, { madeOf, row });
    return row;
  }

  /** After each commit, with the views that it changed. */
  forgetWhatChanged(changed: ReadonlySet<string>): void {
    if (changed.has('view_course') || changed.has('view_incident')) this.#courses.clear();
    if (changed.has('view_erasure')) this.#standings.clear();
  }

  #logStore(): LogStore {
    this.#log ??= new LogStore(this.#db, eventRegistry);
    return this.#log;
  }
}
