/**
 * Looks after what this console has on its disk: has a backup made each day, says where it failed, and says what happened where the
 * database was damaged or another was put in its place. It has no timer of its own: whoever runs the console asks it to look.
 */
import type { BackupOutcome } from '../system/backup-worker.ts';
import type { BackupFile, BackupSettings } from '../system/backup-shelf.ts';
import type { Recovery } from '../system/recovery.ts';
import type { BackupsFound, BackupsRow, DataTrouble } from '../../../shared/contract/backup-procedures.ts';
import type { KeysKept, ReplacedKeys } from '../../../shared/contract/keys-kept.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { backupFailure, restoreRefused, type BackupTrouble, type RestoreRefusal } from './refusals.ts';
import type { ReadBack } from './read-back.ts';

const BACKUP_EVERY_MS = 24 * 3_600_000;
const TRY_AGAIN_MS = 3_600_000;
/** Starting comes first. */
const NOT_BEFORE_MS = 120_000;

export interface DataCareNeeds {
  readonly clock: Clock;
  readonly log: HostLog;
  readonly shelf: { readonly settings: BackupSettings; readonly isGiven: boolean; readonly folder: string; set(chosen: BackupSettings): void; list(): readonly BackupFile[] };
  /** So many are kept with it. */
  readonly startBackup: (keep: number) => { readonly done: Promise<BackupOutcome>; readonly stop: () => Promise<unknown> };
  /** Somebody looked thoroughly: the data are damaged, or only the views. */
  readonly mend: (what: 'DAMAGED' | 'VIEWS_DIFFER') => void;
  readonly recovery: Recovery | null;
  /** Also of the keys. */
  readonly forgetRecovery: () => void;
  readonly keys: KeysKept;
  readonly keysReplaced: ReplacedKeys | null;
  readonly writeRecovery: (note: Recovery) => void;
  /** `place` null: the folder that is set. */
  readonly lookFor: (place: string | null) => Result<BackupsFound, RestoreRefusal>;
  /** Looks at the file, and where it may be restored has the console begin again on it. */
  readonly restore: (file: string, instead: boolean) => RestoreRefusal | null;
  /** Null: backups can be kept in that folder. */
  readonly whyNotIn: (folder: string) => string | null;
}

export class DataCare {
  readonly #needs: DataCareNeeds;
  readonly #listeners = new Set<() => void>();
  readonly #startedMs: number;
  #running: { readonly done: Promise<unknown>; readonly stop: () => Promise<unknown> } | null = null;
  #triedMs: number | null = null;
  #failed: (BackupTrouble & { readonly sinceWall: number }) | null = null;
  #recovery: Recovery | null;
  #keysReplaced: ReplacedKeys | null;

  constructor(needs: DataCareNeeds) {
    this.#needs = needs;
    this.#recovery = needs.recovery;
    this.#keysReplaced = needs.keysReplaced;
    this.#startedMs = needs.clock.monotonicMs();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What everybody at this console should hear of. */
  get trouble(): DataTrouble | null {
    // Somebody must act on it.
    if (this.#keysReplaced !== null) return 'keysReplaced';
    if (this.#recovery !== null) return 'recovered';
    return this.#failed === null ? null : 'backupFailed';
  }

  row(): BackupsRow {
    const { shelf } = this.#needs;
    const files = shelf.list();
    const [last] = files;
    const recovery = this.#recovery;
    return {
      key: 'backups',
      folder: shelf.folder,
      ownFolder: shelf.settings.folder === null,
      isGiven: shelf.isGiven,
      keep: shelf.settings.keep,
      kept: files.length,
      last: last === undefined ? null : { wall: last.madeWall, sizeBytes: last.sizeBytes },
      running: this.#running !== null,
      failed: this.#failed,
      recovery: recovery === null ? null : { atWall: recovery.atWall, why: recovery.why, aside: recovery.aside, backupWall: recovery.backup?.madeWall ?? null, read: recovery.read },
      keys: this.#needs.keys,
      keysReplaced: this.#keysReplaced,
    };
  }

  /** `busy`: an incident is open, and the disk is for others. `isEmpty`: there is nothing to keep yet. */
  look({ busy, isEmpty }: { readonly busy: boolean; readonly isEmpty: boolean }): void {
    const nowMs = this.#needs.clock.monotonicMs();
    if (busy || isEmpty || this.#running !== null || nowMs - this.#startedMs < NOT_BEFORE_MS) return;
    if (this.#triedMs !== null && nowMs - this.#triedMs < TRY_AGAIN_MS) return;
    const [last] = this.#needs.shelf.list();
    const age = last === undefined ? BACKUP_EVERY_MS : this.#needs.clock.wallMs() - last.madeWall;
    // One from the future was made before the clock was set right.
    if (age < 0 || age >= BACKUP_EVERY_MS) this.backUp().catch((error: unknown) => this.#needs.log.fault('a backup', error));
  }

  async backUp(): Promise<Result<{ readonly sizeBytes: number }, Rejection>> {
    if (this.#running !== null) return err({ name: 'BackupRunning', message: 'A backup is being made.', whatToDo: 'Wait until it is done.' });
    const { clock, log, shelf } = this.#needs;
    this.#triedMs = clock.monotonicMs();
    const run = this.#needs.startBackup(shelf.settings.keep);
    this.#running = run;
    this.#tell();
    try {
      const outcome = await run.done;
      if (!outcome.made && (outcome.code === 'DAMAGED' || outcome.code === 'VIEWS_DIFFER')) this.#needs.mend(outcome.code);
      const failure = outcome.made ? null : backupFailure(outcome.code, shelf.folder);
      this.#failed = failure === null ? null : { ...failure, sinceWall: this.#failed?.sinceWall ?? clock.wallMs() };
      log.note({ event: 'backup', made: outcome.made, sizeBytes: outcome.made ? outcome.sizeBytes : 0, ms: Math.round(clock.monotonicMs() - this.#triedMs) });
      // After a day with a whole backup at its end it is no news any more.
      if (outcome.made && this.#recovery !== null && this.#keysReplaced === null && clock.wallMs() - this.#recovery.atWall >= BACKUP_EVERY_MS) this.putAwayRecovery();
      return outcome.made ? ok({ sizeBytes: outcome.sizeBytes }) : err({ name: 'BackupFailed', ...backupFailure(outcome.code, shelf.folder) });
    } finally {
      this.#running = null;
      this.#tell();
    }
  }

  /** `folder` null: in the data folder. */
  set(folder: string | null, keep: number): Result<Record<string, never>, Rejection> {
    const { shelf } = this.#needs;
    if (shelf.isGiven) return err({ name: 'BackupFolderGiven', message: 'The folder is set by whoever manages this computer.', whatToDo: 'Ask them to change it.' });
    const why = folder === null ? null : this.#needs.whyNotIn(folder);
    if (why !== null) return err({ name: 'BackupFolderUnusable', message: `No backup can be kept there: ${why}`, whatToDo: 'Choose another folder, by its whole path.' });
    shelf.set({ folder, keep });
    this.#triedMs = null;
    this.#failed = null;
    this.#tell();
    return ok({});
  }

  /** A folder's backups, or what one of them holds; `place` null: the folder that is set. */
  lookFor(place: string | null): Result<BackupsFound, Rejection> {
    const found = this.#needs.lookFor(place);
    return found.ok ? found : err(restoreRefused(found.error));
  }

  restore(file: string, instead: boolean): Result<Record<string, never>, Rejection> {
    const refusal = this.#needs.restore(file, instead);
    return refusal === null ? ok({}) : err(restoreRefused(refusal));
  }

  /** What could be read of the database that was kept aside. */
  hasReadBack(read: ReadBack): void {
    if (this.#recovery === null) return;
    this.#recovery = { ...this.#recovery, read };
    this.#needs.writeRecovery(this.#recovery);
    this.#tell();
  }

  /** A person has read what happened. */
  putAwayRecovery(): void {
    this.#recovery = null;
    this.#keysReplaced = null;
    this.#needs.forgetRecovery();
    this.#tell();
  }

  async close(): Promise<void> {
    const running = this.#running;
    await running?.stop();
    await running?.done;
    this.#listeners.clear();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
