/**
 * One conversation with one other console over one link, from hello to its end: who is at the other end and how far it is,
 * what it is told at once and what by asking, and what it may not do. Nothing it says is adopted but commits that the log took:
 * equal digests of frontiers mean in step, different ones that one asks the other for everything beyond its own.
 */
import type { WireCommit } from '../../../db/log/wire.ts';
import { LAN_PROTOCOLS, lanMessage, MAX_LAN_MESSAGE_BYTES, MAX_PASSED_ON_TO, MAX_WANTED, STALE_AFTER_MS, type LanMessage } from '../../../shared/contract/lan-messages.ts';
import type { ToldNotice } from '../../../shared/contract/alarm-notice.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { ConsoleId, EventId } from '../../../shared/kernel/ids.ts';
import type { Clock, Timers } from '../../../shared/kernel/ports.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { outOfBounds } from '../message-bounds.ts';
import { TokenBucket } from '../web/token-bucket.ts';
import type { Asker, AskingSlots } from './asking-slots.ts';
import type { Breach } from './breaches.ts';
import { Intake } from './intake.ts';
import { CLOCK_NEWS_MS, EXPLAINED_MS, FLOWING_MS, MAX_ASKED_FOR, MAX_BAD_NOTICES, MAX_NOTICES_KNOWN, MAX_WAITING_BYTES, MESSAGE_RATE, SETTLING_MS, SLOW_PEER_MS, WANTED_EVERY_MS } from './limits.ts';
import type { Link } from './link.ts';
import { Outgoing } from './outgoing.ts';
import { lacksBetween, type PeerPresence } from './presence.ts';
import type { SharedLog } from './shared-log.ts';
import type { Turns, Worker } from './turns.ts';

/** The alarms that travel beside the log. */
export interface NoticeBoard {
  /** False: forged, which counts against whoever told it. */
  heard(told: ToldNotice): boolean;
  toTell(): readonly ToldNotice[];
  /** Each that becomes known here, once. */
  onTell(listener: (told: ToldNotice) => void): () => void;
}

export interface SessionNeeds {
  readonly log: SharedLog;
  readonly clock: Clock;
  readonly timers: Timers;
  /** In [0, 1), for jitter. */
  readonly random: () => number;
  readonly turns: Turns;
  readonly slots: AskingSlots;
  readonly hostLog: HostLog;
  readonly notices: NoticeBoard;
  readonly site: string;
  readonly version: string;
  /** Something of `presence` is different. */
  readonly changed: () => void;
  /** Something of `getsAll` may be. */
  readonly reached: () => void;
  /** It is over, and no more is heard of it. Null: not by a breach. */
  readonly ended: (breach: Breach | null) => void;
}

/** As it last said. */
interface Theirs {
  readonly version: string;
  events: number;
  frontier: string;
}

const NO_LACKS = { theyLack: 0, weLack: 0 };

export class Session implements Asker {
  readonly link: Link;
  readonly #needs: SessionNeeds;
  readonly #intake: Intake;
  readonly #outgoing: Outgoing;
  readonly #takes: Worker;
  readonly #sends: Worker;
  readonly #messages: TokenBucket;
  #isOver = false;
  #theirs: Theirs | null = null;
  #heardMs: number;
  #heardWall: number | null = null;
  #clockOffMs: number | null = null;
  #isStale = false;
  #staleOff: () => void;
  #settlesOff: (() => void) | null = null;
  #inStep = false;
  #lacks = NO_LACKS;
  /** It holds all that is here, or gets it soon: what lands is pushed to it. */
  #isPushedTo = false;
  /** Since its beats differ, and nothing was asked. */
  #differsSinceMs: number | null = null;
  /** Since its line is full. */
  #fullSinceMs: number | null = null;
  /** Who gets from it all that it has, this console among them. */
  #passesOnTo: ReadonlySet<string> = new Set();
  /** What it was last told of the same. */
  #toldPassesOn = '';
  /** Notices that are known to be there. */
  readonly #noticesThere = new Set<string>();
  #badNotices = 0;
  readonly #askedFor = new Set<EventId>();
  #wantedAtMs: number;

  constructor(link: Link, needs: SessionNeeds) {
    this.link = link;
    this.#needs = needs;
    this.#heardMs = needs.clock.monotonicMs();
    this.#wantedAtMs = this.#heardMs;
    this.#messages = new TokenBucket(needs.clock, MESSAGE_RATE);
    const timers: Timers = { after: (delayMs, action) => this.#later(delayMs, action) };
    this.#intake = new Intake({
      ...needs,
      link,
      timers,
      asker: this,
      want: () => needs.turns.want(this.#takes),
      broke: (breach) => this.#end(breach),
      landed: (events) => this.#setLacks({ ...this.#lacks, weLack: Math.max(0, this.#lacks.weLack - events) }),
      done: () => this.#tookAll(),
    });
    this.#outgoing = new Outgoing({
      ...needs,
      link,
      want: () => needs.turns.want(this.#sends),
      toldFrontier: (theirs) => this.#setLacks(lacksBetween(needs.log.howFar.ends, theirs)),
      acknowledged: (events) => this.#setLacks({ ...this.#lacks, theyLack: Math.max(0, this.#lacks.theyLack - events) }),
      handedOver: () => this.#pushesNow(),
    });
    const turn = (piece: () => boolean) => (): boolean => {
      let more = false;
      this.#guarded(() => {
        more = piece();
      });
      return more && !this.#isOver;
    };
    this.#takes = { isUrgent: () => this.#intake.isUrgent, piece: turn(() => this.#intake.piece()) };
    this.#sends = { isUrgent: () => false, piece: turn(() => this.#outgoing.piece()) };
    this.#staleOff = this.#later(STALE_AFTER_MS, () => this.#lookIfStale());
  }

  /** Says hello and listens; something may have been said already. */
  start(): void {
    const { version, site } = this.#needs;
    this.link.send({ kind: 'hello', protocols: [...LAN_PROTOCOLS], version, site, ...this.#howFar() });
    this.link.listen({ message: (given) => this.#guarded(() => this.#hear(given)), closed: () => this.#end(null) });
  }

  askAgain(): void {
    this.#guarded(() => this.#compareAgain());
  }

  get events(): number {
    return this.#theirs?.events ?? 0;
  }

  /** It has said who it is. */
  get hasMet(): boolean {
    return this.#theirs !== null;
  }

  get isOpen(): boolean {
    return this.hasMet && !this.#isOver;
  }

  get isStale(): boolean {
    return this.#isStale;
  }

  /** Pushed, or with the rest of what it asked for. */
  get getsAll(): boolean {
    return this.isOpen && (this.#isPushedTo || this.#outgoing.isUnderWay);
  }

  get isPushedTo(): boolean {
    return this.isOpen && this.#isPushedTo && !this.#outgoing.isUnderWay;
  }

  passesOnTo(console: ConsoleId): boolean {
    return this.#passesOnTo.has(console);
  }

  presence(): PeerPresence {
    return {
      console: this.link.peer,
      state: this.#theirs === null || this.#isStale ? 'stale' : this.#inStep ? 'inStep' : 'behind',
      ...this.#lacks,
      events: this.#theirs?.events ?? null,
      lastHeardWall: this.#heardWall,
      clockOffMs: this.#clockOffMs,
      version: this.#theirs?.version ?? null,
      address: this.link.address,
      problem: null,
    };
  }

  /** A commit that is on disk here. Where the line is full it is left out, and found when beats differ. */
  push(commit: WireCommit): void {
    if (!this.isPushedTo) return;
    if (this.link.waitingBytes > MAX_WAITING_BYTES) this.#isPushedTo = false;
    else this.link.send({ kind: 'live', commit });
  }

  /** An alarm: whatever else is under way, and once. */
  tell(told: ToldNotice): void {
    if (!this.isOpen || this.#noticesThere.has(told.notice.commandId)) return;
    this.#knowsNotice(told.notice.commandId);
    this.link.send({ kind: 'notice', told });
  }

  /** Every BEAT_MS, and when there is news. */
  beat(): void {
    if (!this.isOpen) return;
    this.#sayBeat();
    this.#lookIfSlow();
    this.#needs.turns.want(this.#sends);
  }

  /** `reached`: all consoles that get all, in one order; the receiver may be among them. */
  sayPassesOn(reached: readonly ConsoleId[]): void {
    const told = reached.join(' ');
    if (!this.isOpen || told === this.#toldPassesOn) return;
    this.#toldPassesOn = told;
    this.link.send({ kind: 'passesOn', to: reached.slice(0, MAX_PASSED_ON_TO) });
  }

  close(): void {
    this.#end(null);
  }

  #hear(given: unknown): void {
    if (this.#isOver) return;
    if (!this.#messages.spend()) return this.#end('SentMoreThanAgreed');
    const outside = outOfBounds(given, MAX_LAN_MESSAGE_BYTES);
    if (outside !== null) return this.#end(outside);
    const read = lanMessage.safeParse(given);
    if (!read.success) return this.#end('NotAMessage');
    const { clock } = this.#needs;
    this.#heardMs = clock.monotonicMs();
    this.#heardWall = clock.wallMs();
    const breach = this.#take(read.data);
    if (breach !== null) this.#end(breach);
  }

  #take(message: LanMessage): Breach | null {
    if (message.kind === 'hello') return this.#meet(message);
    const theirs = this.#theirs;
    if (theirs === null) return 'SpokeBeforeHello';
    if (this.#isStale) {
      this.#isStale = false;
      this.#needs.changed();
    }
    switch (message.kind) {
      case 'beat':
        theirs.events = message.events;
        theirs.frontier = message.frontier;
        this.#heardClock(message.wall);
        this.#intake.heardBeat();
        this.#compareAtBeat(theirs);
        return null;
      case 'frontier':
        return this.#outgoing.frontier(message);
      case 'page':
        return this.#intake.page(message);
      case 'taken':
        return this.#outgoing.taken(message);
      case 'live':
        this.#intake.live(message.commit);
        return null;
      case 'wanted':
        return this.#outgoing.wanted(message);
      case 'passesOn':
        this.#passesOnTo = new Set(message.to);
        return null;
      case 'notice':
        return this.#hearNotice(message.told);
      default:
        return unreachable(message);
    }
  }

  #meet(hello: Extract<LanMessage, { readonly kind: 'hello' }>): Breach | null {
    if (this.#theirs !== null) return 'SaidHelloTwice';
    if (hello.site !== this.#needs.site) return 'OfAnotherSite';
    const protocol = LAN_PROTOCOLS.find((one) => hello.protocols.includes(one));
    if (protocol === undefined) return 'NoCommonProtocol';
    const theirs = { version: hello.version, events: hello.events, frontier: hello.frontier };
    this.#theirs = theirs;
    const { events, frontier } = this.#needs.log.howFar;
    // Before anybody looks at it. Until both frontiers were compared: where they differ it may be that as many are here, and other ones.
    if (frontier !== hello.frontier) this.#setLacks({ theyLack: Math.max(0, events - hello.events), weLack: Math.max(1, hello.events - events) });
    this.#heardClock(hello.wall);
    this.#needs.hostLog.note({ event: 'peerLinked', console: this.link.peer, dialed: this.link.dialed, protocol });
    for (const told of this.#needs.notices.toTell()) this.tell(told);
    if (frontier === hello.frontier) this.#agree();
    else this.#intake.ask();
    this.#needs.changed();
    return null;
  }

  #hearNotice(told: ToldNotice): Breach | null {
    this.#knowsNotice(told.notice.commandId);
    if (this.#needs.notices.heard(told)) return null;
    this.#badNotices += 1;
    return this.#badNotices > MAX_BAD_NOTICES ? 'SentForgedAlarms' : null;
  }

  #knowsNotice(commandId: string): void {
    if (this.#noticesThere.size >= MAX_NOTICES_KNOWN) this.#noticesThere.clear();
    this.#noticesThere.add(commandId);
  }

  /** What is under way between the two makes their digests differ all the time; only a difference that stays is one. */
  #compareAtBeat(theirs: Theirs): void {
    const { clock, log } = this.#needs;
    if (theirs.frontier === log.howFar.frontier) return this.#agree();
    if (this.#intake.isUnderWay) return;
    const nowMs = clock.monotonicMs();
    this.#differsSinceMs ??= nowMs;
    const patienceMs = this.#outgoing.isUnderWay ? EXPLAINED_MS : log.quietForMs < SETTLING_MS ? FLOWING_MS : 0;
    if (nowMs - this.#differsSinceMs >= patienceMs) this.#differ();
    else this.#settlesOff ??= this.#later(SETTLING_MS, () => this.#compareSettled());
  }

  /** A burst may be over before the next beat. */
  #compareSettled(): void {
    this.#settlesOff = null;
    const { log } = this.#needs;
    if (this.#theirs?.frontier === log.howFar.frontier || this.#intake.isUnderWay || this.#outgoing.isUnderWay) return;
    if (log.quietForMs >= SETTLING_MS) this.#differ();
  }

  #differ(): void {
    this.#differsSinceMs = null;
    this.#setInStep(false);
    this.#intake.ask();
  }

  #tookAll(): void {
    this.#sayBeat();
    if (this.#theirs?.frontier === this.#needs.log.howFar.frontier) this.#agree();
  }

  #compareAgain(): void {
    if (this.#theirs?.frontier === this.#needs.log.howFar.frontier) this.#agree();
    else this.#intake.ask();
  }

  #agree(): void {
    this.#pushesNow();
    this.#differsSinceMs = null;
    this.#intake.inStep();
    this.#setLacks(NO_LACKS);
    this.#setInStep(true);
    this.#askForWithheld();
  }

  #pushesNow(): void {
    if (this.#isPushedTo) return;
    this.#isPushedTo = true;
    this.#needs.reached();
  }

  #askForWithheld(): void {
    const { clock, log } = this.#needs;
    const nowMs = clock.monotonicMs();
    if (nowMs < this.#wantedAtMs || this.#intake.isUnderWay) return;
    this.#wantedAtMs = nowMs + WANTED_EVERY_MS;
    const events = log.withheld(MAX_WANTED).filter((event) => !this.#askedFor.has(event));
    if (events.length === 0 || this.#askedFor.size + events.length > MAX_ASKED_FOR) return;
    for (const event of events) this.#askedFor.add(event);
    this.#intake.askFor(events);
  }

  #heardClock(wall: number): void {
    const offMs = wall - this.#needs.clock.wallMs();
    if (this.#clockOffMs !== null && Math.abs(offMs - this.#clockOffMs) < CLOCK_NEWS_MS) return;
    this.#clockOffMs = offMs;
    this.#needs.changed();
  }

  #setLacks(lacks: typeof NO_LACKS): void {
    if (lacks.theyLack === this.#lacks.theyLack && lacks.weLack === this.#lacks.weLack) return;
    this.#lacks = lacks;
    this.#needs.changed();
  }

  #setInStep(inStep: boolean): void {
    if (inStep === this.#inStep) return;
    this.#inStep = inStep;
    this.#needs.changed();
  }

  #howFar(): { readonly events: number; readonly frontier: string; readonly wall: number } {
    const { events, frontier } = this.#needs.log.howFar;
    return { events, frontier, wall: Math.round(this.#needs.clock.wallMs()) };
  }

  #sayBeat(): void {
    this.link.send({ kind: 'beat', ...this.#howFar() });
  }

  #lookIfStale(): void {
    const silentMs = this.#needs.clock.monotonicMs() - this.#heardMs;
    if (silentMs < STALE_AFTER_MS) {
      this.#staleOff = this.#later(STALE_AFTER_MS - silentMs, () => this.#lookIfStale());
      return;
    }
    if (this.#theirs === null) return this.#end('SaidNoHello');
    this.#staleOff = this.#later(STALE_AFTER_MS, () => this.#lookIfStale());
    if (this.#isStale) return;
    this.#isStale = true;
    this.#needs.changed();
  }

  #later(delayMs: number, action: () => void): () => void {
    return this.#needs.timers.after(delayMs, () => this.#guarded(action));
  }

  #lookIfSlow(): void {
    const nowMs = this.#needs.clock.monotonicMs();
    if (this.link.waitingBytes <= MAX_WAITING_BYTES) this.#fullSinceMs = null;
    else this.#fullSinceMs ??= nowMs;
    if (this.#fullSinceMs !== null && nowMs - this.#fullSinceMs >= SLOW_PEER_MS) this.#end('TookNothing');
  }

  /** A mistake of ours in what one peer sent must not end the host: that peer is dropped, and the log says where. */
  #guarded(work: () => void): void {
    if (this.#isOver) return;
    try {
      work();
    } catch (error) {
      this.#needs.hostLog.fault('what another console said', error);
      this.#end('FaultHere');
    }
  }

  #end(breach: Breach | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#staleOff();
    this.#settlesOff?.();
    this.#intake.close();
    this.#needs.turns.leave(this.#takes);
    this.#needs.turns.leave(this.#sends);
    this.link.close();
    this.#needs.ended(breach);
  }
}
