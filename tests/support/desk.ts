/** A console with the simulation's small school, a clock that the test holds, and a calendar of a place with summer time. */
import { openIncidents } from '../../db/queries/incidents.ts';
import { Reader } from '../../db/queries/reader.ts';
import { Elapsed } from '../../electron/host/elapsed.ts';
import { CommandHandler } from '../../electron/host/handle-command.ts';
import type { CommandOutcome, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, IncidentId } from '../../shared/kernel/ids.ts';
import type { DateOf, MinuteOf } from '../../shared/kernel/ports.ts';
import { importRoster } from '../sim/school.ts';
import { FakeClock, openTestConsole, type TestConsole } from './console.ts';
import { ACTOR, freshCommand } from './log-actions.ts';

const newYork = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York', dateStyle: 'short' });
export const dateInNewYork: DateOf = (wallMs) => newYork.format(wallMs);
const newYorkClock = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit', minute: '2-digit' });
const minuteInNewYork: MinuteOf = (wallMs) => {
  const [hours, minutes] = newYorkClock.format(wallMs).split(':');
  return Number(hours) * 60 + Number(minutes);
};

export class Desk {
  readonly clock: FakeClock;
  readonly console: TestConsole;
  readonly reader: Reader;
  readonly #handler: CommandHandler;
  readonly #elapsed: Elapsed;

  private constructor(console: TestConsole, clock: FakeClock) {
    this.console = console;
    this.clock = clock;
    this.reader = new Reader(console.db, clock, dateInNewYork, minuteInNewYork);
    console.committer.onCommit(({ changed }) => this.reader.forgetWhatChanged(changed));
    this.#elapsed = new Elapsed(clock);
    this.#handler = new CommandHandler({
      committer: console.committer,
      reader: this.reader,
      ids: console.ports.ids,
      digests: console.ports.digests,
      console: console.console,
      publicKey: console.ports.signer.publicKey,
      certificate: 'AA',
      newKey: () => console.ports.digests.sha256('key'),
      notices: { calls: () => [], raising: (_, __, commit) => commit() },
      reserve: { use: () => false },
    });
  }

  /** One that has heard of nothing. */
  static async empty(seed: number, startMs: number): Promise<Desk> {
    const clock = new FakeClock(startMs);
    return new Desk(await openTestConsole({ seed, clock }), clock);
  }

  /** One that has founded the school and imported its roster. */
  static async open(startMs: number): Promise<Desk> {
    const desk = await Desk.empty(1, startMs);
    desk.must({ type: 'FoundSite', siteName: 'Sim', founderName: 'Ana', consoleName: 'Desk' });
    importRoster(desk.console, ACTOR, freshCommand);
    return desk;
  }

  run(command: Command, id: CommandId = freshCommand(), actor: Actor = ACTOR): CommandOutcome {
    return this.#handler.execute(id, command, actor);
  }

  /** Commits what something other than a command decided. */
  record(decision: Decision): CommandOutcome {
    return this.#handler.record(freshCommand(), decision, ACTOR);
  }

  must(command: Command): Extract<CommandOutcome, { accepted: true }> {
    const outcome = this.run(command);
    if (!outcome.accepted) throw new Error(`${command.type} was refused: ${outcome.rejection.name}`);
    return outcome;
  }

  refused(command: Command): string {
    const outcome = this.run(command);
    return outcome.accepted ? 'accepted' : outcome.rejection.name;
  }

  start(exercise = false): IncidentId {
    return this.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise }).result['incident'] as IncidentId;
  }

  /** The open incident, as Now shows it. */
  now(): SubscriptionRow<'incidents'> {
    const [row] = openIncidents(this.reader, (incident, startedWall) => this.#elapsed.of(incident, startedWall));
    if (row === undefined) throw new Error('no incident is open');
    return row;
  }
}
