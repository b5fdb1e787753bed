/** What the people in a simulation and the questions at its end may see of it. */
import type { Random } from '../support/console.ts';
import type { Scheduler } from '../support/scheduler.ts';
import type { Counts } from './counts.ts';
import type { Record } from './model.ts';
import type { Network } from './network.ts';
import type { SimConsole } from './sim-console.ts';

export interface World {
  readonly seed: number;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly network: Network;
  /** What was acknowledged and who had seen what, kept apart from the code under test. */
  readonly record: Record;
  readonly counts: Counts;
  readonly operations: string[];
  readonly consoles: readonly SimConsole[];
}
