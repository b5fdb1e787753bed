/**
 * Prints one line, `N passed, N failed, N skipped`, over the last `npm test`: its walls, Vitest, Playwright. A runner that
 * left no report did not finish, and counts as a failure. Before it, how many stories passed at their second try only.
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { REPORTS } from './test-reports.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of those passed. Playwright names each above, with what went wrong the first time. */
  readonly secondTry: number;
}

const Checks = z.array(z.object({ passed: z.boolean() })).transform((checks): Counts => {
  const failed = checks.filter((check) => !check.passed).length;
  return { passed: checks.length - failed, failed, skipped: 0, secondTry: 0 };
});

const Vitest = z
  .object({
    success: z.boolean(),
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  })
  .transform((run): Counts => ({
    passed: run.numPassedTests,
    // A file that cannot be loaded fails the run, but none of its tests.
    failed: run.success ? run.numFailedTests : Math.max(1, run.numFailedTests),
    skipped: run.numPendingTests + run.numTodoTests,
    secondTry: 0,
  }));

const Playwright = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }): Counts => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped, secondTry: stats.flaky }));

function read(file: string, schema: z.ZodType<Counts>): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, secondTry: 0 };
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const all = [read(REPORTS.checks, Checks), read(REPORTS.vitest, Vitest), read(REPORTS.playwright, Playwright)];
const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0);
if (sum('secondTry') > 0) console.log(`Passed at the second try only: ${sum('secondTry')}, named under “flaky” above. Each is a fault to look into.`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
