/** The files of the console of a data folder: what is done where its database is damaged, gone or to be another, and who looks after its backups. */
import { join } from 'node:path';
import { joinedSite } from '../../db/local-joined.ts';
import { siteId } from '../../db/queries/consoles.ts';
import { siteName } from '../../db/queries/site.ts';
import { consoleIdOf } from '../../db/log/header.ts';
import type { ManagedComputer } from '../../shared/contract/managed-settings.ts';
import type { Migration } from '../../db/migrate.ts';
import type { SealChecker } from '../../shared/kernel/ports.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { Slices } from '../../shared/kernel/slices.ts';
import { DataCare } from './backups/data-care.ts';
import { readBack } from './backups/read-back.ts';
import { siteCardOf } from './backups/site-card.ts';
import { VERSION, type Console } from './console.ts';
import type { DiagnosticLog } from './diagnostics/host-log.ts';
import { takeOver } from './lan/admission/take-over.ts';
import type { LanConsole } from './lan/lan.ts';
import { ADMISSION_ITSELF } from './views-of.ts';
import { backupsIn, BackupShelf, type BackupFile } from './system/backup-shelf.ts';
import { startBackup } from './system/backup-thread.ts';
import { breathe, systemClock } from './system/clock.ts';
import { nodeDigests } from './system/crypto.ts';
import { forgetReplacedKeys, readReplacedKeys, type ConsoleKeys, type KeyOrder } from './system/console-keys.ts';
import type { DataFolder } from './system/data-folder.ts';
import { examineBackup, lookForBackups } from './system/examine-backup.ts';
import { whyNoBackupsIn } from './system/backup-place.ts';
import { forgetRecovery, keptDatabase, markDamaged, recoverWhereBroken, replaceDatabase, writeRecovery, type Recovery } from './system/recovery.ts';

export interface DataOrder {
  /** Where backups go, by whoever started the host; null: as set on the screens. */
  readonly backupFolder: string | null;
  /** To be put in the place of the database before it is opened. */
  readonly restore: BackupFile | null;
  /** A person asks for that while the console runs. */
  readonly beginAgainOn: (backup: BackupFile) => void;
  /** The data are damaged, which is written down: opened anew, they are mended. */
  readonly beginAgain: () => void;
  readonly keys: KeyOrder;
  readonly managed: ManagedComputer;
}

export const AS_SET: DataOrder = { backupFolder: null, restore: null, beginAgainOn: () => undefined, beginAgain: () => undefined, keys: { store: null, whyNone: 'noDesktop', anew: false }, managed: {} };

interface OwnDataNeeds {
  readonly folder: DataFolder;
  readonly log: DiagnosticLog;
  readonly keys: ConsoleKeys;
  readonly seals: SealChecker;
  readonly migrations: readonly Migration[];
  readonly order: DataOrder;
}

export class OwnData {
  readonly care: DataCare;
  readonly #needs: OwnDataNeeds;
  readonly #recovery: Recovery | null;
  readonly #shelf: BackupShelf;
  #console: Console | null = null;
  #reading: Promise<void> = Promise.resolve();
  #isStopped = false;

  /** The database can be opened when this returns. */
  constructor(needs: OwnDataNeeds) {
    const { folder, log, keys, order } = needs;
    this.#needs = needs;
    const { path } = folder;
    const shelf = new BackupShelf(path, consoleIdOf(nodeDigests, keys.signer.publicKey), order.backupFolder);
    this.#shelf = shelf;
    const wallMs = systemClock.wallMs();
    const hadEvents = folder.siteCard()?.events ?? 0;
    const recovery = order.restore === null ? recoverWhereBroken({ path, wallMs, hadEvents, backups: () => shelf.list() }) : replaceDatabase(path, { why: 'RESTORED', wallMs, backup: order.restore });
    this.#recovery = recovery;
    folder.photos.keepsAll = recovery !== null;
    this.care = new DataCare({
      clock: systemClock,
      log,
      shelf,
      recovery,
      keys: keys.kept,
      keysReplaced: readReplacedKeys(path),
      forgetRecovery: () => {
        forgetRecovery(path);
        forgetReplacedKeys(path);
        folder.photos.keepsAll = false;
      },
      writeRecovery: (note) => writeRecovery(path, note),
      mend: (what) => {
        if (what === 'VIEWS_DIFFER') return this.#rebuild();
        markDamaged(path);
        order.beginAgain();
      },
      startBackup: (keep) => {
        // Before it: a database that has less than its backup must be seen to.
        this.keepSiteCard();
        return startBackup({
          database: folder.database,
          draft: folder.backupDraft,
          target: join(shelf.folder, shelf.nameAt(systemClock.wallMs())),
          version: VERSION,
          photos: { from: folder.photos.path, to: shelf.photos },
          tooOld: shelf.list().slice(Math.max(0, keep - 1)).map(({ file }) => file),
        });
      },
      whyNotIn: (chosen) => whyNoBackupsIn(chosen, path),
      lookFor: (place) => {
        const console = this.#console;
        // To look one through takes a while.
        if (console === null || console.read('incidents', {}).length > 0) return err({ is: 'incidentOpen', file: place ?? shelf.folder });
        // Where nothing was ever put it is not there.
        if (place === null) return ok({ folder: shelf.folder, backups: [...backupsIn(shelf.folder)], one: null });
        return lookForBackups(place, { path, migrations: needs.migrations });
      },
      restore: (file, instead) => {
        const console = this.#console;
        if (console === null || console.read('incidents', {}).length > 0) return { is: 'incidentOpen', file };
        const site = siteId(console.db);
        const refusal = examineBackup(file, { path, migrations: needs.migrations, here: site === null ? null : { site, name: siteName(console.reader) ?? '' }, instead, managedSite: order.managed.site ?? null });
        if (refusal === null) order.beginAgainOn({ file, madeWall: systemClock.wallMs(), sizeBytes: 0 });
        return refusal;
      },
    });
  }

  /** Where nothing is left of the log but the card beside it, the members that it names are asked, as at the first catch-up of one that was let in. */
  findSiteAgain({ db, console, committer }: LanConsole): void {
    const { folder, log, keys } = this.#needs;
    const card = siteId(db) === null && joinedSite(db) === null ? folder.siteCard() : null;
    if (card === null) return;
    committer.receive(card.founding);
    takeOver(db, systemClock, log, console, { joining: card.joining === null ? null : { ...card.joining, pepper: keys.pepper }, lanPort: card.lanPort });
  }

  /** Resolves when what was kept aside is read back, which may take a while: the console can be used meanwhile. */
  opened(console: Console): Promise<void> {
    this.#console = console;
    const { log } = this.#needs;
    const recovery = this.#recovery;
    if (recovery !== null) {
      log.note({ event: 'recovered', why: recovery.why, fromBackup: recovery.backup !== null });
      if (recovery.aside !== null && recovery.read?.lost !== 0) this.#reading = this.#readBack(console, recovery.aside).catch((error: unknown) => log.fault('reading back', error));
    }
    this.keepSiteCard();
    console.committer.onCommit(({ changed }) => {
      if (changed.has('view_site') || changed.has('view_console')) this.keepSiteCard();
    });
    // One that was let in has its card as soon as it has the site.
    console.lan?.onChange((changed) => {
      if (changed.has(ADMISSION_ITSELF)) this.keepSiteCard();
    });
    return this.#reading;
  }

  #rebuild(): void {
    this.#console?.rebuild(() => undefined).catch((error: unknown) => this.#needs.log.fault('a backup', error));
  }

  async #readBack(console: Console, aside: string): Promise<void> {
    const { folder, log, seals } = this.#needs;
    const sinceMs = systemClock.monotonicMs();
    const read = await readBack({ file: keptDatabase(folder.path, aside), committer: console.committer, ports: { digests: nodeDigests, seals }, slices: new Slices(systemClock, breathe), isStopped: () => this.#isStopped });
    if (read === null) return;
    log.note({ event: 'readBack', ...read, ms: Math.round(systemClock.monotonicMs() - sinceMs) });
    this.care.hasReadBack(read);
  }

  /** The newest first. */
  backups(): readonly BackupFile[] {
    return this.#shelf.list();
  }

  keepSiteCard(): void {
    const console = this.#console;
    try {
      const card = console === null ? null : siteCardOf(console, siteName(console.reader) ?? '');
      if (card !== null) this.#needs.folder.keepSiteCard(card);
    } catch (error) {
      // It can wait; what the console is doing cannot.
      this.#needs.log.fault('a backup', error);
    }
  }

  /** To be called now and then. */
  look(): void {
    const console = this.#console;
    if (console === null) return;
    this.keepSiteCard();
    this.care.look({ busy: console.read('incidents', {}).length > 0, isEmpty: siteId(console.db) === null });
  }

  async close(): Promise<void> {
    this.#isStopped = true;
    await this.#reading;
    await this.care.close();
  }
}
