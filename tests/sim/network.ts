/**
 * The network of the simulation: who can reach whom, how, and what goes wrong on the way. It dials for the consoles (the
 * transport is not simulated), both ends at once now and then, and cuts lines on which nothing came through for a while.
 */
import type { Random } from '../support/console.ts';
import { FAIR, Line, type Weather, type WireEnd } from '../support/memory-wire.ts';
import type { Scheduler } from '../support/scheduler.ts';

/** A computer on the network. */
export interface Station {
  readonly name: string;
  /** Its program runs. */
  readonly isOpen: boolean;
  /** Null: nobody can reach it at the moment. */
  readonly end: WireEnd | null;
  /** Would not take a line to the other, nor dial it: it does not know it, or knows that it was revoked. */
  refuses(other: Station): boolean;
}

/** What is wrong on the way from one to another; null: nothing that this trouble does. */
export type Trouble = (from: Station, to: Station) => Partial<Weather> | null;

interface OpenLine {
  readonly line: Line;
  readonly ends: readonly [Station, Station];
  stalledSinceMs: number | null;
}

/** Nobody heard anything for so long: both ends give the line up, as the real transport does. */
const SILENCE_MS = 5_000;
const DIAL_EVERY_MS = 1_000;
const HANDSHAKE_MS = 40;

export class Network {
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #neighbours = new Map<Station, Station[]>();
  readonly #troubles = new Set<Trouble>();
  #lines: OpenLine[] = [];
  /** Lines that came to be, and messages that arrived. */
  dialed = 0;
  delivered = 0;

  constructor(scheduler: Scheduler, random: Random) {
    this.#scheduler = scheduler;
    this.#random = random;
  }

  get stations(): readonly Station[] {
    return [...this.#neighbours.keys()];
  }

  /** Each of them can reach the newcomer, and it them, as far as nothing is in the way. */
  join(newcomer: Station, neighbours: readonly Station[]): void {
    this.#neighbours.set(newcomer, [...neighbours]);
    for (const other of neighbours) this.#neighbours.get(other)?.push(newcomer);
    this.#scheduler.after(this.#random.below(DIAL_EVERY_MS), () => this.#dialNowAndThen(newcomer));
  }

  /** A cable between two. */
  connect(one: Station, other: Station): void {
    if (this.neighboursOf(one).includes(other)) return;
    this.#neighbours.get(one)?.push(other);
    this.#neighbours.get(other)?.push(one);
  }

  neighboursOf(station: Station): readonly Station[] {
    return this.#neighbours.get(station) ?? [];
  }

  /** Returns how to end it. */
  trouble(trouble: Trouble): () => void {
    this.#troubles.add(trouble);
    this.#weatherChanged();
    return () => {
      this.#troubles.delete(trouble);
      this.#weatherChanged();
    };
  }

  clear(): void {
    this.#troubles.clear();
    this.#weatherChanged();
  }

  /** Some of the open lines break here and now. */
  cutSome(): void {
    for (const { line } of this.#lines) if (this.#random.below(3) === 0) line.cut('pulled');
  }

  /** Who hears that the other end was revoked ends the line. */
  endUntrusted(): void {
    for (const { line, ends } of this.#lines) if (ends.every((end) => end.isOpen) && (ends[0].refuses(ends[1]) || ends[1].refuses(ends[0]))) line.cut('not trusted');
  }

  /** The station's program is gone. */
  died(station: Station): void {
    for (const { line, ends } of this.#lines) {
      if (ends[0] === station) line.die(0);
      if (ends[1] === station) line.die(1);
    }
  }

  #weather(from: Station, to: Station): Weather {
    let weather = FAIR;
    for (const trouble of this.#troubles) weather = { ...weather, ...trouble(from, to) };
    return weather;
  }

  #weatherChanged(): void {
    for (const open of this.#lines) {
      const [a, b] = open.ends;
      const weather = [this.#weather(a, b), this.#weather(b, a)] as const;
      const stalled = weather.some((way) => way.stalled);
      open.stalledSinceMs = stalled ? (open.stalledSinceMs ?? this.#scheduler.nowMs) : null;
      open.line.changeWeather(weather);
      if (stalled) this.#giveUpLater(open);
    }
  }

  #giveUpLater(open: OpenLine): void {
    const sinceMs = open.stalledSinceMs;
    this.#scheduler.after(SILENCE_MS + this.#random.below(SILENCE_MS), () => {
      if (open.stalledSinceMs === sinceMs && sinceMs !== null) open.line.cut('no answer');
    });
  }

  #dialNowAndThen(station: Station): void {
    for (const other of this.neighboursOf(station)) {
      const connected = this.#lines.some(({ ends, line }) => line.isOpen && ends.includes(station) && ends.includes(other));
      if (!connected) this.#dial(station, other);
    }
    this.#scheduler.after(DIAL_EVERY_MS / 2 + this.#random.below(DIAL_EVERY_MS), () => this.#dialNowAndThen(station));
  }

  #dial(from: Station, to: Station): void {
    const reachable = (): boolean => from.end !== null && to.end !== null && !from.refuses(to) && !to.refuses(from) && !this.#weather(from, to).stalled && !this.#weather(to, from).stalled;
    if (!reachable()) return;
    this.#scheduler.after(1 + this.#random.below(HANDSHAKE_MS), () => {
      const [dialing, listening] = [from.end, to.end];
      if (!reachable() || dialing === null || listening === null) return;
      this.dialed += 1;
      const weather = [this.#weather(from, to), this.#weather(to, from)] as const;
      const line = new Line({ timers: this.#scheduler, random: this.#random }, [dialing, listening], weather, (ended) => this.#ended(ended));
      if (line.isOpen) this.#lines.push({ line, ends: [from, to], stalledSinceMs: null });
    });
  }

  #ended(line: Line): void {
    this.delivered += line.delivered;
    this.#lines = this.#lines.filter((open) => open.line !== line);
  }
}
