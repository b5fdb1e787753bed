/** Calls for help as this console sees them: its lists, for whoever acts here, and the ladder of those that nobody answers. */
import type { LogStore } from '../../db/log/store.ts';
import { callHeardAhead, listCallAlarms, listCalls, readCallSettings, type CallsAsk } from '../../db/queries/calls.ts';
import type { Reader } from '../../db/queries/reader.ts';
import type { callSubscriptions } from '../../shared/contract/call-procedures.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId, ConsoleId } from '../../shared/kernel/ids.ts';
import type { Clock, Digests } from '../../shared/kernel/ports.ts';
import type { Elapsed } from './elapsed.ts';
import { CallEscalation } from './escalation.ts';
import type { Notices } from './lan/notices.ts';

interface CallDeskNeeds {
  readonly reader: Reader;
  readonly log: LogStore;
  readonly clock: Clock;
  readonly digests: Digests;
  readonly elapsed: Elapsed;
  readonly console: ConsoleId;
  readonly notices: Pick<Notices, 'calls' | 'agesOfCalls'>;
  readonly signedIn: () => Actor;
  /** What nobody did: a step that was reached. */
  readonly record: (commandId: CommandId, decision: Decision) => void;
}

export class CallDesk {
  readonly escalation: CallEscalation;
  readonly #needs: CallDeskNeeds;

  constructor(needs: CallDeskNeeds) {
    this.#needs = needs;
    this.escalation = new CallEscalation(needs);
  }

  read(name: keyof typeof callSubscriptions): readonly SubscriptionRow<keyof typeof callSubscriptions>[] {
    const { reader } = this.#needs;
    switch (name) {
      case 'calls':
        return listCalls(reader, this.#ask());
      case 'call-alarms':
        return listCallAlarms(reader, this.#ask());
      case 'call-settings':
        return [readCallSettings(reader)];
    }
  }

  #ask(): CallsAsk {
    const { digests, console, signedIn, elapsed, notices } = this.#needs;
    this.escalation.takeStatedAges();
    return { digests, console, actor: signedIn(), elapsed: (what, wall) => elapsed.of(what, wall), stepDue: this.escalation.stepDue, heard: notices.calls().map(({ notice }) => callHeardAhead(notice)) };
  }
}
