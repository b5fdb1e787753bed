/**
 * What one peer sends, on its way to the disk here: asking for what is missing, pages and single commits in the order in
 * which they came, and the word that they were taken. What it holds is bounded: pages by agreement, pushed commits by
 * leaving out what is too many, since the next asking finds it.
 */
import type { Received } from '../../../db/commit.ts';
import { SqliteError } from '../../../db/driver.ts';
import { MAX_ENDS_PER_MESSAGE, PAGES_IN_FLIGHT, type LanMessage } from '../../../shared/contract/lan-messages.ts';
import { defined, unreachable } from '../../../shared/kernel/assert.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { Clock, Timers } from '../../../shared/kernel/ports.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import type { Asker, AskingSlots } from './asking-slots.ts';
import type { Breach } from './breaches.ts';
import { ANSWER_MS, BEATS_WITHOUT_PAGE, FIRST_REST_MS, GAP_MS, LONGEST_REST_MS, MAX_BAD_COMMITS, MAX_LIVE_KEPT, MAX_PAGES_KEPT } from './limits.ts';
import type { Link } from './link.ts';
import type { SharedLog } from './shared-log.ts';

type Page = Extract<LanMessage, { readonly kind: 'page' }>;

export interface IntakeNeeds {
  readonly link: Link;
  readonly log: SharedLog;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: () => number;
  readonly hostLog: HostLog;
  /** There is work; `piece` is called when it is its turn. */
  readonly want: () => void;
  readonly broke: (breach: Breach) => void;
  /** So many events that were not here are on disk now. */
  readonly landed: (events: number) => void;
  readonly slots: AskingSlots;
  /** Whom the slots call. */
  readonly asker: Asker;
  /** All that was asked for is on disk, or refused. */
  readonly done: () => void;
}

/** A page, or commits that were pushed one after another: a disk that syncs slowly then syncs once for them. */
interface Arrived {
  readonly page: Page | null;
  readonly commits: unknown[];
  taken: number;
}

interface Asked {
  nextPage: number;
  /** Whether anything of it was new. */
  landed: boolean;
  /** How many events were here when it was asked. */
  readonly events: number;
  beatsWithoutPage: number;
  /** When it was asked, or sent the last page of it. */
  answeredMs: number;
}

export class Intake {
  readonly #needs: IntakeNeeds;
  readonly #arrived: Arrived[] = [];
  #live = 0;
  #run = 0;
  #asked: Asked | null = null;
  /** The last asking was given up; its pages may still be under way, and are taken like those of earlier ones. */
  #isForsaken = false;
  /** Something came whose causes are missing, or was left out. */
  #gap = false;
  #callOff: (() => void) | null = null;
  #bad = 0;
  #inVain = 0;
  #restUntilMs = 0;

  constructor(needs: IntakeNeeds) {
    this.#needs = needs;
  }

  /** Something was asked for, or waits for its turn: a difference now says nothing yet. */
  get isUnderWay(): boolean {
    return this.#asked !== null || this.#arrived.length > 0;
  }

  /** A pushed commit is next: it may be an alarm. */
  get isUrgent(): boolean {
    return this.#arrived[0]?.page === null;
  }

  /** Asks for all that is missing here; not while the answer to an asking comes, and later and later where that brought nothing. */
  ask(): void {
    const { link, log, clock } = this.#needs;
    if (this.#asked !== null || clock.monotonicMs() < this.#restUntilMs || !this.#needs.slots.take(this.#needs.asker)) return;
    this.#begin();
    const { ends } = log.howFar;
    for (let from = 0; from === 0 || from < ends.length; from += MAX_ENDS_PER_MESSAGE) {
      link.send({ kind: 'frontier', run: this.#run, ends: ends.slice(from, from + MAX_ENDS_PER_MESSAGE), more: from + MAX_ENDS_PER_MESSAGE < ends.length });
    }
  }

  askFor(events: readonly EventId[]): void {
    if (this.#asked !== null) return;
    this.#begin();
    this.#needs.link.send({ kind: 'wanted', run: this.#run, events: [...events] });
  }

  /** Both hold the same: whatever was asked in vain before was not in vain. */
  inStep(): void {
    this.#inVain = 0;
    this.#restUntilMs = 0;
  }

  page(page: Page): Breach | null {
    if (page.run > this.#run) return 'SentWhatNobodyAsked';
    if (this.#arrived.filter((one) => one.page !== null).length >= MAX_PAGES_KEPT) return 'SentMoreThanAgreed';
    if (page.run === this.#run && !this.#isForsaken) {
      const asked = this.#asked;
      if (asked === null || page.page !== asked.nextPage) return 'SentWhatNobodyAsked';
      if (this.#arrived.filter((one) => one.page?.run === this.#run).length >= PAGES_IN_FLIGHT) return 'SentMoreThanAgreed';
      asked.nextPage += 1;
      this.#needs.slots.answered(this.#needs.asker);
      asked.beatsWithoutPage = 0;
      asked.answeredMs = this.#needs.clock.monotonicMs();
    }
    this.#arrived.push({ page, commits: page.commits, taken: 0 });
    this.#needs.want();
    return null;
  }

  live(commit: unknown): void {
    if (this.#live >= MAX_LIVE_KEPT) {
      this.#gap = true;
      return;
    }
    this.#live += 1;
    const last = this.#arrived.at(-1);
    if (last?.page === null) last.commits.push(commit);
    else this.#arrived.push({ page: null, commits: [commit], taken: 0 });
    this.#needs.want();
  }

  /** It beats; where it has not sent what was asked for it is asked anew. */
  heardBeat(): void {
    if (this.#asked === null || this.#arrived.length > 0) return;
    this.#asked.beatsWithoutPage += 1;
    if (this.#asked.beatsWithoutPage < BEATS_WITHOUT_PAGE || this.#needs.clock.monotonicMs() - this.#asked.answeredMs < ANSWER_MS) return;
    this.#forsake();
    this.ask();
  }

  close(): void {
    this.#arrived.length = 0;
    this.#callOff?.();
    this.#callOff = null;
    this.#over();
  }

  /** Takes a part of what came first. Is there more? */
  piece(): boolean {
    const first = this.#arrived[0];
    if (first === undefined) return false;
    if (first.taken < first.commits.length && !this.#take(first)) return false;
    if (first.taken >= first.commits.length) {
      this.#arrived.shift();
      if (first.page === null) this.#live -= first.commits.length;
      else this.#taken(first.page);
      if (this.#gap && this.#arrived.length === 0) this.#askSoon();
    }
    return this.#arrived.length > 0;
  }

  /** False: no more of it. */
  #take(arrived: Arrived): boolean {
    const { log, link, hostLog, landed } = this.#needs;
    const part = arrived.commits.slice(arrived.taken);
    let received: readonly Received[];
    try {
      received = log.take(part, { from: link.peer, isNews: arrived.page === null });
    } catch (error) {
      if (!(error instanceof SqliteError)) throw error;
      hostLog.fault('taking what another console sent', error);
      this.#giveUp();
      return false;
    }
    arrived.taken += received.length;
    const newEvents = received.reduce((sum, { result }, index) => sum + (result === 'landed' ? eventsIn(part[index]) : 0), 0);
    if (newEvents > 0) landed(newEvents);
    if (newEvents > 0 && this.#asked !== null) this.#asked.landed = true;
    for (const one of received) this.#judge(one, arrived.page !== null);
    if (this.#bad < MAX_BAD_COMMITS) return true;
    this.#needs.broke('SentBadRecords');
    return false;
  }

  #judge(received: Received, ofPage: boolean): void {
    switch (received.result) {
      case 'landed':
      case 'known':
        return;
      case 'waiting':
        this.#gap = true;
        return;
      case 'notAdmitted':
        // Pushed, it may have overtaken the admission; in a page, causes come first, and the admission with them.
        if (ofPage) this.#bad += 1;
        else this.#gap = true;
        return;
      case 'quarantined':
      case 'refused':
        this.#bad += 1;
        return;
      default:
        unreachable(received);
    }
  }

  #taken({ run, page, last }: Page): void {
    if (run !== this.#run || this.#isForsaken) return;
    this.#needs.link.send({ kind: 'taken', run, page });
    if (!last) return;
    const { landed, events } = defined(this.#asked, 'its pages are taken');
    if (landed) this.inStep();
    // What it could have brought may have come from others meanwhile.
    else this.#rest(this.#needs.log.howFar.events === events);
    // First, since what is told may ask again at once.
    this.#over();
    this.#needs.done();
  }

  /** The disk here refuses: what came is forgotten, and asked for again later. */
  #giveUp(): void {
    this.#arrived.length = 0;
    this.#live = 0;
    this.#rest(true);
    this.#forsake();
  }

  #forsake(): void {
    this.#isForsaken = true;
    this.#over();
  }

  #over(): void {
    this.#asked = null;
    this.#needs.slots.free(this.#needs.asker);
  }

  /** `inVain`: longer each time. */
  #rest(inVain: boolean): void {
    const { clock, random } = this.#needs;
    if (!inVain) this.#inVain = 0;
    const restMs = Math.min(FIRST_REST_MS * 2 ** this.#inVain, LONGEST_REST_MS);
    if (inVain) this.#inVain += 1;
    this.#restUntilMs = clock.monotonicMs() + restMs * (0.5 + random() / 2);
  }

  /** What is missing may be under way from somebody else; then there is nothing to ask for. */
  #askSoon(): void {
    this.#gap = false;
    if (this.#callOff !== null) return;
    const { timers, random } = this.#needs;
    this.#callOff = timers.after(GAP_MS * (1 + random()), () => {
      this.#callOff = null;
      this.ask();
    });
  }

  #begin(): void {
    this.#run += 1;
    this.#isForsaken = false;
    this.#asked = { nextPage: 0, landed: false, events: this.#needs.log.howFar.events, beatsWithoutPage: 0, answeredMs: this.#needs.clock.monotonicMs() };
  }
}

/** Of a commit that has landed, so its form is known to be right. */
function eventsIn(commit: unknown): number {
  return typeof commit === 'object' && commit !== null && 'events' in commit && Array.isArray(commit.events) ? commit.events.length : 0;
}
