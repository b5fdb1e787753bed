/**
 * Imports from the first byte to the activation, one at a time. Until Apply there is nothing but a staging folder, which
 * cancelling, a refused file and the end of the console remove. Apply is marked on disk first and then carried through,
 * by the next start if need be; whatever goes wrong before the activation, the roster is what it was.
 */
import { siteKey } from '../../../db/queries/site-settings.ts';
import { siteName } from '../../../db/queries/site.ts';
import { currentHeads } from '../../../db/queries/roster-snapshot.ts';
import type { ImportPreview, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { EventId, ImportId } from '../../../shared/kernel/ids.ts';
import type { Ids } from '../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { ImportIntake } from '../core.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { problemName, refusalName } from '../diagnostics/log-lines.ts';
import { applyPlan, rememberedChoices, stepsOf, type Applied, type ApplyNeeds } from './apply-plan.ts';
import { refuseLeaving } from './import-cautions.ts';
import * as refusals from './import-refusals.ts';
import type { ImportStaging, StagedImport, StagedPlan } from './import-staging.ts';
import { PHOTOS_ALONE } from './plan-photos.ts';
import { SAMPLE_SCHOOL_NAME } from './sample-cast.ts';
import type { SampleRequest } from './sample-people.ts';
import type { FromWorker, ImportJob } from './worker-messages.ts';

/** `ended`: before it was done, because it was told to. `tooLarge`: the roster takes more memory than a worker may have. */
export type WorkerOutcome = Extract<FromWorker, { readonly kind: 'preview' }> | { readonly kind: 'ended' } | { readonly kind: 'tooLarge' };

/** A running roster worker. */
export interface RosterWorker {
  /** Rejects where it died of a bug. */
  readonly outcome: Promise<WorkerOutcome>;
  end(): Promise<void>;
}

export interface ImportNeeds extends ApplyNeeds {
  readonly log: HostLog;
  readonly ids: Ids;
  /** The file that the worker opens. */
  readonly database: string;
  readonly staging: ImportStaging;
  readonly startWorker: (job: ImportJob, comparing: () => void) => RosterWorker;
  /** The key of a site that is founded here: the same at each call, so that a roster may be read before the founding. */
  readonly keyToBe: () => string;
}

type ImportRow = SubscriptionRow<'import'>;
type Counts = ImportPreview['counts'];
/** How many photos it files, where it is of photos alone. */
const photosAlone = (preview: ImportPreview | null): number | null => (preview?.source === PHOTOS_ALONE ? preview.photos.filed : null);
type Previewed = Result<ImportPreview, Rejection>;

/** The one import. Whoever works on it looks whether it still is. */
interface Current {
  readonly staged: StagedImport;
  row: ImportRow;
  /** Files still come in; whoever brings them removes them. */
  receiving: boolean;
  worker: RosterWorker | null;
  /** Of a refused file: its staging is gone, and it can be looked at until it is put away. */
  refused: ImportPreview | null;
  /** Reading or applying it; ends also where it is told to stop. */
  work: Promise<unknown>;
}

/** Windows hear of progress within a stage no more often: people cannot see more. */
const TELL_EVERY_MS = 250;
/** Of one kind of problem: enough to see whether it is every row or a few. */
const MAX_LOGGED_ROWS = 20;

export class RosterImports {
  readonly #needs: ImportNeeds;
  readonly #listeners = new Set<() => void>();
  #current: Current | null = null;
  #toldMs = 0;
  #resumed: Promise<void> | null = null;
  #closing = false;

  constructor(needs: ImportNeeds) {
    this.#needs = needs;
  }

  /** The import that is under way or was last: none or one. */
  rows(): readonly ImportRow[] {
    return this.#current === null ? [] : [this.#current.row];
  }

  /** Called when the row changed. Returns how to stop. */
  onProgress(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The preview once more. */
  read(key: string): Previewed {
    const current = this.#current;
    const preview = current?.row.key === key ? (current.refused ?? current.staged.plan()?.preview) : undefined;
    return preview === undefined ? err(refusals.IMPORT_EXPIRED) : ok(preview);
  }

  /** For files that come one by one; `sizeBytes` of all together, as far as their sender says. */
  receive(sizeBytes: number): Result<ImportIntake, Rejection> {
    const begun = this.#begin([], sizeBytes);
    if (!begun.ok) return begun;
    const current = begun.value;
    current.receiving = true;
    const paths: string[] = [];
    return ok({
      take: async (name, content) => {
        this.#change(current, { files: [...current.row.files, name] });
        paths.push(await current.staged.takeFile(name, this.#counted(current, content)));
        return this.#current === current;
      },
      preview: async (school, map) => {
        current.receiving = false;
        return this.#read(current, { kind: 'files', paths, ...(map === null ? {} : { map: { file: 'column map', text: map } }) }, school);
      },
      abandon: () => {
        current.receiving = false;
        this.#drop(current);
      },
    });
  }

  /** A refused file is a preview too: one without a ticket. */
  async preview(source: ImportJob['source'], school: string | null): Promise<Previewed> {
    const begun = this.#begin(source.kind === 'files' ? source.paths.map((path) => path.split(/[\\/]/).at(-1) ?? '') : [], 0);
    return begun.ok ? this.#read(begun.value, source, school) : begun;
  }

  /** What it would change to go on with one of several active rosters alone. */
  async keep(activation: EventId): Promise<Previewed> {
    const heads = currentHeads(this.#needs.reader.db);
    if (heads.length < 2 || !heads.includes(activation)) return err(refusals.NOTHING_TO_SETTLE);
    return this.preview({ kind: 'active', activation }, null);
  }

  /** `leaving`: how many students leave, said by whoever means it, where the preview asks for that. */
  async apply(ticket: string, leaving: number | null, actor: Actor): Promise<Result<Counts, Rejection>> {
    const current = this.#current;
    if (current?.row.stage !== 'waiting' || current.row.ticket !== ticket) return err(refusals.IMPORT_EXPIRED);
    if (siteKey(this.#needs.reader) === null) return err(refusals.NOT_FOUNDED);
    const plan = current.staged.plan();
    if (plan === null) return err(refusals.IMPORT_EXPIRED);
    const refusal = refuseLeaving(plan.preview, leaving);
    if (refusal !== null) return err(refusal);
    current.staged.markApplying({ actor });
    const applied = await this.#carryThrough(current, plan, actor);
    if (!applied.ok) return applied;
    return applied.value === 'done' ? ok(plan.preview.counts) : err(refusals.GOES_ON_LATER);
  }

  /** Cancels what is being read or waits, and puts away what is finished. */
  discard(key: string): Result<null, Rejection> {
    const current = this.#current;
    if (current === null || current.row.key !== key) return ok(null);
    if (current.row.stage === 'applying') return err(refusals.BEING_APPLIED);
    this.#drop(current);
    return ok(null);
  }

  /** Into a site of the sample's name without a roster, and no other: nobody's school is mixed with invented people. */
  async loadSample(request: SampleRequest, actor: Actor): Promise<Result<Counts, Rejection>> {
    const { reader } = this.#needs;
    if (currentHeads(reader.db).length > 0) return err(refusals.SAMPLE_NEEDS_EMPTY);
    const name = siteName(reader);
    if (name === null) return err(refusals.NOT_FOUNDED);
    if (name !== SAMPLE_SCHOOL_NAME) return err(refusals.SAMPLE_NEEDS_NO_SCHOOL);
    const preview = await this.preview({ kind: 'sample', request }, null);
    return preview.ok ? this.apply(preview.value.ticket ?? '', null, actor) : preview;
  }

  /** Carries through what was being applied when the console ended. Rejects for a bug, or where the disk refuses. */
  resume(): Promise<void> {
    this.#resumed ??= this.#resume();
    return this.#resumed;
  }

  async close(): Promise<void> {
    this.#closing = true;
    const current = this.#current;
    if (current === null) return;
    if (current.row.stage !== 'applying') this.#drop(current);
    await Promise.allSettled([current.work]);
  }

  async #resume(): Promise<void> {
    for (const staged of this.#needs.staging.interrupted()) {
      const plan = staged.plan();
      const mark = staged.mark();
      const current = this.#show(staged, plan?.preview ?? null);
      if (plan === null || mark === null) this.#give(current, refusals.LOST);
      else await this.#carryThrough(current, plan, mark.actor);
    }
  }

  /** Refused while another is under way; one that waits gives way. */
  #begin(files: readonly string[], sizeBytes: number): Result<Current, Rejection> {
    const before = this.#current;
    if (this.#closing || before?.receiving === true || before?.row.stage === 'reading' || before?.row.stage === 'comparing' || before?.row.stage === 'applying') return err(refusals.IMPORT_BUSY);
    if (before !== null) this.#drop(before);
    const current = this.#show(this.#needs.staging.create(this.#needs.ids.next() as ImportId), null);
    this.#change(current, { files: [...files], of: sizeBytes });
    return ok(current);
  }

  #show(staged: StagedImport, preview: ImportPreview | null): Current {
    this.#current = { staged, row: { key: staged.id, stage: 'reading', done: 0, of: 0, files: [], ticket: null, counts: preview?.counts ?? null, photosAlone: photosAlone(preview), rejection: null }, receiving: false, worker: null, refused: null, work: Promise.resolve() };
    return this.#current;
  }

  async *#counted(current: Current, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of content) {
      if (this.#current !== current) return;
      this.#change(current, { done: current.row.done + piece.byteLength });
      yield piece;
    }
  }

  #read(current: Current, source: ImportJob['source'], school: string | null): Promise<Previewed> {
    const read = this.#current === current ? this.#readAndNote(current, source, school) : Promise.resolve(this.#cancelled(current));
    current.work = read;
    return read;
  }

  /** Counts, codes and row numbers: what a file holds stays in the file. */
  async #readAndNote(current: Current, source: ImportJob['source'], school: string | null): Promise<Previewed> {
    const { log, reader } = this.#needs;
    const sinceMs = reader.clock.monotonicMs();
    const read = await this.#readPlan(current, source, school);
    const refused = !read.ok ? refusalName(read.error) : current.row.rejection === null ? null : refusalName(current.row.rejection);
    const { students, guardians, staff, classes, restrictions } = read.ok ? read.value.counts : { students: 0, guardians: 0, staff: 0, classes: 0, restrictions: 0 };
    const { added, changed, withdrawn } = read.ok ? read.value : { added: 0, changed: 0, withdrawn: 0 };
    log.note({ event: 'importRead', refused, students, guardians, staff, classes, restrictions, added, changed, withdrawn, ms: Math.round(reader.clock.monotonicMs() - sinceMs) });
    for (const [code, found] of Map.groupBy(read.ok ? read.value.problems : [], problemName)) {
      const rows = found.flatMap(({ row }) => (row === null ? [] : [row]));
      log.note({ event: 'importProblem', code, severity: found.some(({ severity }) => severity === 'error') ? 'error' : 'warning', places: found.length, rows: rows.slice(0, MAX_LOGGED_ROWS) });
    }
    return read;
  }

  async #readPlan(current: Current, source: ImportJob['source'], school: string | null): Promise<Previewed> {
    const { reader, database, photos, startWorker, committer, keyToBe } = this.#needs;
    this.#change(current, { done: 0, of: 0 });
    const job: ImportJob = { import: current.staged.id, staging: current.staged.folder, photos: photos.path, database, idKey: siteKey(reader) ?? keyToBe(), source, school, remembered: rememberedChoices(committer), today: reader.dateOf(reader.clock.wallMs()) };
    current.worker = startWorker(job, () => this.#change(current, { stage: 'comparing' }));
    let outcome: WorkerOutcome;
    try {
      outcome = await current.worker.outcome;
    } catch (error) {
      this.#drop(current);
      throw error;
    }
    current.worker = null;
    if (this.#current !== current || outcome.kind === 'ended') return this.#cancelled(current);
    if (outcome.kind === 'tooLarge') {
      this.#give(current, refusals.TOO_LARGE);
      return err(refusals.TOO_LARGE);
    }
    const { preview } = outcome;
    if (preview.ticket === null) {
      current.refused = preview;
      this.#give(current, refusals.FILE_REFUSED);
    } else {
      current.staged.removeFiles();
      this.#change(current, { stage: 'waiting', ticket: preview.ticket, counts: preview.counts, photosAlone: photosAlone(preview) });
    }
    return ok(preview);
  }

  #cancelled(current: Current): Previewed {
    current.staged.remove();
    return err(refusals.IMPORT_CANCELLED);
  }

  /** From the mark to the activation. What cannot go on for now, because the disk refuses or the console ends, keeps its staging for the next start. */
  async #carryThrough(current: Current, plan: StagedPlan, actor: Actor): Promise<Applied> {
    const { log, reader } = this.#needs;
    const sinceMs = reader.clock.monotonicMs();
    this.#change(current, { stage: 'applying', ticket: null, done: 0, of: stepsOf(plan) });
    const applying = applyPlan(this.#needs, current.staged, plan, { actor, onChunk: (done) => this.#change(current, { done }), stopping: () => this.#closing });
    current.work = applying;
    try {
      const applied = await applying;
      if (!applied.ok) this.#give(current, applied.error);
      else if (applied.value === 'done') {
        current.staged.remove();
        this.#change(current, { stage: 'done', done: stepsOf(plan) });
      }
      log.note({ event: 'importApplied', refused: applied.ok ? null : refusalName(applied.error), ms: Math.round(reader.clock.monotonicMs() - sinceMs) });
      return applied;
    } catch (error) {
      this.#change(current, { stage: 'failed', rejection: refusals.GOES_ON_LATER });
      throw error;
    }
  }

  /** It ends here, and why is shown until it is put away. */
  #give(current: Current, rejection: Rejection): void {
    current.staged.remove();
    this.#change(current, { stage: 'failed', ticket: null, rejection });
  }

  /** As if it had not been; but what somebody applied is carried through. */
  #drop(current: Current): void {
    if (this.#current === current) {
      this.#current = null;
      this.#tell();
    }
    if (current.receiving) return;
    // A worker holds its files; whoever waits for it removes them.
    if (current.worker !== null) void current.worker.end();
    else if (current.staged.mark() === null) current.staged.remove();
  }

  #change(current: Current, change: Partial<ImportRow>): void {
    const before = current.row;
    current.row = { ...before, ...change };
    if (this.#current !== current) return;
    if (current.row.stage !== before.stage || this.#needs.reader.clock.monotonicMs() - this.#toldMs >= TELL_EVERY_MS) this.#tell();
  }

  #tell(): void {
    this.#toldMs = this.#needs.reader.clock.monotonicMs();
    for (const listener of this.#listeners) listener();
  }
}
