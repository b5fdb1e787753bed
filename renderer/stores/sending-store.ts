/**
 * Commands on their way. A mark on screen is a clock while its command is here as 'sent', and one check when the host has
 * it on disk. A saved command is kept for a moment, until the list that it changes has had time to say so itself.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { BrowserClock } from '../transport/browser-clock.ts';
import type { HostConnection } from '../transport/host-connection.ts';

const KEEP_SAVED_MS = 1_500;

export interface Sending {
  readonly commandId: CommandId;
  readonly command: Command;
  readonly state: 'sent' | 'saved';
}

export interface SendingState {
  readonly commands: readonly Sending[];
  /** How many this window has had saved since it was opened. */
  readonly savedCount: number;
}

/** `under`: the id of a command that was given elsewhere, which this one is; else it gets one of its own. */
export type SendCommand = (command: Command, under?: CommandId) => Promise<CommandOutcome>;

export const createSendingStore = (): StoreApi<SendingState> => createStore<SendingState>(() => ({ commands: [], savedCount: 0 }));

export const sendWith =
  (connection: Pick<HostConnection, 'execute'>, clock: Pick<BrowserClock, 'freshId' | 'after'>, store: StoreApi<SendingState>): SendCommand =>
  async (command, under) => {
    const commandId = under ?? clock.freshId();
    const drop = (): void => store.setState((state) => ({ commands: state.commands.filter((one) => one.commandId !== commandId) }));
    store.setState((state) => ({ commands: [...state.commands, { commandId, command, state: 'sent' }] }));
    const outcome = await connection.execute(commandId, command);
    if (!outcome.accepted) {
      drop();
      return outcome;
    }
    store.setState((state) => ({
      savedCount: state.savedCount + 1,
      commands: state.commands.map((one) => (one.commandId === commandId ? { ...one, state: 'saved' as const } : one)),
    }));
    clock.after(KEEP_SAVED_MS, drop);
    return outcome;
  };
