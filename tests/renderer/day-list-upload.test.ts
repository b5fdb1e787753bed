/** A list of the day on its way to the host: what is sent, and what is told where the host refuses, says nonsense or nothing. */
import { expect, test } from 'vitest';
import { dayListsWith } from '../../renderer/transport/day-list-upload.ts';
import type { DayListPreview, DayListRequest } from '../../shared/contract/day-list.ts';

const ABOUT: DayListRequest = { of: 'attendance', date: '2026-11-19', name: 'a & b.csv', codes: { E: 'absent' }, plan: null };
const PREVIEW: DayListPreview = { of: 'attendance', date: '2026-11-19', source: 'a & b.csv', plan: null, written: false, absent: 0, late: 0, inside: 0, gone: 0, expectedAgain: 0, rows: [], codes: [], problems: [] };
const REFUSED = { name: 'ListChanged', message: 'm', whatToDo: 'w' };
const file = new File(['ID,Code'], 'a & b.csv');

test('the file goes as it is, with what it is in the address and the session in the header', async () => {
  const sent: { path: string; request: RequestInit }[] = [];
  const send = dayListsWith('secret', (path, request) => {
    sent.push({ path, request });
    return Promise.resolve(Response.json(PREVIEW));
  });
  expect(await send(file, ABOUT)).toEqual({ ok: true, value: PREVIEW });
  const [{ path, request } = { path: '', request: {} }] = sent;
  expect(JSON.parse(new URL(path, 'http://host').searchParams.get('about') ?? '')).toEqual(ABOUT);
  expect(request).toMatchObject({ method: 'POST', headers: { authorization: 'Bearer secret' }, body: file });
});

test.each([
  ['a refusal', () => Promise.resolve(Response.json({ rejection: REFUSED }, { status: 409 })), 'ListChanged'],
  ['an answer of another version', () => Promise.resolve(Response.json({ absent: 1 })), 'MessageNotUnderstood'],
  ['a refusal of another version', () => Promise.resolve(Response.json({}, { status: 500 })), 'MessageNotUnderstood'],
  ['no answer', () => Promise.reject(new TypeError('gone')), 'HostDidNotAnswer'],
])('%s is told by its name', async (_what, answer, name) => {
  expect(await dayListsWith('secret', answer)(file, ABOUT)).toMatchObject({ ok: false, error: { name } });
});
