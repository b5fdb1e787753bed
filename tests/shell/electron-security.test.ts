/** The table of Electron's checklist names tests that exist, for all twenty items. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../build/vite.config.ts';

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

it('has a test for each of the twenty items', () => {
  const rows = [...textOf('docs/electron-security.md').matchAll(/^\| (\d+) \|.*\| `(tests\/[^`]+)`: (.+) \|$/gm)];
  expect(rows.map(([, item]) => Number(item))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  for (const [, item, file, title] of rows) expect(textOf(String(file)), `item ${item}`).toContain(`it('${title}`);
});

it('pins one version of Electron, and ships that one', () => {
  const { devDependencies } = z.object({ devDependencies: z.object({ electron: z.string() }) }).parse(JSON.parse(textOf('package.json')));
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  const { components } = z.object({ components: z.array(z.object({ name: z.string(), version: z.string() })) }).parse(JSON.parse(textOf('dist/sbom.cdx.json')));
  expect(components.find(({ name }) => name === 'electron')?.version).toBe(devDependencies.electron);
});
