/**
 * The ladder of every call that nobody answers. It is asked every second, keeps nothing that a restart would lose, and tells the
 * windows when a step falls due: they sound as long as their row says so. The record of a step is beside that, made under an id of
 * its own (call and step), so that consoles which watch one call leave one fact, and a disk that is full silences nothing. A call that is only heard ahead of the log climbs as well, and nothing is written of it.
 */
import type { LogStore } from '../../db/log/store.ts';
import { callHeardAhead, escalation, openCalls, type ReadCall } from '../../db/queries/calls.ts';
import type { Reader } from '../../db/queries/reader.ts';
import { stepReached, stepsDue } from '../../shared/domain/dispatch/escalation.ts';
import type { LadderStep } from '../../shared/domain/dispatch/events.ts';
import { accept, type Decision } from '../../shared/kernel/decision.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { Clock, Digests } from '../../shared/kernel/ports.ts';
import { callStream } from '../../shared/kernel/streams.ts';
import type { Elapsed } from './elapsed.ts';
import type { Notices } from './lan/notices.ts';

/** A console that catches up hears of old calls a moment before it hears that they were answered. */
const SETTLED_MS = 2_000;

interface EscalationNeeds {
  readonly reader: Reader;
  readonly log: LogStore;
  readonly clock: Clock;
  readonly digests: Digests;
  readonly elapsed: Elapsed;
  readonly notices: Pick<Notices, 'calls' | 'agesOfCalls'>;
  /** Unsigned: nobody did it. */
  readonly record: (commandId: CommandId, decision: Decision) => void;
}

export class CallEscalation {
  readonly #needs: EscalationNeeds;
  readonly #listeners = new Set<() => void>();
  /** When an unanswered call was first seen here. */
  readonly #seen = new Map<string, number>();
  /** The highest step that is due, of calls that nobody answers. */
  #due: ReadonlyMap<string, number> = new Map();

  constructor(needs: EscalationNeeds) {
    this.#needs = needs;
  }

  /** 0: none, or somebody answers. */
  readonly stepDue = (call: string): number => this.#due.get(call) ?? 0;

  /** Called when another step is due, or none any more. Returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called every second, and after each commit that touches a call. */
  look(): void {
    const { reader, notices } = this.#needs;
    const waiting = [...openCalls(reader).filter(({ state }) => state === 'new'), ...notices.calls().map(({ notice }) => callHeardAhead(notice))];
    for (const call of this.#seen.keys()) if (!waiting.some((one) => one.call === call)) this.#seen.delete(call);
    const stated = this.takeStatedAges();
    const { ladder } = waiting.length === 0 ? { ladder: [] } : escalation(reader);
    const before = this.#due;
    this.#due = new Map(waiting.map((one) => [one.call, this.#highestDue(one, ladder, stated.has(one.call))]));
    if (before.size !== this.#due.size || [...this.#due].some(([call, step]) => before.get(call) !== step)) for (const tell of this.#listeners) tell();
    for (const one of waiting) if (one.ahead === null) this.#write(one, this.stepDue(one.call));
  }

  /** Whoever told of a call said how old it is, which holds against any wall clock. */
  takeStatedAges(): ReadonlyMap<string, number> {
    const stated = this.#needs.notices.agesOfCalls();
    for (const [call, ageMs] of stated) this.#needs.elapsed.isNow(call, ageMs);
    return stated;
  }

  #highestDue({ call, calledWall, detail }: ReadCall, ladder: readonly LadderStep[], isStated: boolean): number {
    const { clock, elapsed } = this.#needs;
    const since = this.#seen.get(call) ?? clock.monotonicMs();
    this.#seen.set(call, since);
    const elapsedMs = elapsed.of(call, calledWall);
    const hereMs = clock.monotonicMs() - since;
    const heardLate = !isStated && elapsedMs - hereMs > SETTLED_MS;
    if (heardLate && hereMs < SETTLED_MS) return 0;
    // What another console's clock has reached is reached.
    return Math.max(0, ...stepsDue(ladder, elapsedMs), ...detail.steps.map(({ step }) => Math.min(step, ladder.length)));
  }

  #write({ call, detail }: ReadCall, upTo: number): void {
    const { log, digests, record } = this.#needs;
    for (let step = 1; step <= upTo; step++) {
      if (detail.steps.some((one) => one.step === step)) continue;
      const commandId = digests.idOf(`step ${step} of call ${call}`) as CommandId;
      if (log.eventsOfCommand(commandId).length === 0) record(commandId, accept([stepReached(callStream(call), call, step)]));
    }
  }
}
