/** What the events say about incidents, whatever order they arrived in. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import type { z } from 'zod';
import type { Directive, incidentEvents } from './events.ts';

type Payload<T extends keyof typeof incidentEvents> = z.infer<(typeof incidentEvents)[T]>;
export interface FactOf<T extends keyof typeof incidentEvents> extends Fact {
  readonly type: T;
  readonly payload: Payload<T>;
}
export const isA = <T extends keyof typeof incidentEvents>(type: T) => (fact: Fact): fact is FactOf<T> => fact.type === type;

export interface Incident {
  readonly incident: IncidentId;
  readonly exercise: boolean;
  readonly started: FactOf<'v2.IncidentStarted'>;
  /** What ended it; null while it is open. Of several closes, the one with the smallest event id. */
  readonly closed: FactOf<'v1.IncidentClosed'> | FactOf<'v1.DrillCutShort'> | null;
}

/**
 * IN-8 every incident of the stream `site/incidents` once, by event id. What makes two starts one is the incident that they
 * name, not the command: were two consoles to give one command two incidents, facts would hang on both.
 */
export function incidentsOf(history: History): readonly Incident[] {
  const closes = [...history.facts.filter(isA('v1.IncidentClosed')), ...history.facts.filter(isA('v1.DrillCutShort'))];
  // Only a drill can be cut short; a real incident is closed with a count.
  const ends = (close: (typeof closes)[number], started: FactOf<'v2.IncidentStarted'>): boolean =>
    close.payload.incident === started.payload.incident && (close.type === 'v1.IncidentClosed' || started.payload.exercise);
  const starts = new Map<string, FactOf<'v2.IncidentStarted'>>();
  for (const fact of history.facts.filter(isA('v2.IncidentStarted'))) if (!starts.has(fact.payload.incident)) starts.set(fact.payload.incident, fact);
  return [...starts.values()].map((started) => ({
    incident: started.payload.incident as IncidentId,
    exercise: started.payload.exercise,
    started,
    closed: closes.find((close) => ends(close, started)) ?? null,
  }));
}

/**
 * IN-9 real incidents that were started without knowledge of each other and are open: a contradiction until somebody joins
 * or closes one. Each is in one group, with all that it is apart from.
 */
export function incidentsAtOnce(history: History): readonly (readonly Incident[])[] {
  const open = incidentsOf(history).filter((one) => one.closed === null && !one.exercise);
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

const byEvent = (a: Fact, b: Fact): number => (a.id < b.id ? -1 : 1);

const newestOf = <F extends Fact>(history: History, facts: readonly F[]): readonly F[] => facts.filter((one) => !facts.some((other) => history.precedes(one.id, other.id)));

/** What the stream `incident/<id>` says of its incident. An all clear is taken back by a later directive. */
export function courseOf(history: History): Course {
  const changes = history.distinct(history.facts.filter(isA('v1.DirectiveChanged')));
  const clears = history.distinct(history.facts.filter(isA('v1.AllClearGiven')));
  const newest = newestOf(history, changes);
  const periods = newestOf(history, history.distinct(history.facts.filter(isA('v1.AnsweringPeriodSet'))));
  const places = newestOf(history, history.distinct(history.facts.filter(isA('v1.ReunificationStarted'))));
  return {
    directives: newest.map((one) => ({ event: one.id, directive: one.payload.directive, detail: one.payload.detail })),
    // A directive that the all clear had not seen stands: people may still be acting on it.
    allClear: clears.find((clear) => changes.every((change) => history.precedes(change.id, clear.id))) ?? null,
    answering: [...periods].sort(byEvent).map(({ id, payload: { period, name, by } }) => ({ event: id, period, name, by })),
    reunification: [...places].sort(byEvent).map(({ id, wall, payload: { place } }) => ({ event: id, place, wall })),
  };
}
