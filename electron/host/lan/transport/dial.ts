/**
 * Dials another console. Trust is the pin: whoever answers must hold the key of a certificate that the log names, whatever
 * else it shows; only for a pairing, which is there to find out whom to trust, anybody may answer.
 */
import { connect, createSecureContext, type ConnectionOptions, type SecureContext, type TLSSocket } from 'node:tls';
import { io, NodeWebSocket, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { MAX_LAN_MESSAGE_BYTES } from '../../../../shared/contract/lan-messages.ts';
import type { Rejection } from '../../../../shared/kernel/decision.ts';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';
import type { NetworkAddress } from '../../../../shared/kernel/network-address.ts';
import { addressText } from '../../../../shared/kernel/network-address.ts';
import type { Timers } from '../../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { pemOf, pinOf, shownBy, type KnownConsole, type NetworkIdentity, type Pin } from './identity.ts';
import * as limits from './limits.ts';
import { Line, MESSAGE } from './line.ts';
import { LAN_PATH, linkOn, pairingOn, PAIRING_QUERY, type LinkOnLine } from './links.ts';
import { MAX_PAIRING_MESSAGE_BYTES, type PairingLink } from './pairing-link.ts';

export interface DialNeeds {
  readonly identity: NetworkIdentity;
  readonly timers: Timers;
}

/**
 * `nobody`: nothing answers there, or too late. `notMuster`: something does, and is none. `stranger`: a console that this one
 * does not know. `itself`: this one. `unknown`, `revoked`, `left`: what that console says of this one.
 */
export type DialFailure = 'nobody' | 'notMuster' | 'stranger' | 'itself' | 'unknown' | 'revoked' | 'left';

const refusedWith = z.object({ why: z.enum(['unknown', 'revoked', 'left']) });
/** A web server, not a line that broke meanwhile. */
const answeredOtherwise = z.object({ description: z.object({ message: z.string().startsWith('Unexpected server response') }) });

/** Who may answer, as OpenSSL wants it. To be kept: a console that is alone dials many times a second. */
export interface MayAnswer {
  readonly context: SecureContext;
  readonly byPin: ReadonlyMap<Pin, ConsoleId>;
}

export function mayAnswer(identity: NetworkIdentity, consoles: readonly KnownConsole[]): MayAnswer {
  const byPin = new Map<Pin, ConsoleId>();
  // Its own too: whoever dials itself is to be told so.
  const ca = [pemOf(identity.certificate) ?? ''];
  for (const { console, certificate } of consoles) {
    const [pin, pem] = [pinOf(certificate), pemOf(certificate)];
    if (pin === null || pem === null) continue;
    byPin.set(pin, console);
    ca.push(pem);
  }
  return { context: createSecureContext({ key: identity.pem, cert: identity.pem, ca, minVersion: 'TLSv1.3' }), byPin };
}

export async function dial(needs: DialNeeds, to: NetworkAddress, { context, byPin }: MayAnswer): Promise<Result<LinkOnLine, DialFailure>> {
  const own = pinOf(needs.identity.certificate);
  const isPinned = (pin: Pin | null): boolean => pin !== null && (pin === own || byPin.has(pin));
  const tls = await handshake(needs, to, { secureContext: context, rejectUnauthorized: true, checkServerIdentity: (_, shown) => (isPinned(pinOf(shown.raw.toString('base64url'))) ? undefined : new Error('this key is pinned for no console')) });
  if (!tls.ok) return tls;
  const shown = shownBy(tls.value);
  const peer = shown === null ? undefined : byPin.get(shown.pin);
  if (shown === null || peer === undefined) {
    tls.value.destroy();
    return err('itself');
  }
  const line = await openSocket(needs, tls.value, {}, MAX_LAN_MESSAGE_BYTES);
  return line.ok ? ok(linkOn(line.value, { peer, pin: shown.pin, dialed: true, address: addressText(to) })) : line;
}

export async function dialForPairing(needs: DialNeeds, to: NetworkAddress): Promise<Result<PairingLink, Rejection>> {
  const tls = await handshake(needs, to, anybody(needs));
  if (!tls.ok) return err(notReached(to, tls.error));
  const shown = shownBy(tls.value);
  if (shown === null || shown.certificate === needs.identity.certificate) {
    tls.value.destroy();
    return err(notReached(to, shown === null ? 'notMuster' : 'itself'));
  }
  const line = await openSocket(needs, tls.value, PAIRING_QUERY, MAX_PAIRING_MESSAGE_BYTES);
  if (!line.ok) return err(notReached(to, line.error));
  return ok(pairingOn(line.value, { dialed: true, address: addressText(to), ownCertificate: needs.identity.certificate, peerCertificate: shown.certificate }));
}

type Trust = Pick<ConnectionOptions, 'secureContext' | 'key' | 'cert' | 'minVersion' | 'rejectUnauthorized' | 'checkServerIdentity'>;

/** Whoever answers may show what it likes: for a pairing, and for the network's test. */
export const anybody = ({ identity }: DialNeeds): Trust => ({ key: identity.pem, cert: identity.pem, minVersion: 'TLSv1.3', rejectUnauthorized: false });

/** The TLS handshake alone. */
export function handshake({ timers }: DialNeeds, to: NetworkAddress, trust: Trust): Promise<Result<TLSSocket, DialFailure>> {
  return new Promise((resolve) => {
    const socket = connect({ host: to.host, port: to.port, ...trust });
    const giveUp = (): void => {
      socket.destroy();
      resolve(err('nobody'));
    };
    let callOff = timers.after(limits.CONNECT_TIMEOUT_MS, giveUp);
    socket.setNoDelay(true);
    socket.once('connect', () => {
      callOff();
      callOff = timers.after(limits.DIAL_TIMEOUT_MS, giveUp);
    });
    socket.once('secureConnect', () => {
      callOff();
      resolve(ok(socket));
    });
    // Also later, when nobody waits any more: what breaks then is heard as the end of the line.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      callOff();
      resolve(err(failureOf(error, socket)));
    });
    socket.once('close', () => {
      callOff();
      resolve(err('nobody'));
    });
  });
}

function failureOf(error: NodeJS.ErrnoException, socket: TLSSocket): DialFailure {
  // Node's types know an Error here; it is null as long as no certificate was looked at.
  const isDistrusted: unknown = socket.authorizationError;
  if (isDistrusted !== null && isDistrusted !== undefined) return 'stranger';
  return error.code?.startsWith('ERR_SSL') === true || error.code === 'EPROTO' ? 'notMuster' : 'nobody';
}

/** Over a line whose handshake is done: the socket's library must not make one of its own. */
function openSocket({ timers }: DialNeeds, tls: TLSSocket, query: Readonly<Record<string, string>>, maxMessageBytes: number): Promise<Result<Line, DialFailure>> {
  class OverThisLine extends NodeWebSocket {
    override createSocket(uri: string, protocols: string | string[] | undefined, options: Record<string, unknown>): unknown {
      return super.createSocket(uri, protocols, { ...options, agent: undefined, createConnection: () => tls, maxPayload: maxMessageBytes });
    }
  }
  return new Promise((resolve) => {
    const socket: Socket = io('https://console', { path: LAN_PATH, query, transports: [OverThisLine], forceNew: true, reconnection: false, timeout: limits.DIAL_TIMEOUT_MS });
    socket.once('connect', () => resolve(ok(lineOf(socket, tls, timers))));
    socket.once('connect_error', (error: Error & { readonly data?: unknown }) => {
      const refused = refusedWith.safeParse(error.data);
      resolve(err(refused.success ? refused.data.why : answeredOtherwise.safeParse(error).success ? 'notMuster' : 'nobody'));
      socket.disconnect();
      tls.destroy();
    });
  });
}

function lineOf(socket: Socket, tls: TLSSocket, timers: Timers): Line {
  const line = new Line({ tls, emit: (message) => socket.emit(MESSAGE, message), end: () => socket.disconnect() }, timers);
  const { engine } = socket.io;
  engine.on('packetCreate', (packet: { readonly data?: unknown }) => line.queued(packet));
  engine.on('flush', () => line.flushed());
  socket.onAny((event: string, ...args: unknown[]) => line.came(event, args));
  socket.on('disconnect', (reason) => line.broke(reason));
  return line;
}

/** In words, after "at 10.1.2.3 …". */
export const NOT_REACHED: Readonly<Record<DialFailure, string>> = {
  nobody: 'nobody answers',
  notMuster: 'something answers that is not Muster',
  stranger: 'a console answers that is not known here',
  itself: 'this computer itself answers',
  unknown: 'a console answers that does not know this one',
  revoked: 'a console answers that says that this one was revoked',
  left: 'a console answers that says that this one left the site',
};

const notReached = (to: NetworkAddress, why: DialFailure): Rejection => ({
  name: 'ConsoleNotReached',
  message: `No console could be reached at ${addressText(to)}: ${NOT_REACHED[why]}.`,
  whatToDo: 'Check that Muster runs on the other computer, that both are in the same network, and that the address is the one which it shows under “Add a console”. If it is, ask IT to let Muster through the firewall.',
});
