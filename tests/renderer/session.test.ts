import { expect, test } from 'vitest';
import { openSession, type SessionSurroundings } from '../../renderer/transport/session.ts';

interface Around {
  readonly around: SessionSurroundings;
  readonly stored: Map<string, string>;
  readonly asked: unknown[];
  readonly removed: () => boolean;
}

function surroundings(fragment: string, answer: { readonly status: number; readonly body: unknown } | null, held: string | null = null): Around {
  const stored = new Map(held === null ? [] : [['muster.token', held]]);
  const asked: unknown[] = [];
  let removed = false;
  return {
    stored,
    asked,
    removed: () => removed,
    around: {
      fragment,
      storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value), removeItem: (key) => void stored.delete(key) },
      removeFragment: () => (removed = true),
      fetch: (_path, request) => {
        asked.push(typeof request.body === 'string' ? JSON.parse(request.body) : request.body);
        return answer === null ? Promise.reject(new TypeError('no host')) : Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status }));
      },
    },
  };
}

const USED_UP = { status: 403, body: { rejection: { name: 'CodeUsed', message: 'This code was used already.', whatToDo: 'Start Muster again.' } } };

test('the code leaves the address and becomes a token of this tab', async () => {
  const { around, stored, asked, removed } = surroundings('#code=abc', { status: 200, body: { token: 'secret' } });
  expect(await openSession(around)).toEqual({ open: true, token: 'secret' });
  expect(asked).toEqual([{ code: 'abc', protocol: 1 }]);
  expect(removed()).toBe(true);
  expect(stored.get('muster.token')).toBe('secret');
});

test('a reload needs no code', async () => {
  const { around, asked } = surroundings('#/now', null, 'secret');
  expect(await openSession(around)).toEqual({ open: true, token: 'secret' });
  expect(asked).toEqual([]);
});

test('a used-up code is said in the words of the host', async () => {
  const { around, stored } = surroundings('#code=abc', USED_UP);
  expect(await openSession(around)).toEqual({ open: false, rejection: USED_UP.body.rejection });
  expect(stored.size).toBe(0);
});

test('a used-up code beside a token that this tab holds does no harm', async () => {
  const { around } = surroundings('#code=abc', USED_UP, 'secret');
  expect(await openSession(around)).toEqual({ open: true, token: 'secret' });
});

test('no code, no token, no host: each is said', async () => {
  const without = await openSession(surroundings('', null).around);
  expect(!without.open && without.rejection.name).toBe('SessionUnknown');
  const silent = await openSession(surroundings('#code=abc', null).around);
  expect(!silent.open && silent.rejection.name).toBe('HostDidNotAnswer');
});
