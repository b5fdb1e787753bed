/** One alarm on one of many consoles: how long until it is on the disk there, heard at all, and recorded at all. */
import type { WireCommit } from '../../../db/log/wire.ts';
import type { IncidentId } from '../../../shared/kernel/ids.ts';
import { commitsOf } from '../../support/log-actions.ts';
import type { BenchFleet } from '../lan-fleet.ts';

const WITHIN_MS = 600_000;

export interface Raised {
  readonly durable: number;
  readonly shown: number;
  readonly recorded: number;
  readonly commit: WireCommit;
}

/** From the press to the disk there, to the last of the others that shows it, to the last that has it on its disk. */
export async function raise(fleet: BenchFleet, incident: IncidentId, round: number): Promise<Raised> {
  const origin = fleet.random.pick(fleet.consoles);
  const others = fleet.consoles.filter((one) => one !== origin);
  const [shown, recorded] = [new Map<object, number>(), new Map<object, number>()];
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const endings = others.flatMap((one) => [
    one.notices.onTell(() => shown.set(one, shown.get(one) ?? performance.now())),
    one.test.committer.onCommit(() => {
      recorded.set(one, performance.now());
      shown.set(one, shown.get(one) ?? performance.now());
      if (recorded.size === others.length) done();
    }),
  ]);
  const sinceMs = performance.now();
  origin.must({ type: 'ChangeDirective', incident, directive: round % 2 === 0 ? 'secure' : 'evacuate', detail: '' });
  const durable = performance.now() - sinceMs;
  const giveUp = setTimeout(done, WITHIN_MS);
  await all;
  clearTimeout(giveUp);
  for (const end of endings) end();
  if (recorded.size !== others.length) throw new Error(`the alarm reached ${recorded.size} of ${others.length}`);
  const commit = commitsOf(origin.test).at(-1);
  if (commit === undefined) throw new Error('the alarm is in the log');
  return { durable, shown: Math.max(...shown.values()) - sinceMs, recorded: Math.max(...recorded.values()) - sinceMs, commit };
}
