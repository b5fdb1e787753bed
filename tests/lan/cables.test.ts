/** Three whole consoles, each on a machine's network of its own, at a switch whose cables are pulled. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InNamespace, namespacesAllowed, namespacesMissing } from '../support/namespace.ts';

const SOON = { timeout: 25_000, interval: 100 };
/** Two seconds, on machines of their own; here all three share this one with other tests. */
const AGREE_WITHIN_MS = 10_000;

describe.skipIf(!namespacesAllowed)(`consoles at a switch${namespacesMissing}`, { timeout: 90_000 }, () => {
  let there: InNamespace;
  beforeAll(() => {
    there = new InNamespace(new URL('cables-in-namespace.ts', import.meta.url));
  });
  afterAll(() => there.end());
  const IN_STEP = [
    { Office: 'here', Gym: 'inStep', Tent: 'inStep' },
    { Office: 'inStep', Gym: 'here', Tent: 'inStep' },
    { Office: 'inStep', Gym: 'inStep', Tent: 'here' },
  ];

  test('find each other at the addresses that they were told', async () => {
    await expect.poll(() => there.ask('states'), SOON).toEqual(IN_STEP);
  });

  test.each([
    ['pullTent', [{ Office: 'here', Gym: 'inStep', Tent: 'stale' }, { Office: 'inStep', Gym: 'here', Tent: 'stale' }, { Office: 'stale', Gym: 'stale', Tent: 'here' }]],
    ['pullAll', [{ Office: 'here', Gym: 'stale', Tent: 'stale' }, { Office: 'stale', Gym: 'here', Tent: 'stale' }, { Office: 'stale', Gym: 'stale', Tent: 'here' }]],
  ])('%s: each goes on alone, knows that it is, and all agree to the byte when the cables are in again', async (pull, apart) => {
    await there.ask(pull);
    await there.ask('act');
    const pulledMs = performance.now();
    await expect.poll(() => there.ask('states'), SOON).toEqual(apart);
    const staleMs = Math.round(performance.now() - pulledMs);
    // Long enough that TCP's own retries have become rare, and that lines were given up.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    await there.ask('act');
    expect(await there.ask('digests')).toBeGreaterThan(1);
    await there.ask('plugIn');
    const tookMs = await there.ask('agree');
    console.log(`${pull}: stale after ${staleMs} ms, byte-identical ${String(tookMs)} ms after the cables were in again`);
    expect(tookMs).toBeLessThan(AGREE_WITHIN_MS);
    await expect.poll(() => there.ask('states'), SOON).toEqual(IN_STEP);
    expect(new Set((await there.ask('events')) as number[]).size).toBe(1);
  });
});
