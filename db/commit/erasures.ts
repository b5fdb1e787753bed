/**
 * Carries out erasures: deletes the payloads that they cover, whenever and in whatever order event and erasure came; and knows
 * which payloads are absent without one, so that they can be asked for.
 */
import { erasedBy } from '../../shared/domain/site/state.ts';
import { headsErased, standingErasures } from '../../shared/domain/standing-erasures.ts';
import type { CommandId, EventId, StreamName } from '../../shared/kernel/ids.ts';
import { ERASURES } from '../../shared/kernel/streams.ts';
import type { Database } from '../driver.ts';
import type { LogStore } from '../log/store.ts';

export class Erasures {
  readonly #log: LogStore;
  readonly #sql;
  /** The heads that erasures name, by stream; null: to be read from the log again. The views may be empty at the moment. */
  #heads: ReadonlyMap<StreamName, ReadonlySet<EventId>> | null = null;

  constructor(db: Database, log: LogStore) {
    this.#log = log;
    this.#sql = { forgetOutcome: db.prepare<[CommandId]>('DELETE FROM local_outcome WHERE command = ?') };
  }

  /** What was read may have been taken back with its transaction. */
  forget(): void {
    this.#heads = null;
  }

  /** Deletes what erasures cover in these streams; where the stream of erasures is among them, all that they cover anywhere. Returns the streams that lost something. */
  carryOut(touched: ReadonlySet<StreamName>): ReadonlySet<StreamName> {
    const streams = new Set<StreamName>();
    for (const stream of touched.has(ERASURES) ? this.#reached(touched) : touched) {
      const covered = this.covered(stream);
      if (covered.size === 0) continue;
      for (const { id, header, payload } of this.#log.events(stream)) {
        if (!covered.has(id)) continue;
        this.#log.erase(id);
        if (payload === null) continue;
        // The answer to its command may name people too; a retry so late is told that it was carried out.
        this.#sql.forgetOutcome.run(header.commandId);
        streams.add(stream);
      }
    }
    return streams;
  }

  /** The streams that were touched, and those of which erasures name more than before. What only erasures name that do not count (RE-11) is asked for. */
  #reached(touched: ReadonlySet<StreamName>): ReadonlySet<StreamName> {
    const before = this.#heads;
    this.#heads = null;
    const now = this.#named();
    const voided = standingErasures(this.#log.history(ERASURES)).flatMap(({ erasure, counts }) => (counts ? [] : erasedBy(erasure)));
    for (const stream of new Set(voided.map((one) => one.stream))) this.#noteWithheld(stream);
    const isNew = (stream: StreamName, heads: ReadonlySet<EventId>): boolean => [...heads].some((head) => before?.get(stream)?.has(head) !== true);
    return new Set([...touched, ...[...now].flatMap(([stream, heads]) => (isNew(stream, heads) ? stream : []))]);
  }

  #noteWithheld(stream: StreamName): void {
    const covered = this.covered(stream);
    for (const { id, payload } of this.#log.events(stream)) if (payload === null && !covered.has(id)) this.#log.noteWithheld(id);
  }

  /** The events of a stream that erasures cover: the heads named, and all that those had seen. */
  covered(stream: StreamName): ReadonlySet<EventId> {
    const heads = this.#named().get(stream);
    if (heads === undefined) return new Set();
    const covered = new Set(heads);
    for (const { id, header } of [...this.#log.events(stream)].reverse()) if (covered.has(id)) for (const parent of header.parents) covered.add(parent);
    return covered;
  }

  /** An erasure counts no longer, or was never looked at: what is absent without one is found in the whole log. */
  findWithheld(): void {
    this.#heads = null;
    for (const { id, stream } of this.#log.eventsWithoutPayload()) if (!this.covered(stream).has(id)) this.#log.noteWithheld(id);
  }

  #named(): ReadonlyMap<StreamName, ReadonlySet<EventId>> {
    if (this.#heads !== null) return this.#heads;
    const named = new Map<StreamName, Set<EventId>>();
    for (const { stream, head } of headsErased(this.#log.history(ERASURES))) named.set(stream, (named.get(stream) ?? new Set()).add(head));
    this.#heads = named;
    return named;
  }
}
