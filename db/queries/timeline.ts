/** The record of one incident, read back in words: every fact, also those that were corrected or settled since. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { accountingEvents } from '../../shared/domain/accounting/events.ts';
import { reporterKey } from '../../shared/domain/accounting/state.ts';
import type { cardEvents } from '../../shared/domain/cards/events.ts';
import type { alertEvents } from '../../shared/domain/alerts/events.ts';
import type { recordsEvents } from '../../shared/domain/records/events.ts';
import type { movementEvents } from '../../shared/domain/movement/events.ts';
import type { closingEvents } from '../../shared/domain/incident/closing-events.ts';
import type { incidentEvents } from '../../shared/domain/incident/events.ts';
import { stationEvents } from '../../shared/domain/incident/station-events.ts';
import type { contactEvents } from '../../shared/domain/reunification/contact-events.ts';
import { careEvents, type CareStated } from '../../shared/domain/reunification/care-events.ts';
import { reunificationEvents } from '../../shared/domain/reunification/events.ts';
import { queueEvents } from '../../shared/domain/reunification/queue-events.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { contactInWords, pickupInWords, type PickupFacts, type PickupTold, type ToldOf } from './pickup-told.ts';
import { isLockdownTold, lockdownInWords } from './lockdown-told.ts';
import { mayKnowCare, type MayKnow } from './may-know.ts';
import { isMovementTold, movementInWords } from './movement-told.ts';
import { postInWords } from './posts-told.ts';
import type { Reader } from './reader.ts';
import { stationInWords, type StationTold } from './stations-told.ts';
import type { RosterSnapshot } from './roster-snapshot.ts';
import { after, CHANNEL_WORDS, DIRECTIVE_WORDS, REPORT_WORDS } from './words.ts';

type Telling = ToldOf<Pick<typeof cardEvents, 'v1.HalvesSettled'> & typeof incidentEvents & typeof closingEvents & typeof contactEvents & typeof accountingEvents & typeof alertEvents & typeof movementEvents & typeof recordsEvents> | PickupTold | StationTold;

interface Row {
  readonly event: string;
  readonly person: PersonId | null;
  readonly type: Telling['type'];
  readonly ms: number;
  readonly n: number;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
  readonly command: string;
  readonly payload: string;
}

interface Told extends Row {
  readonly telling: Telling;
}

/** What whoever reads it may not know is left out of it. */
export function readTimeline(reader: Reader, incident: IncidentId, mayKnow: MayKnow): SubscriptionRow<'timeline'>[] {
  const members = reader.joined.membersOf(incident);
  const rows = reader.db.prepare<[string], Row>('SELECT event, person, type, ms, n, wall, actor, origin, command, payload FROM view_timeline WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY ms, n, event').all(JSON.stringify(members));
  const roster = reader.rosterOf(incident);
  const [staffName, consoleName] = [askedOnce((staff: string | null) => reader.staffName(staff)), askedOnce((origin: string) => reader.consoleName(origin))];
  const each = rows.map((row) => ({ ...row, by: staffName(row.actor), telling: { type: row.type, payload: JSON.parse(row.payload) as unknown } as Telling }));
  const reports = new Map(each.map(({ event, telling }) => [event, telling]));
  const pickups: PickupFacts = new Map(each.flatMap(({ event, by, telling }) => (isPickup(telling) ? [[event, { by, told: telling }] as const] : [])));
  const told = onceEach(each.filter(({ telling }) => isTold(telling, pickups, mayKnow)));
  const settled = settlersOf(told);
  const corrections = correctionsIn(told);
  const ofJoined = members.length === 1 ? [] : [...reader.standings(incident).values()].flatMap(({ merged }) => merged?.contradictions.flatMap(({ events }) => events) ?? []);
  const disputed = new Set<string>([
    ...ofJoined,
    ...(reader.db.prepare<[string], string>('SELECT e.value FROM view_contradiction c, json_each(c.events) e WHERE c.incident IN (SELECT value FROM json_each(?))').pluck().all(JSON.stringify(members)) as string[]),
  ]);
  return told.map((row) => {
    return {
      key: row.event,
      event: row.event,
      command: row.command,
      type: row.type,
      wall: row.wall,
      order: `${String(row.ms).padStart(15, '0')}.${String(row.n).padStart(6, '0')}.${row.event}`,
      by: row.by,
      console: consoleName(row.origin),
      person: row.person === null ? null : personIn(reader, row.person, roster),
      text: isAtStation(row.telling) ? stationInWords(row.telling, (console) => reader.consoleName(console)) : isPickup(row.telling) ? pickupInWords(row.telling, pickups, mayKnow) : inWords(row.telling, reports),
      mark: disputed.has(row.event) ? ('contradicts' as const) : settled.has(row.event) ? ('settled' as const) : 'settles' in row.telling.payload && row.telling.payload.settles.length > 0 ? ('settles' as const) : (corrections.get(row.event) ?? ('none' as const)),
      settledBy: settled.get(row.event) ?? [],
    };
  });
}

/** A few people and consoles stand in thousands of entries. */
function askedOnce<Of>(ask: (of: Of) => string): (of: Of) => string {
  const known = new Map<Of, string>();
  return (of) => {
    const said = known.get(of) ?? ask(of);
    known.set(of, said);
    return said;
  };
}

/** Each fact that was settled or taken back, and by whom. */
function settlersOf(told: readonly (Told & { readonly by: string })[]): ReadonlyMap<string, { by: string; wall: number }[]> {
  const settlers = new Map<string, { by: string; wall: number }[]>();
  for (const { by, wall, telling } of told) {
    for (const event of 'settles' in telling.payload ? telling.payload.settles : []) settlers.set(event, [...(settlers.get(event) ?? []), { by, wall }]);
  }
  return settlers;
}

/** AC-2 a report whose own reporter says otherwise of the same person later is corrected by that; to say the same once more corrects nothing. Told in the order of cause and effect. */
function correctionsIn(told: readonly Told[]): ReadonlyMap<string, 'corrected' | 'corrects'> {
  const corrections = new Map<string, 'corrected' | 'corrects'>();
  const newest = new Map<string, { event: string; said: string }>();
  for (const { event, person, telling } of told) {
    if (telling.type !== 'v1.PersonReported') continue;
    const { reporter, status, where } = telling.payload;
    const [of, said] = [`${person ?? ''} ${reporterKey(reporter)}`, `${status} ${where}`];
    const before = newest.get(of);
    if (before !== undefined && before.said !== said) {
      corrections.set(before.event, 'corrected');
      corrections.set(event, 'corrects');
    }
    newest.set(of, { event, said });
  }
  return corrections;
}

function personIn(reader: Reader, person: PersonId, roster: RosterSnapshot): SubscriptionRow<'timeline'>['person'] {
  const { name, grade, room } = reader.identify(person, roster);
  return { person, name, grade, room };
}

/** One command that reached two consoles left two events: one fact, told once, by the smaller id. */
function onceEach<R extends Told>(rows: readonly R[]): readonly R[] {
  const told = new Map<string, R>();
  for (const row of rows) {
    const other = told.get(factKey(row));
    if (other === undefined || row.event < other.event) told.set(factKey(row), row);
  }
  return rows.filter((row) => told.get(factKey(row)) === row);
}

/** One command speaks of several rooms in one stream. */
const factKey = ({ command, type, person, telling }: Told): string => `${command} ${type} ${person ?? ('room' in telling.payload ? telling.payload.room : 'zone' in telling.payload ? telling.payload.zone : '')}`;

const isAtStation = (told: Telling): told is StationTold => told.type in stationEvents || told.type in queueEvents;
const isPickup = (told: Telling): told is PickupTold => told.type in reunificationEvents || told.type in careEvents;

function isTold(told: Telling, facts: PickupFacts, mayKnow: MayKnow): boolean {
  const careNamed = (event: string | undefined): CareStated['care'] | null => {
    const named = event === undefined ? undefined : facts.get(event)?.told;
    return named?.type === 'v1.CareStated' ? named.payload.care : null;
  };
  const knows = (care: CareStated['care'] | null): boolean => care !== null && mayKnowCare(care, mayKnow);
  switch (told.type) {
    case 'v1.QuietAlertAnswered':
      return mayKnow.alerts;
    case 'v1.CareStated':
      return knows(told.payload.care);
    case 'v1.FamilyTold':
      return knows(careNamed(told.payload.care));
    case 'v1.CareTakenBack':
      return knows(careNamed(told.payload.settles[0]));
    default:
      return true;
  }
}

/** `facts`: those that others name. */
function inWords(told: Exclude<Telling, PickupTold | StationTold>, facts: ReadonlyMap<string, Telling>): string {
  if (isLockdownTold(told)) return lockdownInWords(told, facts);
  if (isMovementTold(told)) return movementInWords(told, facts);
  const { type, payload } = told;
  switch (type) {
    case 'v2.IncidentStarted':
      return `${DIRECTIVE_WORDS[payload.directive]} ${payload.exercise ? 'drill ' : ''}started${after(payload.detail, ': ')}`;
    case 'v1.DirectiveChanged':
      return `Directive changed to ${DIRECTIVE_WORDS[payload.directive]}${after(payload.detail, ': ')}`;
    case 'v1.AnsweringPeriodSet':
      return payload.period === null ? `Homerooms answer${after(payload.name, ': ')}` : `The classes of ${payload.name} answer${payload.by === 'bells' ? ', by the bell schedule' : ''}`;
    case 'v1.HalvesSettled':
      return `${payload.card === null ? 'A hand-over without a card' : `Card ${payload.card}`} does not pair, and is signed for: ${payload.reason}`;
    case 'v1.NoteAdded':
      return payload.text;
    case 'v1.AllClearGiven':
      return `All clear${after(payload.reason, ': ')}`;
    case 'v1.DrillCutShort':
      return 'Drill ended: a real incident started';
    case 'v1.IncidentsJoined':
      return `Joined: ${payload.incidents.length} incidents that were started apart go on as one`;
    case 'v1.IncidentClosed':
      return `Closed: ${payload.expected.toLocaleString('en-US')} expected, ${payload.released.toLocaleString('en-US')} released, ${payload.answeredFor.toLocaleString('en-US')} answered for`;
    case 'v1.PersonReported':
      return `${REPORT_WORDS[payload.status]}${after(payload.where, ', ')}, reported by ${payload.reporter.name} ${CHANNEL_WORDS[payload.channel]}`;
    case 'v1.ReportsSettled':
      return `Reports settled: ${REPORT_WORDS[payload.status]}${after(payload.where, ', ')}, by ${payload.reporter.name}${after(payload.reason, ': ')}`;
    case 'v1.ReportTakenBack':
      return `${takenBack(payload.settles.map((event) => facts.get(event)))} taken back by ${payload.reporter.name}`;
    case 'v1.PersonAnsweredFor':
      return `${payload.reporter.name} answers for this person: ${payload.reason}`;
    case 'v1.ContactAttempted':
      return contactInWords(payload);
    case 'v1.MattersSignedFor':
      return `Signed for what was open: ${payload.words}`;
    case 'v1.HardCountSigned':
      return `Hard count at the close. ${payload.sentence}`;
    case 'v1.DisclosureRecorded':
      return `Student data disclosed to ${payload.party}: ${payload.fields.join(', ')} of ${payload.students === 'all' ? 'everybody' : `${payload.students.length} ${payload.students.length === 1 ? 'student' : 'students'}`}`;
    case 'v1.QuietAlertAnswered':
      return `Quiet alert answered: ${payload.done}`;
    default:
      return postInWords(told, facts);
  }
}

/** The report that somebody took back, in its own word. */
function takenBack(reports: readonly (Telling | undefined)[]): string {
  const said = reports.flatMap((one) => (one?.type === 'v1.PersonReported' ? [REPORT_WORDS[one.payload.status]] : []));
  return said.length === 0 ? 'Report' : `“${said.join(', ')}”`;
}
