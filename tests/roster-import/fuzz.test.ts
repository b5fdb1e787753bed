/**
 * Rosters of every kind, damaged as the wild damages them: read whole, so that the log accepts every write, or refused
 * with a reason; never slow. `npm run fuzz` does the same with real sets, as often as you like.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { NOTHING_STANDS } from '../../electron/host/roster-import/active-roster.ts';
import { planImport } from '../../electron/host/roster-import/plan-import.ts';
import { rosterWrite } from '../../shared/domain/roster/entities.ts';
import { parseRoster } from '../../shared/formats/parse-roster.ts';
import { filesOf } from '../formats/oneroster-package.ts';

import { damagedFiles } from './damage.ts';
import { SMALL_ROSTERS, fuzzImports } from './fuzz-import.ts';
import { keyedId } from './keyed-id.ts';

const active = parseRoster(filesOf(SMALL_ROSTERS[0] ?? {})).roster;

it('a damaged roster is read whole or refused', { timeout: 120_000 }, () => {
  let whole = 0;
  let refused = 0;
  let slowestMs = 0;
  fc.assert(
    fc.property(damagedFiles(SMALL_ROSTERS), (files) => {
      const started = performance.now();
      const { roster, problems } = parseRoster(files, { active: () => active });
      slowestMs = Math.max(slowestMs, performance.now() - started);
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.length > 0).toBe(roster === null);
      if (roster) whole += 1;
      else refused += 1;
      const plan = roster && planImport({ roster, active: NOTHING_STANDS, keyedId, school: null });
      for (const write of plan?.ok ? plan.value.writes : []) rosterWrite.parse(write);
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(whole, refused)).toBeGreaterThan(500);
  expect(slowestMs).toBeLessThan(2000);
});

it('a damaged roster is imported whole or not at all', { timeout: 120_000 }, async () => {
  const seed = Math.floor(performance.timeOrigin) % 0x7fffffff;
  const { applied, refused } = await fuzzImports(SMALL_ROSTERS, 120, seed);
  expect([applied > 10, refused > 10], `seed ${seed}`).toEqual([true, true]);
});
