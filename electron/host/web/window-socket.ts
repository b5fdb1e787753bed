/**
 * The socket of the windows: who may open one, what one may send and how much, and how answers and changes reach it. The
 * four messages of the contract are the only ones; anything else ends the connection. Socket.io never sees a plain
 * request: it is given upgrades only, after the guard, so that the door has one way in. It keeps its own timers for
 * the heartbeat, which nothing but the real network needs.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { MAX_WINDOW_MESSAGE_BYTES, subscribeMessage, unsubscribeMessage, type Answer, type DeltaMessage, type FailedMessage } from '../../../shared/contract/messages.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { refusalName } from '../diagnostics/log-lines.ts';
import { outOfBounds } from '../message-bounds.ts';
import * as limits from './limits.ts';
import { hostFault, notInTheContract, notUnderstood, sessionUnknown, takesNoAnswers, tooManyRequests, tooManyWindows } from './refusals.ts';
import type { Sessions } from './sessions.ts';
import type { Subscriptions, WindowLink } from './subscriptions.ts';
import { TokenBucket } from './token-bucket.ts';
import type { CommandTurns } from './command-turns.ts';
import type { WindowRequests } from './window-requests.ts';

const PATH = '/socket.io/';

interface ToHost {
  [event: string]: (...args: unknown[]) => void;
}
interface ToWindow {
  delta: (message: DeltaMessage) => void;
  failed: (message: FailedMessage) => void;
}
interface WindowData {
  session: string;
}
type WindowServer = Server<ToHost, ToWindow, Record<string, never>, WindowData>;
type WindowConnection = Socket<ToHost, ToWindow, Record<string, never>, WindowData>;
type Reply = (answer: Answer<unknown>) => void;

export interface WindowSocketNeeds {
  readonly sessions: Sessions;
  readonly requests: Pick<WindowRequests, 'query'>;
  readonly turns: CommandTurns;
  readonly subscriptions: Subscriptions;
  readonly clock: Clock;
  readonly log: HostLog;
}

const handshakeAuth = z.looseObject({ token: z.string().max(100) });
const acknowledged = z.tuple([z.unknown(), z.custom<Reply>((value) => typeof value === 'function')]);
const refuse = (rejection: Rejection): Answer<never> => ({ ok: false, rejection });

export class WindowSocket {
  readonly #needs: WindowSocketNeeds;
  readonly #upgrades = createServer();
  readonly #io: WindowServer;

  constructor(needs: WindowSocketNeeds) {
    this.#needs = needs;
    this.#io = new Server(this.#upgrades, {
      path: PATH,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: MAX_WINDOW_MESSAGE_BYTES,
      connectTimeout: limits.CONNECT_TIMEOUT_MS,
      pingInterval: limits.PING_INTERVAL_MS,
      pingTimeout: limits.PING_TIMEOUT_MS,
      perMessageDeflate: false,
    });
    this.#io.use((socket, next) => {
      const refusal = this.#admit(socket);
      if (refusal === null) next();
      else next(Object.assign(new Error(refusal.message), { data: refusal }));
    });
    this.#io.on('connection', (socket) => {
      const open = (): number => this.#io.of('/').sockets.size;
      needs.log.note({ event: 'window', came: true, open: open() });
      socket.on('disconnect', () => needs.log.note({ event: 'window', came: false, open: open() }));
      new WindowConversation(socket, needs);
    });
  }

  /** An upgrade that the guard let through. False where it is not for this socket. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): boolean {
    if (request.url?.startsWith(`${PATH}?`) !== true) return false;
    return this.#upgrades.emit('upgrade', request, stream, head);
  }

  async close(): Promise<void> {
    // The transport alone: a window that is told to go stays away, and this door may open again in a moment.
    for (const socket of this.#io.sockets.sockets.values()) socket.conn.close();
    await this.#io.close();
    // What was heard before the end is done.
    this.#needs.turns.carryOutAll();
  }

  #admit(socket: WindowConnection): Rejection | null {
    const given = socket.handshake.auth;
    const auth = outOfBounds(given, MAX_WINDOW_MESSAGE_BYTES) === null ? handshakeAuth.safeParse(given) : null;
    const session = auth?.success === true ? this.#needs.sessions.find(auth.data.token) : null;
    if (session === null) {
      this.#needs.log.note({ event: 'refusedAtDoor', why: refusalName(sessionUnknown) });
      return sessionUnknown;
    }
    if (this.#io.of('/').sockets.size >= limits.MAX_WINDOWS) return tooManyWindows;
    socket.data.session = session;
    return null;
  }
}

/** One connected window. */
class WindowConversation implements WindowLink {
  readonly session: string;
  readonly #socket: WindowConnection;
  readonly #needs: WindowSocketNeeds;
  readonly #commandRate: TokenBucket;
  readonly #readingRate: TokenBucket;
  #queriesInFlight = 0;
  /** Messages that wait behind one that the network has not taken. */
  #queued = 0;

  constructor(socket: WindowConnection, needs: WindowSocketNeeds) {
    this.session = socket.data.session;
    this.#socket = socket;
    this.#needs = needs;
    this.#commandRate = new TokenBucket(needs.clock, limits.COMMAND_RATE);
    this.#readingRate = new TokenBucket(needs.clock, limits.READING_RATE);
    socket.conn.on('packetCreate', () => {
      this.#queued += 1;
    });
    socket.conn.on('flush', () => {
      this.#queued = 0;
    });
    socket.onAny((event: string, ...args: unknown[]) => this.#receive(event, args));
    socket.on('disconnect', () => needs.subscriptions.drop(this));
  }

  isBehind(): boolean {
    return this.#queued > limits.MAX_QUEUED_MESSAGES;
  }

  delta(message: DeltaMessage): void {
    this.#socket.emit('delta', message);
  }

  failed(message: FailedMessage): void {
    this.#socket.emit('failed', message);
  }

  /** A mistake of ours must not end the host. */
  #receive(event: string, args: readonly unknown[]): void {
    if (this.#queued > limits.MAX_QUEUED_ANSWERS) return this.#end(takesNoAnswers);
    const message = acknowledged.safeParse(args);
    if (!message.success) return this.#end(notInTheContract);
    const [body, reply] = message.data;
    if (outOfBounds(body, MAX_WINDOW_MESSAGE_BYTES) !== null) return reply(refuse(notUnderstood(null)));
    try {
      this.#take(event, body, reply);
    } catch (error) {
      this.#needs.log.fault('a message of a window', error);
      reply(refuse(hostFault));
    }
  }

  #take(event: string, body: unknown, reply: Reply): void {
    switch (event) {
      case 'command':
        return this.#commandRate.spend() ? this.#needs.turns.take(body, reply) : reply(refuse(tooManyRequests));
      case 'query':
        this.#needs.turns.carryOutAll();
        return this.#query(body, reply);
      case 'subscribe':
        this.#needs.turns.carryOutAll();
        return reply(this.#readingRate.spend() ? this.#subscribe(body) : refuse(tooManyRequests));
      case 'unsubscribe':
        return reply(this.#readingRate.spend() ? this.#unsubscribe(body) : refuse(tooManyRequests));
      default:
        return this.#end(notInTheContract);
    }
  }

  #query(body: unknown, reply: Reply): void {
    if (!this.#readingRate.spend() || this.#queriesInFlight >= limits.MAX_QUERIES_IN_FLIGHT) return reply(refuse(tooManyRequests));
    this.#queriesInFlight += 1;
    this.#needs.requests
      .query(body)
      .catch((error: unknown) => {
        this.#needs.log.fault('a query', error);
        return refuse(hostFault);
      })
      .then((answer) => {
        this.#queriesInFlight -= 1;
        reply(answer);
      })
      .catch((error: unknown) => this.#needs.log.fault('the answer to a query', error));
  }

  #subscribe(body: unknown): Answer<{ resumed: boolean }> {
    const request = subscribeMessage.safeParse(body);
    if (!request.success) return refuse(notUnderstood(request.error));
    const subscribed = this.#needs.subscriptions.subscribe(this, request.data);
    return subscribed.ok ? subscribed : refuse(subscribed.error);
  }

  #unsubscribe(body: unknown): Answer<Record<string, never>> {
    const request = unsubscribeMessage.safeParse(body);
    if (!request.success) return refuse(notUnderstood(request.error));
    this.#needs.subscriptions.unsubscribe(this, request.data.subscription);
    return { ok: true, value: {} };
  }

  #end(why: Rejection): void {
    this.#needs.log.note({ event: 'refusedAtDoor', why: refusalName(why) });
    this.#socket.disconnect(true);
  }
}
