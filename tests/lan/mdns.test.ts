/** Consoles that are near, by real multicast on two cards, in a network namespace of its own: nothing leaves this machine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InNamespace, namespacesAllowed, namespacesMissing } from '../support/namespace.ts';

describe.skipIf(!namespacesAllowed)(`multicast${namespacesMissing}`, () => {
  let there: InNamespace;
  const nearby = async (): Promise<string[]> => (await there.ask('nearby')) as string[];
  /** Two cards of one computer, so each is heard at both addresses. */
  const heardAs = (name: string, port: number) => expect.stringMatching(new RegExp(`^${name} 10\\.77\\.[12]\\.1:${port} 10\\.77\\.[12]\\.1:${port}$`)) as string;

  beforeAll(() => {
    there = new InNamespace(new URL('neighbors-in-namespace.ts', import.meta.url));
  });
  afterAll(() => there.end());

  test('consoles hear each other on every card, and what is wrong would be said', async () => {
    await expect.poll(nearby, { timeout: 15_000 }).toEqual([heardAs('Gym', 47_654), heardAs('Office', 47_653)]);
    expect(await there.ask('problem')).toBeNull();
  });

  test('another name and port replace those before', async () => {
    await there.ask('rename');
    await expect.poll(nearby, { timeout: 15_000 }).toEqual([heardAs('Office', 47_653), heardAs('Sports hall', 47_655)]);
  });

  test('whoever goes says so', async () => {
    await there.ask('leave');
    await expect.poll(nearby, { timeout: 15_000 }).toEqual([heardAs('Office', 47_653)]);
  });

  test('packets that no good program sends end nothing', async () => {
    expect(await there.ask('flood')).toBeGreaterThan(1_000);
    expect((await nearby()).filter((row) => row.startsWith('Office '))).not.toEqual([]);
    expect(there.isAlive).toBe(true);
  });
});
