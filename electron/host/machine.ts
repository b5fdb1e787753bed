/** The machine under a console: clock, keys, files and threads, so that tests and the simulation compose the same console over others. */
import type { MarkerFile } from '../../db/open.ts';
import type { Database } from '../../db/driver.ts';
import type { Migration } from '../../db/migrate.ts';
import type { ManagedComputer } from '../../shared/contract/managed-settings.ts';
import type { Breathe, Clock, DateOf, Digests, Ids, MinuteOf, SealChecker, Signer } from '../../shared/kernel/ports.ts';
import type { HostLog } from './diagnostics/host-log.ts';
import type { DayListJob, ReadDayList } from './day-lists/read-day-list.ts';
import type { DataCare } from './backups/data-care.ts';
import type { Ballast } from './disk-reserve.ts';
import type { PhotoShelf } from './photo-shelf.ts';
import type { Comparing } from './roster-import/roster-disputes.ts';
import type { RosterWorker } from './roster-import/roster-imports.ts';
import type { CompareJob } from './roster-import/compare-worker.ts';
import type { ImportStaging } from './roster-import/import-staging.ts';
import type { ImportJob } from './roster-import/worker-messages.ts';
import type { SecretKeeper } from './sign-in/secret-keeper.ts';

export interface Machine {
  readonly log: HostLog;
  readonly clock: Clock;
  readonly dateOf: DateOf;
  readonly minuteOf: MinuteOf;
  readonly ids: Ids;
  readonly digests: Digests;
  readonly signer: Signer;
  /** By which others know it on the network: DER in base64url. */
  readonly certificate: string;
  readonly seals: SealChecker;
  readonly breathe: Breathe;
  readonly newKey: () => string;
  readonly database: string;
  readonly marker: MarkerFile;
  readonly machineName: string;
  /** What whoever runs the school's computers says that this one is. */
  readonly managed: ManagedComputer;
  readonly migrations: readonly Migration[];
  readonly backUp: (db: Database, label: string) => void;
  readonly startRosterWorker: (job: ImportJob, comparing: () => void) => RosterWorker;
  readonly startRosterComparison: (job: CompareJob) => Comparing;
  readonly readDayList: (job: DayListJob) => Promise<ReadDayList>;
  readonly staging: ImportStaging;
  readonly photos: PhotoShelf;
  readonly secrets: SecretKeeper;
  readonly ballast: Ballast;
  /** Null: nobody looks after the files, as in the simulation. */
  readonly care: DataCare | null;
}
