/** Row 12: what an idle host with a roster of 5,000 holds, and how much more after a day of desk work in quick motion. Not a ratio to something else: megabytes, and per cent. */
import { readFileSync } from 'node:fs';
import { RunningHost } from '../running-host.ts';
import { median, type Row } from './row.ts';
import { importDistrict, inFolder } from './school.ts';

const SETTLE_MS = 10_000;
const BYTES_OF_MB = 1e6;
/** What a desk asks in an hour: searches as one types, notes, a class that reports. */
const [HOURS, SEARCHES, NOTES] = [24, 120, 20];
/** What is swept up when is V8's own affair, so several hours at the end are held against as many at the beginning. */
const COMPARED = 5;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Of the process alone, without what it shares with others. Linux only. */
function privateMb(pid: number): number {
  const kb = [...readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].reduce((sum, [, one]) => sum + Number(one), 0);
  return (kb * 1024) / BYTES_OF_MB;
}

async function hour(host: RunningHost, incident: string, at: number): Promise<void> {
  for (let i = 0; i < SEARCHES; i++) {
    await host.query('search', { text: `${'abcdefghij'[i % 10] ?? 'a'}${'aeiou'[at % 5] ?? 'a'}`, kinds: ['student', 'guardian'], limit: 20 });
    // A window may ask no faster.
    await pause(30);
  }
  for (let i = 0; i < NOTES; i++) {
    await host.command({ type: 'AddNote', incident, text: `hour ${at}, note ${i}` });
    await pause(60);
  }
}

async function measured(quick: boolean): Promise<{ readonly idle: number; readonly growth: number }> {
  return inFolder(async (folder) => {
    const host = await RunningHost.start(importDistrict(folder, quick ? 1_000 : 5_000));
    try {
      await host.query('search', { text: 'ana', kinds: ['student'], limit: 1 });
      await pause(SETTLE_MS);
      const idle = privateMb(host.pid);
      const { incident = '' } = await host.command({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
      const lists = await Promise.all([host.subscribe('incidents', {}), host.subscribe('timeline', { incident })]);
      const each: number[] = [];
      for (let at = 0; at < (quick ? 2 * COMPARED : HOURS); at++) {
        await hour(host, incident, at);
        each.push(privateMb(host.pid));
      }
      for (const list of lists) await host.unsubscribe(list);
      return { idle, growth: (median(each.slice(-COMPARED)) / median(each.slice(0, COMPARED)) - 1) * 100 };
    } finally {
      await host.stop();
    }
  });
}

let once: ReturnType<typeof measured> | null = null;
const both = (quick: boolean): ReturnType<typeof measured> => (once ??= measured(quick));

export const memory: readonly Row[] = [
  {
    id: '12a',
    name: 'memory of an idle host, 5,000 students',
    ratioOf: 'megabytes that are its own',
    aim: { atMost: 120 },
    measure: async (quick) => {
      const { idle } = await both(quick);
      return { ratio: idle, spread: [idle, idle], figures: `${idle.toFixed(0)} MB after ${SETTLE_MS / 1_000} s` };
    },
  },
  {
    id: '12b',
    name: 'growth over a day of desk work',
    ratioOf: 'per cent more in the last five of 24 hours of searches and notes',
    aim: { atMost: 2 },
    measure: async (quick) => {
      const { growth } = await both(quick);
      return { ratio: growth, spread: [growth, growth], figures: `${growth.toFixed(1)} % more than in the first five, by their medians` };
    },
  },
];
