/** What the window sends to POST /import, and what it makes of the answers. */
import { describe, expect, test } from 'vitest';
import { RosterUpload } from '../../renderer/transport/import-upload.ts';
import { querySamples } from '../host/web/samples.ts';

interface Sent {
  readonly path: string;
  readonly form: FormData;
  readonly authorization: string | null;
  readonly signal: AbortSignal | null;
}

const preview = querySamples.readImport.answer;
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const refused = (name: string): Response => json({ rejection: { name, message: 'No.', whatToDo: 'Wait.' } }, 409);
const file = (name: string): File => new File(['First name,Last name\r\nAna,Garcia\r\n'], name);

function uploadTo(answer: (sent: Sent) => Promise<Response>): { readonly upload: RosterUpload; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const upload = new RosterUpload('secret', (path, { body, headers, signal }) => {
    if (!(body instanceof FormData)) throw new TypeError('not a form');
    const one: Sent = { path, form: body, authorization: new Headers(headers).get('authorization'), signal: signal ?? null };
    sent.push(one);
    return answer(one);
  });
  return { upload, sent };
}

describe('files', () => {
  test('go under their names, with the session, and without choices where none was made', async () => {
    const { upload, sent } = uploadTo(async () => json(preview));
    expect(await upload.send([file('a.csv'), file('b.csv')], { school: null, map: null })).toBeNull();
    expect(sent.map(({ path, authorization }) => [path, authorization])).toEqual([['/import', 'Bearer secret']]);
    expect(sent[0]?.form.getAll('file').map((one) => (one instanceof File ? one.name : one))).toEqual(['a.csv', 'b.csv']);
    expect(sent[0]?.form.has('map')).toBe(false);
  });

  test('are sent again with a school and a map, and only those that are held', async () => {
    const { upload, sent } = uploadTo(async () => json(preview));
    expect(upload.holds([])).toBe(false);
    await upload.send([file('a.csv')], { school: null, map: null });
    expect(upload.holds(['a.csv'])).toBe(true);
    expect(upload.holds(['b.csv'])).toBe(false);
    await upload.sendAgain({ school: '', map: { Name: 'fullName' } });
    await upload.sendAgain({ school: 'HS & 1', map: null });
    expect(sent.map(({ path }) => path)).toEqual(['/import', '/import?school=', '/import?school=HS%20%26%201']);
    expect(sent[1]?.form.get('map')).toBe('{"Name":"fullName"}');
    expect(sent[1]?.form.getAll('file')).toHaveLength(1);
  });
});

describe('an answer', () => {
  test.each([
    ['a refusal is shown as it is', async () => refused('ImportBusy'), 'ImportBusy'],
    ['of a host that is gone is said so', () => Promise.reject(new TypeError('failed to fetch')), 'HostDidNotAnswer'],
    ['of another version is not taken for a preview', async () => json({ hello: 1 }), 'MessageNotUnderstood'],
  ] as const)('%s', async (_, answer, name) => {
    const { upload } = uploadTo(answer);
    expect(await upload.send([file('a.csv')], { school: null, map: null })).toMatchObject({ name });
  });

  test('is no refusal where somebody cancelled, here or in another window', async () => {
    const { upload: there } = uploadTo(async () => refused('ImportCancelled'));
    expect(await there.send([file('a.csv')], { school: null, map: null })).toBeNull();
    const { upload: here } = uploadTo(({ signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))));
    const answer = here.send([file('a.csv')], { school: null, map: null });
    here.cancel();
    expect(await answer).toBeNull();
  });
});
