/** How long records are kept, and what must not be erased meanwhile (README.md beside this file). Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { Fact, History } from '../../kernel/history.ts';
import { addDays } from '../../kernel/school-year.ts';
import { ERASURES, RETENTION } from '../../kernel/streams.ts';
import type { CloseInspection, LiftHold, PlaceHold, RequestInspection, SetRetention } from './retention-commands.ts';
import { keptKinds, type KeptKind, type KeptYears, type retentionEvents, type RetentionPayload } from './retention-events.ts';

type RetentionFact<T extends keyof typeof retentionEvents> = Fact & { readonly payload: RetentionPayload<T> };

const factsOf = <T extends keyof typeof retentionEvents>(history: History, type: T): readonly RetentionFact<T>[] => history.distinct(history.facts.filter((fact): fact is RetentionFact<T> => fact.type === type));

/** An id is given once; of two by one id, which nobody would write, the same counts everywhere. */
const each = <F>(facts: readonly F[], idOf: (fact: F) => string): readonly F[] => [...new Map([...facts].reverse().map((fact) => [idOf(fact), fact])).values()];

export interface Retention {
  /** Null: nobody set it. */
  readonly years: KeptYears | null;
  /** Set apart by people who did not know of each other. */
  readonly apart: boolean;
}

const longest = (all: readonly (number | null)[]): number | null => (all.includes(null) ? null : Math.max(...all.map((years) => years ?? 0)));

/** RE-8 the newest; of times set apart the longest of each kind. */
export function retentionOf(history: History): Retention {
  const set = factsOf(history, 'v1.RetentionSet');
  const newest = set.filter((fact) => !set.some((other) => history.precedes(fact.id, other.id))).map(({ payload }) => payload.years);
  if (newest.length === 0) return { years: null, apart: false };
  const of = (kind: KeptKind): number | null => longest(newest.map((years) => years[kind]));
  const years: KeptYears = { drills: of('drills'), incidents: of('incidents'), people: of('people'), visitors: of('visitors'), dayLists: of('dayLists'), photos: of('photos') };
  return { years, apart: newest.some((one) => keptKinds.some((kind) => one[kind] !== years[kind])) };
}

/** The last day of which records are past their time: what is newer than that many years is kept. */
export const keptSince = (today: string, years: number): string => `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}${today.slice(4)}`;

type HoldState = RetentionPayload<'v1.HoldPlaced'> & { readonly placed: Fact; readonly lifted: { readonly fact: Fact; readonly why: string } | null };

/** RE-9 a hold stands until somebody lifts it. */
export function holdsOf(history: History): readonly HoldState[] {
  const lifts = factsOf(history, 'v1.HoldLifted');
  return each(factsOf(history, 'v1.HoldPlaced'), ({ payload }) => payload.hold).map((placed) => {
    const lift = lifts.find(({ payload }) => payload.hold === placed.payload.hold);
    return { ...placed.payload, placed, lifted: lift === undefined ? null : { fact: lift, why: lift.payload.why } };
  });
}

/** 34 CFR 99.10(b). */
const DAYS_TO_INSPECT = 45;

type InspectionState = RetentionPayload<'v1.InspectionRequested'> & { readonly dueOn: string; readonly requested: Fact; readonly closed: { readonly fact: Fact; readonly outcome: string } | null };

/** RE-10 a request is open until somebody closes it. */
export function inspectionsOf(history: History): readonly InspectionState[] {
  const closings = factsOf(history, 'v1.InspectionClosed');
  return each(factsOf(history, 'v1.InspectionRequested'), ({ payload }) => payload.inspection).map((requested) => {
    const closing = closings.find(({ payload }) => payload.inspection === requested.payload.inspection);
    return { ...requested.payload, dueOn: addDays(requested.payload.askedOn, DAYS_TO_INSPECT), requested, closed: closing === undefined ? null : { fact: closing, outcome: closing.payload.outcome } };
  });
}

export const setRetention = ({ years }: SetRetention): Decision => accept([{ stream: RETENTION, type: 'v1.RetentionSet', payload: { years }, refs: [] }]);

/** `hold`: a fresh id. `known`: what it is about is on record here. */
export function placeHold({ about, askedBy, why }: PlaceHold, { hold, known }: { readonly hold: string; readonly known: boolean }): Decision {
  if (!known) return reject('HoldAboutNothing', 'What is to be held is not on record here.', 'Choose the person or the incident from the list, or hold everything.');
  return accept([{ stream: ERASURES, type: 'v1.HoldPlaced', payload: { hold, about, askedBy, why }, refs: [] }]);
}

export function liftHold({ hold, why }: LiftHold, holds: readonly HoldState[]): Decision {
  const found = holds.find((one) => one.hold === hold);
  if (found === undefined) return reject('HoldUnknown', 'No such hold is on record here.', 'Look at the list again, or wait until the consoles are in step.');
  if (found.lifted !== null) return reject('HoldAlreadyLifted', 'This hold was lifted already.', 'Nothing has to be done.');
  return accept([{ stream: ERASURES, type: 'v1.HoldLifted', payload: { hold, why }, refs: [] }]);
}

interface RequestContext {
  /** A fresh id. */
  readonly inspection: string;
  readonly studentKnown: boolean;
  readonly today: string;
}

export function requestInspection({ student, askedBy, askedOn }: RequestInspection, { inspection, studentKnown, today }: RequestContext): Decision {
  if (!studentKnown) return reject('StudentUnknown', 'This student is not on record here.', 'Look them up again by name.');
  if (askedOn > today) return reject('InspectionInFuture', `${askedOn} is still to come.`, 'Give the day on which the school was asked: its 45 days count from there.');
  return accept([{ stream: ERASURES, type: 'v1.InspectionRequested', payload: { inspection, student, askedBy, askedOn }, refs: [] }]);
}

export function closeInspection({ inspection, outcome }: CloseInspection, inspections: readonly InspectionState[]): Decision {
  const found = inspections.find((one) => one.inspection === inspection);
  if (found === undefined) return reject('InspectionUnknown', 'No such request is on record here.', 'Look at the list again, or wait until the consoles are in step.');
  if (found.closed !== null) return reject('InspectionAlreadyClosed', 'This request was closed already.', 'Nothing has to be done.');
  return accept([{ stream: ERASURES, type: 'v1.InspectionClosed', payload: { inspection, outcome }, refs: [] }]);
}
