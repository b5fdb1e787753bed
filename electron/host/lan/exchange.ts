/**
 * All conversations of one console with the others of its site: one line to each, what lands here pushed to whoever is in
 * step, and who broke what was agreed kept off for a while. It passes on what came from one console to those that this one does
 * not push to itself, so any topology works and nobody is told by everybody.
 *
 * Pure but for its ports: the simulation runs this very code.
 */
import type { Committed, Committer } from '../../../db/commit.ts';
import type { Database } from '../../../db/driver.ts';
import { BEAT_MS } from '../../../shared/contract/lan-messages.ts';
import type { ToldNotice } from '../../../shared/contract/alarm-notice.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import type { ConsoleId, EventId } from '../../../shared/kernel/ids.ts';
import type { Clock, Digests, Timers } from '../../../shared/kernel/ports.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { AskingSlots } from './asking-slots.ts';
import { breaches, OF_THE_LINE, type Breach } from './breaches.ts';
import { FIRST_PENALTY_MS, LONGEST_PENALTY_MS, NEWS_MS, PENALTY_FORGOTTEN_MS } from './limits.ts';
import type { Link } from './link.ts';
import type { PeerPresence } from './presence.ts';
import { Session, type NoticeBoard } from './session.ts';
import { SharedLog } from './shared-log.ts';
import { Turns, type Worker } from './turns.ts';

export interface ExchangeNeeds {
  readonly committer: Committer;
  readonly db: Database;
  readonly clock: Clock;
  readonly timers: Timers;
  /** In [0, 1), for jitter. */
  readonly random: () => number;
  readonly digests: Digests;
  readonly console: ConsoleId;
  /** Of the log, or of the admission before the log has come. Null: of none yet, and no link is taken. */
  readonly site: () => string | null;
  readonly version: string;
  readonly log: HostLog;
  readonly notices: NoticeBoard;
}

interface Peer {
  session: Session | null;
  /** As it was when the last line ended. */
  last: PeerPresence;
  /** Breaches in a row, and when the last one was. */
  breaches: number;
  brokeMs: number;
  notBeforeMs: number;
}

/** A commit that landed, and the console that it came from; null: it was made here, or waited here. */
interface Landed {
  readonly newest: EventId;
  readonly from: ConsoleId | null;
}

export class Exchange {
  readonly #needs: ExchangeNeeds;
  readonly #log: SharedLog;
  readonly #turns: Turns;
  readonly #slots: AskingSlots;
  readonly #peers = new Map<ConsoleId, Peer>();
  readonly #listeners = new Set<() => void>();
  readonly #endings: readonly (() => void)[];
  readonly #toPass: Landed[] = [];
  readonly #passes: Worker = { isUrgent: () => true, piece: () => this.#guarded(() => this.#passNext()) };
  readonly #wakes: Worker = { isUrgent: () => false, piece: () => this.#guarded(() => this.#log.landAwake()) };
  #beatOff: () => void;
  #newsOff: (() => void) | null = null;
  #isClosed = false;

  constructor(needs: ExchangeNeeds) {
    this.#needs = needs;
    this.#log = new SharedLog(needs);
    this.#turns = new Turns(needs.clock, needs.timers);
    this.#slots = new AskingSlots(needs.clock, needs.timers, needs.random);
    this.#endings = [needs.committer.onCommit((committed) => this.#landed(committed)), needs.notices.onTell((told) => this.#tell(told))];
    this.#beatOff = needs.timers.after(BEAT_MS * needs.random(), () => this.#beat());
    this.#turns.wantLater(this.#wakes);
  }

  /** Whoever made the link has proved who is at its end. It may be closed at once: two consoles keep one, and who was dropped has to wait. */
  take(link: Link): void {
    const { clock, site: siteOf } = this.#needs;
    const site = siteOf();
    const peer = this.#peers.get(link.peer) ?? this.#meet(link);
    const isKept = peer.session === null ? clock.monotonicMs() >= peer.notBeforeMs : this.#isBetter(link, peer.session);
    if (!this.#isClosed && site !== null && isKept) return this.#begin(link, site, peer);
    link.listen({ message: () => undefined, closed: () => undefined });
    link.close();
  }

  /** A row for each console that there was a line to since this program was started. */
  peers(): readonly PeerPresence[] {
    return [...this.#peers.values()].map((peer) => presenceOf(peer)).sort((a, b) => (a.console < b.console ? -1 : 1));
  }

  /** Called when a row of `peers` is different; when a peer was last heard is no news. Returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends the line to it. `why`, in words for people, stands in its row. Whether it is dialed again is not decided here. */
  drop(console: ConsoleId, why: string): void {
    const peer = this.#peers.get(console);
    if (peer === undefined) return;
    peer.session?.close();
    peer.last = { ...peer.last, problem: why };
    this.#changed();
  }

  close(): void {
    this.#isClosed = true;
    this.#beatOff();
    this.#newsOff?.();
    for (const end of this.#endings) end();
    this.#turns.close();
    for (const session of this.#sessions()) session.close();
    // Last, since whoever ends lets the next be asked.
    this.#slots.close();
    this.#listeners.clear();
  }

  #sessions(): readonly Session[] {
    return [...this.#peers.values()].flatMap((peer) => peer.session ?? []);
  }

  /** Both ends see the same of two links, so both keep the same: the one that the console with the smaller id dialed; of two of one, the newer. */
  #isBetter(link: Link, than: Session): boolean {
    const dialedBySmaller = (one: Link): boolean => one.dialed === this.#needs.console < one.peer;
    return than.isStale || dialedBySmaller(link) || !dialedBySmaller(than.link);
  }

  #meet(link: Link): Peer {
    const last: PeerPresence = { console: link.peer, state: 'neverHeard', theyLack: 0, weLack: 0, events: null, lastHeardWall: null, clockOffMs: null, version: null, address: link.address, problem: null };
    const peer: Peer = { session: null, last, breaches: 0, brokeMs: 0, notBeforeMs: 0 };
    this.#peers.set(link.peer, peer);
    return peer;
  }

  #begin(link: Link, site: string, peer: Peer): void {
    const { clock, timers, random, log: hostLog, notices, version } = this.#needs;
    const session = new Session(link, {
      log: this.#log,
      turns: this.#turns,
      slots: this.#slots,
      clock,
      timers,
      random,
      hostLog,
      notices,
      site,
      version,
      changed: () => this.#changed(),
      reached: () => this.#haveNews(),
      ended: (breach) => this.#ended(peer, session, breach),
    });
    const before = peer.session;
    peer.session = session;
    before?.close();
    session.start();
    this.#changed();
  }

  #ended(peer: Peer, session: Session, breach: Breach | null): void {
    const { log } = this.#needs;
    const console = session.link.peer;
    if (peer.session !== session) return;
    const problem = breach === null ? null : breaches[breach];
    const last = presenceOf(peer);
    peer.last = { ...last, state: last.lastHeardWall === null ? 'neverHeard' : 'stale', problem };
    peer.session = null;
    if (breach === null) log.note({ event: 'peerLost', console });
    else log.note({ event: 'peerDropped', console, why: breach, waitMs: OF_THE_LINE.has(breach) ? 0 : this.#keepOff(peer) });
    this.#changed();
  }

  /** For longer and longer. */
  #keepOff(peer: Peer): number {
    const { clock, random } = this.#needs;
    const nowMs = clock.monotonicMs();
    peer.breaches = nowMs - peer.brokeMs > PENALTY_FORGOTTEN_MS ? 1 : peer.breaches + 1;
    peer.brokeMs = nowMs;
    const waitMs = Math.round(Math.min(FIRST_PENALTY_MS * 2 ** (peer.breaches - 1), LONGEST_PENALTY_MS) * (0.5 + random() / 2));
    peer.notBeforeMs = nowMs + waitMs;
    return waitMs;
  }

  /** Inside a command's own turn: what it leads to comes after it. */
  #landed({ commits }: Committed): void {
    this.#log.grew();
    const { from, isNews } = this.#log.source;
    if (from !== null) this.#turns.wantLater(this.#wakes);
    if (this.#peers.size === 0 || commits.length === 0) return;
    if (!isNews) return this.#haveNews();
    for (const newest of commits) this.#toPass.push({ newest, from });
    this.#turns.wantLater(this.#passes);
  }

  /** Whoever it came from pushes to those that it says it does, or knows of somebody who did. */
  #passNext(): boolean {
    const landed = this.#toPass.shift();
    if (landed === undefined) return false;
    const { newest, from } = landed;
    const sender = from === null ? null : (this.#peers.get(from)?.session ?? null);
    const to = this.#sessions().filter((session) => session.isPushedTo && session.link.peer !== from && sender?.passesOnTo(session.link.peer) !== true);
    if (to.length > 0) {
      const commit = defined(this.#log.commit(newest), 'it has landed');
      for (const session of to) session.push(commit);
    }
    return this.#toPass.length > 0;
  }

  #tell(told: ToldNotice): void {
    for (const session of this.#sessions()) session.tell(told);
  }

  #beat(): void {
    this.#beatOff = this.#needs.timers.after(BEAT_MS, () => this.#beat());
    this.#say();
  }

  /** The others may lack what was caught up with, or pass on what somebody has who gets it from here: they are told soon, once for all that comes meanwhile. */
  #haveNews(): void {
    if (this.#isClosed) return;
    this.#newsOff ??= this.#needs.timers.after(NEWS_MS, () => {
      this.#newsOff = null;
      this.#say();
    });
  }

  #say(): void {
    this.#guarded(() => {
      const sessions = this.#sessions();
      const reached = sessions.filter((session) => session.getsAll).map((session) => session.link.peer);
      for (const session of sessions) {
        session.beat();
        session.sayPassesOn(reached);
      }
      return false;
    });
  }

  /** The disk may refuse; and a mistake of ours in talking must not end the host. */
  #guarded(work: () => boolean): boolean {
    try {
      return work();
    } catch (error) {
      this.#needs.log.fault('the talk with other consoles', error);
      return false;
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Until it has said something on a new line, what is known is what it said on the one before. */
function presenceOf({ session, last }: Peer): PeerPresence {
  if (session === null) return last;
  if (!session.hasMet) return { ...last, address: session.link.address };
  return session.presence();
}
