/** Photos in a window: asked for when they are looked at, once, and never more kept than a screen's worth. */
import { beforeEach, expect, test } from 'vitest';
import { PhotoStore } from '../../renderer/stores/photo-store.ts';

const nothing = (): void => undefined;
let asked: { readonly sha256: string; readonly signal: AbortSignal; readonly answer: (blob: Blob | null) => void }[];
let dropped: string[];
let store: PhotoStore;
beforeEach(() => {
  asked = [];
  dropped = [];
  let made = 0;
  store = new PhotoStore((sha256, signal) => new Promise((answer) => asked.push({ sha256, signal, answer })), { make: () => `blob:${(made += 1)}`, drop: (url) => dropped.push(url) });
});
const come = async (sha256: string, blob: Blob | null = new Blob(['x'])): Promise<void> => {
  asked.findLast((one) => one.sha256 === sha256)?.answer(blob);
  await Promise.resolve();
  await Promise.resolve();
};

test('one photo is asked for once, however many look, and all are told', async () => {
  const told: string[] = [];
  store.look('a', () => told.push('first'));
  store.look('a', () => told.push('second'));
  expect([asked.length, store.urlOf('a')]).toEqual([1, null]);
  await come('a');
  expect([store.urlOf('a'), told]).toEqual(['blob:1', ['first', 'second']]);
});

test('a row that is gone before its photo came calls it off', async () => {
  const away = store.look('a', nothing);
  away();
  expect(asked[0]?.signal.aborted).toBe(true);
  await come('a');
  expect(store.urlOf('a')).toBeNull();
});

test('what this console does not have is asked for again when it is looked at again', async () => {
  const away = store.look('a', nothing);
  await come('a', null);
  expect(store.urlOf('a')).toBeNull();
  away();
  store.look('a', nothing);
  await come('a');
  expect([asked.length, store.urlOf('a')]).toEqual([2, 'blob:1']);
});

test('of those that nobody looks at the last sixty are kept, and the others given back', async () => {
  for (let number = 0; number < 200; number += 1) {
    const away = store.look(`p${number}`, nothing);
    await come(`p${number}`);
    away();
  }
  expect([dropped.length, dropped[0], store.urlOf('p139'), store.urlOf('p140')]).toEqual([140, 'blob:1', null, 'blob:141']);
  store.look('p140', nothing);
  expect(asked).toHaveLength(200);
});

test('one that is on screen stays, however many pass', async () => {
  store.look('here', nothing);
  await come('here');
  for (let number = 0; number < 100; number += 1) {
    const away = store.look(`p${number}`, nothing);
    await come(`p${number}`);
    away();
  }
  expect(store.urlOf('here')).toBe('blob:1');
});
