/**
 * The host's door for windows and for the command line of this computer: one HTTP server on the loopback address, and
 * nowhere else. It checks where a request comes from, then hands it to the one module that answers it. It knows nothing
 * of incidents or rosters.
 *
 *   GET  anything            the screens
 *   GET  /photo/<sha256>     a photo of somebody, for a session
 *   GET  /support            the support file, for a session
 *   POST /session            a code becomes a session
 *   POST /import?school=ID   files of a roster, for a preview
 *   POST /day-list?about=JSON a list of the attendance or the visitor system
 *   POST /control/code       another address, for who holds the control token
 *   POST /control/<name>     what `control` has, likewise
 *   /socket.io/              the windows' socket
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { DAY_LIST_PATH } from '../../../shared/contract/day-list.ts';
import { SUPPORT_PATH } from '../../../shared/contract/support.ts';
import { PROTOCOL_VERSION } from '../../../shared/contract/procedures.ts';
import { sessionRequest } from '../../../shared/contract/messages.ts';
import type { Breathe, Clock, Ids, Timers } from '../../../shared/kernel/ports.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { HostCore } from '../core.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import { refusalName } from '../diagnostics/log-lines.ts';
import { CommandTurns } from './command-turns.ts';
import { takeDayListRequest } from './day-list-request.ts';
import { bearerToken, readJson, refusal, sendJson, sendRefusal, type HttpRefusal } from './http-exchange.ts';
import { ImportRequests } from './import-request.ts';
import * as limits from './limits.ts';
import { PHOTO_PATH, sendPhoto } from './photo-request.ts';
import type { RendererFolder } from './ports.ts';
import * as refusals from './refusals.ts';
import { allowedHost, sameOrigin, setSecurityHeaders } from './request-guard.ts';
import { sameSecret, Sessions } from './sessions.ts';
import { sendSupport } from './support-request.ts';
import { StaticFiles } from './static-files.ts';
import { Subscriptions } from './subscriptions.ts';
import { WindowRequests } from './window-requests.ts';
import { WindowSocket } from './window-socket.ts';

/** What the command line may ask of a running host. It gets the JSON that was sent, and checks it. */
export type ControlRequests = Readonly<Record<string, (body: unknown) => Promise<unknown>>>;

export interface DoorNeeds {
  readonly core: HostCore;
  /** 0: any that is free. */
  readonly port: number;
  readonly renderer: RendererFolder;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Of this process: windows stay where the console behind the door begins again. */
  readonly sessions: Sessions;
  readonly timers: Timers;
  readonly breathe: Breathe;
  readonly log: HostLog;
  /** At least 128 random bits, readable only by the user that runs the host. */
  readonly controlToken: string;
  readonly control: ControlRequests;
  /** The support file, made anew. */
  readonly makeSupport: () => Promise<Uint8Array>;
}

export interface Door {
  readonly port: number;
  /** The address of the screens, with a code that opens one window within ten minutes. A new one each time. */
  freshUrl(): string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

export async function openDoor(needs: DoorNeeds): Promise<Result<Door, Rejection>> {
  const server = createServer({
    maxHeaderSize: limits.MAX_HEADER_BYTES,
    headersTimeout: limits.HEADERS_TIMEOUT_MS,
    requestTimeout: limits.REQUEST_TIMEOUT_MS,
    keepAliveTimeout: limits.KEEP_ALIVE_TIMEOUT_MS,
    connectionsCheckingInterval: limits.TIMEOUT_CHECK_MS,
  });
  server.maxConnections = limits.MAX_CONNECTIONS;
  const listening = await listen(server, needs.port);
  if (!listening.ok) return listening;
  return ok(new LoopbackDoor(needs, server, listening.value));
}

function listen(server: Server, port: number): Promise<Result<number, Rejection>> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(err(portUnavailable(port, 'is in use by another program')));
      else if (error.code === 'EACCES') resolve(err(portUnavailable(port, 'is not free for this user')));
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, LOOPBACK, () => {
      server.off('error', failed);
      resolve(ok((server.address() as AddressInfo).port));
    });
  });
}

const portUnavailable = (port: number, why: string): Rejection => ({
  name: 'PortUnavailable',
  message: `Port ${port} of this computer ${why}.`,
  whatToDo: 'Choose another with --port, or leave --port out to take any that is free.',
});

class LoopbackDoor implements Door {
  readonly port: number;
  readonly #needs: DoorNeeds;
  readonly #server: Server;
  readonly #sessions: Sessions;
  readonly #files: StaticFiles;
  readonly #imports: ImportRequests;
  readonly #subscriptions: Subscriptions;
  readonly #socket: WindowSocket;

  constructor(needs: DoorNeeds, server: Server, port: number) {
    const { core, clock, ids, timers, log, breathe } = needs;
    const requests = new WindowRequests(core, clock, log);
    this.#needs = needs;
    this.#server = server;
    this.port = port;
    this.#sessions = needs.sessions;
    this.#files = new StaticFiles(needs.renderer, ids);
    this.#imports = new ImportRequests(core);
    this.#subscriptions = new Subscriptions({ core, clock, timers, log });
    this.#socket = new WindowSocket({
      sessions: this.#sessions,
      requests,
      turns: new CommandTurns({ core, requests, breathe, log }),
      subscriptions: this.#subscriptions,
      clock,
      log,
    });
    server.on('request', (request, response) => this.#take(request, response));
    server.on('upgrade', (request, stream, head) => this.#upgrade(request, stream, head));
    server.on('error', (error) => log.fault('the server for windows', error));
  }

  freshUrl(): string {
    return `http://${LOOPBACK}:${this.port}/#code=${this.#sessions.freshCode()}`;
  }

  async close(): Promise<void> {
    this.#subscriptions.close();
    await this.#socket.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    setSecurityHeaders(response);
    this.#route(request, response).catch((error: unknown) => {
      this.#needs.log.fault('an HTTP request', error);
      if (response.headersSent) response.destroy();
      else sendRefusal(response, refusal(500, refusals.hostFault));
    });
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!allowedHost(request, this.port)) return this.#refuse(response, refusal(421, refusals.hostNotAllowed));
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const control = path.startsWith('/control/') ? path.slice('/control/'.length) : null;
    if (path !== '/session' && path !== '/import' && path !== DAY_LIST_PATH && control === null) {
      if (request.method === 'GET' && path.startsWith(PHOTO_PATH)) return this.#photo(request, path, response);
      if (request.method === 'GET' && path === SUPPORT_PATH) return this.#support(request, response);
      if (request.method === 'GET' || request.method === 'HEAD') return this.#files.answer(request, response);
      return this.#refuseMethod(response, 'GET, HEAD');
    }
    if (request.method !== 'POST') return this.#refuseMethod(response, 'POST');
    const fromNoPage = control !== null && request.headers.origin === undefined;
    if (!fromNoPage && !sameOrigin(request)) return this.#refuse(response, refusal(403, refusals.originNotAllowed));

    const answer = await (control !== null ? this.#control(request, control) : path === '/session' ? this.#session(request) : path === DAY_LIST_PATH ? this.#dayList(request, query) : this.#import(request, query));
    if (answer.ok) sendJson(response, 200, answer.value);
    else this.#refuse(response, answer.error);
  }

  async #session(request: IncomingMessage): Promise<Result<unknown, HttpRefusal>> {
    const body = await readJson(request, limits.MAX_JSON_BYTES);
    if (!body.ok) return body;
    const asked = sessionRequest.safeParse(body.value);
    if (!asked.success) return err(refusal(400, refusals.notUnderstood(asked.error)));
    if (asked.data.protocol !== PROTOCOL_VERSION) return err(refusal(409, refusals.versionMismatch));
    const token = this.#sessions.exchange(asked.data.code);
    if (!token.ok) return err(refusal(token.error.name === refusals.codeNotValid.name ? 403 : 429, token.error));
    return ok({ token: token.value });
  }

  async #import(request: IncomingMessage, query: string): Promise<Result<unknown, HttpRefusal>> {
    if (this.#sessions.find(bearerToken(request)) === null) return err(refusal(401, refusals.sessionUnknown));
    return this.#imports.preview(request, new URLSearchParams(query));
  }

  async #dayList(request: IncomingMessage, query: string): Promise<Result<unknown, HttpRefusal>> {
    if (this.#sessions.find(bearerToken(request)) === null) return err(refusal(401, refusals.sessionUnknown));
    return takeDayListRequest(this.#needs.core, request, new URLSearchParams(query));
  }

  async #photo(request: IncomingMessage, path: string, response: ServerResponse): Promise<void> {
    if (this.#sessions.find(bearerToken(request)) === null) return this.#refuse(response, refusal(401, refusals.sessionUnknown));
    return sendPhoto(this.#needs.core, path, response);
  }

  async #support(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#sessions.find(bearerToken(request)) === null) return this.#refuse(response, refusal(401, refusals.sessionUnknown));
    return sendSupport(this.#needs, response);
  }

  async #control(request: IncomingMessage, name: string): Promise<Result<unknown, HttpRefusal>> {
    if (!sameSecret(bearerToken(request), this.#needs.controlToken)) return err(refusal(401, refusals.controlTokenWrong));
    const body = await readJson(request, limits.MAX_JSON_BYTES);
    if (!body.ok) return body;
    if (name === 'code') return ok({ url: this.freshUrl() });
    const action = Object.hasOwn(this.#needs.control, name) ? this.#needs.control[name] : undefined;
    if (action === undefined) return err(refusal(404, refusals.unknownProcedure(name)));
    return ok(await action(body.value));
  }

  #refuse(response: ServerResponse, why: HttpRefusal): void {
    if (why.status !== 409) this.#needs.log.note({ event: 'refusedAtDoor', why: refusalName(why.rejection) });
    sendRefusal(response, why);
  }

  #refuseMethod(response: ServerResponse, allowed: string): void {
    response.setHeader('Allow', allowed);
    this.#refuse(response, refusal(405, refusals.methodNotAllowed));
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const allowed = allowedHost(request, this.port) && sameOrigin(request);
    if (allowed && this.#socket.upgrade(request, stream, head)) return;
    this.#needs.log.note({ event: 'refusedAtDoor', why: refusalName(refusals.socketNotAllowed) });
    // A connection that breaks here is over, which is all there is to know.
    stream.on('error', () => stream.destroy());
    stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  }
}
