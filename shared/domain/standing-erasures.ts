/**
 * Which erasures count, where holds and requests to inspect were stated apart from them. It spans the areas of site and records, and is a
 * function of the stream's facts: the same on every console, whatever came first.
 */
import type { Fact, History } from '../kernel/history.ts';
import { erasedBy, type ErasedHead } from './site/state.ts';

const FORBIDS: readonly string[] = ['v1.HoldPlaced', 'v1.InspectionRequested'];

/** RE-11 an erasure whose author had not heard of a hold or of a request erases nothing, on any console; that the hold may be about something else would have to be known to him who erased. */
export function standingErasures(history: History): readonly { readonly erasure: Fact; readonly counts: boolean }[] {
  const forbidding = history.facts.filter(({ type }) => FORBIDS.includes(type));
  const erasures = history.facts.filter((fact) => fact.type === 'v1.PayloadsErased');
  return erasures.map((erasure) => ({ erasure, counts: forbidding.every((one) => history.precedes(one.id, erasure.id) || history.precedes(erasure.id, one.id)) }));
}

export const headsErased = (history: History): readonly ErasedHead[] => standingErasures(history).flatMap(({ erasure, counts }) => (counts ? erasedBy(erasure) : []));
