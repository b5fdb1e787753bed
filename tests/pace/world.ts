/**
 * The place of a run: consoles in virtual time, the network between them, where families and students truly stand, and what is
 * measured. What people do takes as long as `times.ts` says, what the host does as long as it took, times how much slower a
 * school's computer is.
 */
import { rmSync } from 'node:fs';
import type { SubscriptionName, SubscriptionParams, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { CardHalf } from '../../shared/kernel/card-number.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { Network } from '../sim/network.ts';
import { Random } from '../support/console.ts';
import { temporaryHome } from '../sim/fast-start.ts';
import { Scheduler } from '../support/scheduler.ts';
import type { Family } from './families.ts';
import { Figures } from './figures.ts';
import { PaceConsole, type Surroundings } from './pace-console.ts';
import { DISK_SYNC_MS, SECONDS, type Doing } from './times.ts';
import type { Act } from './touches.ts';

/** Somebody's work: each value is how many milliseconds they are busy before they go on. */
export type Work = Generator<number, void, undefined>;

/** A list is sent to a window again no sooner than this. */
const SCREEN_MS = 250;
/** Whoever has nothing to do looks up so often. */
export const LOOK_UP_MS = 1_000;

interface Screen {
  readMs: number;
  stale: boolean;
  rows: readonly unknown[];
}

/** Somebody who stepped aside, or a student who said no, and waits for a supervisor. */
interface Matter {
  readonly is: 'noId' | 'nobodyOnFile' | 'saidNo';
  readonly student: PersonId;
}

export interface Manning {
  readonly greeters: number;
  readonly checkers: number;
  readonly handOffs: number;
  readonly runners: number;
  readonly supervisors: number;
}

/** Who truly is where, whatever any console says. */
class Crowd {
  /** Not with a runner, and not gone. */
  readonly atAssembly = new Set<PersonId>();
  readonly waitGreeting: Family[] = [];
  /** By number of the station; null: whoever is free calls them. */
  readonly lines = new Map<number | null, Family[]>();
  readonly halves: Readonly<Record<CardHalf, string[]>> = { A: [], B: [] };
  readonly matters: Matter[] = [];
  readonly cameMs = new Map<PersonId, number>();
  readonly checkedInMs = new Map<PersonId, number>();
  /** Who truly left. */
  readonly left = new Set<PersonId>();
  /** Who will say at first that they are not sure. */
  readonly unsure = new Set<PersonId>();
  /** A runner goes for these first: they are asked for on both sides of a cut, and both are to hand over before it heals. */
  readonly hurried = new Set<PersonId>();
  /** Recorded as handed over at two places on purpose: one of the two is a mistake of whoever worked there. */
  readonly mistaken = new Set<PersonId>();

  lineOf(station: number | null): Family[] {
    const line = this.lines.get(station) ?? [];
    this.lines.set(station, line);
    return line;
  }
}

export class World {
  readonly scheduler = new Scheduler();
  readonly random: Random;
  readonly network: Network;
  readonly figures = new Figures();
  readonly crowd = new Crowd();
  readonly office: PaceConsole;
  readonly greeters: readonly PaceConsole[];
  readonly checkers: readonly PaceConsole[];
  readonly handOffs: readonly PaceConsole[];
  readonly accountants: Readonly<Record<CardHalf, PaceConsole>>;
  readonly runners: number;
  readonly supervisors: number;
  readonly waits = { toCheckIn: new Array<number>(), toHandOff: new Array<number>(), whole: new Array<number>() };
  /** The number of each student's card, as printed. */
  readonly cards = new Map<PersonId, string>();
  /** A runner stands before the list there: the next one waits. */
  readonly read = new Set<PaceConsole>();
  readonly troubles: string[] = [];
  incident = '' as IncidentId;
  lastReleaseMs = 0;
  readonly #home = temporaryHome();
  readonly #slower: number;
  readonly #screens = new Map<PaceConsole, Map<SubscriptionName, Screen>>();
  /** What has to be awaited, between two moments. */
  readonly #errands: (() => Promise<void>)[] = [];
  #spentMs = 0;
  #fault: unknown = null;

  constructor(seed: number, manning: Manning, slower: number) {
    this.random = new Random(seed);
    this.network = new Network(this.scheduler, this.random);
    this.#slower = slower;
    const surroundings: Surroundings = {
      home: this.#home,
      scheduler: this.scheduler,
      random: this.random,
      onCost: ({ what, ms }) => {
        this.#spentMs += ms;
        this.figures.cost(what, ms);
      },
      onEnd: (one) => this.network.died(one),
    };
    const many = (name: string, count: number): readonly PaceConsole[] => Array.from({ length: count }, (_, i) => new PaceConsole(`${name} ${i + 1}`, surroundings));
    this.office = new PaceConsole('Office', surroundings);
    this.greeters = many('Greeter', manning.greeters);
    this.checkers = many('Checker', manning.checkers);
    this.handOffs = many('Reunifier', manning.handOffs);
    this.accountants = { A: new PaceConsole('Accountant', surroundings), B: new PaceConsole('Assembly accountant', surroundings) };
    this.runners = manning.runners;
    this.supervisors = manning.supervisors;
  }

  async end(): Promise<void> {
    await Promise.all(this.consoles.map((one) => one.shut()));
    rmSync(this.#home, { recursive: true, force: true });
  }

  get consoles(): readonly PaceConsole[] {
    return [this.office, ...this.greeters, ...this.checkers, ...this.handOffs, this.accountants.A, this.accountants.B];
  }

  /** What the console's screen shows of a list: read again when something landed there, as a window's lists are. */
  screen<N extends SubscriptionName>(at: PaceConsole, name: N, params: SubscriptionParams<N>): readonly SubscriptionRow<N>[] {
    const screens = this.#screens.get(at) ?? this.#watch(at);
    const held = screens.get(name);
    if (held !== undefined && (!held.stale || this.scheduler.nowMs - held.readMs < SCREEN_MS)) return held.rows as readonly SubscriptionRow<N>[];
    const rows = at.list(name, params);
    screens.set(name, { readMs: this.scheduler.nowMs, stale: false, rows });
    return rows;
  }

  #watch(at: PaceConsole): Map<SubscriptionName, Screen> {
    const screens = new Map<SubscriptionName, Screen>();
    this.#screens.set(at, screens);
    at.console.committer.onCommit(() => {
      for (const screen of screens.values()) screen.stale = true;
    });
    return screens;
  }

  /** Its program runs anew: what its screen showed is gone. */
  forgetScreens(at: PaceConsole): void {
    this.#screens.delete(at);
  }

  /** An act at the screen: the host's work is waited for, and counted with the touches of the act. */
  act(post: string, act: Act, work: () => void): number {
    const beforeMs = this.#spentMs;
    work();
    const hostMs = this.#spentMs - beforeMs;
    this.figures.did(post, act);
    this.figures.acted(hostMs);
    return hostMs * this.#slower + DISK_SYNC_MS;
  }

  takes(doing: Doing): number {
    return SECONDS[doing] * 1_000 * (0.6 + 0.8 * this.random.next());
  }

  /** The student walks off with an adult; or so somebody believes who recorded it. */
  gone(student: PersonId): void {
    const { crowd, scheduler, waits } = this;
    this.lastReleaseMs = scheduler.nowMs;
    if (crowd.left.has(student)) return;
    crowd.left.add(student);
    const minutesSince = (ms: number | undefined): number => (scheduler.nowMs - (ms ?? scheduler.nowMs)) / 60_000;
    waits.toHandOff.push(minutesSince(crowd.checkedInMs.get(student)));
    waits.whole.push(minutesSince(crowd.cameMs.get(student)));
  }

  employ(work: Work): void {
    const goOn = (): void => {
      try {
        const next = work.next();
        if (next.done !== true) this.scheduler.after(next.value, goOn);
      } catch (error) {
        this.#fault ??= error;
      }
    };
    this.scheduler.after(this.random.below(LOOK_UP_MS), goOn);
  }

  send(errand: () => Promise<void>): void {
    this.#errands.push(errand);
  }

  /** Virtual time passes; throws what somebody met. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.scheduler.nowMs + ms;
    while (this.scheduler.nowMs < untilMs) {
      this.scheduler.pass(Math.min(250, untilMs - this.scheduler.nowMs));
      for (const errand of this.#errands.splice(0)) await errand();
      if (this.#fault !== null) throw new Error('a post cannot go on', { cause: this.#fault });
    }
  }
}
