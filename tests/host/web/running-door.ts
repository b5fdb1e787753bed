/** A door on a free port, and a window's side of it: real HTTP, real sockets. Everything is closed after each test. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { afterEach } from 'vitest';
import { openDoor, type ControlRequests, type Door } from '../../../electron/host/web/open-door.ts';
import { Sessions } from '../../../electron/host/web/sessions.ts';
import type { Timers } from '../../../shared/kernel/ports.ts';
import type { Answer, DeltaMessage, FailedMessage } from '../../../shared/contract/messages.ts';
import { PROTOCOL_VERSION } from '../../../shared/contract/procedures.ts';
import { idFromBytes } from '../../../shared/kernel/ids.ts';
import type { Clock, Ids } from '../../../shared/kernel/ports.ts';
import type { HostLog } from '../../../electron/host/diagnostics/host-log.ts';
import type { FaultPlace, LogLine } from '../../../electron/host/diagnostics/log-lines.ts';
import { FakeCore } from './fake-core.ts';

export const CONTROL_TOKEN = 'the control token of this test';

export class TestClock implements Clock {
  skippedMs = 0;
  wallMs(): number {
    return Date.now() + this.skippedMs;
  }
  monotonicMs(): number {
    return performance.now() + this.skippedMs;
  }
}

export class TestLog implements HostLog {
  readonly lines: LogLine[] = [];
  readonly faults: { readonly what: FaultPlace; readonly error: unknown }[] = [];
  note(line: LogLine): void {
    this.lines.push(line);
  }
  fault(what: FaultPlace, error: unknown): void {
    this.faults.push({ what, error });
  }
  get refusals(): string[] {
    return this.lines.flatMap((line) => (line.event === 'refusedAtDoor' ? [line.why] : []));
  }
}

const timers: Timers = {
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
export const countingIds = (): Ids => {
  let last = 0;
  return { next: () => idFromBytes(Buffer.from(String(++last).padStart(16, '0'))) };
};

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  json(): unknown;
}
export interface HttpAsk {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export class RunningDoor {
  readonly door: Door;
  readonly core: FakeCore;
  readonly clock: TestClock;
  readonly log: TestLog;
  readonly origin: string;
  readonly windows: Socket[] = [];

  constructor(door: Door, core: FakeCore, clock: TestClock, log: TestLog) {
    this.door = door;
    this.core = core;
    this.clock = clock;
    this.log = log;
    this.origin = `http://127.0.0.1:${door.port}`;
  }

  code(): string {
    return new URL(this.door.freshUrl()).hash.slice('#code='.length);
  }

  /** As sent: no path is tidied, no header is added but the host. */
  http(path: string, { method = 'GET', headers = {}, body }: HttpAsk = {}): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port: this.door.port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: () => JSON.parse(text) as unknown });
        });
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  post(path: string, value: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.http(path, { method: 'POST', headers: { origin: this.origin, 'content-type': 'application/json', ...headers }, body: typeof value === 'string' ? value : JSON.stringify(value) });
  }

  control(name: string, value: unknown, token = CONTROL_TOKEN): Promise<HttpAnswer> {
    return this.http(`/control/${name}`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(value) });
  }

  async token(): Promise<string> {
    const answer = await this.post('/session', { code: this.code(), protocol: PROTOCOL_VERSION });
    return (answer.json() as { token: string }).token;
  }

  /** A socket that is not yet connected. */
  socket(auth: Record<string, unknown>, headers: Readonly<Record<string, string>> = { origin: this.origin }): Socket {
    const socket = io(this.origin, { transports: ['websocket'], auth, extraHeaders: { ...headers }, reconnection: false, forceNew: true, autoConnect: false });
    this.windows.push(socket);
    return socket;
  }

  async openWindow(token?: string): Promise<WindowSide> {
    const socket = this.socket({ token: token ?? (await this.token()) });
    const window = new WindowSide(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
      socket.connect();
    });
    return window;
  }
}

/** Sends and hears what a window does. */
export class WindowSide {
  readonly socket: Socket;
  readonly deltas: DeltaMessage[] = [];
  readonly failures: FailedMessage[] = [];
  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('delta', (message: DeltaMessage) => this.deltas.push(message));
    socket.on('failed', (message: FailedMessage) => this.failures.push(message));
  }
  ask(event: string, body: unknown): Promise<Answer<unknown>> {
    return this.socket.timeout(5000).emitWithAck(event, body) as Promise<Answer<unknown>>;
  }
  /** The name of the refusal; null where it was not refused. */
  async refusalOf(event: string, body: unknown): Promise<string | null> {
    const answer = await this.ask(event, body);
    return answer.ok ? null : answer.rejection.name;
  }
}

const running: RunningDoor[] = [];
afterEach(async () => {
  for (const { windows, door } of running.splice(0)) {
    for (const window of windows) window.disconnect();
    await door.close();
  }
});

export async function runDoor(files: Readonly<Record<string, string>> = {}, control: ControlRequests = {}): Promise<RunningDoor> {
  const core = new FakeCore();
  const clock = new TestClock();
  const log = new TestLog();
  const renderer = { read: (path: string) => Promise.resolve(Object.hasOwn(files, path) ? Buffer.from(files[path] ?? '') : null) };
  const ids = countingIds();
  const door = await openDoor({ core, port: 0, renderer, clock, ids, sessions: new Sessions(clock, ids), timers, breathe: () => Promise.resolve(), log, controlToken: CONTROL_TOKEN, control, makeSupport: async () => Buffer.from('the support file') });
  if (!door.ok) throw new Error(door.error.message);
  const result = new RunningDoor(door.value, core, clock, log);
  running.push(result);
  return result;
}
