/**
 * Histories drawn by fast-check, as three consoles would make them: each writes on what it knows, hears of what another
 * knows, or gets a command that another got too (a twin). What is drawn are the steps, so that a failure shrinks to few.
 */
import fc from 'fast-check';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { CommandId, EventId, OriginId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { Random } from './console.ts';

export const testId = <T extends string = string>(name: string): T => nodeDigests.idOf(name) as T;
export const testEvent = (name: string): EventId => nodeDigests.sha256(name) as EventId;

/** What a console writes: `pick` chooses one of the events that it knows, from few to many. */
export type Writer = (known: readonly Fact[], pick: number, variant: number) => { readonly type: string; readonly payload: unknown } | null;

export type Step =
  | { readonly do: 'write'; readonly console: number; readonly writer: number; readonly pick: number; readonly variant: number }
  | { readonly do: 'hear'; readonly console: number; readonly from: number }
  | { readonly do: 'repeat'; readonly console: number; readonly pick: number };

const CONSOLES = 3;
const console = fc.nat(CONSOLES - 1);

export const stepsOf = (writers: number, maxLength = 14): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), console, writer: fc.nat(writers - 1), pick: fc.nat(20), variant: fc.nat(5) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('hear' as const), console, from: console }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat' as const), console, pick: fc.nat(20) }) },
    ),
    { minLength: 1, maxLength, size: 'max' },
  );

/** The facts that the steps leave, causes before effects. `salt` decides how ids sort. */
export function play(steps: readonly Step[], writers: readonly Writer[], salt: number): readonly Fact[] {
  const all: Fact[] = [];
  const known: Set<Fact>[] = Array.from({ length: CONSOLES }, () => new Set());
  const add = (at: number, type: string, payload: unknown, commandId: CommandId): void => {
    const mine = known[at]!;
    const covered = new Set([...mine].flatMap((fact) => fact.parents));
    const fact: Fact = {
      id: testEvent(`${salt} ${all.length}`),
      stream: 'person/x' as StreamName,
      origin: testId<OriginId>(`origin ${at}`),
      type,
      payload,
      at: { ms: all.length, n: 0 },
      wall: all.length,
      actor: { staff: testId<PersonId>(`staff ${at}`), role: 'administrator', grant: null },
      commandId,
      parents: [...mine].map((one) => one.id).filter((id) => !covered.has(id)).sort(),
      refs: [],
    };
    mine.add(fact);
    all.push(fact);
  };
  for (const step of steps) {
    const mine = known[step.console]!;
    if (step.do === 'hear') {
      for (const fact of known[step.from]!) mine.add(fact);
    } else if (step.do === 'write') {
      const written = writers[step.writer]!([...mine], step.pick, step.variant);
      if (written !== null) add(step.console, written.type, written.payload, testId<CommandId>(`command ${all.length}`));
    } else {
      // Only a command that this console has neither got nor heard of, and whose own causes it knows.
      const ids = new Set([...mine].map((fact) => fact.id));
      const heard = new Set([...mine].map((fact) => fact.commandId));
      const named = (fact: Fact): EventId[] => JSON.stringify(fact.payload).match(/[0-9a-f]{64}/g) as EventId[] | null ?? [];
      const fresh = all.filter((fact) => !heard.has(fact.commandId) && named(fact).every((id) => ids.has(id)));
      const again = fresh[step.pick % Math.max(1, fresh.length)];
      if (again !== undefined) add(step.console, again.type, again.payload, again.commandId);
    }
  }
  return all;
}

/** Any order in which causes stand before effects. */
export function shuffled(facts: readonly Fact[], random: Random): readonly Fact[] {
  const left = [...facts];
  const done = new Set<EventId>();
  const order: Fact[] = [];
  while (left.length > 0) {
    const ready = left.filter((fact) => fact.parents.every((parent) => done.has(parent)));
    const next = random.pick(ready);
    left.splice(left.indexOf(next), 1);
    done.add(next.id);
    order.push(next);
  }
  return order;
}

export const historyOf = (facts: readonly Fact[]): History => new History(facts, facts);
