/** The record of an incident as files: tables for a spreadsheet, or all of it as JSON in the form that docs/record-format.md describes. */
import { peopleByStatus } from '../../../db/queries/accounting.ts';
import { findDisclosure } from '../../../db/queries/disclosures.ts';
import { listRecords } from '../../../db/queries/incidents.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { listReleases } from '../../../db/queries/releases.ts';
import { readTimeline } from '../../../db/queries/timeline.ts';
import { exportedRecord, RECORD_FORMAT } from '../../../shared/contract/exported-record.ts';
import { exportKinds, partedKinds, type ExportKind } from '../../../shared/contract/records-procedures.ts';
import type { QueryAnswer, QueryParams, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { markWords } from '../../../shared/contract/timeline-words.ts';
import type { DisclosedField, DisclosureRecorded } from '../../../shared/domain/records/events.ts';
import { notDisclosed } from '../../../shared/domain/records/decide.ts';
import { joinList, writeTable, type CellsOf } from '../../../shared/formats/write-csv.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { IncidentId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Pieces } from '../../../shared/kernel/slices.ts';
import type { Asker } from './asker.ts';
import { listedName, momentIn } from './cells.ts';
import { incidentNotOnRecord } from './refusals.ts';

type File = QueryAnswer<'exportIncident'>;
type RecordRow = SubscriptionRow<'records'>;

/** RE-3 RE-4. */
export function* exportIncident(asker: Asker, { incident, kind, disclosure }: QueryParams<'exportIncident'>): Pieces<Result<File, Rejection>> {
  const record = listRecords(asker.reader).find((one) => one.incident === incident);
  if (record === undefined) return incidentNotOnRecord;
  const on = disclosure === null ? null : findDisclosure(asker.reader, disclosure);
  const refusal = disclosure === null ? null : notDisclosed(on, { incident, holds: exportKinds[kind], parted: partedKinds.has(kind) });
  return refusal !== null ? err(refusal) : ok(yield* fileOf(asker, record, kind, on));
}

/** `on`: no more than this; null: all. */
function* fileOf(asker: Asker, record: RecordRow, kind: ExportKind, on: DisclosureRecorded | null): Pieces<File> {
  const { reader, actor, mayKnow } = asker;
  const incident = record.incident as IncidentId;
  switch (kind) {
    case 'timeline':
      return table(reader, record, 'timeline', readTimeline(reader, incident, mayKnow), timelineCells(reader));
    case 'people':
      return table(reader, record, 'people', disclosedRows(on, yield* peopleByStatus(reader, incident, null), ({ person }) => person), disclosedCells(on, peopleCells, PEOPLE_FIELDS));
    case 'releases':
      return table(reader, record, 'releases', disclosedRows(on, yield* listReleases(reader, incident, actor, mayKnow), ({ student }) => student), disclosedCells(on, releaseCells(reader), RELEASE_FIELDS));
    case 'record':
      return { name: `record${drillMark(record)}.json`, type: 'application/json', text: yield* wholeRecord(asker, record) };
  }
}

/** RE-5. */
const drillMark = ({ exercise }: RecordRow): string => (exercise ? '-DRILL' : '');

function table<Row>(reader: Reader, record: RecordRow, what: string, rows: readonly Row[], cells: CellsOf<Row>): File {
  const { name, bytes } = writeTable(`${what}-${reader.dateOf(record.startedWall)}${drillMark(record)}.csv`, rows, record.exercise ? { Drill: () => 'DRILL', ...cells } : cells);
  return { name, type: 'text/csv', text: new TextDecoder().decode(bytes) };
}

/** RE-3. */
const disclosedRows = <Row>(on: DisclosureRecorded | null, rows: readonly Row[], personOf: (row: Row) => string): readonly Row[] =>
  on === null || on.students === 'all' ? rows : rows.filter((row) => on.students.includes(personOf(row)));
const disclosedCells = <Row>(on: DisclosureRecorded | null, cells: CellsOf<Row>, needs: Readonly<Record<string, readonly DisclosedField[]>>): CellsOf<Row> =>
  on === null ? cells : Object.fromEntries(Object.entries(cells).filter(([column]) => (needs[column] ?? []).every((field) => on.fields.includes(field))));

const timelineCells = (reader: Reader): CellsOf<SubscriptionRow<'timeline'>> => ({
  When: ({ wall }) => momentIn(reader, wall),
  Person: ({ person }) => (person === null ? null : listedName(person.name)),
  Grade: ({ person }) => person?.grade ?? null,
  Room: ({ person }) => person?.room ?? null,
  What: ({ text }) => text,
  By: ({ by }) => by,
  Console: ({ console }) => console,
  'In conflict or corrected': ({ mark }) => markWords[mark],
  'Settled by': ({ settledBy }) => joinList(settledBy.map(({ by, wall }) => `${by} ${momentIn(reader, wall)}`)),
  Event: ({ event }) => event,
});

const peopleCells: CellsOf<SubscriptionRow<'people-by-status'>> = {
  Name: ({ name }) => listedName(name),
  Who: ({ kind }) => kind,
  Grade: ({ grade }) => grade,
  Room: ({ room }) => room,
  Status: ({ status }) => status,
  Where: ({ reports: [newest] }) => newest?.where ?? '',
  'Reported by': ({ reports: [newest] }) => newest?.reporter ?? '',
  'Expected here': ({ onList }) => onList,
  'Reports disagree': ({ disagree }) => disagree,
};

/** What each column tells of a student; one that is not named tells nothing of them. A status may be that they are injured. */
const PEOPLE_FIELDS: Readonly<Record<string, readonly DisclosedField[]>> = { Name: ['names'], Grade: ['classes'], Room: ['classes'], Status: ['whereabouts', 'injuries'], Where: ['whereabouts'], 'Reported by': ['whereabouts'], 'Expected here': ['whereabouts'], 'Reports disagree': ['whereabouts'] };
const RELEASE_FIELDS: typeof PEOPLE_FIELDS = { When: ['adults'], Student: ['names'], Grade: ['classes'], Room: ['classes'], How: ['adults'], 'With whom': ['adults'], 'Rests on': ['adults'] };

const releaseCells = (reader: Reader): CellsOf<SubscriptionRow<'releases'>> => ({
  When: ({ wall }) => momentIn(reader, wall),
  Student: ({ name }) => listedName(name),
  Grade: ({ grade }) => grade,
  Room: ({ room }) => room,
  How: ({ how }) => how,
  'With whom': ({ adult }) => adult,
  'Rests on': ({ rests }) => rests.join('; '),
  By: ({ by }) => by,
  Console: ({ console }) => console,
});

function* wholeRecord({ reader, actor, mayKnow }: Asker, record: RecordRow): Pieces<string> {
  const incident = record.incident as IncidentId;
  const whole = {
    format: RECORD_FORMAT,
    exercise: record.exercise,
    incident: record,
    timeline: readTimeline(reader, incident, mayKnow),
    people: yield* peopleByStatus(reader, incident, null),
    releases: yield* listReleases(reader, incident, actor, mayKnow),
  };
  return `${JSON.stringify(exportedRecord.parse(whole), null, 1)}\n`;
}
