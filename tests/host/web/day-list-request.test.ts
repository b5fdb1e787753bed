/** POST /day-list through real HTTP: who may send a list, and what is refused before the core sees it. */
import { describe, expect, it } from 'vitest';
import { MAX_DAY_LIST_BYTES } from '../../../shared/contract/day-list.ts';
import { httpRefusal } from '../../../shared/contract/messages.ts';
import { runDoor, type HttpAnswer, type RunningDoor } from './running-door.ts';

const ABOUT = { of: 'attendance', date: '2026-11-19', name: 'absences.csv', codes: { E: 'absent' }, plan: null } as const;
const send = async (door: RunningDoor, about: unknown, body = 'ID,Code\n1,A\n', token: string | null = null): Promise<HttpAnswer> =>
  door.http(`/day-list?about=${encodeURIComponent(typeof about === 'string' ? about : JSON.stringify(about))}`, { method: 'POST', headers: { origin: door.origin, authorization: `Bearer ${token ?? (await door.token())}` }, body: new TextEncoder().encode(body) });
const refused = (answer: HttpAnswer): readonly [number, string] => [answer.status, httpRefusal.parse(answer.json()).rejection.name];

describe('POST /day-list', () => {
  it('hands the file over as it is, with what it is', async () => {
    const door = await runDoor();
    door.core.signIn('frontOffice');
    expect((await send(door, ABOUT, 'ID,Code\nÅ,A\n')).status).toBe(200);
    expect(door.core.dayLists).toEqual([{ request: ABOUT, text: 'ID,Code\nÅ,A\n' }]);
    door.core.refusal = { name: 'ListChanged', message: 'm', whatToDo: 'w' };
    expect(refused(await send(door, ABOUT))).toEqual([409, 'ListChanged']);
  });

  it('needs a session, a role that may, words that are understood, and a file of one day', async () => {
    const door = await runDoor();
    door.core.signIn('campusSupervisor');
    expect(refused(await send(door, ABOUT, 'x', 'wrong'))).toEqual([401, 'SessionUnknown']);
    expect(refused(await send(door, ABOUT))[0]).toBe(403);
    expect((await send(door, { ...ABOUT, of: 'visitors' })).status).toBe(200);
    door.core.signIn('teacher');
    expect(refused(await send(door, { ...ABOUT, of: 'visitors' }))[0]).toBe(403);
    door.core.signIn('frontOffice');
    for (const about of ['{', '', { ...ABOUT, date: 'today' }, { ...ABOUT, codes: { E: 'gone' } }, { ...ABOUT, more: 1 }]) expect(refused(await send(door, about))[0]).toBe(400);
    expect(refused(await send(door, ABOUT, 'x'.repeat(MAX_DAY_LIST_BYTES + 1)))[0]).toBe(413);
    expect(door.core.dayLists).toHaveLength(1);
  });
});
