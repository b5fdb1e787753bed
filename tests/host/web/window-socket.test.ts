/** The windows' socket, through a real client: who may open it, what it refuses, and what it survives. */
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { COMMAND_RATE, MAX_QUERIES_IN_FLIGHT, MAX_WINDOWS, PING_INTERVAL_MS, PING_TIMEOUT_MS, READING_RATE } from '../../../electron/host/web/limits.ts';
import { MAX_SUBSCRIPTIONS, MAX_WINDOW_MESSAGE_BYTES } from '../../../shared/contract/messages.ts';
import { idFromBytes } from '../../../shared/kernel/ids.ts';
import { runDoor, type RunningDoor } from './running-door.ts';
import { commandSamples, ID, querySamples, rowSamples } from './samples.ts';

const id = (index: number): string => idFromBytes(Buffer.from(String(index).padStart(16, '0')));
const note = { commandId: ID, command: commandSamples.AddNote };

interface ConnectError extends Error {
  readonly data?: unknown;
}
function refusedConnection(door: RunningDoor, auth: Record<string, unknown>, headers?: Record<string, string>): Promise<ConnectError> {
  const socket = headers === undefined ? door.socket(auth) : door.socket(auth, headers);
  return new Promise((resolve, reject) => {
    socket.once('connect_error', resolve);
    socket.once('connect', () => reject(new Error('it was let in')));
    socket.connect();
  });
}

/** The first line that the host answers to an upgrade, byte by byte as given. */
function rawUpgrade(door: RunningDoor, headers: Readonly<Record<string, string>>, path = '/socket.io/?EIO=4&transport=websocket'): Promise<string> {
  const lines = Object.entries({ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers });
  return new Promise((resolve, reject) => {
    const socket = connect(door.door.port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`));
    socket.once('data', (chunk) => {
      resolve(chunk.toString('latin1').split('\r\n', 1)[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve('closed'));
  });
}

describe('opening the socket', () => {
  it.each([['no token', {}], ['an empty token', { token: '' }], ['a wrong token', { token: 'a'.repeat(52) }], ['no text', { token: { length: 52 } }], ['a length that cannot be compared', { token: { length: { toString: 1 } } }], ['a very long token', { token: 'a'.repeat(10_000) }]])('needs a token: %s', async (_what, auth) => {
    const door = await runDoor();
    expect((await refusedConnection(door, auth)).data).toMatchObject({ name: 'SessionUnknown' });
    expect(door.core.reads).toEqual([]);
  });

  it('does not take a code for a token', async () => {
    const door = await runDoor();
    expect((await refusedConnection(door, { token: door.code() })).data).toMatchObject({ name: 'SessionUnknown' });
  });

  it('needs the origin and the host of this door', async () => {
    const door = await runDoor();
    const token = await door.token();
    const host = `127.0.0.1:${door.door.port}`;
    await refusedConnection(door, { token }, {});
    await refusedConnection(door, { token }, { origin: 'http://evil.example' });
    expect(await rawUpgrade(door, { host, origin: door.origin })).toBe('HTTP/1.1 101 Switching Protocols');
    expect(await rawUpgrade(door, { host })).toBe('HTTP/1.1 403 Forbidden');
    expect(await rawUpgrade(door, { host, origin: 'null' })).toBe('HTTP/1.1 403 Forbidden');
    expect(await rawUpgrade(door, { host: 'evil.example', origin: 'http://evil.example' })).toBe('HTTP/1.1 403 Forbidden');
    expect(await rawUpgrade(door, { host, origin: door.origin }, '/other/?EIO=4&transport=websocket')).toBe('HTTP/1.1 403 Forbidden');
    expect(await rawUpgrade(door, { host, origin: door.origin }, '/socket.io/?EIO=4&transport=polling')).toContain('400');
  });

  it('is not offered over plain requests', async () => {
    const door = await runDoor({ 'index.html': 'the page' });
    expect((await door.http('/socket.io/?EIO=4&transport=polling')).text).toBe('the page');
    expect((await door.post('/socket.io/?EIO=4&transport=polling', {})).status).toBe(405);
    expect((await door.http('/socket.io/socket.io.js')).status).toBe(404);
  });

  it('has room for so many windows', async () => {
    const door = await runDoor();
    const token = await door.token();
    for (let opened = 0; opened < MAX_WINDOWS; opened++) await door.openWindow(token);
    expect((await refusedConnection(door, { token })).data).toMatchObject({ name: 'TooManyWindows' });
    door.windows[0]?.disconnect();
    await expect.poll(async () => door.openWindow(token).then(() => 'opened', () => 'refused')).toBe('opened');
  });
});

describe('a command', () => {
  it('is answered with its outcome, also where the domain refuses it', async () => {
    const door = await runDoor();
    door.core.signIn('teacher');
    const window = await door.openWindow();
    expect(await window.ask('command', note)).toEqual({ ok: true, value: { accepted: true, events: [], result: {} } });
    const rejection = { name: 'StudentAlreadyReleased', message: 'She was released.', whatToDo: 'Look at the record.' };
    door.core.outcome = () => ({ accepted: false, rejection });
    expect(await window.ask('command', note)).toEqual({ ok: true, value: { accepted: false, rejection } });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'AddNote'],
    ['no id', { command: commandSamples.AddNote }],
    ['an id of another form', { ...note, commandId: '../x' }],
    ['another field', { ...note, actor: 'administrator' }],
    ['another field in the command', { ...note, command: { ...commandSamples.AddNote, actor: 'administrator' } }],
    ['a field too long', { ...note, command: { ...commandSamples.AddNote, text: 'x'.repeat(1001) } }],
    ['a type that is no text', { ...note, command: { type: { toString: 'AddNote' } } }],
    ['a length that cannot be compared', { ...note, command: { ...commandSamples.ReportPeople, reports: { length: { toString: 1 } } } }],
    ['bytes', Buffer.from('AddNote')],
    ['bytes inside', { ...note, command: { ...commandSamples.AddNote, text: Buffer.from('x') } }],
  ])('is not read from %s', async (_what, message) => {
    const door = await runDoor();
    door.core.signIn('administrator');
    const window = await door.openWindow();
    expect(await window.refusalOf('command', message)).toBe('NotUnderstood');
    expect(door.core.executed).toEqual([]);
  });

  it('brings no prototype in', async () => {
    const door = await runDoor();
    door.core.signIn('administrator');
    const window = await door.openWindow();
    const poison = JSON.parse('{"__proto__":{"exercise":false,"polluted":true}}') as object;
    const poisoned = (base: object): unknown => JSON.parse(JSON.stringify(base).replace('{', '{"__proto__":{"exercise":true,"polluted":true},'));
    const { exercise: _exercise, ...withoutExercise } = commandSamples.StartIncident;
    expect(await window.refusalOf('command', poisoned(note))).toBe('NotUnderstood');
    expect(await window.refusalOf('command', { commandId: ID, command: poisoned(withoutExercise) })).toBe('NotUnderstood');
    expect(await window.refusalOf('command', { commandId: ID, command: poison })).toBe('NotUnderstood');
    expect(await window.refusalOf('subscribe', { subscription: ID, name: 'site', params: poison, since: null })).toBe('NotUnderstood');
    expect(await window.refusalOf('query', { name: 'search', params: poisoned({ text: 'a', kinds: ['student'] }) })).toBe('NotUnderstood');
    expect(door.core.executed).toEqual([]);
    expect(await window.refusalOf('command', { commandId: ID, command: poisoned(commandSamples.AddNote) })).toBe('NotUnderstood');
    expect(door.core.executed).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('answers a mistake of ours as one, logs it, and goes on', async () => {
    const door = await runDoor();
    door.core.signIn('administrator');
    const window = await door.openWindow();
    door.core.outcome = () => {
      throw new Error('a bug');
    };
    expect(await window.refusalOf('command', note)).toBe('HostFault');
    expect(await window.refusalOf('query', { name: 'search', params: querySamples.search.params })).toBe('HostFault');
    door.core.answers.set('search', () => Promise.resolve({ rows: [{ key: 'half a row' }], more: false }));
    expect(await window.refusalOf('query', { name: 'search', params: querySamples.search.params })).toBe('HostFault');
    expect(door.log.faults.map(({ what }) => what)).toEqual(['command AddNote', 'query search', 'query search']);
    door.core.outcome = () => ({ accepted: true, events: [], result: {} });
    expect(await window.refusalOf('command', note)).toBeNull();
  });

  it('is answered where whoever acts cannot be read, whatever was asked, and goes on', async () => {
    const door = await runDoor();
    const window = await door.openWindow();
    door.core.signedIn = () => {
      throw new Error('the disk cannot be read');
    };
    const subscribe = { subscription: ID, name: 'site', params: {}, since: null };
    expect(await window.refusalOf('command', note)).toBe('HostFault');
    expect(await window.refusalOf('query', { name: 'search', params: querySamples.search.params })).toBe('HostFault');
    expect(await window.refusalOf('subscribe', subscribe)).toBe('HostFault');
    door.core.signedIn = () => 'unsigned';
    expect(await window.refusalOf('subscribe', subscribe)).toBeNull();
  });

  it('is limited for one window, whatever else that window asks, and not for another', async () => {
    const door = await runDoor();
    door.core.signIn('administrator');
    door.core.answers.set('search', () => Promise.resolve(querySamples.search.answer));
    const [busy, other] = [await door.openWindow(), await door.openWindow()];
    const asked = await Promise.all(Array.from({ length: READING_RATE.burst + 60 }, () => busy.refusalOf('unsubscribe', { subscription: ID })));
    expect(asked).toContain('TooManyRequests');
    expect(await busy.refusalOf('command', note)).toBeNull();
    const sent = await Promise.all(Array.from({ length: COMMAND_RATE.burst + 30 }, () => busy.refusalOf('command', note)));
    expect(sent.filter((name) => name === null).length).toBeGreaterThanOrEqual(COMMAND_RATE.burst - 1);
    expect(sent).toContain('TooManyRequests');
    expect(await other.refusalOf('command', note)).toBeNull();
    door.clock.skippedMs += 1000;
    expect(await busy.refusalOf('command', note)).toBeNull();
  });
});

describe('a window that breaks the contract', () => {
  it.each([
    ['sends another message', 'other', [{}, () => undefined]],
    ['sends "error"', 'error', [{}, () => undefined]],
    ['wants no answer', 'command', [note]],
    ['sends two bodies', 'command', [note, note, () => undefined]],
    ['sends nothing', 'command', []],
  ])('is closed: %s', async (_what, event, args) => {
    const door = await runDoor();
    const window = await door.openWindow();
    const closed = new Promise((resolve) => window.socket.once('disconnect', resolve));
    window.socket.emit(event, ...args);
    expect(await closed).toBe('io server disconnect');
    expect(door.log.refusals).toHaveLength(1);
    expect(door.core.executed).toEqual([]);
  });

  it('is closed where it sends too much, and nobody else is', async () => {
    const door = await runDoor();
    door.core.signIn('administrator');
    const [large, other] = [await door.openWindow(), await door.openWindow()];
    const closed = new Promise((resolve) => large.socket.once('disconnect', resolve));
    large.socket.emit('command', 'x'.repeat(MAX_WINDOW_MESSAGE_BYTES), () => undefined);
    await closed;
    expect(await other.refusalOf('command', note)).toBeNull();
    expect(door.core.executed).toHaveLength(1);
  });

  it('is known to be gone within seconds where it falls silent', async () => {
    const door = await runDoor();
    const window = await door.openWindow();
    const answered = await window.ask('subscribe', { subscription: ID, name: 'site', params: {}, since: null });
    expect(answered).toEqual({ ok: true, value: { resumed: false } });
    const started = performance.now();
    // No pong, as a machine that went to sleep.
    const transport = window.socket.io.engine.transport as unknown as { ws: { onmessage: unknown; onclose: unknown } };
    transport.ws.onmessage = () => undefined;
    await new Promise<void>((resolve) => {
      transport.ws.onclose = () => resolve();
    });
    expect(performance.now() - started).toBeLessThan(PING_INTERVAL_MS + PING_TIMEOUT_MS + 1500);
  });
});

describe('questions and lists', () => {
  it('passes on why the core refuses a question', async () => {
    const door = await runDoor();
    door.core.signIn('administrator');
    door.core.refusal = { name: 'TicketUnknown', message: 'That import is gone.', whatToDo: 'Choose the file again.' };
    const window = await door.openWindow();
    expect(await window.ask('query', { name: 'applyImport', params: querySamples.applyImport.params })).toEqual({ ok: false, rejection: door.core.refusal });
    expect(door.log.faults).toEqual([]);
  });

  it('has so many questions in flight', async () => {
    const door = await runDoor();
    door.core.signIn('administrator');
    const waiting: (() => void)[] = [];
    door.core.answers.set('search', () => new Promise((resolve) => waiting.push(() => resolve(querySamples.search.answer))));
    const window = await door.openWindow();
    const query = { name: 'search', params: querySamples.search.params };
    const answers = Array.from({ length: MAX_QUERIES_IN_FLIGHT }, () => window.refusalOf('query', query));
    await expect.poll(() => waiting.length).toBe(MAX_QUERIES_IN_FLIGHT);
    expect(await window.refusalOf('query', query)).toBe('TooManyRequests');
    for (const resolve of waiting.splice(0)) resolve();
    expect(await Promise.all(answers)).toEqual(answers.map(() => null));
    const next = window.refusalOf('query', query);
    await expect.poll(() => waiting.length).toBe(1);
    waiting[0]?.();
    expect(await next).toBeNull();
  });

  it('has so many lists, the same one counted once', async () => {
    const door = await runDoor();
    door.core.rows.set('site', [rowSamples.site]);
    const window = await door.openWindow();
    for (let index = 0; index < MAX_SUBSCRIPTIONS; index++) expect(await window.refusalOf('subscribe', { subscription: id(index), name: 'site', params: {}, since: null })).toBeNull();
    expect(await window.refusalOf('subscribe', { subscription: id(0), name: 'site', params: {}, since: null })).toBeNull();
    expect(await window.refusalOf('subscribe', { subscription: id(99), name: 'site', params: {}, since: null })).toBe('TooManySubscriptions');
    expect(await window.refusalOf('unsubscribe', { subscription: id(0) })).toBeNull();
    expect(await window.refusalOf('subscribe', { subscription: id(99), name: 'site', params: {}, since: null })).toBeNull();
  });
});
