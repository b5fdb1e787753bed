/** Reunification cards of an incident, the halves that are in, and what does not pair. */
import type { QueryAnswer, SubscriptionRow } from '../../shared/contract/procedures.ts';
import { isSettled, mattersOf, type Matter, type ReleaseSeen } from '../../shared/domain/cards/pairing.ts';
import { seriesFor } from '../../shared/domain/cards/series.ts';
import type { PaperObjection } from '../../shared/domain/reunification/paper-events.ts';
import type { ConsoleId, EventId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import type { PaperCardDetail } from '../projections/paper-cards.ts';
import type { StandingDetail } from '../projections/person.ts';
import type { RosterOnDay } from './classes-on.ts';
import type { Reader } from './reader.ts';
import { ROWS_AT_ONCE } from './standing-writes.ts';
import { PAPER_OBJECTION_WORDS } from './words.ts';

type CardRow = SubscriptionRow<'cards'>;
type UnpairedRow = SubscriptionRow<'unpaired'>;
type Release = StandingDetail['releases'][number];

export interface PaperCard {
  /** In which of the incidents that are one it is spoken of. */
  readonly incident: IncidentId;
  readonly card: string;
  readonly detail: PaperCardDetail;
  /** Some console printed it, for this incident or into stock. */
  readonly isPrinted: boolean;
}

interface Row {
  readonly incident: string;
  readonly card: string;
  readonly detail: string;
}

const COLUMNS = 'SELECT incident, card, detail FROM view_paper_card';
const OF_INCIDENT = 'incident IN (SELECT value FROM json_each(?))';

function paperCards(reader: Reader, incident: IncidentId): PaperCard[] {
  const rows = reader.db.prepare<[string], Row>(`${COLUMNS} WHERE ${OF_INCIDENT} ORDER BY card`).all(JSON.stringify(reader.joined.membersOf(incident)));
  return rows.map((row) => withDetail(reader, row));
}

function withDetail(reader: Reader, row: Row): PaperCard {
  const detail = JSON.parse(row.detail) as PaperCardDetail;
  return { incident: row.incident as IncidentId, card: row.card, detail, isPrinted: detail.printed.length > 0 || isInStock(reader, row.card) };
}

const isInStock = (reader: Reader, card: string): boolean => reader.db.prepare<[string]>("SELECT 1 FROM view_paper_card WHERE incident = 'stock' AND card = ?").get(card) !== undefined;

export function paperCard(reader: Reader, incident: IncidentId, card: string): PaperCard | null {
  const row = reader.db.prepare<[string, string], Row>(`${COLUMNS} WHERE card = ? AND +${OF_INCIDENT}`).get(card, JSON.stringify(reader.joined.membersOf(incident)));
  return row === undefined ? null : withDetail(reader, row);
}

/** For which other incident or drill it was printed; null: for none. */
export function printedElsewhere(reader: Reader, incident: IncidentId, card: string): { readonly exercise: boolean; readonly startedWall: number } | null {
  const row = reader.db
    .prepare<[string, string], { exercise: number; started_wall: number }>('SELECT i.exercise, i.started_wall FROM view_paper_card c JOIN view_incident i ON i.incident = c.incident WHERE c.card = ? AND c.incident NOT IN (SELECT value FROM json_each(?))')
    .get(card, JSON.stringify(reader.joined.membersOf(incident)));
  return row === undefined ? null : { exercise: row.exercise === 1, startedWall: row.started_wall };
}

/** Of each student the number that they have in this incident: the first, where there are several. */
export function cardsOfStudents(reader: Reader, incident: IncidentId): ReadonlyMap<PersonId, string> {
  const found = new Map<PersonId, string>();
  for (const { card, detail } of paperCards(reader, incident)) for (const student of detail.students) if (!found.has(student)) found.set(student, card);
  return found;
}

/** With which letters this console's numbers begin, and the next number that is free. */
export function nextNumber({ db }: Reader, own: ConsoleId): { readonly series: string; readonly nextSerial: number } {
  const rows = db.prepare<[], { series: string; console: string; last: number }>('SELECT series, console, max(serial) AS last FROM view_card_printer GROUP BY series, console ORDER BY series').all();
  const used = new Map([...Map.groupBy(rows, (one) => one.series)].map(([series, by]) => [series, { consoles: new Set(by.map((one) => one.console)), lastSerial: Math.max(...by.map((one) => one.last)) }]));
  const consoles = db.prepare<[], string>('SELECT console FROM view_console_admission ORDER BY ms, n, console').pluck().all();
  const series = seriesFor(own, used, consoles);
  return { series, nextSerial: (used.get(series)?.lastSerial ?? 0) + 1 };
}

/** Of several records of one student the one that counts (RO-14). */
const countedRecord = (roster: RosterOnDay, student: PersonId): PersonId => roster.students.get(student)?.countsAs ?? student;

function studentRow(reader: Reader, roster: RosterOnDay, student: PersonId): CardRow['students'][number] {
  const { name, grade, room } = reader.identify(student, roster);
  return { person: student, name, grade, room };
}

const givenRows = (reader: Reader, { A, B }: PaperCardDetail['halves']): CardRow['halves'] => {
  const rows = (given: typeof A): CardRow['halves']['A'] => given.map(({ event, actor, wall }) => ({ event, staff: actor, by: reader.staffName(actor), wall }));
  return { A: rows(A), B: rows(B) };
};

function* listPaperCards(reader: Reader, incident: IncidentId): Pieces<CardRow[]> {
  const roster = reader.rosterOf(incident);
  const rows: CardRow[] = [];
  for (const [index, { card, detail }] of paperCards(reader, incident).entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const last = detail.printed.reduce<PaperCardDetail['printed'][number] | null>((newest, one) => (newest === null || one.wall > newest.wall ? one : newest), null);
    rows.push({
      key: card,
      card,
      students: detail.students.map((student) => studentRow(reader, roster, student)),
      language: last?.language ?? 'en',
      exercise: last?.exercise ?? false,
      printed: detail.printed.length,
      printedWall: last?.wall ?? null,
      printedBy: last === null ? null : reader.staffName(last.actor),
      halves: givenRows(reader, detail.halves),
    });
  }
  return rows;
}

interface Settlement {
  readonly about: readonly EventId[];
  readonly reason: string;
  readonly wall: number;
  readonly by: string;
}

export interface Pairing {
  readonly cards: readonly PaperCard[];
  readonly releases: ReadonlyMap<string, Release & { readonly student: PersonId }>;
  readonly matters: readonly Matter[];
  readonly settlements: readonly Settlement[];
}

/** Halves and releases beside each other. */
export function* pairingIn(reader: Reader, incident: IncidentId): Pieces<Pairing> {
  const roster = reader.rosterOf(incident);
  // All of one moment, before anything else runs.
  const cards = paperCards(reader, incident).map((one) => ({ ...one, detail: { ...one.detail, students: [...new Set(one.detail.students.map((student) => countedRecord(roster, student)))] } }));
  const texts = [...reader.standings(incident).values()].filter((one) => one.status === 'released' || one.contradictions > 0).map((one) => [one.person, reader.detailTextOf(one)] as const);
  const settlements = reader.db
    .prepare<[string], { about: string; reason: string; wall: number; actor: string | null }>('SELECT about, reason, wall, actor FROM view_halves_settled WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY event')
    .all(JSON.stringify(reader.joined.membersOf(incident)))
    .map(({ about, reason, wall, actor }): Settlement => ({ about: JSON.parse(about) as EventId[], reason, wall, by: reader.staffName(actor) }));
  const releases = new Map<string, Release & { student: PersonId }>();
  for (const [index, [person, text]] of texts.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const student = countedRecord(roster, person);
    for (const release of (JSON.parse(text) as StandingDetail).releases) releases.set(release.event, { ...release, student });
  }
  const seen = [...releases.values()].map(({ event, student, wall, to }): ReleaseSeen => ({ event, student, wall, alone: to.is === 'alone' || to.is === 'drives', againstRecord: to.is === 'paper' && to.against.length > 0 }));
  const matters = mattersOf(
    cards.map(({ card, detail, isPrinted }) => ({ card, printed: isPrinted, students: detail.students, named: detail.named, halves: detail.halves })),
    seen,
  );
  return { cards, releases, matters, settlements };
}

function takenInWords({ to }: Release): string {
  switch (to.is) {
    case 'adult':
      return `to ${to.adult.name}`;
    case 'paper':
      return `to ${to.adult.name}, by card ${to.card} of paper${to.time === '' ? '' : `, ${to.time}`}${to.initials === '' ? '' : `, initials ${to.initials}`}`;
    case 'alone':
      return 'alone';
    case 'drives':
      return 'alone, driving';
  }
}

const againstWords = ({ to }: Release): readonly string[] => (to.is === 'paper' ? to.against.map((one: PaperObjection) => PAPER_OBJECTION_WORDS[one]) : []);

/** Late first, then by how long it is so; what is settled comes last. */
function* listUnpaired(reader: Reader, incident: IncidentId): Pieces<UnpairedRow[]> {
  const roster = reader.rosterOf(incident);
  const { cards, releases, matters, settlements } = yield* pairingIn(reader, incident);
  const details = new Map(cards.map((one) => [one.card, one.detail]));
  const rows = matters.map((one): UnpairedRow => {
    const settled = isSettled(one.about, settlements) ? settlements.filter(({ about }) => about.some((event) => one.about.includes(event))) : [];
    const [last] = settled.toSorted((a, b) => b.wall - a.wall);
    const release = one.about.flatMap((event) => releases.get(event) ?? [])[0];
    return {
      key: one.key,
      card: one.card,
      students: one.students.map((student) => studentRow(reader, roster, student)),
      kinds: one.kinds,
      halves: givenRows(reader, details.get(one.card ?? '')?.halves ?? { A: [], B: [] }),
      release: release === undefined ? null : { words: takenInWords(release), wall: release.wall, paper: release.to.is === 'paper' },
      against: release === undefined ? [] : againstWords(release),
      about: one.about,
      sinceWall: one.sinceWall,
      lateWall: one.lateWall,
      settled: last === undefined ? null : { by: last.by, wall: last.wall, reason: last.reason },
    };
  });
  return rows.sort((a, b) => Number(a.settled !== null) - Number(b.settled !== null) || a.lateWall - b.lateWall || (a.key < b.key ? -1 : 1));
}

/** CA-8 both halves of a card, given in by one person. */
function sameHands(reader: Reader, cards: readonly PaperCard[]): SubscriptionRow<'halves'>['sameHands'] {
  const both = cards.flatMap(({ detail: { halves } }) => [...new Set(halves.A.flatMap(({ actor }) => (actor !== null && halves.B.some((other) => other.actor === actor) ? [actor] : [])))]);
  return [...Map.groupBy(both, (staff) => staff)].map(([staff, of]) => ({ staff, name: reader.staffName(staff), cards: of.length })).sort((a, b) => (a.staff < b.staff ? -1 : 1));
}

function* readHalves(reader: Reader, incident: IncidentId): Pieces<SubscriptionRow<'halves'>[]> {
  const { cards, matters, settlements } = yield* pairingIn(reader, incident);
  const open = matters.filter((one) => !isSettled(one.about, settlements));
  const given = (half: 'A' | 'B'): number => cards.filter(({ detail }) => detail.halves[half].length > 0).length;
  return [
    {
      key: 'halves',
      cards: cards.length,
      A: given('A'),
      B: given('B'),
      pairs: cards.filter(({ detail: { halves } }) => halves.A.length > 0 && halves.B.length > 0).length,
      open: open.length,
      waiting: open.filter(({ kinds }) => kinds.every((kind) => kind === 'waits')).length,
      settled: matters.length - open.length,
      sameHands: sameHands(reader, cards),
    },
  ];
}

/** A number of the right form, whether or not anything is known of it. */
export function lookUpPaperCard(reader: Reader, incident: IncidentId, card: string): QueryAnswer<'lookUpCard'> {
  const found = paperCard(reader, incident, card);
  const roster = reader.rosterOf(incident);
  const halves = found === null ? [] : (['A', 'B'] as const).filter((half) => found.detail.halves[half].length > 0);
  return { card, printed: found === null ? isInStock(reader, card) : found.isPrinted, students: (found?.detail.students ?? []).map((student) => studentRow(reader, roster, student)), halves };
}

/** Each list of cards with what reads it. */
export const cardLists = { cards: listPaperCards, unpaired: listUnpaired, halves: readHalves } as const;
