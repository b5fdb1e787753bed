/** `npm run demo -- --script double-release --json`, as whoever checks Muster runs it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAsItMustBe, type DoubleRelease } from './double-release.ts';

test('parted consoles release one child twice, agree when they meet, show the card everywhere, and settle it', { timeout: 180_000 }, async () => {
  const demo = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), '--script', 'double-release', '--json', '--students', '40'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, words] = ['', ''];
  demo.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  demo.stderr.on('data', (bytes: Buffer) => (words += bytes.toString()));
  const code = await new Promise((resolve) => demo.once('close', resolve));
  expect(code, words).toBe(0);
  const done = JSON.parse(said) as DoubleRelease;
  expect(done).toMatchObject({ consoles: 3, agreed: true, agreedAfterSettling: true, cards: 3, cardsAfterSettling: 0 });
  for (const wrong of [{ agreed: false }, { agreedAfterSettling: false }, { cards: 2 }, { cardsAfterSettling: 1 }]) expect(isAsItMustBe({ ...done, ...wrong })).toBe(false);
});
