/** Two machines on the real network of this one: who may talk, who is told what, and what ends a line. */
import { createServer as createHttpServer } from 'node:http';
import { createServer as createNetServer, type AddressInfo, type Server } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { dialForPairing, dial as dialAmong, mayAnswer, type DialNeeds } from '../../electron/host/lan/transport/dial.ts';
import { pinOf, type KnownConsole, type NetworkIdentity, type Standing } from '../../electron/host/lan/transport/identity.ts';
import { LOOK_MS, LOOKS_WITHOUT_A_BYTE, MAX_LINES_OF_ONE, STRANGER_RATE } from '../../electron/host/lan/transport/limits.ts';
import { Listener } from '../../electron/host/lan/transport/listener.ts';
import type { LinkOnLine } from '../../electron/host/lan/transport/links.ts';
import { MAX_PAIRING_MESSAGE_BYTES, type PairingLink } from '../../electron/host/lan/transport/pairing-link.ts';
import { probe } from '../../electron/host/lan/transport/probe.ts';
import { identityFromPem, newCertificate } from '../../electron/host/system/certificate.ts';
import { systemClock, systemTimers } from '../../electron/host/system/clock.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import type { NetworkAddress } from '../../shared/kernel/network-address.ts';
import { FaultProxy } from '../support/fault-proxy.ts';

const LOOPBACK = '127.0.0.1';
const OFFICE = 'officeofficeofficeofficeof' as ConsoleId;
const GYM = 'gymgymgymgymgymgymgymgymgy' as ConsoleId;

const dial = (from: DialNeeds, to: NetworkAddress, consoles: readonly KnownConsole[]): ReturnType<typeof dialAmong> => dialAmong(from, to, mayAnswer(from.identity, consoles));
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
async function openDoor(console: ConsoleId, admitted: readonly KnownConsole[], own: NetworkIdentity | null = null): Promise<Door> {
  const identity = own ?? (await newIdentity());
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

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const until = async <T>(what: () => T | undefined | false, withinMs = 4_000): Promise<T> => {
  for (let tries = 0; tries < withinMs / 10; tries++) {
    const found = what();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come');
};

/** Of the answer of whoever listens there, or how it refused. */
const firstWords = (port: number, options: ConnectionOptions & { readonly localAddress?: string }): Promise<string> =>
  new Promise((resolve) => {
    const socket = connectTls({ host: LOOPBACK, port, rejectUnauthorized: false, ...options }, () => socket.write('GET /muster HTTP/1.1\r\nHost: x\r\n\r\n'));
    socket.once('data', (bytes) => resolve(bytes.toString().slice(0, 12)));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('close', () => resolve('closed'));
  });

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

it('a machine that the log does not know learns a name and a version, may pair, and gets no link', async () => {
  const [gym, stranger] = [await newIdentity(), await newIdentity()];
  const office = await openDoor(OFFICE, [{ console: GYM, certificate: gym.certificate }]);
  const to = { host: LOOPBACK, port: office.port };
  expect(await dial({ identity: stranger, timers: systemTimers }, to, [office.known])).toEqual({ ok: false, error: 'unknown' });
  expect(office.links).toEqual([]);
  expect(office.turnedAway).toEqual(['unknown']);
  expect(await probe({ identity: stranger, timers: systemTimers }, to)).toEqual({ ok: true, value: { certificate: office.known.certificate, name: 'Office', version: '1.2.3' } });
  const pairing = await dialForPairing({ identity: stranger, timers: systemTimers }, to);
  if (!pairing.ok) throw new Error(pairing.error.message);
  const there = await until(() => office.pairings[0]);
  expect([pairing.value.ownCertificate, pairing.value.peerCertificate]).toEqual([there.peerCertificate, there.ownCertificate]);
  const heard: unknown[] = [];
  there.listen({ message: (given) => heard.push(given), closed: (why) => heard.push(why) });
  pairing.value.send({ hello: 1 });
  await until(() => heard.length === 1);
  pairing.value.send({ much: 'x'.repeat(MAX_PAIRING_MESSAGE_BYTES + 1) });
  await until(() => heard.length === 2);
  expect(heard).toEqual([{ hello: 1 }, 'the connection broke']);
});

it('who was revoked or has left is told so, and a link of somebody who is shut out can be torn', async () => {
  const gym = await newIdentity();
  const office = await openDoor(OFFICE, [{ console: GYM, certificate: gym.certificate }]);
  const dialGym = (): ReturnType<typeof dial> => dial({ identity: gym, timers: systemTimers }, { host: LOOPBACK, port: office.port }, [office.known]);
  const dialed = await dialGym();
  if (!dialed.ok) throw new Error(dialed.error);
  const ends: string[] = [];
  dialed.value.listen({ message: () => undefined, closed: (why) => ends.push(why) });
  const link = await until(() => office.links[0]);
  office.standings.set(link.pin, { kind: 'revoked' });
  link.drop('revoked');
  await until(() => ends.length === 1);
  expect(await dialGym()).toEqual({ ok: false, error: 'revoked' });
  office.standings.set(link.pin, { kind: 'left' });
  expect(await dialGym()).toEqual({ ok: false, error: 'left' });
});

it('a console that dials hangs up on a key that is not pinned, its own, and whatever is no Muster', async () => {
  const gym = await newIdentity();
  const [office, other] = [await openDoor(OFFICE, []), await openDoor(OFFICE, [])];
  const from = { identity: gym, timers: systemTimers };
  const own = await openDoor(GYM, [], gym);
  expect(await dial(from, { host: LOOPBACK, port: own.port }, [office.known])).toEqual({ ok: false, error: 'itself' });
  expect(await dial(from, { host: LOOPBACK, port: other.port }, [office.known])).toEqual({ ok: false, error: 'stranger' });
  expect(await dial(from, { host: LOOPBACK, port: other.port }, [office.known, other.known])).toEqual({ ok: false, error: 'unknown' });
  const silent = createNetServer().listen(0, LOOPBACK);
  const web = createHttpServer((_, response) => response.end('no')).listen(0, LOOPBACK);
  cleanUp.push(() => void silent.close(), () => void web.close());
  for (const server of [silent, web]) if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  expect(await dial(from, { host: LOOPBACK, port: portOf(web) }, [office.known])).toEqual({ ok: false, error: 'notMuster' });
  expect(await dialForPairing(from, { host: LOOPBACK, port: portOf(web) })).toMatchObject({ ok: false, error: { name: 'ConsoleNotReached' } });
  const port = portOf(silent);
  silent.close();
  expect(await dial(from, { host: LOOPBACK, port }, [office.known])).toEqual({ ok: false, error: 'nobody' });
});

it('without a certificate, with TLS 1.2, or with a certificate whose key one does not hold, nobody gets in', async () => {
  const [gym, forger] = [await newIdentity(), await newIdentity()];
  const office = await openDoor(OFFICE, [{ console: GYM, certificate: gym.certificate }]);
  expect(await firstWords(office.port, { key: gym.pem, cert: gym.pem })).toBe('HTTP/1.1 200');
  expect(await firstWords(office.port, {})).toBe('closed');
  expect(office.turnedAway).toEqual(['noCertificate']);
  expect(await firstWords(office.port, { key: gym.pem, cert: gym.pem, maxVersion: 'TLSv1.2' })).toMatch(/^ERR_SSL|^EPROTO|closed/);
  // Node itself refuses to begin with a key that is not the certificate's; a forger that did would fail the handshake's signature.
  await expect(async () => firstWords(office.port, { key: forger.pem, cert: gym.pem })).rejects.toThrow(/key values mismatch/);
});

it('a line on which nothing comes any more ends at both ends within the limit, though nothing closed it', { timeout: 20_000 }, async () => {
  const gym = await newIdentity();
  const office = await openDoor(OFFICE, [{ console: GYM, certificate: gym.certificate }]);
  const cable = await FaultProxy.open(() => office.port);
  cleanUp.push(() => cable.close());
  const [host = '', port] = cable.address.split(':');
  const dialed = await dial({ identity: gym, timers: systemTimers }, { host, port: Number(port) }, [office.known]);
  if (!dialed.ok) throw new Error(dialed.error);
  const ends: string[] = [];
  dialed.value.listen({ message: () => undefined, closed: (why) => ends.push(`gym: ${why}`) });
  const link = await until(() => office.links[0]);
  link.listen({ message: () => undefined, closed: (why) => ends.push(`office: ${why}`) });
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS * (LOOKS_WITHOUT_A_BYTE + 2)));
  expect(ends).toEqual([]);
  cable.be('stalled');
  await until(() => ends.length === 2, LOOK_MS * (LOOKS_WITHOUT_A_BYTE + 4));
  expect(ends.sort()).toEqual(['gym: nothing was heard for 5 seconds', 'office: nothing was heard for 5 seconds']);
});

it('a console of the site that dials without end loses its own oldest lines, and takes nobody’s place', async () => {
  const [gym, tent] = [await newIdentity(), await newIdentity()];
  const office = await openDoor(OFFICE, [{ console: GYM, certificate: gym.certificate }, { console: 'tenttenttenttenttenttentte' as ConsoleId, certificate: tent.certificate }]);
  const from: DialNeeds = { identity: gym, timers: systemTimers };
  const first = await dial({ ...from, identity: tent }, { host: LOOPBACK, port: office.port }, [office.known]);
  if (!first.ok) throw new Error(first.error);
  const ended = { tent: 0, gym: 0 };
  first.value.listen({ message: () => undefined, closed: () => (ended.tent += 1) });
  for (let i = 0; i < MAX_LINES_OF_ONE + 4; i++) {
    const dialed = await dial(from, { host: LOOPBACK, port: office.port }, [office.known]);
    if (!dialed.ok) throw new Error(dialed.error);
    dialed.value.listen({ message: () => undefined, closed: () => (ended.gym += 1) });
  }
  await until(() => ended.gym === 4);
  expect(ended).toEqual({ tent: 0, gym: 4 });
});

it('a flood of strangers from one address is cut off before it costs handshakes, and consoles of the site still come from others', async () => {
  const gym = await newIdentity();
  const office = await openDoor(OFFICE, [{ console: GYM, certificate: gym.certificate }]);
  const stranger = await newIdentity();
  const outcomes: string[] = [];
  for (let n = 0; n < STRANGER_RATE.burst + 40; n++) {
    const probed = await probe({ identity: stranger, timers: systemTimers }, { host: LOOPBACK, port: office.port });
    outcomes.push(probed.ok ? 'answered' : probed.error);
  }
  const answered = outcomes.filter((outcome) => outcome === 'answered').length;
  expect(answered).toBeGreaterThanOrEqual(STRANGER_RATE.burst);
  expect(answered).toBeLessThan(STRANGER_RATE.burst + 20);
  expect(outcomes.at(-1)).toBe('nobody');
  expect(await firstWords(office.port, { key: gym.pem, cert: gym.pem, localAddress: '127.0.0.2' })).toBe('HTTP/1.1 200');
});
