/**
 * A morning of calls, drawn: consoles that part and meet, whose programs die and whose clocks are moved, and people who call, take,
 * arrive, stand down and end calls at whichever console they sit at. Beside it an idea of its own of what must hold, made of what was
 * done and of what each console held at that moment.
 */
import { stepsDue } from '../../shared/domain/dispatch/escalation.ts';
import { ESCALATION_AT_FIRST } from '../../shared/domain/dispatch/call-settings.ts';
import { callOf, isOver } from '../../shared/domain/dispatch/state.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { CommandId, EventId } from '../../shared/kernel/ids.ts';
import { callStream } from '../../shared/kernel/streams.ts';
import { Random } from '../support/console.ts';
import { CallsConsole } from './calls-console.ts';

const CONSOLES = 3;
const TICKS = 150;
/** What ends a call has to have heard of these. */
const WITNESSED = ['v1.CallDetailed', 'v1.CallTaken', 'v1.ResponderSetOut', 'v1.ResponderArrived', 'v1.ResponderStoodDown', 'v1.ClaimsSettled', 'v1.SceneChecked'];

export class CallCounts {
  calls = 0;
  answered = 0;
  ended = 0;
  endsThatDidNotCount = 0;
  steps = 0;
  sounded = 0;
  apart = 0;
  settled = 0;
  partitions = 0;
  crashes = 0;
  movedClocks = 0;
  heardAhead = 0;
}

interface Made {
  readonly call: string;
  readonly atMs: number;
  answered: boolean;
  /** No console whose clock was moved began anew since: its notices would be as old as that clock says. */
  ageIsSure: boolean;
  /** What each end had heard of. */
  readonly ends: Set<EventId>[];
  readonly takings: { readonly event: EventId; readonly staff: string; readonly had: ReadonlySet<EventId> }[];
  /** Who stood down or was chosen among: of them it is not certain who is apart. */
  readonly touched: Set<string>;
}

export class CallsWorld {
  readonly #seed: number;
  readonly #random: Random;
  readonly #counts: CallCounts;
  readonly #ids;
  #consoles: readonly CallsConsole[] = [];
  #staff: readonly string[] = [];
  #nowMs = 0;
  /** Consoles of the same number hear each other. */
  #side: number[] = Array.from({ length: CONSOLES }, () => 0);
  readonly #made = new Map<string, Made>();
  /** By console and call: the step that sounds there, since the program began. */
  readonly #sounds = new Map<string, number>();
  /** Whose wall clock was moved. */
  readonly #moved = new Set<CallsConsole>();

  constructor(seed: number, counts: CallCounts) {
    this.#seed = seed;
    this.#random = new Random(seed);
    this.#ids = this.#random.ids();
    this.#counts = counts;
  }

  async run(): Promise<void> {
    this.#consoles = await Promise.all(Array.from({ length: CONSOLES }, (_, number) => CallsConsole.open(this.#seed, number)));
    const [first] = this.#consoles;
    const people = ['Ana', 'Ben', 'Cleo'].map((name) => ({ name, person: null }));
    this.#give(defined(first, 'a console'), { type: 'AddStaff', role: 'campusSupervisor', people }, true);
    this.#meet();
    this.#staff = defined(first, 'a console').test.db.prepare<[], string>('SELECT staff FROM view_staff_member ORDER BY staff').pluck().all();
    for (let tick = 0; tick < TICKS; tick++) {
      this.#pass(1_000);
      this.#mishap();
      const at = this.#random.pick(this.#consoles);
      if (at.isOn && this.#random.below(2) === 0) this.#act(at);
      this.#talk();
      this.#watch();
      // What is kept for the next start is written in a turn of its own.
      await Promise.resolve();
    }
    this.#heal();
    this.#check();
    for (const one of this.#consoles) one.test.close();
  }

  #fail(what: string): never {
    throw new Error(`seed ${this.#seed}, ${this.#nowMs / 1000} s: ${what}`);
  }

  #pass(ms: number): void {
    this.#nowMs += ms;
    for (const one of this.#consoles) one.clock.advance(ms);
  }

  #mishap(): void {
    const drawn = this.#random.below(40);
    const one = this.#random.pick(this.#consoles);
    if (drawn === 0 || drawn >= 37) {
      const alone = this.#random.below(CONSOLES);
      this.#side = this.#consoles.map((_, number) => Number(number === alone));
      this.#counts.partitions += 1;
    } else if (drawn === 1) this.#side = this.#consoles.map(() => 0);
    else if (drawn === 2 && one.isOn) {
      one.die();
      this.#forgetSounds(one);
      this.#counts.crashes += 1;
    } else if (drawn <= 5 && !one.isOn) this.#start(one);
    else if (drawn === 6) {
      one.clock.wall += (this.#random.below(2) === 0 ? 1 : -1) * this.#random.below(5 * 3_600_000);
      this.#moved.add(one);
      this.#counts.movedClocks += 1;
    }
  }

  #start(one: CallsConsole): void {
    one.start();
    if (this.#moved.has(one)) for (const made of this.#made.values()) made.ageIsSure = false;
  }

  #forgetSounds(one: CallsConsole): void {
    for (const key of this.#sounds.keys()) if (key.startsWith(`${one.name} `)) this.#sounds.delete(key);
  }

  #talk(): void {
    for (const [a, from] of this.#consoles.entries())
      for (const [b, to] of this.#consoles.entries())
        if (from !== to && from.isOn && to.isOn && this.#side[a] === this.#side[b] && this.#random.below(3) > 0) {
          const before = to.life.notices.calls().length;
          to.hears(from, this.#random.pick(['ahead', 'noticesFirst', 'logFirst']));
          if (to.life.notices.calls().length > before) this.#counts.heardAhead += 1;
        }
  }

  /** A step sounds once, in order, and is not skipped while it is due. */
  #watch(): void {
    for (const one of this.#consoles) {
      if (!one.isOn) continue;
      one.life.desk.escalation.look();
      const waiting = new Set(one.waiting());
      for (const call of waiting) {
        const made = defined(this.#made.get(call), 'somebody called');
        const step = one.life.desk.escalation.stepDue(call);
        const key = `${one.name} ${call}`;
        const before = this.#sounds.get(key) ?? 0;
        if (step > before) this.#counts.sounded += 1;
        if (step < before && !made.answered) this.#fail(`${one.name} is back at step ${step} of ${call}, after ${before}: it would sound twice`);
        this.#sounds.set(key, step);
        const due = Math.max(0, ...stepsDue(ESCALATION_AT_FIRST.ladder, this.#nowMs - made.atMs));
        if (!made.answered && made.ageIsSure && one.life.notices.agesOfCalls().has(call) && step < due) this.#fail(`${one.name} is silent at step ${step} of ${call}, while ${due} is due`);
      }
      for (const key of this.#sounds.keys()) if (key.startsWith(`${one.name} `) && !waiting.has(key.slice(one.name.length + 1))) this.#sounds.delete(key);
    }
  }

  #act(at: CallsConsole): void {
    if (this.#random.below(8) === 0) return this.#call(at);
    const waiting = at.waiting();
    const going = at.open();
    const calls = [...new Set([...waiting, ...going.map((one) => one.call)])];
    if (calls.length === 0) return;
    // Mostly the newest, so that two sit before the same one.
    const call = this.#random.below(3) === 0 ? this.#random.pick(calls) : defined(calls.at(-1), 'there is one');
    const responder = this.#random.pick(this.#staff);
    const apart = going.find((one) => one.call === call)?.detail.takenApart ?? [];
    const drawn = this.#random.below(15);
    if (apart.length > 0 && drawn < 2) return this.#about(at, call, { type: 'SettleClaims', call, settles: apart.map(({ taking }) => taking), stay: [defined(apart[0], 'one took it').staff] });
    if (drawn < 8) return this.#about(at, call, { type: 'TakeCall', call, responder, onBehalf: null });
    if (drawn < 9) return this.#about(at, call, { type: 'SetOutForCall', call, responder });
    if (drawn < 10) return this.#about(at, call, { type: 'ArriveAtCall', call, responder });
    if (drawn < 11) return this.#about(at, call, { type: 'StandDownFromCall', call, responder });
    if (drawn < 12) return this.#about(at, call, { type: 'DetailCall', call, words: 'more' });
    if (drawn < 13) return this.#about(at, call, { type: 'CheckScene', call, words: '' });
    return this.#about(at, call, drawn < 14 ? { type: 'ClearCall', call, outcome: 'calm' } : { type: 'CancelCall', call, reason: 'by mistake' });
  }

  #give(at: CallsConsole, command: Command, signed: boolean): readonly EventId[] | null {
    const outcome = at.run(command, this.#ids.next() as CommandId, signed);
    return outcome.accepted ? (outcome.events as EventId[]) : null;
  }

  #call(at: CallsConsole): void {
    const outcome = at.run({ type: 'CallForHelp', room: null, kind: 'fight', silent: false, exercise: false, onBehalf: null }, this.#ids.next() as CommandId, this.#random.below(2) === 0);
    if (!outcome.accepted) this.#fail(`a call was refused: ${outcome.rejection.name}`);
    const call = defined(outcome.result['call'], 'it is named');
    this.#counts.calls += 1;
    this.#made.set(call, { call, atMs: this.#nowMs, answered: false, ageIsSure: true, ends: [], takings: [], touched: new Set() });
  }

  #about(at: CallsConsole, call: string, command: Command): void {
    const made = defined(this.#made.get(call), 'somebody called');
    const had = at.factsOf(call);
    const events = this.#give(at, command, true);
    if (events === null) return;
    if (command.type === 'ClearCall' || command.type === 'CancelCall') made.ends.push(new Set(had));
    else if (command.type === 'TakeCall') {
      made.takings.push({ event: defined(events[0], 'a taking'), staff: command.responder ?? '', had });
      this.#counts.answered += made.answered ? 0 : 1;
    } else if (command.type === 'StandDownFromCall') made.touched.add(command.responder ?? '');
    else if (command.type === 'SettleClaims') {
      for (const staff of this.#staff) made.touched.add(staff);
      this.#counts.settled += 1;
    }
    made.answered ||= command.type !== 'DetailCall';
  }

  #meet(): void {
    for (let round = 0; round < CONSOLES; round++) for (const from of this.#consoles) for (const to of this.#consoles) if (from !== to) to.hears(from, 'noticesFirst');
  }

  #heal(): void {
    for (const one of this.#consoles) if (!one.isOn) this.#start(one);
    this.#meet();
    this.#pass(3_000);
    this.#watch();
    this.#meet();
  }

  #check(): void {
    const [first, ...others] = this.#consoles;
    const one = defined(first, 'a console');
    if (others.some((other) => other.views() !== one.views())) this.#fail('the consoles show different calls');
    const apart = one.takenApart();
    for (const made of this.#made.values()) {
      const history = one.test.committer.log.history(callStream(made.call));
      const state = callOf(history);
      if (state === null) return this.#fail(`${made.call} was lost`);
      const facts = history.facts.filter(({ type }) => WITNESSED.includes(type)).map(({ id }) => id);
      const knewAll = made.ends.some((had) => facts.every((id) => had.has(id)));
      if (isOver(state) !== knewAll) this.#fail(`${made.call} is ${state.state}, and ${knewAll ? 'somebody' : 'nobody'} ended it who knew of all`);
      if (isOver(state) && !state.endings.every(({ words }) => words !== '')) this.#fail(`${made.call} ended without an outcome`);
      this.#counts.ended += isOver(state) ? 1 : 0;
      this.#counts.endsThatDidNotCount += !isOver(state) && made.ends.length > 0 ? 1 : 0;
      const reached = history.distinct(history.facts.filter(({ type }) => type === 'v1.StepReached')).map(({ payload }) => (payload as { readonly step: number }).step);
      if (new Set(reached).size !== reached.length) this.#fail(`a step of ${made.call} stands twice: ${reached.join(', ')}`);
      this.#counts.steps += reached.length;
      const sure = made.takings.filter(({ staff }) => !made.touched.has(staff));
      if (isOver(state) || !sure.some((a) => sure.some((b) => a.staff !== b.staff && !a.had.has(b.event) && !b.had.has(a.event)))) continue;
      this.#counts.apart += 1;
      if (!apart.has(made.call)) this.#fail(`two took ${made.call} apart, and no card says so`);
    }
  }
}
