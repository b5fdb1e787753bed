/** Tests that cannot fail prove nothing: the product is broken on purpose, and what should notice must. All of them: `npm run canaries`. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slowdowns } from '../bench/worse/slowdowns.ts';
import { changed } from '../support/copied-project.ts';
import { Aviary } from './aviary.ts';
import { canaries } from './canaries.ts';

/** One of the disk, one of the log, one of what consoles say to each other. */
const ALWAYS = ['no fsync', 'seal not checked', 'digest adopted'];

let aviary: Aviary;
beforeAll(() => {
  aviary = new Aviary();
});
afterAll(() => aviary.close());

test('every canary, and every slowdown of `npm run bench:worse`, still finds the text that it changes, and there are enough of them', () => {
  expect(canaries.length).toBeGreaterThanOrEqual(20);
  expect(new Set(canaries.map((canary) => canary.name)).size).toBe(canaries.length);
  for (const change of [...canaries, ...slowdowns]) expect(changed(change).after, change.name).not.toBe(changed(change).before);
});

test.each(canaries.filter(({ name }) => ALWAYS.includes(name)))('caught: $name', { timeout: 300_000 }, (canary) => {
  expect(aviary.letLoose(canary)).not.toBeNull();
});
