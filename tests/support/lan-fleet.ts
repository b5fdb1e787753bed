/**
 * Some real hosts of one site: the first founds it, the others are let in as people do it, by comparing the digits on two
 * screens. Each line between two of them can go through a cable that the test holds.
 */
import { createServer, type AddressInfo } from 'node:net';
import { FaultProxy, type CableState } from './fault-proxy.ts';
import { LanHost, LOOPBACK_HOST, soon, until, type HostStatus } from './lan-host.ts';

export const NAMES = ['Office', 'Gym', 'Tent', 'Library', 'Nurse', 'Gate', 'Field', 'Cafeteria'] as const;

const PAIRED_WITHIN_MS = 30_000;

/** Throws where the two screens differ, as people would not go on then. */
export async function pair(member: LanHost, joiner: LanHost, address: string): Promise<void> {
  await member.window.query('openAdmission', {});
  await joiner.window.query('joinSite', { address, consoleName: joiner.name });
  const shown = await until(`${joiner.name} and ${member.name} show digits`, PAIRED_WITHIN_MS, async () => {
    const [[there], [here]] = await Promise.all([member.window.list('admission', {}), joiner.window.list('admission', {})]);
    if (here?.joining?.step === 'failed') throw new Error(here.joining.why ?? 'failed');
    const [theirs, ours] = [there?.letting?.asking?.digits, here?.joining?.comparing?.digits];
    return theirs === undefined || ours === undefined ? null : { theirs, ours };
  });
  if (shown.theirs !== shown.ours) throw new Error(`the screens differ: ${shown.theirs}, ${shown.ours}`);
  await joiner.window.query('confirmJoin', { digits: shown.ours });
  await member.window.query('confirmDigits', { digits: shown.theirs });
  // Its own console may begin again meanwhile, and its window with it.
  await until(`${joiner.name} has caught up`, PAIRED_WITHIN_MS, async () => {
    const [row] = await joiner.window.list('admission', {});
    if (row?.joining?.step === 'failed') throw new Error(row.joining.why ?? 'failed');
    return row?.joining?.step === 'done' ? row : null;
  });
  await Promise.all([joiner.window.query('cancelJoin', {}), member.window.query('closeAdmission', {})]);
}

/** A console keeps its port when it is started again, as where it is set once and for all. */
export async function freePorts(many: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: many }, () => new Promise<ReturnType<typeof createServer>>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  })));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) server.close();
  return ports;
}

export class LanFleet {
  readonly hosts: LanHost[] = [];
  /** By the names of who dials and who is dialed. */
  readonly #cables = new Map<string, FaultProxy>();

  /** `data`: a folder for each, kept afterwards; null: folders that go with `end`. */
  static async start(names: readonly string[], data: ((name: string) => string) | null): Promise<LanFleet> {
    const fleet = new LanFleet();
    const ports = await freePorts(names.length);
    fleet.hosts.push(...(await Promise.all(names.map((name, place) => LanHost.start({ ...LOOPBACK_HOST, name, data: data === null ? null : data(name), lanPort: ports[place] ?? 0 })))));
    return fleet;
  }

  at(place: number): LanHost {
    const host = this.hosts[place];
    if (host === undefined) throw new Error(`there is no host ${place}`);
    return host;
  }

  /** The first founds a site, with the sample school if `students` is not 0, and lets the others in. */
  async found(students: number, sample: (host: LanHost, students: number) => Promise<void>): Promise<void> {
    const [first, ...others] = this.hosts;
    if (first === undefined) return;
    await first.window.command({ type: 'FoundSite', siteName: 'Larkmoor School', founderName: 'Dana Reyes', consoleName: first.name });
    if (students > 0) await sample(first, students);
    const address = `127.0.0.1:${await first.lanPort()}`;
    for (const joiner of others) await pair(first, joiner, address);
  }

  /** From now on every console dials every other over a cable of its own, and in no other way. Throws where one still knows another way. */
  async layCables(): Promise<void> {
    const otherWays = async (host: LanHost): Promise<readonly string[]> => {
      const cables = this.hosts.map((to) => this.#cables.get(`${host.name} ${to.name}`)?.address);
      const [row] = await host.window.list('network', {});
      return (row?.addresses ?? []).map(({ address }) => address).filter((address) => !cables.includes(address));
    };
    for (const from of this.hosts) {
      for (const to of this.hosts) {
        if (to === from) continue;
        const port = await to.lanPort();
        const cable = await FaultProxy.open(() => port);
        this.#cables.set(`${from.name} ${to.name}`, cable);
        await from.window.query('addAddress', { address: cable.address });
      }
      for (const address of await otherWays(from)) await from.window.query('removeAddress', { address });
    }
    // Lines that were made the old way are still open, and would be through any partition.
    await Promise.all(
      this.hosts.map(async (host) => {
        await host.stop();
        await host.start();
        const others = await otherWays(host);
        if (others.length > 0) throw new Error(`${host.name} would still dial ${others.join(', ')}, past its cables`);
      }),
    );
  }

  /** Both ways. */
  cable(a: LanHost, b: LanHost, state: CableState): void {
    for (const name of [`${a.name} ${b.name}`, `${b.name} ${a.name}`]) this.#cables.get(name)?.be(state);
  }

  /** Those of different groups do not hear each other any more; whoever is in none is alone. */
  part(groups: readonly (readonly LanHost[])[], state: CableState): void {
    for (const [place, a] of this.hosts.entries()) {
      for (const b of this.hosts.slice(place + 1)) this.cable(a, b, groups.some((group) => group.includes(a) && group.includes(b)) ? 'fine' : state);
    }
  }

  heal(): void {
    for (const cable of this.#cables.values()) {
      cable.slowTo(null);
      cable.be('fine');
    }
  }

  slowTo(bytesPerSecond: number): void {
    for (const cable of this.#cables.values()) cable.slowTo(bytesPerSecond);
  }

  statuses(): Promise<readonly HostStatus[]> {
    return Promise.all(this.hosts.map((host) => host.status()));
  }

  /** How long it took until all said the same of their logs and views, to the byte. Throws, with how far each is, where they do not. */
  async agree(withinMs: number): Promise<number> {
    const tookMs = await this.agreeing(withinMs);
    if (tookMs !== null) return tookMs;
    const statuses = await this.statuses();
    throw new Error(`they do not agree after ${withinMs} ms: ${JSON.stringify(statuses.map(({ events, waiting, quarantined, forks, logDigest, viewsDigest, consoles }) => ({ events, waiting, quarantined, forks, log: logDigest.slice(0, 8), views: viewsDigest.slice(0, 8), consoles: consoles.map(({ name, state, theyLack, weLack, problem }) => ({ name, state, theyLack, weLack, problem })) })), null, 1)}`);
  }

  /** The same; null where they do not. */
  async agreeing(withinMs: number): Promise<number | null> {
    const sinceMs = performance.now();
    for (;;) {
      const statuses = await this.statuses();
      const tookMs = performance.now() - sinceMs;
      if (new Set(statuses.map(({ logDigest, viewsDigest }) => `${logDigest} ${viewsDigest}`)).size === 1) return tookMs;
      if (tookMs > withinMs) return null;
      await soon(10);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.remove()));
    await Promise.all([...this.#cables.values()].map((cable) => cable.close()));
  }
}
