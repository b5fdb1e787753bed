/** What the events say about incidents, whatever order they arrived in. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import { incidentStream } from '../../kernel/streams.ts';
import { defined } from '../../kernel/assert.ts';
import type { z } from 'zod';
import type { Directive, incidentEvents } from './events.ts';

type Payload<T extends keyof typeof incidentEvents> = z.infer<(typeof incidentEvents)[T]>;
export interface FactOf<T extends keyof typeof incidentEvents> extends Fact {
  readonly type: T;
  readonly payload: Payload<T>;
}
export const isA = <T extends keyof typeof incidentEvents>(type: T) => (fact: Fact): fact is FactOf<T> => fact.type === type;

const byEvent = (a: Fact, b: Fact): number => (a.id < b.id ? -1 : 1);

export interface Incident {
  readonly incident: IncidentId;
  readonly exercise: boolean;
  readonly started: FactOf<'v2.IncidentStarted'>;
  /** What ended it; null while it is open. Of several closes, the one with the smallest event id; of a drill it may be the start of a real incident (IN-43). */
  readonly closed: FactOf<'v1.IncidentClosed'> | FactOf<'v1.DrillCutShort'> | FactOf<'v2.IncidentStarted'> | null;
  /** The one by which it goes on; itself where it was joined to no other, or others to it. */
  readonly goesOnAs: IncidentId;
  /** All that are one with it, itself among them, in order of id. */
  readonly oneWith: readonly IncidentId[];
  /** What joined them. */
  readonly joins: readonly EventId[];
}

type Started = FactOf<'v2.IncidentStarted'>;
type Closed = FactOf<'v1.IncidentClosed'>;
type Joined = FactOf<'v1.IncidentsJoined'>;

/** Incidents that are one, and what made them so. */
interface Group {
  readonly incidents: readonly string[];
  readonly joins: readonly Joined[];
}

/** IN-40 real incidents that any join names together are one, whoever joined them and in whatever order. */
function groupsOf(starts: ReadonlyMap<string, Started>, joins: readonly Joined[]): readonly Group[] {
  let groups: Group[] = [...starts.keys()].map((incident) => ({ incidents: [incident], joins: [] }));
  for (const join of joins) {
    const named = new Set(join.payload.incidents.filter((incident) => starts.get(incident)?.payload.exercise === false));
    const joined = groups.filter(({ incidents }) => incidents.some((one) => named.has(one)));
    if (named.size < 2) continue;
    groups = [...groups.filter((one) => !joined.includes(one)), { incidents: joined.flatMap((one) => one.incidents).sort(), joins: [...joined.flatMap((one) => one.joins), join] }];
  }
  return groups;
}

/** IN-41 it goes on as the newest join says; of joins apart, as that of the smallest event id says, on every console. */
function goesOnAs(history: History, { incidents, joins }: Group): string {
  const [counts] = joins.filter((one) => incidents.includes(one.payload.keep) && !joins.some((other) => history.precedes(one.id, other.id))).sort(byEvent);
  return counts?.payload.keep ?? defined(incidents[0], 'a group has an incident');
}

/** IN-42 joined incidents are over with a close that knew of all their joins, or when each was closed for itself. */
function closeOf(history: History, { incidents, joins }: Group, closes: readonly Closed[]): Closed | null {
  const own = closes.filter((close) => incidents.includes(close.payload.incident));
  const whole = own.find((close) => joins.every((join) => history.precedes(join.id, close.id)));
  return whole ?? (incidents.every((incident) => own.some((close) => close.payload.incident === incident)) ? (own[0] ?? null) : null);
}

/** IN-43 a drill is cut short by a real incident, also by one that was started apart, unless that one was over before anybody there knew of the drill. */
function drillEndOf(history: History, drill: Started, starts: Iterable<Started>, closes: readonly Closed[], cutShort: readonly FactOf<'v1.DrillCutShort'>[]): Incident['closed'] {
  const ended = [...closes, ...cutShort].find((one) => one.payload.incident === drill.payload.incident);
  if (ended !== undefined) return ended;
  const apart = [...starts].filter((real) => !real.payload.exercise && !history.precedes(real.id, drill.id) && !history.precedes(drill.id, real.id));
  return apart.find((real) => closes.every((close) => close.payload.incident !== real.payload.incident || history.precedes(drill.id, close.id))) ?? null;
}

/**
 * IN-8 every incident of the stream `site/incidents` once, by event id. What makes two starts one is the incident that they
 * name, not the command: were two consoles to give one command two incidents, facts would hang on both.
 */
export function incidentsOf(history: History): readonly Incident[] {
  const starts = new Map<string, Started>();
  for (const fact of history.facts.filter(isA('v2.IncidentStarted'))) if (!starts.has(fact.payload.incident)) starts.set(fact.payload.incident, fact);
  const closes = history.facts.filter(isA('v1.IncidentClosed'));
  const cutShort = history.facts.filter(isA('v1.DrillCutShort'));
  const groups = groupsOf(starts, history.distinct(history.facts.filter(isA('v1.IncidentsJoined'))));
  const groupOf = new Map(groups.flatMap((group) => group.incidents.map((incident) => [incident, group] as const)));
  return [...starts].map(([incident, started]) => {
    const group = defined(groupOf.get(incident), 'every incident is in a group');
    return {
      incident: incident as IncidentId,
      exercise: started.payload.exercise,
      started,
      // Only a drill can be cut short; a real incident is closed with a count.
      closed: started.payload.exercise ? drillEndOf(history, started, starts.values(), closes, cutShort) : closeOf(history, group, closes),
      goesOnAs: goesOnAs(history, group) as IncidentId,
      oneWith: group.incidents as readonly IncidentId[],
      joins: group.joins.map((join) => join.id),
    };
  });
}

/**
 * IN-9 real incidents that were started without knowledge of each other and are open: a contradiction until somebody joins
 * or closes one. Each is in one group, with all that it is apart from. Of those that were joined the one that goes on stands for all.
 */
export function incidentsAtOnce(history: History): readonly (readonly Incident[])[] {
  const open = incidentsOf(history).filter((one) => one.closed === null && !one.exercise && one.goesOnAs === one.incident);
  const apart = (a: Incident, b: Incident): boolean => !history.precedes(a.started.id, b.started.id) && !history.precedes(b.started.id, a.started.id);
  let groups: Incident[][] = [];
  for (const one of open) {
    const joined = groups.filter((others) => others.some((other) => apart(one, other)));
    groups = [...groups.filter((others) => !joined.includes(others)), [...joined.flat(), one]];
  }
  return groups.filter((group) => group.length > 1);
}

interface StandingDirective {
  readonly event: EventId;
  readonly directive: Directive;
  readonly detail: string;
}

/** Whose classes answer. */
export interface AnsweringPeriod {
  readonly event: EventId;
  readonly period: string | null;
  readonly name: string;
  readonly by: 'bells' | 'person';
}

export interface Course {
  /** More than one where two consoles changed it without knowing of each other. Empty: as started. */
  readonly directives: readonly StandingDirective[];
  readonly allClear: FactOf<'v1.AllClearGiven'> | null;
  /** IN-13 the one that counts first, by event id; more than one where consoles chose without knowing of each other. Empty: homerooms. */
  readonly answering: readonly AnsweringPeriod[];
  /** IN-15 where it is; more than one where consoles said so without knowing of each other. Empty: not started. */
  readonly reunification: readonly ReunificationPlace[];
}

export interface ReunificationPlace {
  readonly event: EventId;
  /** '' where it is not known yet. */
  readonly place: string;
  readonly wall: number;
}

const newestOf = <F extends Fact>(history: History, facts: readonly F[]): readonly F[] => facts.filter((one) => !facts.some((other) => history.precedes(one.id, other.id)));

/** Directives by which incidents were started that are one now, and that no later directive knew of: people may be acting on each. */
function startsStanding(all: readonly Incident[], changes: readonly Fact[]): readonly StandingDirective[] {
  const replaced = ({ incident, started }: Incident): boolean => changes.some((one) => one.stream === incidentStream(incident) || one.refs.includes(started.id));
  const goesOnFirst = [...all].sort((a, b) => Number(b.goesOnAs === b.incident) - Number(a.goesOnAs === a.incident) || byEvent(a.started, b.started));
  return goesOnFirst.filter((one) => !replaced(one)).map(({ started }) => ({ event: started.id, directive: started.payload.directive, detail: started.payload.detail }));
}

/**
 * What the stream `incident/<id>` says of its incident. An all clear is taken back by a later directive. IN-46 of incidents
 * that were joined, `oneOf`, it is what all their streams say together: nobody's directive is forgotten until somebody who
 * knew of it gives another, and it is all clear when somebody says so who knew of all, or when it was said in each.
 */
export function courseOf(history: History, oneOf: readonly Incident[] = []): Course {
  const joined = oneOf.length > 1 ? oneOf : [];
  const changes = history.distinct(history.facts.filter(isA('v1.DirectiveChanged')));
  const clears = history.distinct(history.facts.filter(isA('v1.AllClearGiven')));
  const newest = newestOf(history, changes);
  const periods = newestOf(history, history.distinct(history.facts.filter(isA('v1.AnsweringPeriodSet'))));
  const places = newestOf(history, history.distinct(history.facts.filter(isA('v1.ReunificationStarted'))));
  // A directive that the all clear had not seen stands: people may still be acting on it.
  const clear = (of: (fact: Fact) => boolean, knowsOf: readonly Incident[]) =>
    clears.find((one) => of(one) && changes.filter(of).every((change) => history.precedes(change.id, one.id)) && knowsOf.every(({ incident, started }) => one.stream === incidentStream(incident) || one.refs.includes(started.id))) ?? null;
  const each = joined.map(({ incident }) => clear((fact) => fact.stream === incidentStream(incident), []));
  return {
    directives: [...newest.map((one) => ({ event: one.id, directive: one.payload.directive, detail: one.payload.detail })), ...startsStanding(joined, changes)],
    allClear: clear(() => true, joined) ?? (each.every((one) => one !== null) ? (each[0] ?? null) : null),
    answering: [...periods].sort(byEvent).map(({ id, payload: { period, name, by } }) => ({ event: id, period, name, by })),
    reunification: [...places].sort(byEvent).map(({ id, wall, payload: { place } }) => ({ event: id, place, wall })),
  };
}
