/** A console on a data folder of its own, as `npm run host` opens it, without the door. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOwnConsole, type OwnConsole } from '../../electron/host/own-console.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';

export interface FolderConsole extends OwnConsole {
  readonly path: string;
  run(command: Command): CommandOutcome;
  /** The result of a command that must be accepted. */
  must(command: Command): Extract<CommandOutcome, { accepted: true }>;
  /** The name of the rejection of a command that must be refused. */
  refused(command: Command): string;
  remove(): Promise<void>;
}

export async function openFolderConsole(path: string = mkdtempSync(join(tmpdir(), 'muster-test-'))): Promise<FolderConsole> {
  const own = await openOwnConsole(path);
  const run = (command: Command): CommandOutcome => own.console.execute(randomIds.next() as CommandId, command);
  return {
    ...own,
    path,
    run,
    must(command) {
      const outcome = run(command);
      if (!outcome.accepted) throw new Error(`${command.type} was refused: ${outcome.rejection.name} ${outcome.rejection.message}`);
      return outcome;
    },
    refused(command) {
      const outcome = run(command);
      if (outcome.accepted) throw new Error(`${command.type} was accepted`);
      return outcome.rejection.name;
    },
    async remove() {
      await own.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
