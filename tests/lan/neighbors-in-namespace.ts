/**
 * Run by mdns.test.ts in a network namespace of its own, so that no packet of a test leaves this machine: three consoles by
 * real multicast on the cards that are there.
 */
import { createSocket } from 'node:dgram';
import { Mdns } from '../../electron/host/system/mdns.ts';
import { ownAddresses } from '../../electron/host/system/own-addresses.ts';
import { breathe, systemTimers } from '../../electron/host/system/clock.ts';
import { addressText } from '../../shared/kernel/network-address.ts';
import { Random } from '../support/console.ts';
import { answerSteps } from '../support/namespace.ts';

const open = (): Mdns => new Mdns({ timers: systemTimers, ownAddresses });
const announced = (name: string, shortId: string, port: number) => ({ consoleName: name, version: '0.1.0', shortId, siteDigest: null, port });
const office = open();
const gym = open();
const silent = open();
office.announce(announced('Office', 'aaaaaaaa', 47_653));
gym.announce(announced('Gym', 'bbbbbbbb', 47_654));

/** What the consoles said so far, with bytes changed, and mere noise: to whoever listens on the port of multicast DNS here. */
const SEED = 7;
const overheard: Buffer[] = [];
const [card] = ownAddresses();
const spy = createSocket({ type: 'udp4', reuseAddr: true });
spy.on('message', (packet) => overheard.push(packet));
spy.bind(5353, () => {
  spy.addMembership('224.0.0.251', card?.host);
  spy.setMulticastInterface(card?.host ?? '');
});

async function flood(packets: number): Promise<number> {
  const random = new Random(SEED);
  const originals = overheard.slice(0, 50);
  const before = overheard.length;
  for (let number = 0; number < packets; number++) {
    const bytes = number % 4 === 0 ? Uint8Array.from({ length: random.below(200) + 1 }, () => random.below(256)) : Uint8Array.from(random.pick(originals));
    for (let change = random.below(6); change > 0; change--) bytes[random.below(bytes.length)] = random.below(256);
    await new Promise((resolve) => spy.send(bytes.subarray(0, random.below(4) === 0 ? random.below(bytes.length) : bytes.length), 5353, '224.0.0.251', resolve));
    // Else they would only fill the buffers of those who listen.
    await breathe();
  }
  return overheard.length - before;
}

await answerSteps({
  nearby: async () => silent.nearby().map(({ consoleName, addresses }) => `${consoleName} ${addresses.map(addressText).join(' ')}`),
  problem: async () => silent.problem,
  rename: async () => gym.announce(announced('Sports hall', 'bbbbbbbb', 47_655)),
  leave: async () => gym.stop(),
  flood: async () => flood(1_500),
});
await office.stop();
await silent.stop();
spy.close();
process.exit(0);
