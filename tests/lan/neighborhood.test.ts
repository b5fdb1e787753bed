/** What is told to the whole network, what is believed of what it says, and that it fills the list of addresses without flooding it. */
import { beforeEach, expect, test } from 'vitest';
import { LocalAddresses } from '../../db/local-lan.ts';
import { Addresses } from '../../electron/host/lan/addresses.ts';
import { Neighborhood, shortIdOf, type Announced, type Discovery, type Nearby } from '../../electron/host/lan/discovery.ts';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import { addressText } from '../../shared/kernel/network-address.ts';
import { FakeClock, openTestConsole } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { silentLog } from '../support/silent-log.ts';

class FakeDiscovery implements Discovery {
  readonly problem = null;
  announced: Announced | null = null;
  around: readonly Nearby[] = [];
  announce(what: Announced | null): void {
    this.announced = what;
  }
  nearby(): readonly Nearby[] {
    return this.around;
  }
  onChange(): () => void {
    return () => undefined;
  }
  async stop(): Promise<void> {}
}

const here = testId('here') as ConsoleId;
const gym = testId('gym') as ConsoleId;
const SITE = testId('site');
let discovery: FakeDiscovery;
let addresses: Addresses;
let site: string | null;
let others: readonly ConsoleId[];
let port: number | null;
let neighborhood: Neighborhood;
const kept = (): string[] => addresses.all().map(({ address }) => addressText(address)).sort();
const at = (...hosts: string[]) => hosts.map((host) => ({ host, port: 47_653 }));
/** As the gym's own console would announce it. */
const digest = (): string => {
  neighborhood.look();
  return discovery.announced?.siteDigest ?? '';
};

beforeEach(async () => {
  discovery = new FakeDiscovery();
  const clock = new FakeClock(1_000_000);
  addresses = new Addresses(new LocalAddresses((await openTestConsole({ seed: 1, clock })).db), clock, silentLog);
  site = SITE;
  others = [gym];
  port = 47_653;
  neighborhood = new Neighborhood({ discovery, addresses, digests: nodeDigests, console: here, version: '0.1.0', site: () => site, name: () => 'Office', port: () => port, others: () => others });
});

test('what is told holds a name, a version, part of an id, and nothing of the site that anybody could read', () => {
  neighborhood.look();
  expect(discovery.announced).toEqual({ consoleName: 'Office', version: '0.1.0', shortId: here.slice(0, 8), siteDigest: expect.stringMatching(/^[0-9a-f]{16}$/) as string, port: 47_653 });
  expect(JSON.stringify(discovery.announced)).not.toContain(SITE);
  expect(JSON.stringify(discovery.announced)).not.toContain(here);
  port = null;
  neighborhood.look();
  expect(discovery.announced).toBeNull();
  port = 47_653;
  site = null;
  neighborhood.look();
  expect(discovery.announced?.siteDigest).toBeNull();
});

test('where a console of this site was heard is handed to whoever dials; strangers, other sites and this console itself are not', () => {
  const siteDigest = digest();
  discovery.around = [
    { consoleName: 'Gym', version: '0.1.0', shortId: shortIdOf(gym), siteDigest, addresses: at('10.0.0.2') },
    { consoleName: 'Office', version: '0.1.0', shortId: shortIdOf(here), siteDigest, addresses: at('10.0.0.1') },
    { consoleName: 'Stranger', version: '0.1.0', shortId: 'zzzzzzzz', siteDigest, addresses: at('10.0.0.3') },
    { consoleName: 'Next door', version: '0.1.0', shortId: shortIdOf(gym), siteDigest: null, addresses: at('10.0.0.4') },
  ];
  neighborhood.look();
  expect(kept()).toEqual(['10.0.0.2:47653']);
  expect(neighborhood.nearby().map(({ consoleName, ownSite }) => [consoleName, ownSite])).toEqual([['Gym', true], ['Stranger', true], ['Next door', false]]);
});

test('one that is admitted after it was heard is handed over then', () => {
  const siteDigest = digest();
  others = [];
  discovery.around = [{ consoleName: 'Gym', version: '0.1.0', shortId: shortIdOf(gym), siteDigest, addresses: at('10.0.0.2') }];
  neighborhood.look();
  expect(kept()).toEqual([]);
  others = [gym];
  neighborhood.look();
  expect(kept()).toEqual(['10.0.0.2:47653']);
});

test('more addresses than are kept of one console do not drive each other out for ever', () => {
  const siteDigest = digest();
  let changes = 0;
  // As the LAN does, which looks again whenever an address is new.
  addresses.onChange(() => {
    changes += 1;
    neighborhood.look();
  });
  discovery.around = [{ consoleName: 'Gym', version: '0.1.0', shortId: shortIdOf(gym), siteDigest, addresses: at(...Array.from({ length: 20 }, (_, number) => `10.0.0.${number}`)) }];
  for (let again = 0; again < 5; again++) neighborhood.look();
  expect(changes).toBe(20);
});
