/** The door over plain HTTP: who is let in, what is served, and what every answer carries. */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { openDoor } from '../../../electron/host/web/open-door.ts';
import { Sessions } from '../../../electron/host/web/sessions.ts';
import { CODE_LIFETIME_MS, FIRST_WAIT_MS, MAX_JSON_BYTES, MAX_OPEN_CODES, WRONG_CODES_WITHOUT_WAIT } from '../../../electron/host/web/limits.ts';
import { PROTOCOL_VERSION, supportPermission } from '../../../shared/contract/procedures.ts';
import { roles } from '../../../shared/domain/site/events.ts';
import { httpRefusal } from '../../../shared/contract/messages.ts';
import { FakeCore } from './fake-core.ts';
import { CONTROL_TOKEN, countingIds, runDoor, TestClock, TestLog, type HttpAnswer, type RunningDoor } from './running-door.ts';

const FILES = {
  'index.html': '<!doctype html><meta name="nonce" content="__CSP_NONCE__"><title>Muster</title>',
  'assets/index-Ab3_d-9Z.js': 'console.log(1)',
  'assets/plain.css': 'body{}',
  'fonts/inter.woff2': 'font',
  'notes.md': 'not a kind that is served',
};
const refusalName = (answer: HttpAnswer): string => httpRefusal.parse(answer.json()).rejection.name;
const exchange = (door: RunningDoor, code: string): Promise<HttpAnswer> => door.post('/session', { code, protocol: PROTOCOL_VERSION });

describe('where a request comes from', () => {
  it('listens on the loopback address only', async () => {
    const { door } = await runDoor();
    const outside = Object.values(networkInterfaces()).flat().find((address) => address?.family === 'IPv4' && !address.internal);
    if (outside === undefined) return;
    const outcome = await new Promise<string>((resolve) => {
      const socket = connect(door.port, outside.address);
      socket.once('connect', () => resolve('connected'));
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    expect(outcome).toBe('ECONNREFUSED');
  });

  it.each(['evil.example', '127.0.0.1', 'localhost', '127.0.0.1:1', '127.0.0.1.evil.example', '[::1]'])('refuses the host %s', async (host) => {
    const door = await runDoor(FILES);
    const answers = await Promise.all([
      door.http('/', { headers: { host } }),
      door.http('/session', { method: 'POST', headers: { host, origin: `http://${host}`, 'content-type': 'application/json' }, body: JSON.stringify({ code: door.code(), protocol: PROTOCOL_VERSION }) }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(421);
      expect(refusalName(answer)).toBe('HostNotAllowed');
    }
    expect(door.log.refusals).toContain('HostNotAllowed');
  });

  it('answers to localhost too, with that as its origin', async () => {
    const door = await runDoor(FILES);
    const host = `localhost:${door.door.port}`;
    expect((await door.http('/', { headers: { host } })).status).toBe(200);
    expect((await door.post('/session', { code: door.code(), protocol: PROTOCOL_VERSION }, { host, origin: `http://${host}` })).status).toBe(200);
    expect((await door.post('/session', { code: door.code(), protocol: PROTOCOL_VERSION }, { host })).status).toBe(403);
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', ''])('refuses a POST of the origin %j', async (origin) => {
    const door = await runDoor();
    for (const path of ['/session', '/import', '/control/code']) {
      const answer = await door.post(path, {}, { origin, authorization: `Bearer ${CONTROL_TOKEN}` });
      expect([answer.status, refusalName(answer)]).toEqual([403, 'OriginNotAllowed']);
    }
  });

  it('refuses a POST without an origin, but for the command line', async () => {
    const door = await runDoor();
    const headers = { 'content-type': 'application/json' };
    expect((await door.http('/session', { method: 'POST', headers, body: '{}' })).status).toBe(403);
    expect((await door.http('/import', { method: 'POST', headers, body: '{}' })).status).toBe(403);
    expect((await door.control('code', {})).status).toBe(200);
  });

  it.each([
    ['GET', '/session', 'POST'],
    ['GET', '/import', 'POST'],
    ['GET', '/control/code', 'POST'],
    ['PUT', '/session', 'POST'],
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/people', 'GET, HEAD'],
    ['OPTIONS', '/assets/plain.css', 'GET, HEAD'],
  ])('refuses %s %s', async (method, path, allowed) => {
    const door = await runDoor(FILES);
    const answer = await door.http(path, { method });
    expect([answer.status, answer.headers.allow, refusalName(answer)]).toEqual([405, allowed, 'MethodNotAllowed']);
  });

  it('says in plain words that a port is taken', async () => {
    const { door } = await runDoor();
    const second = await openDoor({
      core: new FakeCore(), port: door.port, renderer: { read: () => Promise.resolve(null) }, clock: new TestClock(), ids: countingIds(), sessions: new Sessions(new TestClock(), countingIds()),
      timers: { after: () => () => undefined }, breathe: () => Promise.resolve(), log: new TestLog(), controlToken: CONTROL_TOKEN, control: {}, makeSupport: async () => new Uint8Array(),
    });
    expect(second).toMatchObject({ ok: false, error: { name: 'PortUnavailable', message: `Port ${door.port} of this computer is in use by another program.` } });
  });
});

describe('a code', () => {
  it('is in the fragment of the address, and opens one session', async () => {
    const door = await runDoor();
    expect(door.door.freshUrl()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=[a-z2-7]{26}$/);
    const code = door.code();
    const first = await exchange(door, code);
    expect(first.status).toBe(200);
    expect(first.json()).toEqual({ token: expect.stringMatching(/^[a-z2-7]{52}$/) as string });
    const second = await exchange(door, code);
    expect([second.status, refusalName(second)]).toEqual([403, 'CodeNotValid']);
  });

  it('expires', async () => {
    const door = await runDoor();
    const [early, late] = [door.code(), door.code()];
    door.clock.skippedMs = CODE_LIFETIME_MS - 5_000;
    expect((await exchange(door, early)).status).toBe(200);
    door.clock.skippedMs = CODE_LIFETIME_MS + 5_000;
    expect(refusalName(await exchange(door, late))).toBe('CodeNotValid');
  });

  it('is dropped when many newer ones were given out', async () => {
    const door = await runDoor();
    const codes = Array.from({ length: MAX_OPEN_CODES + 1 }, () => door.code());
    expect(refusalName(await exchange(door, codes[0]!))).toBe('CodeNotValid');
    expect((await exchange(door, codes[1]!)).status).toBe(200);
  });

  it('keeps while wrong ones make everybody wait, longer each time', async () => {
    const door = await runDoor();
    const code = door.code();
    for (let tried = 0; tried <= WRONG_CODES_WITHOUT_WAIT; tried++) expect((await exchange(door, 'wrong')).status).toBe(403);
    const waiting = await exchange(door, code);
    expect([waiting.status, refusalName(waiting)]).toEqual([429, 'TooManyWrongCodes']);
    door.clock.skippedMs += FIRST_WAIT_MS;
    expect((await exchange(door, 'wrong')).status).toBe(403);
    door.clock.skippedMs += FIRST_WAIT_MS;
    expect((await exchange(door, code)).status).toBe(429);
    door.clock.skippedMs += FIRST_WAIT_MS;
    expect((await exchange(door, code)).status).toBe(200);
    expect((await exchange(door, 'wrong')).status).toBe(403);
    expect((await exchange(door, door.code())).status).toBe(200);
  });

  it('opens nothing for a window of another version, and keeps', async () => {
    const door = await runDoor();
    const code = door.code();
    const answer = await door.post('/session', { code, protocol: PROTOCOL_VERSION + 1 });
    expect([answer.status, refusalName(answer)]).toEqual([409, 'VersionMismatch']);
    expect((await exchange(door, code)).status).toBe(200);
  });

  it.each([
    ['not JSON', '{', 400, 'NotJson'],
    ['another shape', '{"code":1}', 400, 'NotUnderstood'],
    ['a prototype', '{"code":"x","protocol":1,"__proto__":{"admin":true}}', 400, 'NotUnderstood'],
    ['too much', `"${'x'.repeat(MAX_JSON_BYTES)}"`, 413, 'BodyTooLarge'],
  ])('is not read from %s', async (_what, body, status, name) => {
    const door = await runDoor();
    const answer = await door.post('/session', body);
    expect([answer.status, refusalName(answer)]).toEqual([status, name]);
  });

  it('is not read from a form', async () => {
    const door = await runDoor();
    const answer = await door.post('/session', `{"code":"${door.code()}","protocol":${PROTOCOL_VERSION}}`, { 'content-type': 'text/plain' });
    expect([answer.status, refusalName(answer)]).toEqual([415, 'NotJson']);
  });

  it('stops reading a body of unsaid length at the limit', async () => {
    const door = await runDoor();
    const answer = await door.http('/session', {
      method: 'POST',
      headers: { origin: door.origin, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      body: 'x'.repeat(MAX_JSON_BYTES * 4),
    });
    expect([answer.status, refusalName(answer)]).toEqual([413, 'BodyTooLarge']);
  });
});

describe('the screens', () => {
  it('come with a policy that allows nothing but this host, and a fresh nonce', async () => {
    const door = await runDoor(FILES);
    const [first, second] = [await door.http('/'), await door.http('/')];
    const nonce = /content="([a-z2-7]{26})"/.exec(first.text)?.[1] ?? '';
    expect(first.headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; ` +
        `connect-src 'self' ws://127.0.0.1:${door.door.port}; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    );
    expect(first.text).not.toContain('__CSP_NONCE__');
    expect(second.text).not.toContain(nonce);
    expect(first.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  });

  it('carry the security headers, and so does everything else', async () => {
    const door = await runDoor(FILES);
    const answers = await Promise.all([door.http('/'), door.http('/assets/plain.css'), door.http('/missing.js'), door.http('/session'), exchange(door, 'wrong')]);
    for (const answer of answers) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      });
      expect(answer.headers['permissions-policy']).toContain('camera=(self), microphone=()');
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(answer.headers['x-powered-by']).toBeUndefined();
    }
  });

  it('are kept by a browser where their name has a hash', async () => {
    const door = await runDoor(FILES);
    const hashed = await door.http('/assets/index-Ab3_d-9Z.js');
    expect(hashed).toMatchObject({ status: 200, text: 'console.log(1)' });
    expect(hashed.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' });
    expect((await door.http('/assets/plain.css')).headers['cache-control']).toBe('no-cache');
    expect((await door.http('/fonts/inter.woff2')).headers['content-type']).toBe('font/woff2');
  });

  it('show the page for their own addresses, so that a reload works', async () => {
    const door = await runDoor(FILES);
    for (const path of ['/', '/index.html', '/now', '/incident/abc/class/def?tab=1', '/people/J.%20Smith', '/notes.md']) {
      const answer = await door.http(path);
      expect([path, answer.status, answer.text.includes('<title>Muster</title>')]).toEqual([path, 200, true]);
    }
    expect((await door.http('/missing.js')).status).toBe(404);
    expect((await door.http('/assets/missing.css')).status).toBe(404);
  });

  it('say only how large they are where that is asked', async () => {
    const door = await runDoor(FILES);
    const answer = await door.http('/assets/plain.css', { method: 'HEAD' });
    expect([answer.status, answer.headers['content-length'], answer.text]).toEqual([200, '6', '']);
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.js',
    '/..\\secret.js',
    '/%5c..%5csecret.js',
    '/secret.js%00.html',
    '/%zz',
    '//../secret.js',
  ])('are the only files: %s', async (path) => {
    const door = await runDoor({ ...FILES, '../secret.js': 'secret', '..\\secret.js': 'secret' });
    const answer = await door.http(path);
    expect([answer.status, refusalName(answer)]).toEqual([400, 'PathNotAllowed']);
  });

  it.each(['//etc/passwd.js', '/.git/config.json', '/assets/.env.js', '/assets//plain.css'])('are not found by a path that no file of theirs has: %s', async (path) => {
    const door = await runDoor({ ...FILES, [path.slice(1)]: 'secret' });
    expect((await door.http(path)).text).not.toContain('secret');
  });

  it('say how to build them where they are missing', async () => {
    const door = await runDoor();
    const answer = await door.http('/');
    expect([answer.status, refusalName(answer)]).toEqual([503, 'ScreensMissing']);
  });
});

describe('the control requests', () => {
  it('give another address to who holds the token', async () => {
    const door = await runDoor();
    const answer = await door.control('code', {});
    const { url } = answer.json() as { url: string };
    expect((await exchange(door, new URL(url).hash.slice('#code='.length))).status).toBe(200);
  });

  it('reach what the host offers, and nothing else', async () => {
    const door = await runDoor({}, { status: (body) => Promise.resolve({ heard: body }) });
    expect((await door.control('status', { deep: [1] })).json()).toEqual({ heard: { deep: [1] } });
    for (const name of ['other', 'toString', '__proto__', 'constructor', '']) {
      const answer = await door.control(name, {});
      expect([name, answer.status, refusalName(answer)]).toEqual([name, 404, 'UnknownProcedure']);
    }
  });

  it('refuse another token, a session token, and none', async () => {
    const door = await runDoor();
    for (const token of ['', 'wrong', `${CONTROL_TOKEN} `.repeat(2), await door.token()]) {
      const answer = await door.control('code', {}, token);
      expect([answer.status, refusalName(answer)]).toEqual([401, 'ControlTokenWrong']);
    }
    expect((await door.http('/control/code', { method: 'POST' })).status).toBe(401);
  });

  it('answer a mistake of ours as one, log it, and tell nothing of it', async () => {
    const door = await runDoor({}, { status: () => Promise.reject(new Error('Ana Garcia')) });
    const answer = await door.control('status', {});
    expect([answer.status, refusalName(answer)]).toEqual([500, 'HostFault']);
    expect(answer.text).not.toContain('Garcia');
    expect(door.log.faults).toHaveLength(1);
  });
});

describe('the support file', () => {
  it('goes to a session of the roles of the table, and to nobody else', async () => {
    const door = await runDoor();
    expect(refusalName(await door.http('/support'))).toBe('SessionUnknown');
    const authorization = `Bearer ${await door.token()}`;
    for (const role of roles) {
      door.core.signIn(role);
      const answer = await door.http('/support', { headers: { authorization } });
      expect([role, answer.status, answer.status === 200 ? answer.text : refusalName(answer)]).toEqual(supportPermission !== 'anyone' && supportPermission.includes(role) ? [role, 200, 'the support file'] : [role, 403, 'NotPermitted']);
    }
    door.core.actor = 'unsigned';
    expect(refusalName(await door.http('/support', { headers: { authorization } }))).toBe('NobodySignedIn');
  });
});

describe('the end', () => {
  it('closes every connection and stops listening to the core', async () => {
    const door = await runDoor(FILES);
    const window = await door.openWindow();
    const idle = connect(door.door.port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const ended = Promise.all([new Promise((resolve) => idle.once('close', resolve)), new Promise((resolve) => window.socket.once('disconnect', resolve))]);
    await door.door.close();
    await ended;
    expect(door.core.listeners).toBe(0);
    await expect(door.http('/')).rejects.toThrow('ECONNREFUSED');
  });
});
