/** POST /import through real HTTP: what it takes, what it refuses, and that nothing reaches the core otherwise. */
import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { MAX_IMPORT_BYTES, MAX_IMPORT_FILES, MAX_MAP_BYTES } from '../../../electron/host/web/limits.ts';
import { httpRefusal } from '../../../shared/contract/messages.ts';
import { runDoor, type HttpAnswer, type RunningDoor } from './running-door.ts';
import { previewSample } from './samples.ts';

interface Sent {
  readonly body: Uint8Array;
  readonly type: string;
}
async function form(files: readonly (readonly [name: string, content: string | Uint8Array<ArrayBuffer>])[], fields: Readonly<Record<string, string>> = {}): Promise<Sent> {
  const data = new FormData();
  for (const [name, content] of files) data.append('file', new Blob([content]), name);
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const response = new Response(data);
  return { body: new Uint8Array(await response.arrayBuffer()), type: response.headers.get('content-type') ?? '' };
}
const send = (door: RunningDoor, token: string, { body, type }: Sent, query = ''): Promise<HttpAnswer> =>
  door.http(`/import${query}`, { method: 'POST', headers: { origin: door.origin, authorization: `Bearer ${token}`, 'content-type': type }, body });
const refusalName = (answer: HttpAnswer): string => httpRefusal.parse(answer.json()).rejection.name;

async function ready(): Promise<{ door: RunningDoor; token: string }> {
  const door = await runDoor();
  door.core.signIn('frontOffice');
  door.core.preview = () => Promise.resolve(previewSample);
  return { door, token: await door.token() };
}

describe('POST /import', () => {
  it('hands the files over, byte by byte, and answers the preview', async () => {
    const { door, token } = await ready();
    const zip = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
    const answer = await send(door, token, await form([['roster.zip', zip], ['C:\\Users\\Ana\\contacts.csv', 'a,b\r\n1,2\r\n']]), '?school=SCH-1%20a');
    expect([answer.status, answer.json()]).toEqual([200, previewSample]);
    const [given] = door.core.imports;
    expect(given?.school).toBe('SCH-1 a');
    expect(given?.files.map(({ name }) => name)).toEqual(['roster.zip', 'contacts.csv']);
    expect(Buffer.from(given?.files[0]?.bytes ?? []).equals(Buffer.from(zip))).toBe(true);
    expect(Buffer.from(given?.files[1]?.bytes ?? []).toString()).toBe('a,b\r\n1,2\r\n');
    await send(door, token, await form([['roster.zip', zip]]));
    expect(door.core.imports[1]?.school).toBeNull();
  });

  it('needs the token of a session', async () => {
    const { door } = await ready();
    for (const token of ['', 'wrong', door.code()]) {
      const answer = await send(door, token, await form([['roster.zip', 'x']]));
      expect([answer.status, refusalName(answer)]).toEqual([401, 'SessionUnknown']);
    }
    expect(door.core.imports).toEqual([]);
  });

  it.each<readonly [string, () => Promise<Sent>, number, string]>([
    ['no file', () => form([]), 400, 'NotFiles'],
    ['a field that is no file', () => form([['roster.zip', 'x']], { school: '1' }), 400, 'NotFiles'],
    ['too many files', () => form(Array.from({ length: MAX_IMPORT_FILES + 1 }, (_, index) => [`${index}.csv`, 'x'] as const)), 400, 'TooManyFiles'],
    ['something else', () => Promise.resolve({ body: Buffer.from('{}'), type: 'application/json' }), 415, 'NotFiles'],
    ['a form that is broken', () => Promise.resolve({ body: Buffer.from('--x\r\nbroken'), type: 'multipart/form-data; boundary=x' }), 400, 'NotFiles'],
    ['a form without a boundary', () => Promise.resolve({ body: Buffer.from('x'), type: 'multipart/form-data' }), 400, 'NotFiles'],
  ])('refuses %s', async (_what, sent, status, name) => {
    const { door, token } = await ready();
    const answer = await send(door, token, await sent());
    expect([answer.status, refusalName(answer)]).toEqual([status, name]);
    expect(door.core.imports).toEqual([]);
    expect(door.log.faults).toEqual([]);
  });

  it('refuses what is too large', async () => {
    const { door, token } = await ready();
    const { type } = await form([['roster.zip', 'x']]);
    const answer = await door.http('/import', { method: 'POST', headers: { origin: door.origin, authorization: `Bearer ${token}`, 'content-type': type, 'content-length': String(MAX_IMPORT_BYTES + 1) }, body: 'x' });
    expect([answer.status, refusalName(answer)]).toEqual([413, 'BodyTooLarge']);
  });

  it('passes on why the core refuses', async () => {
    const { door, token } = await ready();
    door.core.refusal = { name: 'NoSite', message: 'This console has no site yet.', whatToDo: 'Found one first.' };
    const answer = await send(door, token, await form([['roster.zip', 'x']]));
    expect([answer.status, answer.json()]).toEqual([409, { rejection: door.core.refusal }]);
  });

  it('goes on after a bug', async () => {
    const { door, token } = await ready();
    door.core.preview = () => Promise.reject(new Error('a bug'));
    expect((await send(door, token, await form([['roster.zip', 'x']]))).status).toBe(500);
    door.core.preview = () => Promise.resolve(previewSample);
    expect((await send(door, token, await form([['roster.zip', 'x']]))).status).toBe(200);
  });

  it('takes a map of columns beside the files', async () => {
    const { door, token } = await ready();
    const map = '{"Pupil":"fullName"}';
    expect((await send(door, token, await form([['list.csv', 'a']], { map }))).status).toBe(200);
    expect(door.core.imports[0]?.map).toBe(map);
    const tooLong = await send(door, token, await form([['list.csv', 'a']], { map: 'x'.repeat(MAX_MAP_BYTES + 1) }));
    expect([tooLong.status, refusalName(tooLong), door.core.abandoned]).toEqual([400, 'NotFiles', 1]);
  });

  it('abandons what breaks off in the middle', async () => {
    const { door, token } = await ready();
    const { body, type } = await form([['roster.zip', new Uint8Array(500_000)]]);
    const request = httpRequest({ host: '127.0.0.1', port: door.door.port, path: '/import', method: 'POST', headers: { origin: door.origin, authorization: `Bearer ${token}`, 'content-type': type, 'content-length': body.byteLength } });
    request.on('error', () => undefined);
    request.write(body.subarray(0, 300_000));
    await expect.poll(() => door.core.announcedBytes).toEqual([body.byteLength]);
    request.destroy();
    await expect.poll(() => door.core.abandoned).toBe(1);
    expect(door.core.imports).toEqual([]);
    expect(door.log.faults).toEqual([]);
  });
});
