/**
 * What one peer asked for, on its way to it: pages of what it lacks, at most PAGES_IN_FLIGHT without its word that they are
 * on its disk. A later asking takes the place of an earlier one. Nothing is held in memory but the page being made.
 */
import type { BranchEnd, Page } from '../../../db/peers.ts';
import { MAX_ENDS, PAGES_IN_FLIGHT, type LanMessage } from '../../../shared/contract/lan-messages.ts';
import type { EventId, OriginId } from '../../../shared/kernel/ids.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import { TokenBucket } from '../web/token-bucket.ts';
import type { Breach } from './breaches.ts';
import { ASKING_RATE, MAX_WAITING_BYTES } from './limits.ts';
import type { Link } from './link.ts';
import type { SharedLog } from './shared-log.ts';

type Said<Kind extends LanMessage['kind']> = Extract<LanMessage, { readonly kind: Kind }>;

export interface OutgoingNeeds {
  readonly link: Link;
  readonly log: SharedLog;
  readonly clock: Clock;
  /** There is work; `piece` is called when it is its turn. */
  readonly want: () => void;
  /** It said how far it is. */
  readonly toldFrontier: (theirs: readonly BranchEnd[]) => void;
  /** So many events of ours are on its disk now. */
  readonly acknowledged: (events: number) => void;
  /** All that it lacked when it asked has been handed over. */
  readonly handedOver: () => void;
}

interface Asked {
  /** The frontier of a catch-up, of which all was sent when there is no next page; or of single events. */
  readonly catchUp: boolean;
  readonly page: (from: number) => Page;
  from: number | null;
}

export class Outgoing {
  readonly #needs: OutgoingNeeds;
  readonly #askings: TokenBucket;
  #run = 0;
  #ends: BranchEnd[] = [];
  /** The rest of the frontier is still to come. */
  #gathering = false;
  #asked: Asked | null = null;
  #pages = 0;
  /** Events in each page that is under way. */
  readonly #inFlight = new Map<number, number>();

  constructor(needs: OutgoingNeeds) {
    this.#needs = needs;
    this.#askings = new TokenBucket(needs.clock, ASKING_RATE);
  }

  /** Something that was asked for is still to be sent. */
  get isUnderWay(): boolean {
    return this.#gathering || (this.#asked !== null && this.#asked.from !== null);
  }

  frontier({ run, ends, more }: Said<'frontier'>): Breach | null {
    if (!this.#gathering || run !== this.#run) {
      const breach = this.#begin(run);
      if (breach !== null) return breach;
      this.#ends = [];
      this.#gathering = true;
    }
    if (this.#ends.length + ends.length > MAX_ENDS) return 'TooLarge';
    for (const { origin, seq, id } of ends) this.#ends.push({ origin: origin as OriginId, seq, id: id as EventId });
    if (more) return null;
    const theirs = this.#ends;
    this.#ends = [];
    this.#gathering = false;
    this.#needs.toldFrontier(theirs);
    this.#asked = { catchUp: true, page: (from) => this.#needs.log.missing(theirs, from), from: 0 };
    this.#needs.want();
    return null;
  }

  wanted({ run, events }: Said<'wanted'>): Breach | null {
    const breach = this.#begin(run);
    if (breach !== null) return breach;
    this.#asked = { catchUp: false, page: (from) => this.#needs.log.holding(events as EventId[], from), from: 0 };
    this.#needs.want();
    return null;
  }

  taken({ run, page }: Said<'taken'>): Breach | null {
    if (run > this.#run) return 'TookWhatWasNotSent';
    // Of an asking that another took the place of.
    if (run < this.#run) return null;
    const events = this.#inFlight.get(page);
    if (events === undefined) return 'TookWhatWasNotSent';
    this.#inFlight.delete(page);
    this.#needs.acknowledged(events);
    this.#needs.want();
    return null;
  }

  /** One page, where the line is free for it. Could there be another at once? */
  piece(): boolean {
    const asked = this.#asked;
    const { link } = this.#needs;
    if (asked === null || asked.from === null || this.#inFlight.size >= PAGES_IN_FLIGHT || link.waitingBytes > MAX_WAITING_BYTES) return false;
    const { commits, next } = asked.page(asked.from);
    asked.from = next;
    if (commits.length === 0 && next !== null) return true;
    const page = this.#pages;
    this.#pages += 1;
    this.#inFlight.set(page, commits.reduce((sum, commit) => sum + commit.events.length, 0));
    link.send({ kind: 'page', run: this.#run, page, commits: [...commits], last: next === null });
    if (next === null && asked.catchUp) this.#needs.handedOver();
    return next !== null;
  }

  #begin(run: number): Breach | null {
    if (run <= this.#run) return 'AskedOutOfOrder';
    if (!this.#askings.spend()) return 'AskedTooMuch';
    this.#run = run;
    this.#gathering = false;
    this.#asked = null;
    this.#pages = 0;
    this.#inFlight.clear();
    return null;
  }
}
