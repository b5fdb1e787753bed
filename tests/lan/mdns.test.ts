/** Consoles that are near, by real multicast on two cards, in a network namespace of its own: nothing leaves this machine. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const CARDS = 'ip link set lo up; for n in 1 2; do ip link add card$n type veth peer name far$n; ip addr add 10.77.$n.1/24 dev card$n; ip link set card$n up; ip link set far$n up; done';
const SCRIPT = fileURLToPath(new URL('neighbors-in-namespace.ts', import.meta.url));

function mayMakeNamespaces(): boolean {
  try {
    execFileSync('unshare', ['-rn', 'sh', '-ec', CARDS], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const allowed = process.platform === 'linux' && mayMakeNamespaces();

describe.skipIf(!allowed)(`multicast${allowed ? '' : ' (skipped: this machine lets nobody but root make network namespaces)'}`, () => {
  let child: ChildProcess;
  let lines: Interface;
  const ask = async (step: string): Promise<unknown> =>
    new Promise((resolve) => {
      lines.once('line', (line) => resolve(JSON.parse(line)));
      child.stdin?.write(`${step}\n`);
    });
  const nearby = async (): Promise<string[]> => (await ask('nearby')) as string[];
  /** Two cards of one computer, so each is heard at both addresses. */
  const heardAs = (name: string, port: number) => expect.stringMatching(new RegExp(`^${name} 10\\.77\\.[12]\\.1:${port} 10\\.77\\.[12]\\.1:${port}$`)) as string;

  beforeAll(() => {
    const started = spawn('unshare', ['-rn', 'sh', '-ec', `${CARDS}; exec "$0" "$1"`, process.execPath, SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
    child = started;
    lines = createInterface({ input: started.stdout });
  });
  afterAll(() => {
    child.kill();
  });

  test('consoles hear each other on every card, and what is wrong would be said', async () => {
    await expect.poll(nearby, { timeout: 15_000 }).toEqual([heardAs('Gym', 47_654), heardAs('Office', 47_653)]);
    expect(await ask('problem')).toBeNull();
  });

  test('another name and port replace those before', async () => {
    await ask('rename');
    await expect.poll(nearby, { timeout: 15_000 }).toEqual([heardAs('Office', 47_653), heardAs('Sports hall', 47_655)]);
  });

  test('whoever goes says so', async () => {
    await ask('leave');
    await expect.poll(nearby, { timeout: 15_000 }).toEqual([heardAs('Office', 47_653)]);
  });

  test('packets that no good program sends end nothing', async () => {
    expect(await ask('flood')).toBeGreaterThan(4);
    expect((await nearby()).filter((row) => row.startsWith('Office '))).not.toEqual([]);
    expect(child.exitCode).toBeNull();
  });
});
