/** The record of one incident, read back in words: every fact, also those that were corrected or settled since. */
import type { z } from 'zod';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { accountingEvents } from '../../shared/domain/accounting/events.ts';
import type { incidentEvents } from '../../shared/domain/incident/events.ts';
import type { reunificationEvents } from '../../shared/domain/reunification/events.ts';
import { unreachable } from '../../shared/kernel/assert.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { Reader } from './reader.ts';
import type { RosterSnapshot } from './roster-snapshot.ts';
import { CHANNEL_WORDS, DIRECTIVE_WORDS, REPORT_WORDS, STOP_WORDS } from './words.ts';

type Told = typeof incidentEvents & typeof accountingEvents & Omit<typeof reunificationEvents, 'v1.SelfReleaseSet'>;
type Telling = { [T in keyof Told]: { readonly type: T; readonly payload: z.infer<Told[T]> } }[keyof Told];

interface Row {
  readonly event: string;
  readonly person: PersonId | null;
  readonly type: keyof Told;
  readonly ms: number;
  readonly n: number;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
  readonly command: string;
  readonly payload: string;
}

export function readTimeline(reader: Reader, incident: IncidentId): SubscriptionRow<'timeline'>[] {
  const rows = onceEach(
    reader.db.prepare<[string], Row>('SELECT event, person, type, ms, n, wall, actor, origin, command, payload FROM view_timeline WHERE incident = ? ORDER BY ms, n, event').all(incident),
  );
  const roster = reader.rosterOf(incident);
  const told = rows.map((row) => ({ ...row, telling: { type: row.type, payload: JSON.parse(row.payload) as unknown } as Telling }));
  const settled = new Set(told.flatMap(({ telling }) => ('settles' in telling.payload ? telling.payload.settles : [])));
  const disputed = new Set(
    reader.db.prepare<[string], string>('SELECT e.value FROM view_contradiction c, json_each(c.events) e WHERE c.incident = ?').pluck().all(incident) as string[],
  );
  return told.map((row) => {
    return {
      key: row.event,
      event: row.event,
      command: row.command,
      type: row.type,
      wall: row.wall,
      order: `${String(row.ms).padStart(15, '0')}.${String(row.n).padStart(6, '0')}.${row.event}`,
      by: reader.staffName(row.actor),
      console: reader.consoleName(row.origin),
      person: row.person === null ? null : personIn(reader, row.person, roster),
      text: inWords(row.telling),
      mark: disputed.has(row.event) ? ('contradicts' as const) : settled.has(row.event) ? ('settled' as const) : 'settles' in row.telling.payload ? ('settles' as const) : ('none' as const),
    };
  });
}

function personIn(reader: Reader, person: PersonId, roster: RosterSnapshot): SubscriptionRow<'timeline'>['person'] {
  const { name, grade, room } = reader.identify(person, roster);
  return { person, name, grade, room };
}

/** One command that reached two consoles left two events: one fact, told once, by the smaller id. */
function onceEach(rows: readonly Row[]): readonly Row[] {
  const told = new Map<string, Row>();
  for (const row of rows) {
    const other = told.get(factKey(row));
    if (other === undefined || row.event < other.event) told.set(factKey(row), row);
  }
  return rows.filter((row) => told.get(factKey(row)) === row);
}

const factKey = (row: Row): string => `${row.command} ${row.type} ${row.person ?? ''}`;

function releasedInWords(to: z.infer<Told['v2.StudentReleased']>['to']): string {
  if (to.is === 'adult') return `Released to ${to.adult.name}${after(to.adult.relation ?? '', ', ')}${to.rests.length === 0 ? '' : ', by what a supervisor granted'}`;
  return `Left alone, ${to.proof === 'ownId' ? 'with their own ID' : `known by ${to.knownBy}`}; going home: ${to.goingHome}`;
}

const after = (text: string, lead: string): string => (text === '' ? '' : `${lead}${text}`);

function inWords(told: Telling): string {
  const { type, payload } = told;
  switch (type) {
    case 'v2.IncidentStarted':
      return `${DIRECTIVE_WORDS[payload.directive]} ${payload.exercise ? 'drill ' : ''}started${after(payload.detail, ': ')}`;
    case 'v1.DirectiveChanged':
      return `Directive changed to ${DIRECTIVE_WORDS[payload.directive]}${after(payload.detail, ': ')}`;
    case 'v1.AnsweringPeriodSet':
      return payload.period === null ? `Homerooms answer${after(payload.name, ': ')}` : `The classes of ${payload.name} answer${payload.by === 'bells' ? ', by the bell schedule' : ''}`;
    case 'v1.NoteAdded':
      return payload.text;
    case 'v1.AllClearGiven':
      return `All clear${after(payload.reason, ': ')}`;
    case 'v1.DrillCutShort':
      return 'Drill ended: a real incident started';
    case 'v1.IncidentClosed':
      return `Closed: ${payload.expected} expected, ${payload.released} released, ${payload.answeredFor} answered for`;
    case 'v1.PersonReported':
      return `${REPORT_WORDS[payload.status]}${after(payload.where, ', ')}, reported by ${payload.reporter.name} ${CHANNEL_WORDS[payload.channel]}`;
    case 'v1.ReportsSettled':
      return `Reports settled: ${REPORT_WORDS[payload.status]}${after(payload.where, ', ')}, by ${payload.reporter.name}${after(payload.reason, ': ')}`;
    case 'v1.ReportTakenBack':
      return `Report taken back by ${payload.reporter.name}`;
    case 'v1.PersonAnsweredFor':
      return `${payload.reporter.name} answers for this person: ${payload.reason}`;
    default:
      return reunificationInWords(told);
  }
}

function reunificationInWords(told: Exclude<Telling, { readonly type: keyof (typeof incidentEvents & typeof accountingEvents) }>): string {
  const { type, payload } = told;
  switch (type) {
    case 'v2.AdultCheckedIn':
      return `${payload.adult.name}${after(payload.adult.relation ?? '', ', ')} checked in`;
    case 'v2.PickupStopped':
      return `${payload.adult.name} was asked to step aside: ${payload.why.map((one) => STOP_WORDS[one]).join('; ')}`;
    case 'v1.ContactCalled':
      return `${payload.name} was called at ${payload.phone} and ${payload.agrees ? 'agrees' : 'does not agree'}: ${payload.said}`;
    case 'v1.IdentityExceptionGranted':
      return `Identity taken as certain: ${payload.reason}`;
    case 'v1.PickupAuthorized':
      return `An adult who is not on the record may pick up: ${payload.reason}`;
    case 'v1.RestrictionOverridden':
      return `Restriction overridden (${payload.restrictions.join('; ')}): ${payload.reason}`;
    case 'v1.AdultEscorted':
      return `The adult went with ${payload.escort}, in private${after(payload.place, ': ')}`;
    case 'v1.StepAsideEnded':
      return `The adult waits aside no longer: ${payload.reason}`;
    case 'v1.StudentSentFor':
      return `${payload.runner} went to fetch the student`;
    case 'v1.StudentBrought':
      return 'The student is at the hand-off';
    case 'v1.ComfortAnswered':
      return payload.comfortable ? 'Asked, and comfortable leaving' : 'Asked, and not comfortable leaving: stays';
    case 'v1.DiscomfortDecided':
      return `${payload.decision === 'stays' ? 'Decided that the student stays' : 'Decided that the student is asked again'}: ${payload.reason}`;
    case 'v2.StudentReleased':
      return releasedInWords(payload.to);
    case 'v1.ReleaseSettled':
      return `Release settled: ${payload.stands === null ? 'not released' : 'one release stands'}: ${payload.reason}`;
    default:
      return unreachable(type);
  }
}
