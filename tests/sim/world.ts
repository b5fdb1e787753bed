/** One simulation, as its parts and the questions at its end see it. */
import type { WireCommit } from '../../db/log/wire.ts';
import type { LanMessage } from '../../shared/contract/lan-messages.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import { Random } from '../support/console.ts';
import { Author } from '../support/hand-written.ts';
import { Scheduler } from '../support/scheduler.ts';
import { noCounts, type Counts } from './counts.ts';
import { cryptoOf, temporaryHome } from './fast-start.ts';
import { Record } from './model.ts';
import { Network } from './network.ts';
import type { SimConsole, Surroundings } from './sim-console.ts';
import { SimLog } from './sim-log.ts';

export class World {
  readonly seed: number;
  readonly random: Random;
  readonly scheduler = new Scheduler();
  readonly network: Network;
  readonly log = new SimLog();
  /** What was acknowledged and who had seen what, kept apart from the code under test. */
  readonly record = new Record();
  readonly counts: Counts = noCounts();
  readonly operations: string[] = [];
  readonly consoles: SimConsole[] = [];
  /** A console of a newer version than all others. */
  readonly newer: Author;
  readonly folder = temporaryHome();
  readonly surroundings: Surroundings;
  /** A wire did what no transport does, so that sound consoles may take each other for faulty ones. */
  promiseBroken = false;
  /** Nothing dies by itself: while the school is set up, while somebody rebuilds, while all heals. */
  calm = true;

  constructor(seed: number) {
    this.seed = seed;
    this.random = new Random(seed);
    this.network = new Network(this.scheduler, this.random);
    this.newer = new Author(`newer ${seed}`, 'one', cryptoOf(seed, `newer ${seed}`).signer);
    this.surroundings = {
      seed,
      scheduler: this.scheduler,
      random: this.random,
      folder: this.folder,
      log: this.log,
      onCommit: (one) => {
        if (one.isOpen && this.#dies(one, 120)) this.counts.crashesInCommit += 1;
      },
      onMessage: (one, peer, message) => {
        this.counts.forwarded += forwardedIn(peer, message);
        this.#dies(one, 1500);
      },
      onEnd: (one) => this.network.died(one),
    };
  }

  /** Those whose program runs. */
  get up(): readonly SimConsole[] {
    return this.consoles.filter((one) => one.isOpen);
  }

  note(what: string): void {
    this.operations.push(`${(this.scheduler.nowMs / 1000).toFixed(1)}s ${what}`);
  }

  freshId<T extends string>(): T {
    return this.random.ids().next() as T;
  }

  /** The program, or the whole computer, is gone from one moment to the next; somebody starts it again later. */
  die(one: SimConsole): void {
    const power = this.random.below(2) === 0;
    this.note(`${one.name} ${power ? 'loses its power' : 'crashes'}`);
    this.counts.crashes += 1;
    one.die(power);
    one.upAgainAtMs = this.scheduler.nowMs + this.random.below(8_000);
  }

  #dies(one: SimConsole, oneIn: number): boolean {
    if (this.calm || this.random.below(oneIn) > 0) return false;
    this.die(one);
    return true;
  }
}

/** Commits that reached a console by another than the one that wrote them. */
function forwardedIn(peer: ConsoleId, message: LanMessage): number {
  const commits = (message.kind === 'page' ? message.commits : message.kind === 'live' ? [message.commit] : []) as readonly WireCommit[];
  return commits.filter((commit) => !commit.events[0]!.header.includes(`"origin":"${peer}.`)).length;
}
