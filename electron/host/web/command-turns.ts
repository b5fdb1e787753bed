/** Commands of all windows wait here for their turn: those that came while others were carried out go together. What a window says after a command comes after it. */
import type { Answer } from '../../../shared/contract/messages.ts';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import type { Breathe } from '../../../shared/kernel/ports.ts';
import type { HostCore } from '../core.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { hostFault } from './refusals.ts';
import type { WindowRequests } from './window-requests.ts';

const FAULT: Answer<never> = { ok: false, rejection: hostFault };

interface Waiting {
  readonly raw: unknown;
  readonly reply: (answer: Answer<CommandOutcome>) => void;
  answer: Answer<CommandOutcome>;
}

export interface CommandTurnsNeeds {
  readonly core: Pick<HostCore, 'together'>;
  readonly requests: Pick<WindowRequests, 'command'>;
  readonly breathe: Breathe;
  readonly log: HostLog;
}

export class CommandTurns {
  readonly #needs: CommandTurnsNeeds;
  #waiting: Waiting[] = [];
  #isAwaited = false;

  constructor(needs: CommandTurnsNeeds) {
    this.#needs = needs;
  }

  /** `reply` is called once, when what it says is on disk. */
  take(raw: unknown, reply: (answer: Answer<CommandOutcome>) => void): void {
    this.#waiting.push({ raw, reply, answer: FAULT });
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    // Whatever else has come in by now is heard first, and goes with it.
    this.#needs
      .breathe()
      .then(() => this.carryOutAll())
      .catch((error: unknown) => this.#needs.log.fault('a message of a window', error));
  }

  /** Nothing waits afterwards. A mistake of ours is answered as one, and ends nothing. */
  carryOutAll(): void {
    this.#isAwaited = false;
    while (this.#waiting.length > 0) this.#carryOut();
  }

  #carryOut(): void {
    const { core, requests, log } = this.#needs;
    const waiting = this.#waiting;
    const taken = core.together(
      waiting.map((one) => () => {
        try {
          one.answer = requests.command(one.raw);
        } catch (error) {
          log.fault('a message of a window', error);
          one.answer = FAULT;
        }
      }),
    );
    this.#waiting = waiting.slice(taken);
    for (const { reply, answer } of waiting.slice(0, taken)) reply(answer);
  }
}
