/**
 * Run by cables.test.ts in a network namespace of its own: a switch with a cable to each of three consoles, each of which has
 * a network namespace of its own at the other end. A cable that is pulled here is a cable that is pulled: no packet comes
 * through, and nobody is told.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { z } from 'zod';
import { LocalAddresses } from '../../db/local-lan.ts';
import { consoleIdOf } from '../../db/log/header.ts';
import { openOwnConsole } from '../../electron/host/own-console.ts';
import { nodeDigests, randomIds } from '../../electron/host/system/crypto.ts';
import { admitConsole } from '../../shared/domain/site/consoles.ts';
import { assert, defined } from '../../shared/kernel/assert.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { STANDARD_LAN_PORT } from '../../shared/kernel/network-address.ts';
import { carry } from '../support/carry.ts';
import { answerSteps } from '../support/namespace.ts';

const NAMES = ['Office', 'Gym', 'Tent'] as const;
const AGREE_WITHIN_MS = 30_000;
const folder = mkdtempSync(join(tmpdir(), 'muster-cables-'));
const addressOf = (place: number): string => `10.99.0.${place + 1}`;
const sh = (script: string): unknown => execFileSync('sh', ['-ec', script]);

/** A site of three, each told where the others are. */
async function found(): Promise<void> {
  const all = await Promise.all(NAMES.map((name) => openOwnConsole(join(folder, name))));
  const office = defined(all[0], 'three were opened');
  const founded = office.console.execute(randomIds.next() as CommandId, { type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana', consoleName: NAMES[0] });
  assert(founded.accepted, 'nobody founded it before');
  for (const [place, own] of all.entries()) {
    const { publicKey } = own.keys.signer;
    const letIn = admitConsole({ console: consoleIdOf(nodeDigests, publicKey), name: defined(NAMES[place], 'each has a name'), publicKey, certificate: own.keys.identity.certificate });
    if (own !== office && letIn.accepted) office.console.committer.append({ commandId: randomIds.next() as CommandId, actor: 'unsigned', events: letIn.events, outcome: () => ({}) });
    const addresses = new LocalAddresses(own.console.db);
    for (const other of NAMES.keys()) if (other !== place) addresses.put({ address: `${addressOf(other)}:${STANDARD_LAN_PORT}`, source: 'typed', console: null, addedWall: 0, workedWall: null });
  }
  for (const own of all) if (own !== office) carry(office, own);
  for (const own of all) await own.close();
}

class Remote {
  readonly #child: ChildProcess;
  readonly #lines: Interface;

  private constructor(child: ChildProcess, lines: Interface) {
    this.#child = child;
    this.#lines = lines;
  }

  static async start(place: number, name: string): Promise<Remote> {
    const begin = `echo ready; read go; ip link set lo up; ip link set plug${place} name eth0; ip addr add ${addressOf(place)}/24 dev eth0; ip link set eth0 up; exec "$0" "$1" "$2" "$3"`;
    const child = spawn('unshare', ['-n', 'sh', '-ec', begin, process.execPath, new URL('console-on-cable.ts', import.meta.url).pathname, join(folder, name), name], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    // Only now its namespace is there.
    await new Promise((resolve) => lines.once('line', resolve));
    sh(`ip link add cable${place} type veth peer name plug${place}; ip link set cable${place} master switch; ip link set cable${place} up; ip link set plug${place} netns ${child.pid}`);
    child.stdin.write('go\n');
    return new Remote(child, lines);
  }

  ask(step: string): Promise<unknown> {
    return new Promise((resolve) => {
      this.#lines.once('line', (line) => resolve(JSON.parse(line)));
      this.#child.stdin?.write(`${step}\n`);
    });
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin?.end();
    await ended;
  }
}

await found();
sh('ip link add switch type bridge; ip link set switch up');
const remotes = await Promise.all(NAMES.map((name, place) => Remote.start(place, name)));

const seen = z.object({ events: z.number(), logDigest: z.string(), viewsDigest: z.string(), consoles: z.array(z.object({ name: z.string(), state: z.string() })) });
const statuses = async (): Promise<readonly z.infer<typeof seen>[]> => z.array(seen).parse(await Promise.all(remotes.map((remote) => remote.ask('status'))));

await answerSteps({
  states: async () => (await statuses()).map(({ consoles }) => Object.fromEntries(consoles.map(({ name, state }) => [name, state]))),
  act: async () => Promise.all(remotes.map((remote) => remote.ask('act'))),
  digests: async () => new Set((await statuses()).map(({ logDigest, viewsDigest }) => `${logDigest} ${viewsDigest}`)).size,
  events: async () => (await statuses()).map(({ events }) => events),
  pullTent: () => void sh('ip link set cable2 down'),
  pullAll: () => NAMES.forEach((_, place) => void sh(`ip link set cable${place} down`)),
  plugIn: () => NAMES.forEach((_, place) => void sh(`ip link set cable${place} up`)),
  agree: async () => {
    const sinceMs = performance.now();
    while (new Set((await statuses()).map(({ logDigest, viewsDigest }) => `${logDigest} ${viewsDigest}`)).size > 1) {
      if (performance.now() - sinceMs > AGREE_WITHIN_MS) return null;
    }
    return Math.round(performance.now() - sinceMs);
  },
});
for (const remote of remotes) await remote.end();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
