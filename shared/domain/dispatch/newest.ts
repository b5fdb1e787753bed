/** The facts of a stream by type, and those of them that count: after which none of the others came. */
import type { Fact, History } from '../../kernel/history.ts';

export type FactOf<P> = Fact & { readonly payload: P };

/** Their schema was checked when they were read. */
export const factsOf = <P>(history: History, type: string): readonly FactOf<P>[] => history.distinct(history.facts.filter((fact): fact is FactOf<P> => fact.type === type));

/** More than one where they did not know of each other; in one order on every console. */
export const newestOf = <F extends Fact>(history: History, facts: readonly F[]): readonly F[] =>
  facts.filter((fact) => !facts.some((other) => history.precedes(fact.id, other.id))).sort((a, b) => (a.id < b.id ? -1 : 1));
