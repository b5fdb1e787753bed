/**
 * Imports from preview to activation. A preview writes nothing. Applying commits the changes chunk by chunk, each on its
 * own and without effect, and then the one event that makes them count: whatever goes wrong before it, the roster is
 * what it was.
 */
import type { Committer } from '../../../db/commit.ts';
import { siteKey } from '../../../db/queries/site.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { currentHeads } from '../../../db/queries/roster-snapshot.ts';
import type { ImportPreview, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { importChoicesOf, type ImportChoices } from '../../../shared/domain/site/state.ts';
import { assert, defined } from '../../../shared/kernel/assert.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { CommandId, EventId, ImportId } from '../../../shared/kernel/ids.ts';
import type { Breathe, Digests, Ids } from '../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { IMPORT_CHOICES, importStream, ROSTER } from '../../../shared/kernel/streams.ts';
import { choicesMade } from './import-choices.ts';
import { refuseLeaving } from './import-cautions.ts';
import type { FromWorker, ImportJob, WorkerPreview } from './worker-messages.ts';

/** A running roster worker. */
export interface RosterWorker {
  /** Its next message; rejects where the thread died. */
  next(): Promise<FromWorker>;
  ask(): void;
  end(): Promise<void>;
}

export interface ImportNeeds {
  readonly committer: Committer;
  readonly reader: Reader;
  readonly ids: Ids;
  readonly digests: Digests;
  readonly breathe: Breathe;
  /** The file that the worker opens. */
  readonly database: string;
  readonly startWorker: (job: ImportJob) => RosterWorker;
  /** 32 fresh random bytes, in hex. */
  readonly newKey: () => string;
}

type ImportRow = SubscriptionRow<'import'>;

interface Pending {
  readonly worker: RosterWorker;
  readonly founded: boolean;
  readonly heads: readonly string[];
  readonly preview: WorkerPreview;
}

type Counts = ImportPreview['counts'];

const NOT_FOUNDED: Rejection = { name: 'SiteNotFounded', message: 'This computer is not part of a school yet.', whatToDo: 'Set up the school first, then import its roster.' };
const TICKET_UNKNOWN: Rejection = { name: 'ImportExpired', message: 'This import is no longer waiting.', whatToDo: 'Choose the file again.' };
const NOTHING_TO_SETTLE: Rejection = { name: 'RosterSettled', message: 'This is no longer one of several active rosters.', whatToDo: 'Somebody settled it. Look at the list of conflicts again.' };
const ROSTER_CHANGED: Rejection = { name: 'RosterChanged', message: 'The roster changed since the preview.', whatToDo: 'Choose the file again to see what it would change now.' };
const FILE_REFUSED: Rejection = { name: 'RosterRefused', message: 'These files cannot be imported as they are. Nothing was changed.', whatToDo: 'Read what is wrong with them, correct it where they come from, and choose them again.' };
const SAMPLE_NEEDS_EMPTY: Rejection = { name: 'RosterAlreadyThere', message: 'This school has a roster already.', whatToDo: 'Try the sample school on a computer, or in a data folder, of its own.' };

export class RosterImports {
  readonly #needs: ImportNeeds;
  /** One at a time: a preview holds a whole district in memory. */
  #pending: { readonly ticket: string; readonly import: Pending } | null = null;

  #row: ImportRow | null = null;
  #preview: ImportPreview | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(needs: ImportNeeds) {
    this.#needs = needs;
  }

  /** The import that is under way or was last: none or one. */
  rows(): readonly ImportRow[] {
    return this.#row === null ? [] : [this.#row];
  }

  /** Called when the row changed. Returns how to stop. */
  onProgress(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The preview once more. */
  read(key: string): Result<ImportPreview, Rejection> {
    return this.#row?.key === key && this.#preview !== null ? ok(this.#preview) : err(TICKET_UNKNOWN);
  }

  #show(row: ImportRow | null): void {
    this.#row = row;
    for (const listener of this.#listeners) listener();
  }

  /** A refused file is a preview too: one without a ticket. */
  async preview(source: ImportJob['source'], school: string | null): Promise<ImportPreview> {
    await this.discard();
    const key = this.#needs.ids.next();
    const files = source.kind === 'files' ? source.paths.map((path) => path.split(/[\\/]/).at(-1) ?? '') : [];
    this.#show({ key, stage: 'reading', done: 0, of: 0, files, ticket: null, counts: null, rejection: null });
    const started = await this.#start(source, school);
    const { accepted, ...preview } = started.preview;
    const ticket = accepted ? key : null;
    this.#preview = { ...preview, ticket };
    if (accepted) this.#pending = { ticket: key, import: started };
    else await started.worker.end();
    this.#show({ key, stage: accepted ? 'waiting' : 'failed', done: 0, of: 0, files, ticket, counts: accepted ? preview.counts : null, rejection: accepted ? null : FILE_REFUSED });
    return this.#preview;
  }

  /** What it would change to go on with one of several active rosters alone. */
  async keep(activation: EventId): Promise<Result<ImportPreview, Rejection>> {
    const heads = currentHeads(this.#needs.reader.db);
    if (heads.length < 2 || !heads.includes(activation)) return err(NOTHING_TO_SETTLE);
    return ok(await this.preview({ kind: 'active', activation }, null));
  }

  /** `leaving`: how many students leave, said by whoever means it, where the preview asks for that. */
  async apply(ticket: string, leaving: number | null, actor: Actor): Promise<Result<Counts, Rejection>> {
    if (this.#pending?.ticket !== ticket) return err(TICKET_UNKNOWN);
    const pending = this.#pending.import;
    const refusal = refuseLeaving(pending.preview, leaving);
    if (refusal !== null) return err(refusal);
    this.#pending = null;
    if (this.#row !== null) this.#show({ ...this.#row, stage: 'applying', ticket: null });
    const applied = await this.#apply(pending, actor);
    if (this.#row !== null) this.#show({ ...this.#row, stage: applied.ok ? 'done' : 'failed', rejection: applied.ok ? null : applied.error });
    return applied;
  }

  /** Ends a waiting preview, if there is one. */
  async discard(): Promise<void> {
    const pending = this.#pending;
    this.#pending = null;
    this.#preview = null;
    this.#show(null);
    await pending?.import.worker.end();
  }

  async loadSample(seed: number, students: number, actor: Actor): Promise<Result<Counts, Rejection>> {
    if (currentHeads(this.#needs.reader.db).length > 0) return err(SAMPLE_NEEDS_EMPTY);
    const started = await this.#start({ kind: 'sample', seed, students }, null);
    assert(started.preview.accepted, 'the sample school can be imported');
    return this.#apply(started, actor);
  }

  async #start(source: ImportJob['source'], school: string | null): Promise<Pending> {
    // Without a site there are no ids to give yet; a file can be looked at all the same.
    const founded = siteKey(this.#needs.reader);
    const worker = this.#needs.startWorker({ database: this.#needs.database, idKey: founded ?? this.#needs.newKey(), source, school, remembered: this.#remembered(), today: this.#needs.reader.dateOf(this.#needs.reader.clock.wallMs()) });
    const first = await worker.next();
    assert(first.kind === 'preview', 'a roster worker begins with a preview');
    return { worker, founded: founded !== null, heads: first.heads, preview: first.preview };
  }

  async #apply({ worker, founded, heads, preview }: Pending, actor: Actor): Promise<Result<Counts, Rejection>> {
    const { committer, ids, digests, breathe, reader } = this.#needs;
    const unchanged = (): boolean => currentHeads(reader.db).join(' ') === heads.join(' ');
    try {
      if (!founded) return err(NOT_FOUNDED);
      const importId = ids.next() as ImportId;
      const chunks: EventId[] = [];
      for (let message = await this.#nextChunk(worker); message.kind === 'chunk'; message = await this.#nextChunk(worker)) {
        if (!unchanged()) return err(ROSTER_CHANGED);
        const payload = { import: importId, number: chunks.length, writes: message.writes };
        const committed = committer.append({
          commandId: ids.next() as CommandId,
          actor,
          events: [{ stream: importStream(importId), type: 'v2.RosterChunk', payload, refs: [] }],
          outcome: () => null,
        });
        chunks.push(defined(committed.newest, 'a chunk was written'));
        await breathe();
      }
      if (!unchanged()) return err(ROSTER_CHANGED);
      const newestChunk = chunks.at(-1) ?? null;
      const payload = { import: importId, bases: heads, chunks: chunks.length, newestChunk, chunksDigest: digests.sha256(chunks.join(' ')), source: preview.source };
      const choices = choicesMade(preview, this.#remembered());
      committer.append({
        commandId: ids.next() as CommandId,
        actor,
        events: [{ stream: ROSTER, type: 'v1.RosterActivated', payload, refs: newestChunk === null ? [] : [newestChunk] }, ...(choices === null ? [] : [choices])],
        outcome: () => null,
      });
      return ok(preview.counts);
    } finally {
      await worker.end();
    }
  }

  #remembered(): ImportChoices {
    return importChoicesOf(this.#needs.committer.log.history(IMPORT_CHOICES));
  }

  #nextChunk(worker: RosterWorker): Promise<FromWorker> {
    worker.ask();
    return worker.next();
  }
}
