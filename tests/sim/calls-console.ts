/** One console of the simulation of calls: the real commands, notices, ladder and log over memory, with clocks of its own, whose program can end and begin again. */
import { LogForAlarms } from '../../db/queries/alarms.ts';
import { callsTakenApart } from '../../db/queries/call-cards.ts';
import { openCalls, type ReadCall } from '../../db/queries/calls.ts';
import { Reader } from '../../db/queries/reader.ts';
import { LocalNotices } from '../../db/local-lan.ts';
import { frontierOf, missingPage } from '../../db/peers.ts';
import { CallDesk } from '../../electron/host/call-desk.ts';
import { Elapsed } from '../../electron/host/elapsed.ts';
import { CommandHandler } from '../../electron/host/handle-command.ts';
import { Notices } from '../../electron/host/lan/notices.ts';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { CommandId, EventId } from '../../shared/kernel/ids.ts';
import { callStream } from '../../shared/kernel/streams.ts';
import { dateInUtc, FakeClock, minuteInUtc, type TestConsole } from '../support/console.ts';
import { ACTOR } from '../support/log-actions.ts';
import { silentLog } from '../support/silent-log.ts';
import { openSiteConsole } from '../support/test-site.ts';

interface Life {
  readonly reader: Reader;
  readonly notices: Notices;
  readonly desk: CallDesk;
  readonly handler: CommandHandler;
  readonly stop: () => void;
}

export class CallsConsole {
  readonly name: string;
  readonly test: TestConsole;
  readonly clock: FakeClock;
  /** Null: it is switched off. */
  #life: Life | null = null;

  private constructor(name: string, test: TestConsole, clock: FakeClock) {
    this.name = name;
    this.test = test;
    this.clock = clock;
    this.start();
  }

  static async open(seed: number, number: number): Promise<CallsConsole> {
    const clock = new FakeClock(Date.UTC(2026, 10, 19, 15));
    return new CallsConsole(`console ${number}`, await openSiteConsole({ seed: seed * 16 + number, secret: `console ${number}`, clock, synchronous: 'FULL' }), clock);
  }

  get isOn(): boolean {
    return this.#life !== null;
  }

  get life(): Life {
    if (this.#life === null) throw new Error(`${this.name} is off`);
    return this.#life;
  }

  /** Whatever was only in memory is gone, and the monotonic clock begins anew. */
  start(): void {
    const { db, committer, console, ports } = this.test;
    const { clock } = this;
    clock.monotonic = 0;
    const reader = new Reader(db, clock, dateInUtc, minuteInUtc);
    const notices = new Notices({ ...ports, seen: new LogForAlarms(db, committer.log), store: new LocalNotices(db), clock, breathe: () => Promise.resolve(), console, log: silentLog });
    const stop = committer.onCommit(({ changed }) => {
      reader.forgetWhatChanged(changed);
      notices.look(changed);
    });
    const handler = new CommandHandler({ ...ports, committer, reader, console, publicKey: ports.signer.publicKey, certificate: 'AA', newKey: () => ports.digests.sha256('key'), notices, reserve: { use: () => false } });
    const desk = new CallDesk({ reader, log: committer.log, clock, digests: ports.digests, elapsed: new Elapsed(clock), console, notices, signedIn: () => ACTOR, record: (commandId, decision) => handler.record(commandId, decision, 'unsigned') });
    this.#life = { reader, notices, desk, handler, stop };
  }

  die(): void {
    this.life.stop();
    this.life.notices.close();
    this.#life = null;
  }

  run(command: Command, id: CommandId, signed: boolean): CommandOutcome {
    return this.life.handler.execute(id, command, signed ? ACTOR : 'unsigned');
  }

  /** `ahead`: its log is still on the way. */
  hears(from: CallsConsole, how: 'ahead' | 'noticesFirst' | 'logFirst'): void {
    const tell = (): void => {
      for (const told of from.life.notices.toTell()) if (!this.life.notices.heard(told)) throw new Error(`${this.name} took a notice of ${from.name} for forged`);
    };
    if (how !== 'logFirst') tell();
    if (how === 'ahead') return;
    const theirs = frontierOf(this.test.db);
    for (let next: number | null = 0; next !== null; ) {
      const page: ReturnType<typeof missingPage> = missingPage(from.test.db, from.test.committer.log, theirs, next);
      for (const commit of page.commits) this.test.committer.receive(commit);
      next = page.next;
    }
    if (how === 'logFirst') tell();
  }

  /** Recorded or only heard. */
  waiting(): readonly string[] {
    return [...openCalls(this.life.reader).filter(({ state }) => state === 'new').map(({ call }) => call), ...this.life.notices.calls().map(({ notice }) => notice.call)];
  }

  open(): readonly ReadCall[] {
    return openCalls(this.life.reader);
  }

  takenApart(): ReadonlySet<string> {
    return new Set(callsTakenApart(this.life.reader, this.test.ports.digests).map(({ about }) => (about.is === 'call' ? about.call : '')));
  }

  /** What is known here of a call. */
  factsOf(call: string): ReadonlySet<EventId> {
    return new Set(this.test.committer.log.history(callStream(call)).facts.map(({ id }) => id));
  }

  views(): string {
    return this.test.committer.views.digest(this.test.ports.digests);
  }
}
