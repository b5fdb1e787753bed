/**
 * The console of a data folder with its door for windows and its LAN, as `npm run host` runs them, and how all three begin
 * again when what is here is set aside: at the same port, for the same sessions, so that windows come back by themselves.
 */
import { saysDamaged } from '../../db/health.ts';
import { LocalAddresses } from '../../db/local-lan.ts';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import type { ManagedComputer } from '../../shared/contract/managed-settings.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { controlRequests, supportOfRunning } from './cli/operations.ts';
import type { JoiningSite, ThisComputer } from './lan/admission/this-computer.ts';
import type { LanOptions } from './lan/lan.ts';
import { tellDesktop } from './desktop-link.ts';
import { lookNowAndThen } from './look-now-and-then.ts';
import { openOwnConsole, type OwnConsole } from './own-console.ts';
import type { BackupFile } from './system/backup-shelf.ts';
import { breathe, systemClock, systemTimers } from './system/clock.ts';
import { randomHex, randomIds } from './system/crypto.ts';
import type { ConsoleKeys, KeyOrder } from './system/console-keys.ts';
import type { DataFolder } from './system/data-folder.ts';
import { desktopPort } from './system/desktop-port.ts';
import { builtScreens } from './system/files.ts';
import { openDoor, type Door } from './web/open-door.ts';
import { Sessions } from './web/sessions.ts';

export interface HostArguments {
  readonly data: string;
  /** Of the windows' door; 0: any that is free. */
  readonly port: number;
  /** Null: it works alone. */
  readonly lan: LanOptions | null;
  /** Where backups go; null: as set on the screens. */
  readonly backupFolder: string | null;
  readonly keys: KeyOrder;
  /** What IT says that this computer is. */
  readonly managed: ManagedComputer;
}

/** The answer to whoever asked for it goes out first, and so does the last word to another console. */
const BEFORE_BEGINNING_AGAIN_MS = 500;

/** In one run. */
const MENDED_AT_MOST = 3;

interface Running {
  readonly own: OwnConsole;
  readonly door: Door;
  readonly stopLooking: () => void;
}

export class RunningHost {
  readonly #given: HostArguments;
  readonly #sessions = new Sessions(systemClock, randomIds);
  readonly #controlToken = randomHex(32);
  readonly #failed: (why: string) => void;
  #running: Running | null = null;
  #beginning: Promise<void> | null = null;
  #isStopped = false;
  /** To be put in the place of the database when it is closed. */
  #restore: BackupFile | null = null;
  #mended = 0;

  private constructor(given: HostArguments, failed: (why: string) => void) {
    this.#given = given;
    this.#failed = failed;
  }

  /** `failed`: it could not begin again, and nothing runs any more. Throws as `openOwnConsole` does. */
  static async start(given: HostArguments, failed: (why: string) => void): Promise<Result<RunningHost, Rejection>> {
    const host = new RunningHost(given, failed);
    const opened = await host.#open(given.port);
    return opened.ok ? ok(host) : opened;
  }

  freshUrl(): string {
    return this.#here().door.freshUrl();
  }

  execute(commandId: CommandId, command: Command): CommandOutcome {
    return this.#here().own.console.execute(commandId, command);
  }

  wokeUp(): void {
    this.#running?.own.console.lan?.wokeUp();
  }

  /** What ended the process. */
  fault(error: unknown): void {
    this.#running?.own.log.fault('uncaught', error);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#beginning;
    await this.#close();
  }

  #here(): Running {
    return defined(this.#running, 'it runs between start and stop');
  }

  async #open(port: number): Promise<Result<null, Rejection>> {
    const { data, lan, backupFolder, keys, managed } = this.#given;
    const restore = this.#restore;
    this.#restore = null;
    const order = { backupFolder, restore, beginAgainOn: (backup: BackupFile) => this.#beginAgainOn(backup), beginAgain: () => this.#mend(), keys, managed };
    const own = await openOwnConsole(data, lan === null ? null : { options: lan, computer: (folder, own) => this.#computer(folder, own) }, order);
    own.log.onFault((error) => {
      if (saysDamaged(error)) this.#mend();
    });
    const door = await openDoor({
      core: own.console,
      port,
      renderer: builtScreens,
      clock: systemClock,
      ids: randomIds,
      sessions: this.#sessions,
      timers: systemTimers,
      breathe,
      log: own.log,
      controlToken: this.#controlToken,
      control: controlRequests(own),
      makeSupport: async () => (await supportOfRunning(own)).zip,
    });
    if (!door.ok) {
      await own.close();
      return door;
    }
    own.folder.announceHost({ port: door.value.port, token: this.#controlToken });
    const desktop = desktopPort();
    const stops = [lookNowAndThen(own), desktop === null ? null : tellDesktop({ core: own.console, port: desktop, timers: systemTimers })];
    this.#running = { own, door: door.value, stopLooking: () => stops.forEach((stop) => stop?.()) };
    own.console.lan?.open();
    own.console.goOn().catch((error: unknown) => own.log.fault('going on where the last run ended', error));
    return ok(null);
  }

  async #close(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    running.stopLooking();
    await running.door.close();
    await running.own.close();
  }

  #computer(folder: DataFolder, keys: ConsoleKeys): ThisComputer {
    return {
      pepper: () => keys.pepper,
      keepPepper: (pepper) => keys.keepPepper(pepper),
      setAside: () => folder.setAside,
      beginAgain: (joining) => this.#beginAgain(folder, joining),
    };
  }

  #beginAgain(folder: DataFolder, joining: JoiningSite | null): void {
    if (this.#beginning !== null || this.#isStopped) return;
    folder.planSettingAside({ joining, lanPort: new LocalAddresses(this.#here().own.console.db).port() });
    this.#openAgain();
  }

  #beginAgainOn(backup: BackupFile): void {
    if (this.#beginning !== null || this.#isStopped) return;
    this.#restore = backup;
    this.#openAgain();
  }

  /** Opening looks at the file, and has another take its place where it is damaged. What is damaged again and again is not the file. */
  #mend(): void {
    if (this.#mended >= MENDED_AT_MOST || this.#beginning !== null || this.#isStopped) return;
    this.#mended += 1;
    this.#openAgain();
  }

  #openAgain(): void {
    const { door } = this.#here();
    this.#beginning = this.#openAnew(door.port)
      .catch((error: unknown) => this.#failed(`Muster could not begin again: ${String(error)} Start it once more; nothing is lost.`))
      .finally(() => (this.#beginning = null));
  }

  async #openAnew(port: number): Promise<void> {
    await new Promise<void>((resolve) => systemTimers.after(BEFORE_BEGINNING_AGAIN_MS, resolve));
    if (this.#isStopped) return;
    await this.#close();
    const opened = await this.#open(port);
    if (!opened.ok) this.#failed(`${opened.error.message} ${opened.error.whatToDo}`);
  }
}
