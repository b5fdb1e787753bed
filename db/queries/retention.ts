/** How long records are kept, holds and requests to inspect, and which records are past their time. */
import type { QueryAnswer, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { DrillPayload } from '../../shared/domain/drills/events.ts';
import { readRules } from '../../shared/domain/drills/rules.ts';
import type { DrillState } from '../../shared/domain/drills/state.ts';
import { keptSince } from '../../shared/domain/records/retention.ts';
import { keptKinds, type KeptKind, type KeptYears } from '../../shared/domain/records/retention-events.ts';
import type { IncidentId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { holding } from './holds.ts';
import { nameOf, type Reader } from './reader.ts';
import { readTapOutRules } from './tap-outs.ts';
import { DIRECTIVE_WORDS } from './words.ts';

type Row = SubscriptionRow<'retention'>;

const KEPT_FOR_GOOD: KeptYears = { drills: null, incidents: null, people: null, visitors: null, dayLists: null, photos: null };

/** What the chosen rules of drills say of records. */
function keptByRules({ db }: Reader): Row['rules'] {
  const says = db.prepare<[], string>("SELECT says FROM view_drill_setting WHERE setting = 'rules' AND place = 0").pluck().get();
  if (says === undefined) return null;
  const { name, asOf, keepYears } = readRules((JSON.parse(says) as DrillPayload<'v1.DrillRulesSet'>).text).pack;
  return keepYears === null ? null : { years: keepYears, name, asOf };
}

/** RE-8 until the school sets times, drills are kept as long as the state's rules say, and all else for good. */
function timesOf(reader: Reader): Pick<Row, 'years' | 'set' | 'apart' | 'rules'> {
  const set = reader.db.prepare<[], { years: string; apart: number }>('SELECT years, apart FROM view_retention').get();
  const rules = keptByRules(reader);
  if (set === undefined) return { years: { ...KEPT_FOR_GOOD, drills: rules?.years ?? null }, set: false, apart: false, rules };
  return { years: JSON.parse(set.years) as KeptYears, set: true, apart: set.apart === 1, rules };
}

interface Ended {
  readonly ended_wall: number | null;
  readonly ended_by: string | null;
  readonly ended_words: string | null;
}

export function readRetention(reader: Reader): Row[] {
  const { db } = reader;
  const today = reader.today();
  const ended = ({ ended_wall, ended_by, ended_words }: Ended): Row['holds'][number]['ended'] => (ended_wall === null ? null : { wall: ended_wall, by: reader.staffName(ended_by), words: ended_words ?? '' });
  const roster = reader.rosters.current();
  const personName = (person: string) => nameOf(reader.person(person as PersonId, roster));
  const incident = db.prepare<[string], { exercise: number; directive: keyof typeof DIRECTIVE_WORDS; detail: string; started_wall: number }>('SELECT exercise, directive, detail, started_wall FROM view_incident WHERE incident = ?');
  const aboutOf = (is: string, about: string | null): Row['holds'][number]['about'] => {
    if (about === null) return { is: 'everything' };
    if (is === 'person') return { is: 'person', name: personName(about) };
    const found = incident.get(about);
    return { is: 'incident', exercise: found?.exercise === 1, words: found === undefined ? 'an incident that is not here yet' : `${DIRECTIVE_WORDS[found.directive]}${found.detail === '' ? '' : `: ${found.detail}`}, ${reader.dateOf(found.started_wall)}` };
  };
  const holds = db.prepare<[], Ended & { hold: string; is_about: string; about: string | null; asked_by: string; why: string; wall: number; actor: string | null }>('SELECT * FROM view_hold ORDER BY ended_wall IS NOT NULL, wall DESC, hold').all();
  const inspections = db.prepare<[], Ended & { inspection: string; student: string; asked_by: string; asked_on: string; due_on: string; wall: number; actor: string | null }>('SELECT * FROM view_inspection ORDER BY ended_wall IS NOT NULL, due_on, inspection').all();
  const erasures = db.prepare<[], { event: string; wall: number; actor: string | null; records: number; reason: string; counts: number }>('SELECT event, wall, actor, records, reason, counts FROM view_erasure_done ORDER BY wall DESC, event LIMIT 200').all();
  // What an erasure that does not count had erased here: it is asked for wherever a console is met.
  const missing = db.prepare<[string], number>(
    `SELECT count(*) FROM local_withheld gone JOIN log_event said ON said.id = gone.id
     WHERE said.stream IN (SELECT one.value ->> 'stream' FROM log_event erasure JOIN log_payload p ON p.event_no = erasure.no, json_each(p.payload, '$.erasures') one WHERE erasure.id = ?)`,
  ).pluck();
  return [
    {
      key: 'retention',
      today,
      ...timesOf(reader),
      reliefDays: readTapOutRules(reader)[0]?.keepDays ?? 0,
      holds: holds.map((one) => ({ hold: one.hold, about: aboutOf(one.is_about, one.about), askedBy: one.asked_by, why: one.why, wall: one.wall, by: reader.staffName(one.actor), ended: ended(one) })),
      inspections: inspections.map((one) => ({ inspection: one.inspection, name: personName(one.student), askedBy: one.asked_by, askedOn: one.asked_on, dueOn: one.due_on, late: one.ended_wall === null && one.due_on < today, wall: one.wall, by: reader.staffName(one.actor), ended: ended(one) })),
      erasures: erasures.map((one) => ({ event: one.event, wall: one.wall, by: reader.staffName(one.actor), records: one.records, reason: one.reason, counts: one.counts === 1, missing: one.counts === 1 ? 0 : (missing.get(one.event) ?? 0) })),
    },
  ];
}

/** A stream of which something is left, as old as the newest that was said in it. */
interface Part {
  readonly kind: KeptKind;
  /** Of one record there may be many: of a drill one for everybody who took part. */
  readonly record: string;
  readonly stream: StreamName;
  readonly date: string;
}

/** Streams looked at between two pauses. */
const AT_ONCE = 200;
const PREFIXES = ['attendance', 'card', 'drill', 'exercise', 'incident', 'person', 'photo', 'visitor'] as const;

/** To which kind a stream belongs, and since when it is no longer in use; null: it still is, or no time is set for it. */
function placeOf(reader: Reader): (stream: StreamName, newestWall: number) => Omit<Part, 'stream' | 'date'> & { readonly wall: number } | null {
  const { db, joined } = reader;
  const incidents = new Map(db.prepare<[], { incident: string; exercise: number; closed_wall: number | null }>('SELECT incident, exercise, closed_wall FROM view_incident').all().map((one) => [one.incident, one]));
  const drills = new Map(db.prepare<[], { drill: string; says: string }>('SELECT drill, says FROM view_drill').all().map(({ drill, says }) => [drill, JSON.parse(says) as DrillState]));
  const left = new Set(db.prepare<[], string>('SELECT visitor FROM view_visit WHERE out_event IS NOT NULL').pluck().all());
  const roster = reader.rosters.current();
  return (stream, newestWall) => {
    const [prefix, id = ''] = stream.split('/');
    switch (prefix) {
      case 'drill':
      case 'incident':
      case 'card': {
        const closedWall = incidents.get(joined.goesOnAs(id as IncidentId))?.closed_wall ?? null;
        return closedWall === null ? null : { kind: incidents.get(id)?.exercise === 1 ? 'drills' : 'incidents', record: id, wall: Math.max(closedWall, newestWall) };
      }
      case 'exercise': {
        const drill = drills.get(id);
        const mended = drill?.actions.every(({ doneWall }) => doneWall !== null) ?? true;
        return mended ? { kind: 'drills', record: drill?.run ?? id, wall: newestWall } : null;
      }
      case 'person':
        return { kind: 'people', record: id, wall: newestWall };
      case 'visitor':
        return left.has(id) ? { kind: 'visitors', record: id, wall: newestWall } : null;
      case 'attendance':
        return { kind: 'dayLists', record: id, wall: newestWall };
      case 'photo':
        return roster.students.has(id as PersonId) || roster.staff.has(id as PersonId) ? null : { kind: 'photos', record: id, wall: newestWall };
      default:
        return null;
    }
  };
}

/** RE-12 all that is past the time that counts for it, held or not. */
function* pastTime(reader: Reader, kinds: ReadonlyMap<KeptKind, string>): Pieces<readonly Part[]> {
  const page = reader.db.prepare<[string, string, number], { stream: StreamName; wall: number }>(
    "SELECT e.stream AS stream, max(json_extract(e.header, '$.wall')) AS wall FROM log_event e JOIN log_payload p ON p.event_no = e.no WHERE e.stream > ? AND e.stream < ? GROUP BY e.stream ORDER BY e.stream LIMIT ?",
  );
  const place = placeOf(reader);
  const parts: Part[] = [];
  for (const prefix of PREFIXES) {
    // The sign after the slash.
    const end = `${prefix}0`;
    for (let rows = page.all(`${prefix}/`, end, AT_ONCE); rows.length > 0; rows = page.all(rows.at(-1)?.stream ?? end, end, AT_ONCE)) {
      for (const { stream, wall } of rows) {
        const found = place(stream, wall);
        const since = found === null ? undefined : kinds.get(found.kind);
        const date = found === null ? '' : reader.dateOf(found.wall);
        if (found !== null && since !== undefined && date < since) parts.push({ kind: found.kind, record: found.record, stream, date });
      }
      yield;
    }
  }
  return parts;
}

const sinceOf = (reader: Reader, years: KeptYears): ReadonlyMap<KeptKind, string> => new Map(keptKinds.flatMap((kind) => (years[kind] === null ? [] : [[kind, keptSince(reader.today(), years[kind])] as const])));

export function* recordsPastTime(reader: Reader): Pieces<QueryAnswer<'recordsPastTime'>> {
  const { years } = timesOf(reader);
  const since = sinceOf(reader, years);
  const parts = yield* pastTime(reader, since);
  const { isHeld } = holding(reader);
  const kinds: QueryAnswer<'recordsPastTime'>['kinds'] = [];
  for (const kind of keptKinds) {
    const kept = years[kind];
    if (kept === null) continue;
    const of = parts.filter((part) => part.kind === kind);
    const dates = of.map(({ date }) => date).sort();
    let held = 0;
    for (const { stream } of of) {
      if (isHeld(stream)) held += 1;
      yield;
    }
    kinds.push({ kind, years: kept, keptSince: since.get(kind) ?? '', records: new Set(of.map(({ record }) => record)).size, streams: of.length, held, oldest: dates[0] ?? null, newest: dates.at(-1) ?? null });
  }
  return { kinds };
}

/** One answer; whoever erases asks again for more. */
const MOST_STREAMS = 4096;

const KIND_WORDS: Readonly<Record<KeptKind, string>> = { drills: 'Drills', incidents: 'Real incidents', people: 'Where people were', visitors: 'Visitors', dayLists: 'Attendance lists', photos: 'Photos of people who left' };

export function* recordsToErase(reader: Reader, kind: KeptKind): Pieces<QueryAnswer<'recordsToErase'>> {
  const { years } = timesOf(reader);
  const kept = years[kind];
  if (kept === null) return { streams: [], reason: '' };
  const parts = yield* pastTime(reader, new Map([[kind, keptSince(reader.today(), kept)]]));
  const { isHeld } = holding(reader);
  const streams: string[] = [];
  for (const { stream } of parts) {
    if (streams.length >= MOST_STREAMS) break;
    if (!isHeld(stream)) streams.push(stream);
    yield;
  }
  return { streams, reason: `${KIND_WORDS[kind]}: kept ${kept === 1 ? '1 year' : `${kept} years`}, then erased.` };
}
