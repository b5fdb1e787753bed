/** Whole consoles that find each other by themselves, and again when a router has changed all addresses; and what the test of the network says then. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InNamespace, namespacesAllowed, namespacesMissing } from '../support/namespace.ts';

const SOON = { timeout: 25_000, interval: 100 };

describe.skipIf(!namespacesAllowed)(`consoles that nobody told where the other is${namespacesMissing}`, { timeout: 60_000 }, () => {
  let there: InNamespace;
  beforeAll(() => {
    there = new InNamespace(new URL('consoles-in-namespace.ts', import.meta.url));
  });
  afterAll(() => there.end());
  const inStepAt = (network: string) => [
    ['Office here', expect.stringMatching(`^Gym inStep ${network}`) as string],
    ['Gym here', expect.stringMatching(`^Office inStep ${network}`) as string],
  ];
  const events = async (): Promise<readonly number[]> => (await there.ask('events')) as number[];

  test('find each other by multicast, and not the one of another site', async () => {
    await expect.poll(() => there.ask('states'), SOON).toEqual(inStepAt('10\\.77\\.'));
    await expect.poll(() => there.ask('heard'), SOON).toEqual(['Gym (own site)', 'Next door']);
  });

  test('find each other again where all addresses have changed', async () => {
    const [before = 0] = await events();
    await there.ask('readdress');
    await there.ask('act');
    await expect.poll(() => there.ask('states'), SOON).toEqual(inStepAt('10\\.88\\.'));
    await expect.poll(events, SOON).toEqual([before + 2, before + 2]);
  });

  test('take another port at once, and are found there, unless a flag says where they listen', async () => {
    expect(await there.ask('ports')).toEqual([47_653, 47_654]);
    expect(await there.ask('setPort')).toEqual([true, 'PortSetAtStart']);
    await expect.poll(() => there.ask('ports'), SOON).toEqual([50_123, 47_654]);
    await there.ask('act');
    await expect.poll(() => there.ask('states'), SOON).toEqual(inStepAt('10\\.88\\.'));
    await expect.poll(async () => new Set(await events()).size, SOON).toBe(1);
  });

  test('keep an address that is typed, refuse what is none, and forget it again', async () => {
    expect(await there.ask('type')).toEqual([[{ address: 'gym-pc:47653' }, 'NotAnAddress'], ['gym-pc:47653'], []]);
  });

  test('are tested with what is so, also when one is gone', async () => {
    expect(await there.ask('test')).toMatchObject({
      own: [{ card: 'card1', address: '10.88.1.7:50123' }, { card: 'card2', address: '10.88.2.7:50123' }],
      discovery: { problem: null },
      findings: expect.arrayContaining(['good: This console listens at port 50123, and is reached at 10.88.1.7:50123, 10.88.2.7:50123.']) as unknown,
    });
    await there.ask('stopGym');
    await expect.poll(async () => JSON.stringify(await there.ask('test')), SOON).toContain('bad: “Gym” is not connected.');
  });
});
