/** The people at the consoles: what they do next, through the real handler, and the record of what they were answered. */
import { listContradictions } from '../../db/queries/contradictions.ts';
import { admittedConsoles } from '../../db/queries/consoles.ts';
import { carryOutTogether } from '../../electron/host/carry-out-together.ts';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import { eventRegistry, type Command } from '../../shared/domain/registry.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, EventId, PersonId } from '../../shared/kernel/ids.ts';
import { nextCommand, type CommandDraft } from './commands.ts';
import type { SimConsole } from './sim-console.ts';
import type { World } from './world.ts';

interface Given {
  readonly id: CommandId;
  readonly command: Command;
  readonly actor: Actor;
  readonly by: SimConsole;
  /** Null: the console died before it answered. */
  readonly outcome: string | null;
}

type Next = (events: readonly EventId[]) => CommandDraft | null;

/** `told` follows when what was carried out is on disk. */
interface Asking {
  readonly carryOut: () => void;
  readonly told: () => void;
}

interface Told extends Pick<Given, 'id' | 'command' | 'actor'> {
  readonly one: SimConsole;
  readonly console: SimConsole['console'];
  /** What was there before of this command. */
  readonly had: ReadonlySet<EventId>;
  readonly seen: World['record']['releases'];
  readonly accepted: ReturnType<World['record']['contradictions']['about']>;
  readonly outcome: CommandOutcome;
  readonly next: Next | undefined;
}

/** One seed in ten has people who act in the same moment. */
const SOME_TOGETHER = 8;

const SETTLING = ['SettleRelease', 'SettleReports', 'JoinIncidents', 'ConfirmActs', 'AdoptLateFacts', 'SetAsideLateFacts'];

/** Nobody acts on a grant of which their console has not heard. */
const knows = (one: SimConsole, actor: Actor): boolean => actor === 'unsigned' || actor.grant === null || one.holds(actor.grant);

export class People {
  readonly #sim: World;
  readonly #given: Given[] = [];
  readonly #drafts: CommandDraft[] = [];

  constructor(sim: World) {
    this.#sim = sim;
  }

  /** Whoever sits there: somebody who may act, as far as that console knows. */
  actorAt(one: SimConsole): Actor {
    const grants = one.console.db.prepare<[], { staff: PersonId; role: 'administrator'; grant: EventId }>('SELECT staff, role, event AS "grant" FROM view_grant ORDER BY event').all();
    return grants.length === 0 ? 'unsigned' : this.#sim.random.pick(grants);
  }

  act(one: SimConsole): void {
    if (this.#sim.seed % 10 === SOME_TOGETHER && this.#sim.random.below(2) === 0) this.#actTogether(one);
    else this.actAlone(one);
  }

  actAlone(one: SimConsole): void {
    const settling = this.#sim.random.below(10) === 0 ? this.#settling(one) : null;
    if (settling !== null) return this.give(one, settling);
    const { command, sequel } = this.#drafts.shift() ?? nextCommand(this.#sim, one);
    const by = sequel?.console ?? one;
    if (by.isOpen) this.give(by, command, sequel?.next);
  }

  /** Several people at the windows of one console, in the same moment. */
  #actTogether(one: SimConsole): void {
    const { random, counts } = this.#sim;
    const drafts = Array.from({ length: 2 + random.below(4) }, () => nextCommand(this.#sim, one)).filter(({ sequel }) => sequel === undefined || sequel.console === one);
    const asked = drafts.map(({ command, sequel }) => this.#asking(one, command, sequel?.next));
    for (let at = 0; at < asked.length && one.isOpen; ) {
      const taken = carryOutTogether({ committer: one.console.committer, reader: one.reader, clock: one.clock }, asked.slice(at).map((each) => each.carryOut));
      if (taken > 1) counts.together += taken;
      for (const { told } of asked.slice(at, at + taken)) told();
      at += taken;
    }
  }

  /** One of the choices of one of the cards that are shown there. */
  #settling(one: SimConsole): Command | null {
    const { random } = this.#sim;
    const cards = listContradictions(one.reader, { rostersContradict: false, digests: one.console.ports.digests }).filter((card) => card.choices.length > 0);
    if (cards.length === 0) return null;
    const { settles } = random.pick(random.pick(cards).choices);
    return settles.asks === 'reason' ? { ...settles.command, reason: 'looked at it' } : settles.command;
  }

  /** The same command again: where it was answered it gets its first answer, elsewhere it may leave a twin. */
  retry(): void {
    const { random, counts, up } = this.#sim;
    if (this.#given.length === 0) return;
    // Mostly one of the last, mostly at another console: where it has not been heard of yet, a twin comes of it.
    const given = random.pick(random.below(3) === 0 ? this.#given : this.#given.slice(-4));
    const others = up.filter((other) => other !== given.by);
    const one = random.pick(random.below(4) === 0 || others.length === 0 ? up : others);
    if (given.command.type === 'FoundSite' || given.command.type === 'StartIncident') return;
    counts.retries += 1;
    const first = this.#given.filter((other) => other.id === given.id && other.by === one && other.outcome !== null);
    const known = one.console.committer.outcomeOf(given.id) !== null;
    this.give(one, given.command, undefined, given);
    const { outcome } = this.#given.at(-1)!;
    if (known && outcome !== null && first.length > 0 && !first.some((other) => other.outcome === outcome)) throw new Error(`${one.name} answered ${given.command.type} differently the second time: ${outcome}`);
  }

  grantOrWithdraw(one: SimConsole): void {
    const { random } = this.#sim;
    const staff = one.console.db.prepare<[], PersonId>('SELECT DISTINCT staff FROM view_staff_member ORDER BY staff').pluck().all() as PersonId[];
    if (staff.length === 0) return;
    const about = random.pick(staff);
    this.give(one, random.below(2) === 0 ? { type: 'WithdrawRole', staff: about } : { type: 'GrantRole', staff: about, role: random.pick(['frontOffice', 'teacher', 'administrator'] as const) });
  }

  /** A laptop is lost. It may go on saying things, and be heard by those who do not know yet; what it said may be adopted. */
  revokeOrAdopt(one: SimConsole): void {
    const { random, consoles, counts } = this.#sim;
    const revoked = admittedConsoles(one.console.db).filter((other) => other.revoked);
    if (revoked.length > 0) return this.give(one, { type: 'AdoptLateFacts', console: random.pick(revoked).console, reason: 'found in the gym' });
    // Never the first: who is at the end of all cables tells who is left.
    const first = consoles[0]!.isOpen ? consoles[0]!.id : null;
    const others = consoles.filter((other) => other.isOpen && other.id !== one.id && other.id !== first);
    if (first === null || others.length < 2 || counts.revocations > 1) return;
    this.give(one, { type: 'RevokeConsole', console: random.pick(others).id, reason: 'left on a bus' });
  }

  /** Through the real handler; the record learns what it acknowledged. */
  give(one: SimConsole, command: Command, next?: Next, again?: Given): void {
    const { carryOut, told } = this.#asking(one, command, next, again);
    carryOut();
    told();
  }

  #asking(one: SimConsole, command: Command, next?: Next, again?: Given): Asking {
    const { record } = this.#sim;
    const { console, handler } = one;
    const id = again?.id ?? this.#sim.freshId<CommandId>();
    const actor = again !== undefined && knows(one, again.actor) ? again.actor : this.actorAt(one);
    let told = (): void => undefined;
    return {
      carryOut: () => {
        if (one.registry !== eventRegistry && command.type === 'AnswerForPeople') return;
        const had = new Set(console.committer.log.eventsOfCommand(id).map((event) => event.id));
        const seen = record.releases.filter((release) => one.holds(release.event));
        const accepted = record.contradictions.about(one, command, id, actor);
        const outcome = handler.execute(id, command, actor);
        told = () => this.#told({ one, console, command, id, actor, had, seen, accepted, outcome, next });
      },
      told: () => told(),
    };
  }

  /** What became of it is known: it is on disk. */
  #told({ one, console, command, id, actor, had, seen, accepted, outcome, next }: Told): void {
    const { record, counts } = this.#sim;
    counts.commands += 1;
    const words = outcome.accepted ? `-> ${outcome.events.map((event) => event.slice(0, 8)).join(' ')}` : outcome.rejection.name;
    this.#sim.note(`${one.name} ${command.type} ${words}${one.isOpen ? '' : ', and died'}`);
    const earlier = this.#given.filter((other) => other.id === id);
    this.#given.push({ id, command, actor, by: one, outcome: one.isOpen ? JSON.stringify(outcome) : null });
    if (!outcome.accepted) {
      counts.refusals += 1;
      return;
    }
    const events = outcome.events as EventId[];
    const fresh = events.filter((event) => !had.has(event));
    if (earlier.length > 0 && fresh.length > 0) counts.twins += 1;
    accepted(fresh.map((event) => ({ id: event, ...console.committer.log.event(event)!.header })), outcome.result['incident'] ?? null);
    if ((command.type === 'ReleaseStudent' || command.type === 'ReleaseAlone') && fresh[0] !== undefined) this.#released(one, command, fresh[0], id, seen, console);
    if (command.type === 'SettleRelease') for (const named of command.settles) record.settled.add(named as EventId);
    if (command.type === 'ErasePayloads') for (const stream of command.streams) record.erasedStreams.add(stream);
    // Who died while it answered was not heard.
    if (!one.isOpen) return;
    // Tried again where the restriction is known it leaves a stop too, beside the check-in that was answered with yes.
    const types = console.db.prepare<[string], string>('SELECT type FROM log_event WHERE command = ?').pluck().all(id);
    if (types.length > 0 && types.every((type) => type.endsWith('.PickupStopped'))) throw new Error(`${one.name} says yes to a check-in that was stopped`);
    this.#acknowledged(command, id, events);
    const following = next?.(events) ?? null;
    if (following !== null) this.#drafts.push(following);
  }

  #acknowledged(command: Command, id: CommandId, events: readonly EventId[]): void {
    const { record, counts } = this.#sim;
    for (const event of events) record.acknowledged.add(event);
    if (SETTLING.includes(command.type)) counts.settlements += 1;
    if (command.type === 'SignInVisitor') counts.visits += 1;
    if (command.type === 'ErasePayloads') counts.erasures += 1;
    if (command.type === 'WithdrawRole') counts.withdrawnGrants += 1;
    if (command.type === 'RevokeConsole') counts.revocations += 1;
    if (command.type === 'AdoptLateFacts') counts.adoptions += 1;
    if (command.type === 'StartIncident' || command.type === 'ChangeDirective') {
      record.alarms.set(id, events);
      counts.alarms += 1;
    }
  }

  #released(one: SimConsole, command: Command & { readonly type: 'ReleaseStudent' | 'ReleaseAlone' }, event: EventId, id: CommandId, seen: readonly { readonly event: EventId; readonly stream: string; readonly incident: string }[], console: SimConsole['console']): void {
    const { record, counts } = this.#sim;
    counts.releases += 1;
    const stream = console.committer.log.event(event)!.header.stream;
    const known = seen.filter((release) => release.stream === stream);
    const isOpen = console.db.prepare<[string], number>('SELECT 1 FROM view_incident WHERE incident = ? AND closed_event IS NULL').pluck();
    // What a revoked console said beyond its cut counts for nothing, and is on the card of its late facts.
    const isLate = console.db.prepare<[string], number>('SELECT 1 FROM log_late WHERE id = ?').pluck();
    const again = known
      .filter((release) => isLate.get(release.event) === undefined)
      .filter((release) => !record.settled.has(release.event) && !record.erasedStreams.has(stream))
      .find((release) => release.incident === command.incident || isOpen.get(release.incident) !== undefined);
    if (again !== undefined) throw new Error(`${one.name} released a student whose release ${again.event} it had seen`);
    record.releases.push({ event, stream, incident: command.incident as never, command: id, seen: new Set(known.map((release) => release.event)) });
  }
}
