/**
 * Lines between consoles that are memory: a message is JSON on its way, takes as long as the weather says, and keeps its
 * place behind those before it. A line can be stalled one way or both, slow, cut with its tail lost, and (where a test
 * asks for it) break the promise that every transport makes, by handing messages over twice or in another order.
 */
import type { Link } from '../../electron/host/lan/link.ts';
import type { LanMessage } from '../../shared/contract/lan-messages.ts';
import { assert } from '../../shared/kernel/assert.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import type { Timers } from '../../shared/kernel/ports.ts';
import type { Random } from './console.ts';

/** What the way from one end to the other is like at the moment. */
export interface Weather {
  /** Nothing arrives; it waits, and goes on when the weather changes. */
  readonly stalled: boolean;
  readonly delayMs: number;
  /** Up to so much more, drawn for each message. */
  readonly jitterMs: number;
  /** Of a hundred messages, so many come twice. No transport does this. */
  readonly twicePercent: number;
  /** Of a hundred messages, so many overtake the one before them. No transport does this. */
  readonly overtakePercent: number;
}

export const FAIR: Weather = { stalled: false, delayMs: 1, jitterMs: 1, twicePercent: 0, overtakePercent: 0 };

export interface WireEnd {
  readonly console: ConsoleId;
  /** For people. */
  readonly address: string;
  take(link: Link): void;
}

interface WireNeeds {
  readonly timers: Timers;
  readonly random: Random;
}

type Listener = Parameters<Link['listen']>[0];

interface InFlight {
  /** Null: that end closes, and this is the last of it. */
  readonly text: string | null;
  /** It has been under way for long enough. */
  ripe: boolean;
}

/** One way of a line. */
class Way {
  readonly #needs: WireNeeds;
  readonly #inFlight: InFlight[] = [];
  readonly #arrive: (text: string | null) => void;
  #weather: Weather;
  bytes = 0;

  constructor(needs: WireNeeds, weather: Weather, arrive: (text: string | null) => void) {
    this.#needs = needs;
    this.#weather = weather;
    this.#arrive = arrive;
  }

  get waiting(): number {
    return this.#inFlight.length;
  }

  get weather(): Weather {
    return this.#weather;
  }

  /** What is under way arrives as the new weather has it, where that is sooner. */
  change(weather: Weather): void {
    this.#weather = weather;
    for (const message of this.#inFlight) if (!message.ripe) this.#ripen(message);
    this.flow();
  }

  put(text: string): void {
    const { twicePercent, overtakePercent } = this.#weather;
    const times = this.#happens(twicePercent) ? 2 : 1;
    for (let i = 0; i < times; i++) this.#add(text, this.#inFlight.length - (this.#inFlight.length > 0 && this.#happens(overtakePercent) ? 1 : 0));
  }

  /** After all that was put before. */
  end(): void {
    this.#add(null, this.#inFlight.length);
  }

  #happens(percent: number): boolean {
    return percent > 0 && this.#needs.random.below(100) < percent;
  }

  #add(text: string | null, place: number): void {
    const message: InFlight = { text, ripe: false };
    this.#inFlight.splice(place, 0, message);
    this.bytes += text?.length ?? 0;
    this.#ripen(message);
  }

  #ripen(message: InFlight): void {
    const { random, timers } = this.#needs;
    const { delayMs, jitterMs } = this.#weather;
    timers.after(delayMs + (jitterMs > 0 ? random.below(jitterMs) : 0), () => {
      message.ripe = true;
      this.flow();
    });
  }

  /** Hands over what has been under way for long enough, in its order. */
  flow(): void {
    while (!this.#weather.stalled && this.#inFlight[0]?.ripe === true) this.#handOver();
  }

  /** The line is cut: the first of what is under way still arrive, the rest never does. */
  cut(arriving: number): void {
    for (let i = 0; i < arriving && this.#inFlight.length > 0; i++) this.#handOver();
    this.lose();
  }

  lose(): void {
    this.#inFlight.length = 0;
    this.bytes = 0;
  }

  #handOver(): void {
    const message = this.#inFlight.shift();
    assert(message !== undefined, 'something is under way');
    this.bytes -= message.text?.length ?? 0;
    this.#arrive(message.text);
  }
}

class MemoryLink implements Link {
  readonly peer: ConsoleId;
  readonly dialed: boolean;
  readonly address: string;
  readonly #line: Line;
  readonly #end: 0 | 1;
  listener: Listener | null = null;

  constructor(line: Line, end: 0 | 1, peer: WireEnd) {
    this.#line = line;
    this.#end = end;
    this.peer = peer.console;
    this.address = peer.address;
    this.dialed = end === 0;
  }

  send(message: LanMessage): void {
    this.#line.put(this.#end, message);
  }

  get waitingBytes(): number {
    return this.#line.waitingBytes(this.#end);
  }

  listen(listener: Listener): void {
    this.listener = listener;
  }

  close(): void {
    this.#line.closedBy(this.#end);
  }
}

/** A line between two ends, from the moment when both have it. End 0 dialed. */
export class Line {
  readonly #needs: WireNeeds;
  readonly #links: readonly [MemoryLink, MemoryLink];
  readonly #ways: readonly [Way, Way];
  readonly #open: [boolean, boolean] = [true, true];
  readonly #onEnd: (line: Line) => void;
  #delivered = 0;

  /** `weather`: from the dialing end, and to it. `onEnd`: neither end has it any more. */
  constructor(needs: WireNeeds, ends: readonly [WireEnd, WireEnd], weather: readonly [Weather, Weather], onEnd: (line: Line) => void = () => undefined) {
    this.#needs = needs;
    this.#onEnd = onEnd;
    this.#links = [new MemoryLink(this, 0, ends[1]), new MemoryLink(this, 1, ends[0])];
    this.#ways = [new Way(needs, weather[0], (text) => this.#arrived(1, text)), new Way(needs, weather[1], (text) => this.#arrived(0, text))];
    ends[0].take(this.#links[0]);
    ends[1].take(this.#links[1]);
  }

  get isOpen(): boolean {
    return this.#open[0] || this.#open[1];
  }

  /** Messages that arrived, of both ways. */
  get delivered(): number {
    return this.#delivered;
  }

  put(end: 0 | 1, message: LanMessage): void {
    if (this.#open[end]) this.#ways[end].put(JSON.stringify(message));
  }

  waitingBytes(end: 0 | 1): number {
    return this.#ways[end].bytes;
  }

  changeWeather(weather: readonly [Weather, Weather]): void {
    for (const end of [0, 1] as const) this.#ways[end].change(weather[end]);
  }

  /** The line breaks: of what is under way a part arrives, the tails are lost, and both ends hear of it. */
  cut(why: string): void {
    for (const way of this.#ways) if (!way.weather.stalled) way.cut(this.#needs.random.below(way.waiting + 1));
    for (const way of this.#ways) way.lose();
    for (const end of [0, 1] as const) this.#shut(end, why);
  }

  /** This end's process is gone: nobody hears anything there any more. The other end gets what was under way, and is told. */
  die(end: 0 | 1): void {
    this.#links[end].listener = null;
    this.closedBy(end);
  }

  /** An end that closes hears no more of the line; the other end gets what was sent before. */
  closedBy(end: 0 | 1): void {
    if (!this.#open[end]) return;
    this.#open[end] = false;
    this.#ways[end].end();
    if (!this.isOpen) this.#onEnd(this);
  }

  #shut(end: 0 | 1, why: string): void {
    if (!this.#open[end]) return;
    this.#open[end] = false;
    if (!this.isOpen) this.#onEnd(this);
    this.#links[end].listener?.closed(why);
  }

  #arrived(end: 0 | 1, text: string | null): void {
    if (!this.#open[end]) return;
    if (text === null) return this.#shut(end, 'closed at the other end');
    const { listener } = this.#links[end];
    assert(listener !== null, 'whoever takes a link listens to it at once, or closes it');
    this.#delivered += 1;
    listener.message(JSON.parse(text));
  }
}
