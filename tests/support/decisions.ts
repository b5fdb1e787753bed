/** For tests of decisions: what was refused or accepted, and the facts that an accepted one would leave. */
import type { Decision, NewEvent } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { testEvent, testId } from './drawn-history.ts';

export const refusedAs = (decision: Decision): string => (decision.accepted ? 'accepted' : decision.rejection.name);

let made = 0;
/** The event as a fact that had seen all of `before`. */
export function factAfter(event: NewEvent, before: readonly Fact[]): Fact {
  made += 1;
  const covered = new Set(before.flatMap((fact) => fact.parents));
  return {
    ...event,
    id: testEvent(`made ${made}`),
    origin: testId('origin'),
    at: { ms: made, n: 0 },
    wall: made,
    actor: 'unsigned',
    commandId: testId(`made ${made}`),
    parents: before.map((fact) => fact.id).filter((id) => !covered.has(id)).sort(),
  };
}
