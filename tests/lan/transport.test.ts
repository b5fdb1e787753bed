/** Two machines on the real network of this one: who may talk, who is told what, and what ends a line. */
import { connect as connectTls } from 'node:tls';
import { request } from 'node:https';
import { afterEach, expect, it } from 'vitest';
import { dial, dialForPairing } from '../../electron/host/lan/transport/dial.ts';
import { pinOf, type KnownConsole, type NetworkIdentity, type Standing } from '../../electron/host/lan/transport/identity.ts';
import { Listener } from '../../electron/host/lan/transport/listener.ts';
import type { LinkOnLine } from '../../electron/host/lan/transport/links.ts';
import type { PairingLink } from '../../electron/host/lan/transport/pairing-link.ts';
import { identityFromPem, newCertificate } from '../../electron/host/system/certificate.ts';
import { systemClock, systemTimers } from '../../electron/host/system/clock.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';

const LOOPBACK = '127.0.0.1';
const OFFICE = 'officeofficeofficeofficeof' as ConsoleId;
const GYM = 'gymgymgymgymgymgymgymgymgy' as ConsoleId;

const newIdentity = async (): Promise<NetworkIdentity> => identityFromPem(await newCertificate());
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean();
});

interface Door {
  readonly port: number;
  readonly known: KnownConsole;
  readonly standings: Map<string, Standing>;
  readonly links: LinkOnLine[];
  readonly pairings: PairingLink[];
  readonly turnedAway: string[];
}

/** A console that listens; it admits those of whom it knows the certificate. */
async function openDoor(console: ConsoleId, admitted: readonly KnownConsole[]): Promise<Door> {
  const identity = await newIdentity();
  const standings = new Map<string, Standing>(admitted.map((one) => [defined(pinOf(one.certificate), 'a certificate'), { kind: 'admitted', console: one.console }]));
  const door = { known: { console, certificate: identity.certificate }, standings, links: [] as LinkOnLine[], pairings: [] as PairingLink[], turnedAway: [] as string[] };
  const listener = new Listener({
    identity,
    clock: systemClock,
    timers: systemTimers,
    standingOf: (pin) => standings.get(pin) ?? { kind: 'unknown' },
    hello: () => ({ name: 'Office', version: '1.2.3' }),
    take: (link) => door.links.push(link),
    takePairing: (link) => door.pairings.push(link),
    turnedAway: (why) => door.turnedAway.push(why),
    fault: (error) => {
      throw error;
    },
  });
  const port = await listener.open(LOOPBACK, 0);
  cleanUp.push(() => listener.close());
  if (!port.ok) throw new Error(port.error.message);
  return { ...door, port: port.value };
}

const until = async <T>(what: () => T | undefined | false): Promise<T> => {
  for (let tries = 0; tries < 400; tries++) {
    const found = what();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come');
};

it('two consoles that know each other talk, and each hears when the other is gone', async () => {
  const gym = await newIdentity();
  const office = await openDoor(OFFICE, [{ console: GYM, certificate: gym.certificate }]);
  const dialed = await dial({ identity: gym, timers: systemTimers }, { host: LOOPBACK, port: office.port }, [office.known]);
  if (!dialed.ok) throw new Error(dialed.error);
  const heard: unknown[] = [];
  const ends: string[] = [];
  dialed.value.listen({ message: (given) => heard.push(given), closed: (why) => ends.push(why) });
  const taken = await until(() => office.links[0]);
  expect([dialed.value.peer, taken.peer, dialed.value.dialed, taken.dialed]).toEqual([OFFICE, GYM, true, false]);
  const heardThere: unknown[] = [];
  taken.listen({ message: (given) => heardThere.push(given), closed: () => heardThere.push('closed') });
  for (let wall = 0; wall < 50; wall++) taken.send({ kind: 'beat', events: 1, frontier: 'a'.repeat(64), wall });
  dialed.value.send({ kind: 'taken', run: 1, page: 1 });
  await until(() => heard.length === 50 && heardThere.length === 1);
  expect(heard.map((message) => (message as { wall: number }).wall)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  expect(heardThere).toEqual([{ kind: 'taken', run: 1, page: 1 }]);
  taken.send({ kind: 'taken', run: 1, page: 2 });
  taken.close();
  await until(() => ends.length === 1);
  expect(heard.at(-1)).toEqual({ kind: 'taken', run: 1, page: 2 });
  expect(ends).toEqual(['closed at the other end']);
  expect(heardThere).not.toContain('closed');
});
