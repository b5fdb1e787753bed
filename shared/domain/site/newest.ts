/** The facts of a stream by type, and those of them that count: after which none of the others came. */
import type { Fact, History } from '../../kernel/history.ts';
import type { SitePayload, siteEvents } from './events.ts';

export type SiteFact<T extends keyof typeof siteEvents> = Fact & { readonly payload: SitePayload<T> };

export const ofType = <T extends keyof typeof siteEvents>(history: History, ...types: readonly T[]): readonly SiteFact<T>[] =>
  history.distinct(history.facts.filter((fact): fact is SiteFact<T> => (types as readonly string[]).includes(fact.type)));

/** More than one where they did not know of each other. */
export const newestOf = <F extends Fact>(history: History, facts: readonly F[], among: readonly Fact[] = facts): readonly F[] =>
  facts.filter((fact) => !among.some((other) => history.precedes(fact.id, other.id)));

/** One order for facts that stand side by side, the same on every console. */
export const byId = (a: Fact, b: Fact): number => (a.id < b.id ? -1 : 1);
