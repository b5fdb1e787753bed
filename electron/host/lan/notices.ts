/**
 * Alarms that travel beside the log, so that a console which is catching up, or whose disk is full, raises and shows them.
 * Each is signed where it was raised and passed on once by whoever hears it. It is shown until its event is folded here, and
 * told to whoever connects until the incident is over, somebody answers the call, or it is a day old: the other end may be far
 * behind. Nothing here decides what counts: the log does, as soon as it has the event.
 */
import { canonicalText, consoleIdOf } from '../../../db/log/header.ts';
import { SqliteError } from '../../../db/driver.ts';
import type { KeptNotice } from '../../../db/local-lan.ts';
import { alarmNotice, type AlarmNotice, type CallNotice, type ToldNotice } from '../../../shared/contract/alarm-notice.ts';
import type { AlarmRow } from '../../../shared/contract/network-rows.ts';
import type { ChangeDirective, StartIncident } from '../../../shared/domain/incident/commands.ts';
import type { CommandId, ConsoleId, EventId, IncidentId } from '../../../shared/kernel/ids.ts';
import type { Breathe, Clock, Digests, SealChecker, Signer } from '../../../shared/kernel/ports.ts';
import type { HostLog } from '../diagnostics/host-log.ts';

/** An alarm a minute for an hour, and then the oldest of whoever raised most goes. */
export const MAX_NOTICES = 64;
/** Whatever is older is no alarm any more, recorded or not. */
export const NOTICE_LASTS_MS = 24 * 60 * 60 * 1000;

/** `gone`: left or revoked. */
type ConsoleStanding = 'admitted' | 'gone' | 'unknown';

/** A call for help that was decided here. */
export type CallRaised = Pick<CallNotice, 'call' | 'caller' | 'room' | 'roomName' | 'kind' | 'silent' | 'exercise'> & { readonly type: 'HelpCalled' };
type Raised = StartIncident | ChangeDirective | CallRaised;

/** A call of which no event is here. */
export interface CallHeard {
  readonly notice: CallNotice;
  readonly ageMs: number;
}

/** What the log says, asked anew each time. */
interface LogAsNoticesSeeIt {
  /** Is an event of this command folded here? */
  isRecorded(command: CommandId): boolean;
  /** Null: not known here. */
  incident(incident: IncidentId): { readonly exercise: boolean; readonly closed: boolean; readonly allClear: EventId | null } | null;
  /** Somebody answers it, or it is over. */
  isAnswered(call: string): boolean;
  standingOf(console: ConsoleId): ConsoleStanding;
  nameOf(console: ConsoleId): string | null;
}

/** The table in which they outlive a restart, where the disk lets them. */
export interface NoticeStore {
  all(): readonly KeptNotice[];
  put(notice: KeptNotice): void;
  remove(command: string): void;
}

export interface NoticesNeeds {
  readonly seen: LogAsNoticesSeeIt;
  readonly store: NoticeStore;
  readonly clock: Clock;
  readonly breathe: Breathe;
  readonly digests: Digests;
  readonly signer: Signer;
  readonly seals: SealChecker;
  readonly console: ConsoleId;
  readonly log: HostLog;
}

interface Held {
  readonly notice: AlarmNotice;
  readonly heardWall: number;
  readonly heardMonotonicMs: number;
  /** How old it was then. */
  readonly ageMs: number;
  told: boolean;
  recorded: boolean;
}

const signedText = ({ signature: _, ...rest }: AlarmNotice): string => `muster notice v1 ${canonicalText(rest)}`;

/** The views that say whether an alarm is recorded, whether its incident is over, who answers a call, and who is admitted. */
const LOOKED_AT = ['view_incident', 'view_course', 'view_call', 'view_console'];

export class Notices {
  readonly #needs: NoticesNeeds;
  /** By command, those heard first first. */
  readonly #held = new Map<string, Held>();
  readonly #tellListeners = new Set<(told: ToldNotice) => void>();
  readonly #changeListeners = new Set<() => void>();
  #closed = false;

  constructor(needs: NoticesNeeds) {
    this.#needs = needs;
    for (const kept of needs.store.all()) this.#takeUp(kept);
    this.#look();
  }

  /** An alarm is raised here: it is told before `commit` waits for the disk, and held here once that was tried, whatever came of it, also where it throws. */
  raising<T>(commandId: CommandId, raised: Raised, commit: () => T): T {
    if (this.#held.has(commandId)) return commit();
    // As things stand before the commit, which changes what is in force.
    const told = { notice: this.#signed(commandId, raised), ageMs: 0 };
    for (const listener of this.#tellListeners) listener(told);
    try {
      return commit();
    } finally {
      this.#hold(told, true);
    }
  }

  #signed(commandId: CommandId, raised: Raised): AlarmNotice {
    const { clock, signer, console } = this.#needs;
    const unsigned = { commandId, console, ...this.#said(commandId, raised), raisedWall: Math.round(clock.wallMs()), publicKey: signer.publicKey, signature: '' };
    return { ...unsigned, signature: signer.sign(signedText(unsigned)) };
  }

  #said(commandId: CommandId, raised: Raised) {
    const { seen, digests } = this.#needs;
    if (raised.type === 'HelpCalled') {
      const { type: _, ...said } = raised;
      return said;
    }
    const starts = raised.type === 'StartIncident';
    const incident = (starts ? incidentStartedBy(digests, commandId) : raised.incident) as IncidentId;
    const known = seen.incident(incident);
    return { incident, directive: raised.directive, detail: raised.detail, exercise: starts ? raised.exercise : (known?.exercise ?? false), afterAllClear: known?.allClear ?? null };
  }

  /** False: it is forged, or of a console that is not of this site; that counts against whoever told it. */
  heard(told: ToldNotice): boolean {
    const { seen, digests, seals, log } = this.#needs;
    const { notice, ageMs } = told;
    if (this.#held.has(notice.commandId) || ageMs >= NOTICE_LASTS_MS || this.#isOver(notice) || seen.standingOf(notice.console as ConsoleId) === 'gone') return true;
    if (consoleIdOf(digests, notice.publicKey) !== notice.console || !seals.verify(notice.publicKey, signedText(notice), notice.signature)) {
      log.note({ event: 'alarmNotice', what: 'refused' });
      return false;
    }
    this.#hold(told, false);
    log.note({ event: 'alarmNotice', what: 'heard' });
    return true;
  }

  /** For a peer that has just connected. */
  toTell(): readonly ToldNotice[] {
    return this.#counting().map((held) => ({ notice: held.notice, ageMs: this.#ageMs(held) }));
  }

  /** Called once for each that becomes known here, raised or heard; whoever listens tells every peer. */
  onTell(listener: (told: ToldNotice) => void): () => void {
    this.#tellListeners.add(listener);
    return () => this.#tellListeners.delete(listener);
  }

  /** Called when other rows are shown. */
  onChange(listener: () => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Calls that are not recorded here, those heard first first. */
  calls(): readonly CallHeard[] {
    return this.#shown().flatMap((held) => ('call' in held.notice ? [{ notice: held.notice, ageMs: this.#ageMs(held) }] : []));
  }

  /** How old calls that nobody answers are, recorded or not, by the clock of whoever raised them. */
  agesOfCalls(): ReadonlyMap<string, number> {
    return new Map(this.#counting().flatMap((held) => ('call' in held.notice ? [[held.notice.call, this.#ageMs(held)] as const] : [])));
  }

  /** Alarms that are not recorded here, the newest first. */
  rows(): AlarmRow[] {
    const { seen, clock, digests, console } = this.#needs;
    return this.#shown()
      .toReversed()
      .flatMap((held) => {
        const { notice, heardWall } = held;
        if ('call' in notice) return [];
        const { commandId, incident, directive, detail, exercise, raisedWall } = notice;
        return {
          key: commandId,
          incident,
          starts: incident === incidentStartedBy(digests, commandId),
          consoleName: seen.nameOf(notice.console as ConsoleId),
          raisedHere: notice.console === console,
          directive,
          detail,
          exercise,
          raisedWall,
          heardWall,
          elapsedMs: this.#ageMs(held),
          sentAtWall: clock.wallMs(),
        };
      })
      .sort((a, b) => a.elapsedMs - b.elapsedMs);
  }

  /** After a commit, and now and then: they grow old by themselves. */
  look(changed: ReadonlySet<string> | null): void {
    if (this.#held.size === 0 || (changed !== null && !LOOKED_AT.some((view) => changed.has(view)))) return;
    const before = this.#shown();
    this.#look();
    const after = this.#shown();
    if (before.length !== after.length || before.some((one) => !after.includes(one))) this.#tellChange();
  }

  close(): void {
    this.#closed = true;
  }

  #look(): void {
    const { seen, store } = this.#needs;
    for (const [command, held] of this.#held) {
      held.recorded ||= seen.isRecorded(command as CommandId);
      if (this.#ageMs(held) < NOTICE_LASTS_MS && !this.#isOver(held.notice)) continue;
      this.#held.delete(command);
      this.#onDisk(() => store.remove(command));
    }
    for (const held of this.#held.values()) if (!held.told && this.#counts(held)) this.#tell(held);
  }

  /** `isTold`: every peer was told of it already. */
  #hold({ notice, ageMs }: ToldNotice, isTold: boolean): void {
    const { seen, clock } = this.#needs;
    if (this.#held.size >= MAX_NOTICES) this.#makeRoom();
    const held = { notice, ageMs, heardWall: clock.wallMs(), heardMonotonicMs: clock.monotonicMs(), told: isTold, recorded: seen.isRecorded(notice.commandId as CommandId) };
    this.#held.set(notice.commandId, held);
    if (!this.#counts(held)) return;
    if (isTold) this.#keep(held);
    else this.#tell(held);
    // Of a call that is recorded it says how old it is.
    if (!held.recorded || 'call' in notice) this.#tellChange();
  }

  /** Nobody can push out another console's alarms, nor one that counts with one that does not. */
  #makeRoom(): void {
    const all = [...this.#held.values()];
    const idle = all.filter((held) => !this.#counts(held));
    const raised = new Map<string, number>();
    for (const { notice } of all) raised.set(notice.console, (raised.get(notice.console) ?? 0) + 1);
    const most = Math.max(...raised.values());
    const [oldest] = idle.length > 0 ? idle : all.filter((held) => raised.get(held.notice.console) === most);
    if (oldest === undefined) return;
    this.#held.delete(oldest.notice.commandId);
    this.#onDisk(() => this.#needs.store.remove(oldest.notice.commandId));
  }

  /** Once, and kept for the next start. */
  #tell(held: Held): void {
    if (held.told) return;
    held.told = true;
    const told = { notice: held.notice, ageMs: this.#ageMs(held) };
    for (const listener of this.#tellListeners) listener(told);
    this.#keep(held);
  }

  #keep({ notice, heardWall, ageMs }: Held): void {
    this.#onDisk(() => this.#needs.store.put({ command: notice.commandId, body: JSON.stringify(notice), heardWall, ageMs }));
  }

  /** In a later turn, for an alarm waits for nothing. A disk that refuses costs the next start this notice, and nothing now. */
  #onDisk(work: () => void): void {
    const { breathe, log } = this.#needs;
    breathe()
      .then(() => {
        if (!this.#closed) work();
      })
      .catch((error: unknown) => {
        if (error instanceof SqliteError) log.note({ event: 'alarmNotice', what: 'notKept' });
        else log.fault('the talk with other consoles', error);
      });
  }

  /** The monotonic clock began anew: for the time that nobody ran, the wall's has to do. */
  #takeUp({ command, body, heardWall, ageMs }: KeptNotice): void {
    const { clock, store } = this.#needs;
    const notice = readBody(body);
    // Damage on the disk: no start is held up by it.
    if (notice === null) return this.#onDisk(() => store.remove(command));
    this.#held.set(notice.commandId, { notice, heardWall, heardMonotonicMs: clock.monotonicMs(), ageMs: ageMs + Math.max(0, clock.wallMs() - heardWall), told: true, recorded: false });
  }

  /** An admitted console's, or before this console knows who is admitted: whoever is at the other end of a link was let in by somebody. */
  #counts({ notice }: Held): boolean {
    const { seen, console } = this.#needs;
    if (notice.console === console) return true;
    const standing = seen.standingOf(notice.console as ConsoleId);
    return standing === 'admitted' || (standing === 'unknown' && seen.standingOf(console) === 'unknown');
  }

  /** Its incident is closed, or all clear was given since: not one that whoever raised it knew already. A call has somebody who answers. */
  #isOver(notice: AlarmNotice): boolean {
    const { seen } = this.#needs;
    if ('call' in notice) return seen.isAnswered(notice.call);
    const { incident, afterAllClear } = notice;
    const known = seen.incident(incident as IncidentId);
    return known !== null && (known.closed || (known.allClear !== null && known.allClear !== afterAllClear));
  }

  #counting(): readonly Held[] {
    return [...this.#held.values()].filter((held) => this.#counts(held));
  }

  #shown(): readonly Held[] {
    // Whether it is recorded is known; whose it is, is asked of the database.
    return [...this.#held.values()].filter((held) => !held.recorded && this.#counts(held));
  }

  #ageMs(held: Held): number {
    return Math.round(held.ageMs + this.#needs.clock.monotonicMs() - held.heardMonotonicMs);
  }

  #tellChange(): void {
    for (const listener of this.#changeListeners) listener();
  }
}

function readBody(body: string): AlarmNotice | null {
  try {
    return alarmNotice.safeParse(JSON.parse(body)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Of the command's own id, so that one command that reaches two consoles starts one incident. */
export const incidentStartedBy = (digests: Digests, commandId: CommandId | string): IncidentId => digests.idOf(`incident ${commandId}`) as IncidentId;
