/**
 * What one transaction brings to the log: commits one after the other, and at its end all that follows from them for what is late,
 * what is erased, and the views. Each stream is folded once, however many of the commits touched it.
 */
import type { EventId, StreamName } from '../../shared/kernel/ids.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { ERASURES } from '../../shared/kernel/streams.ts';
import type { LogStore } from '../log/store.ts';
import type { CheckedCommit, CheckedEvent } from '../log/wire.ts';
import type { Views } from '../views.ts';
import type { Erasures } from './erasures.ts';
import type { LateFacts } from './late-facts.ts';

/** So many streams are folded at the end of one transaction: a few milliseconds. */
const MANY_STREAMS = 32;

export interface LandingNeeds {
  readonly log: LogStore;
  readonly views: Views;
  readonly late: LateFacts;
  readonly erasures: Erasures;
}

export class Landing {
  readonly #needs: LandingNeeds;
  readonly commits: EventId[] = [];
  readonly events: EventId[] = [];
  readonly #changed = new Set<string>();
  readonly #touched = new Set<StreamName>();
  /** Streams whose rows are all made anew. */
  readonly #again = new Set<StreamName>();
  #decisive = false;

  constructor(needs: LandingNeeds) {
    this.#needs = needs;
  }

  /** Whoever can wait begins another transaction. */
  get isLarge(): boolean {
    return this.#touched.size >= MANY_STREAMS;
  }

  /** A commit whose causes are all here. */
  add(commit: CheckedCommit): void {
    const { log, views, late } = this.#needs;
    const lateOnes = new Set(commit.events.filter(({ header }) => late.isLateWhenItLands(header)).map(({ id }) => id));
    log.insert(commit, lateOnes);
    this.commits.push(commit.newest);
    const added = new Map<StreamName, Fact[]>();
    for (const { id, header, payload } of commit.events) {
      this.events.push(id);
      this.#decisive ||= late.isDecisive(id, header.type);
      // Where an erasure covers it, it is not missed for long: `finish` carries that out.
      if (payload === null) log.noteWithheld(id);
      const facts = added.get(header.stream) ?? [];
      added.set(header.stream, facts);
      const fact = lateOnes.has(id) ? null : log.saying({ id, header, payload: payload?.text ?? null });
      if (fact !== null) facts.push(fact);
    }
    for (const [stream, facts] of added) {
      this.#touched.add(stream);
      for (const view of views.add(stream, facts)) this.#changed.add(view);
    }
  }

  /** A payload that was withheld when its event landed. */
  addPayload({ id, header, payload }: CheckedEvent): void {
    if (payload === null) return;
    this.#needs.log.insertPayload(id, payload);
    this.#touched.add(header.stream);
    this.#again.add(header.stream);
    this.#decisive ||= this.#needs.late.isDecisive(id, header.type);
  }

  /** After the last commit. Returns the streams that were touched, and the names of the views that changed. */
  finish(): { readonly streams: ReadonlySet<StreamName>; readonly changed: ReadonlySet<string> } {
    const { views, late, erasures } = this.#needs;
    if (this.#decisive) {
      const changed = late.decideAnew();
      for (const stream of changed) this.#again.add(stream);
      if (changed.has(ERASURES)) erasures.findWithheld();
    }
    const streams = new Set([...this.#touched, ...this.#again]);
    for (const stream of erasures.carryOut(streams)) this.#again.add(stream);
    for (const stream of this.#again) streams.add(stream);
    for (const stream of streams) for (const view of this.#again.has(stream) ? views.remake(stream) : views.fold(stream)) this.#changed.add(view);
    return { streams, changed: this.#changed };
  }
}
