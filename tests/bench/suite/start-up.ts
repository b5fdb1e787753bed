/** Row 7: from the start of the program until a window has its answer, with logs of different lengths, as a ratio to the shortest. */
import { join } from 'node:path';
import { RunningHost } from '../running-host.ts';
import { fillFolder } from './drawn-log.ts';
import { beside, timed, type Row } from './row.ts';
import { inFolder } from './school.ts';

const FIRST = 10_000;

const row = (letter: string, events: number): Row => ({
  id: `7${letter}`,
  name: `start until usable, ${events.toLocaleString('en-US')} events`,
  ratioOf: `its time ÷ that with ${FIRST.toLocaleString('en-US')} events`,
  aim: { atMost: 1.1 },
  measure: (quick) =>
    inFolder(async (folder) => {
      const [short, long] = [join(folder, 'short'), join(folder, 'long')];
      await fillFolder(short, quick ? FIRST / 10 : FIRST);
      await fillFolder(long, quick ? events / 10 : events);
      const start = async (data: string): Promise<number> => {
        let host: RunningHost | null = null;
        const tookMs = await timed(async () => {
          host = await RunningHost.start(data);
          await host.query('search', { text: 'zz', kinds: ['student'], limit: 1 });
        });
        await (host as RunningHost | null)?.stop();
        return tookMs;
      };
      return beside({ rounds: quick ? 2 : 7, ours: () => start(long), theirs: () => start(short), ratio: (oursMs, theirsMs) => oursMs / theirsMs });
    }),
});

export const startUp: readonly Row[] = [row('a', 100_000), row('b', 1_000_000)];
