/** In a copy of the project one canary after the other is let loose and caught, or not. */
import { CopiedProject } from '../support/copied-project.ts';
import type { Canary } from './canaries.ts';

/** Longer than anything that catches one takes on a machine that is busy; a product that hangs is caught too. */
const TIMEOUT_MS = 300_000;

export class Aviary {
  readonly #copy = new CopiedProject();

  /** How it was caught, in a line; null: it was not. */
  letLoose(canary: Canary): string | null {
    return this.#copy.with(canary, () => ('seeds' in canary.caughtBy ? this.#simulate(canary.caughtBy.seeds) : this.#test(canary.caughtBy.tests)));
  }

  close(): void {
    this.#copy.close();
  }

  #simulate(seeds: number): string | null {
    return this.#caught(['tests/sim/cli.ts', '--runs', String(seeds), '--bail'], /^(?:seed \d+: |\w*Error: ).*/m);
  }

  #test(file: string): string | null {
    return this.#caught(['node_modules/vitest/vitest.mjs', 'run', '-c', 'build/vitest.config.ts', '--reporter=dot', '--bail=1', file], /^ ?FAIL .*/m);
  }

  #caught(args: readonly string[], line: RegExp): string | null {
    const { failed, printed, complained } = this.#copy.run(args, TIMEOUT_MS);
    return failed ? (line.exec(`${complained}\n${printed}`)?.[0].trim().slice(0, 160) ?? 'it ended with an error') : null;
  }
}
