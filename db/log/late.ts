/**
 * Which events of revoked consoles are late: beyond the cut of a revocation, and not adopted; and all of those whom only such events
 * let in, or a stolen console would go on under another name. A function of what the log holds and of
 * nothing else, so that it is the same on every console and in every order of arrival. Also which events of a stream are its
 * heads when late ones are left out.
 */
import type { SitePayload } from '../../shared/domain/site/events.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { consoleOfOrigin, type ConsoleId, type EventId } from '../../shared/kernel/ids.ts';

export const REVOKED = 'v1.ConsoleRevoked';
export const ADOPTED = 'v1.LateFactsAdopted';
export const ADMITTED = 'v1.ConsoleAdmitted';

/** Revocations are never late themselves: whatever a console says of another, a person who adopts is the only way back. */
interface Revocation {
  readonly console: ConsoleId;
  /** The newest events that were known of it; those and all before them count. */
  readonly cut: readonly EventId[];
}

/** Counts unless it is late itself. */
interface Adoption {
  readonly id: EventId;
  readonly console: ConsoleId;
  readonly upTo: readonly EventId[];
}

interface Admission {
  readonly id: EventId;
  readonly console: ConsoleId;
  readonly by: ConsoleId;
}

export interface SaidOfConsoles {
  readonly revocations: readonly Revocation[];
  readonly adoptions: readonly Adoption[];
  readonly admissions: readonly Admission[];
  /** Events that no cut reaches: revocations, and the founding. */
  readonly neverLate: ReadonlySet<EventId>;
}

/** What these facts say of it, late or not. */
export function saidOfConsoles(facts: readonly Pick<Fact, 'id' | 'type' | 'payload' | 'origin'>[], neverLate: ReadonlySet<EventId>): SaidOfConsoles {
  const ids = (ends: SitePayload<typeof REVOKED>['cut']): readonly EventId[] => ends.map((end) => end.id as EventId);
  return {
    revocations: facts.flatMap(({ type, payload }) => {
      if (type !== REVOKED) return [];
      const { console, cut } = payload as SitePayload<typeof REVOKED>;
      return [{ console: console as ConsoleId, cut: ids(cut) }];
    }),
    adoptions: facts.flatMap(({ id, type, payload }) => {
      if (type !== ADOPTED) return [];
      const adopted = payload as SitePayload<typeof ADOPTED>;
      return [{ id, console: adopted.console as ConsoleId, upTo: ids(adopted.upTo) }];
    }),
    admissions: facts.flatMap(({ id, type, payload, origin }) => (type === ADMITTED ? [{ id, console: (payload as SitePayload<typeof ADMITTED>).console as ConsoleId, by: consoleOfOrigin(origin) }] : [])),
    neverLate,
  };
}

/** Each event that a console wrote, with the one before it. */
type Chains = ReadonlyMap<EventId, EventId | null>;

/** Of two revocations the smaller cut counts. An adoption counts as soon as it is not late, which another adoption may bring about. */
export function lateEvents(said: SaidOfConsoles, chainsOf: (console: ConsoleId) => Chains): ReadonlySet<EventId> {
  const beyond = new Set<EventId>();
  for (const { console, cut } of said.revocations) {
    const chains = chainsOf(console);
    const kept = upTo(chains, cut);
    for (const id of chains.keys()) if (!kept.has(id) && !said.neverLate.has(id)) beyond.add(id);
  }
  const undecided = new Set(said.adoptions);
  for (;;) {
    const late = withThoseLetIn(beyond, said, chainsOf);
    const counting = [...undecided].filter((adoption) => !late.has(adoption.id));
    if (counting.length === 0) return late;
    for (const adoption of counting) {
      undecided.delete(adoption);
      for (const id of upTo(chainsOf(adoption.console), adoption.upTo)) beyond.delete(id);
    }
  }
}

/** From the founding on, whoever was let in by a fact that counts, of somebody who belongs to the site. What all others say is late. */
function withThoseLetIn(beyond: ReadonlySet<EventId>, { admissions, neverLate }: SaidOfConsoles, chainsOf: (console: ConsoleId) => Chains): ReadonlySet<EventId> {
  if (beyond.size === 0) return beyond;
  const belongs = new Set<ConsoleId>();
  for (let before = -1; before < belongs.size; ) {
    before = belongs.size;
    for (const { id, console, by } of admissions) if (neverLate.has(id) || (belongs.has(by) && !beyond.has(id))) belongs.add(console);
  }
  const late = new Set(beyond);
  for (const { console } of admissions) {
    if (!belongs.has(console)) for (const id of chainsOf(console).keys()) if (!neverLate.has(id)) late.add(id);
  }
  return late;
}

/** These events and all before them. */
function upTo(chains: Chains, ends: readonly EventId[]): ReadonlySet<EventId> {
  const reached = new Set<EventId>();
  for (const end of ends) {
    for (let id: EventId | null = end; id !== null && chains.has(id) && !reached.has(id); id = chains.get(id) ?? null) reached.add(id);
  }
  return reached;
}

/** `events` in any order in which causes stand before effects. Late ones are no heads, and pass on whom they had seen. */
export function headsAmong(events: readonly { readonly id: EventId; readonly parents: readonly EventId[]; readonly late: boolean }[]): readonly EventId[] {
  const seen = new Set<EventId>();
  const heads: EventId[] = [];
  for (const { id, parents, late } of [...events].reverse()) {
    if (late && !seen.has(id)) continue;
    if (!seen.has(id)) heads.push(id);
    for (const parent of parents) seen.add(parent);
  }
  return heads;
}
