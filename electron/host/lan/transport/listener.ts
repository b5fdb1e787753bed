/**
 * The door for other consoles: one HTTPS server on the LAN, TLS 1.3, that asks whoever comes for a certificate. Anybody may
 * come, for a machine that is to be let in is not known yet; but who shows no key that the log names learns a name and a
 * version and may pair, and nothing of the site is said before the key was looked up, here and nowhere else.
 *
 *   GET /muster       name and version
 *   /muster/?…        the socket: a console of the site; with `pairing=1` a pairing
 */
import { constants } from 'node:crypto';
import { createServer as createPlainServer, type IncomingMessage, type Server as PlainServer, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { Socket as RawSocket, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { Server as SocketServer, type Socket } from 'socket.io';
import { MAX_LAN_MESSAGE_BYTES } from '../../../../shared/contract/lan-messages.ts';
import type { Rejection } from '../../../../shared/kernel/decision.ts';
import { addressText } from '../../../../shared/kernel/network-address.ts';
import type { Clock, Timers } from '../../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { TokenBucket } from '../../web/token-bucket.ts';
import { shownBy, type NetworkIdentity, type Pin, type Standing } from './identity.ts';
import * as limits from './limits.ts';
import { Line, MESSAGE } from './line.ts';
import { HELLO_PATH, LAN_PATH, linkOn, pairingOn, type LinkOnLine } from './links.ts';
import { MAX_PAIRING_MESSAGE_BYTES, type PairingLink } from './pairing-link.ts';

export interface ListenerNeeds {
  readonly identity: NetworkIdentity;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly standingOf: (pin: Pin) => Standing;
  /** What anybody may learn. */
  readonly hello: () => { readonly name: string; readonly version: string };
  readonly take: (link: LinkOnLine) => void;
  readonly takePairing: (link: PairingLink) => void;
  /** Somebody was turned away. */
  readonly turnedAway: (why: TurnedAway) => void;
  readonly fault: (error: unknown) => void;
}

export type TurnedAway = 'tooManyStrangers' | 'noCertificate' | 'unknown' | 'revoked' | 'left';

interface Messages {
  [event: string]: (...args: unknown[]) => void;
}
type LanSocket = Socket<Messages, Messages>;

export class Listener {
  readonly #needs: ListenerNeeds;
  readonly #strangerRates = new Map<string, TokenBucket>();
  readonly #handshakes: TokenBucket;
  readonly #strangers = new Set<Duplex>();
  /** Of the consoles of the site, oldest first. */
  readonly #lines = new Map<Pin, Set<TLSSocket>>();
  readonly #sockets = new Set<Duplex>();
  readonly #ofTheSite: SocketDoor;
  readonly #ofStrangers: SocketDoor;
  #server: Server | null = null;

  constructor(needs: ListenerNeeds) {
    this.#needs = needs;
    this.#handshakes = new TokenBucket(needs.clock, limits.HANDSHAKE_RATE);
    this.#ofTheSite = new SocketDoor(MAX_LAN_MESSAGE_BYTES);
    this.#ofTheSite.io.use((socket, next) => next(this.#refusal(socket)));
    this.#ofTheSite.io.on('connection', (socket) => this.#console(socket));
    // A stranger that asks for more than a pairing comes here too, to be told why not, over a door that takes no large message.
    this.#ofStrangers = new SocketDoor(MAX_PAIRING_MESSAGE_BYTES);
    this.#ofStrangers.io.use((socket, next) => (socket.handshake.query['pairing'] === undefined ? next(this.#refusal(socket)) : next()));
    this.#ofStrangers.io.on('connection', (socket) => this.#pairing(socket));
  }

  /** `host` null: every address of this machine. `port` 0: any that is free. To be called again where it is refused. */
  open(host: string | null, port: number): Promise<Result<number, Rejection>> {
    const { pem } = this.#needs.identity;
    const server = createServer({
      key: pem,
      cert: pem,
      requestCert: true,
      // Who it is is decided in `#handshakeDone`, by the key and the log: a certificate that signs itself is never "authorized".
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      // Every line proves anew that it holds the key.
      secureOptions: constants.SSL_OP_NO_TICKET,
      handshakeTimeout: limits.HANDSHAKE_TIMEOUT_MS,
      maxHeaderSize: limits.MAX_HEADER_BYTES,
      headersTimeout: limits.REQUEST_TIMEOUT_MS,
      requestTimeout: limits.REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: limits.TIMEOUT_CHECK_MS,
    });
    server.maxConnections = limits.MAX_CONNECTIONS;
    server.on('connection', (raw) => this.#connected(raw));
    server.on('secureConnection', (tls) => this.#handshakeDone(tls));
    server.on('request', (request, response) => this.#answer(request, response));
    server.on('upgrade', (request, stream, head) => this.#upgrade(request, stream, head));
    return new Promise((resolve) => {
      server.on('error', (error: NodeJS.ErrnoException) => {
        if (this.#server === server) this.#needs.fault(error);
        else resolve(err(notListening(port, error.code ?? error.name)));
      });
      server.listen({ port, ...(host === null ? {} : { host }) }, () => {
        this.#server = server;
        resolve(ok((server.address() as AddressInfo).port));
      });
    });
  }

  /** Ends all that is open. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #connected(raw: Duplex): void {
    const from = raw instanceof RawSocket ? (raw.remoteAddress ?? '') : '';
    const ofStrangers = this.#strangerRates.get(from);
    if (!this.#handshakes.spend() || ofStrangers?.spend() === false) {
      raw.destroy();
      return;
    }
    this.#sockets.add(raw);
    raw.once('close', () => this.#sockets.delete(raw));
  }

  #handshakeDone(tls: TLSSocket): void {
    const shown = shownBy(tls);
    if (shown === null) return this.#turnAway(tls, 'noCertificate');
    if (this.#needs.standingOf(shown.pin).kind === 'admitted') return this.#countLine(shown.pin, tls);
    this.#countStrangersAt(tls.remoteAddress ?? '');
    if (this.#strangers.size >= limits.MAX_STRANGERS) return this.#turnAway(tls, 'tooManyStrangers');
    this.#strangers.add(tls);
    tls.once('close', () => this.#strangers.delete(tls));
  }

  /** One console that dials without end takes the place of nobody but itself. */
  #countLine(pin: Pin, tls: TLSSocket): void {
    const lines = this.#lines.get(pin) ?? new Set();
    this.#lines.set(pin, lines.add(tls));
    tls.once('close', () => {
      lines.delete(tls);
      if (lines.size === 0) this.#lines.delete(pin);
    });
    const [oldest] = lines;
    if (lines.size > limits.MAX_LINES_OF_ONE) oldest?.destroy();
  }

  #countStrangersAt(from: string): void {
    if (this.#strangerRates.has(from)) return;
    const [oldest] = this.#strangerRates.keys();
    if (this.#strangerRates.size >= limits.MAX_STRANGER_ADDRESSES && oldest !== undefined) this.#strangerRates.delete(oldest);
    this.#strangerRates.set(from, new TokenBucket(this.#needs.clock, limits.STRANGER_RATE));
  }

  #turnAway(tls: TLSSocket, why: TurnedAway): void {
    this.#needs.turnedAway(why);
    tls.destroy();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const isHello = request.method === 'GET' && request.url === HELLO_PATH;
    response.writeHead(isHello ? 200 : 404, { 'content-type': 'application/json', connection: 'close' });
    response.end(isHello ? JSON.stringify({ muster: this.#needs.hello() }) : undefined);
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const shown = request.socket instanceof TLSSocket ? shownBy(request.socket) : null;
    const url = new URL(request.url ?? '/', 'https://console');
    if (shown === null || url.pathname !== LAN_PATH) {
      stream.destroy();
      return;
    }
    const forLink = this.#needs.standingOf(shown.pin).kind === 'admitted' && !url.searchParams.has('pairing');
    (forLink ? this.#ofTheSite : this.#ofStrangers).upgrade(request, stream, head);
  }

  /** Undefined: it is a console of the site. */
  #refusal(socket: LanSocket): Error | undefined {
    const standing = this.#standing(socket);
    if (standing.kind === 'admitted') return undefined;
    this.#needs.turnedAway(standing.kind);
    return Object.assign(new Error('not of this site'), { data: { why: standing.kind, ...this.#needs.hello() } });
  }

  #standing(socket: LanSocket): Standing {
    const tls = tlsOf(socket);
    const shown = tls === null ? null : shownBy(tls);
    return shown === null ? { kind: 'unknown' } : this.#needs.standingOf(shown.pin);
  }

  #console(socket: LanSocket): void {
    const tls = tlsOf(socket);
    const shown = tls === null ? null : shownBy(tls);
    const standing = this.#standing(socket);
    if (tls === null || shown === null || standing.kind !== 'admitted') {
      socket.disconnect(true);
      return;
    }
    this.#needs.take(linkOn(lineOf(socket, tls, this.#needs.timers), { peer: standing.console, pin: shown.pin, dialed: false, address: addressOf(tls) }));
  }

  #pairing(socket: LanSocket): void {
    const tls = tlsOf(socket);
    const shown = tls === null ? null : shownBy(tls);
    if (tls === null || shown === null) {
      socket.disconnect(true);
      return;
    }
    const line = lineOf(socket, tls, this.#needs.timers);
    this.#needs.takePairing(pairingOn(line, { dialed: false, address: addressOf(tls), ownCertificate: this.#needs.identity.certificate, peerCertificate: shown.certificate }));
  }
}

/** A socket.io server that sees upgrades only, those which it is given. */
class SocketDoor {
  readonly #upgrades: PlainServer = createPlainServer();
  readonly io: SocketServer<Messages, Messages>;

  constructor(maxMessageBytes: number) {
    this.io = new SocketServer(this.#upgrades, {
      path: LAN_PATH,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: maxMessageBytes,
      connectTimeout: limits.HANDSHAKE_TIMEOUT_MS,
      pingInterval: limits.PING_INTERVAL_MS,
      pingTimeout: limits.PING_TIMEOUT_MS,
      perMessageDeflate: false,
    });
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.#upgrades.emit('upgrade', request, stream, head);
  }
}

const tlsOf = (socket: LanSocket): TLSSocket | null => (socket.request.socket instanceof TLSSocket ? socket.request.socket : null);

const addressOf = (tls: TLSSocket): string => addressText({ host: (tls.remoteAddress ?? '').replace(/^::ffff:/, ''), port: tls.remotePort ?? 0 });

function lineOf(socket: LanSocket, tls: TLSSocket, timers: Timers): Line {
  const line = new Line({ tls, emit: (message) => socket.emit(MESSAGE, message), end: () => socket.disconnect(true) }, timers);
  socket.conn.on('packetCreate', (packet: { readonly data?: unknown }) => line.queued(packet));
  socket.conn.on('flush', () => line.flushed());
  socket.onAny((event: string, ...args: unknown[]) => line.came(event, args));
  socket.on('disconnect', (reason: string) => line.broke(reason));
  return line;
}

const notListening = (port: number, code: string): Rejection => ({
  name: 'LanPortUnavailable',
  message: code === 'EADDRINUSE' ? `Port ${port}, at which other consoles look for this one, is in use by another program.` : `This console cannot listen for others on port ${port} (${code}).`,
  whatToDo: 'It is tried again by itself. If it stays so, end the other program, or set another port under Setup, Network.',
});
