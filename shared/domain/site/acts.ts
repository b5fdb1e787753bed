/**
 * What a person has to look at because trust had ended: acts that rest on a grant which somebody withdrew elsewhere without
 * knowing of them, and what a revoked console said beyond its cut. Nothing is undone: a child who was handed over is gone. A
 * person looks at it, and says why it stands or is left out.
 */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { History } from '../../kernel/history.ts';
import type { ConsoleId, EventId, OriginId, PersonId } from '../../kernel/ids.ts';
import { MAX_REFS } from '../../kernel/limits.ts';
import { consoleStream, staffStream } from '../../kernel/streams.ts';
import type { ConfirmActs, SetAsideLateFacts } from './commands.ts';
import type { Cut, Role } from './events.ts';
import { byId, ofType, type SiteFact } from './newest.ts';

export interface WithdrawnGrant {
  readonly grant: EventId;
  /** The grant, and what the same command left at another console: acts may name either. */
  readonly ids: readonly EventId[];
  readonly role: Role;
  readonly withdrawals: readonly SiteFact<'v2.RoleWithdrawn'>[];
  /** In each origin, the number up to which nobody has to look at acts on it any more. None: from its first. */
  readonly lookedAt: Readonly<Record<OriginId, number>>;
}

const seqsOf = (ends: Cut): ReadonlyMap<string, number> => new Map(ends.map(({ origin, seq }) => [origin, seq]));
const restsOn = (ends: Cut): readonly EventId[] => ends.map((end) => end.id as EventId).slice(0, MAX_REFS);

/** SI-51 an act is beyond doubt when every withdrawal had seen it, or a person has looked at it. What does not say what it knew says nothing. */
export function withdrawnGrantsOf(history: History): readonly WithdrawnGrant[] {
  const granted = history.facts.filter((fact) => fact.type === 'v1.RoleGranted');
  const withdrawals = ofType(history, 'v2.RoleWithdrawn').filter((one) => one.payload.seen !== null);
  const confirmed = ofType(history, 'v1.ActsConfirmed');
  return ofType(history, 'v1.RoleGranted').flatMap(({ id, payload }): WithdrawnGrant[] => {
    const names = (one: { readonly payload: { readonly grants: readonly string[] } }): boolean => one.payload.grants.some((grant) => history.canonical(grant as EventId) === id);
    const of = withdrawals.filter(names).sort(byId);
    if (of.length === 0) return [];
    const seen = of.map((one) => seqsOf(one.payload.seen ?? []));
    const looked = confirmed.filter(names).map((one) => seqsOf(one.payload.upTo));
    const origins = new Set([...seen, ...looked].flatMap((ends) => [...ends.keys()]));
    const upTo = (origin: string): number => Math.max(Math.min(...seen.map((ends) => ends.get(origin) ?? 0)), ...looked.map((ends) => ends.get(origin) ?? 0));
    return [{ grant: id, ids: granted.filter((one) => history.canonical(one.id) === id).map((one) => one.id), role: payload.role, withdrawals: of, lookedAt: Object.fromEntries([...origins].sort().map((origin) => [origin, upTo(origin)])) }];
  });
}

/** `ends`: the newest act on these grants in each origin, as far as it is here; none: there is nothing to look at. */
export function confirmActs({ staff, grants, reason }: ConfirmActs, { withdrawn, ends }: { readonly withdrawn: readonly WithdrawnGrant[]; readonly ends: Cut }): Decision {
  if (grants.some((grant) => !withdrawn.some((one) => one.grant === grant))) return reject('GrantNotWithdrawn', 'That role was not withdrawn here.', 'Look at the card again.');
  if (ends.length === 0) return reject('NoActsToConfirm', 'Nothing that was done in that role waits for anybody to look at it.', 'Nothing is left to do.');
  return accept([{ stream: staffStream(staff as PersonId), type: 'v1.ActsConfirmed', payload: { staff, grants, upTo: [...ends], reason }, refs: restsOn(ends) }]);
}

/** SI-52 by origin, the number up to which somebody looked at what a revoked console said late, and left it out. */
export function lateFactsSetAside(history: History): Readonly<Record<OriginId, number>> {
  const ends = ofType(history, 'v1.LateFactsSetAside').flatMap((fact) => fact.payload.upTo);
  return Object.fromEntries([...Map.groupBy(ends, ({ origin }) => origin)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([origin, of]) => [origin, Math.max(...of.map(({ seq }) => seq))]));
}

/** `ends`: the newest late fact of each origin that nobody has looked at; none: there is nothing to leave out. */
export function setAsideLateFacts({ console, reason }: SetAsideLateFacts, ends: Cut): Decision {
  if (ends.length === 0) return reject('NothingLate', 'There is nothing new that this console said after it was revoked.', 'Nothing needs to be done.');
  return accept([{ stream: consoleStream(console as ConsoleId), type: 'v1.LateFactsSetAside', payload: { console, upTo: [...ends], reason }, refs: restsOn(ends) }]);
}
