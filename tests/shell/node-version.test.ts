/** An old Node is refused in one sentence, before anything that it cannot read or load. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { hostConfig, HOST_PROGRAMS } from '../../build/vite.config.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The Node that the machine has, other than the one of node_modules that runs this test. */
function oldNode(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((path) => existsSync(path) && /^v(1\d|2[0-3])\./.test(spawnSync(path, ['-v'], { encoding: 'utf8' }).stdout));
}

async function buildEntries(): Promise<string> {
  const outDir = join(temporaryFolder(), 'host');
  const config = hostConfig(HOST_PROGRAMS);
  await build({ ...config, build: { ...config.build, outDir } });
  writeFileSync(join(outDir, '../package.json'), '{ "type": "module" }');
  return outDir;
}

function expectRefusal(run: { readonly status: number | null; readonly stdout: string; readonly stderr: string }): void {
  expect(run.stderr.trim()).toMatch(/^Muster needs Node 24 or newer, because .* and this is Node [\d.]+\. Start it with "npm start" .*\.$/);
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  expect(run.stdout).toBe('');
  expect(run.status).toBe(1);
}

describe('an entry of the host', () => {
  const old = oldNode();

  it.skipIf(old === undefined)('says one plain sentence on the old Node of this machine', async () => {
    const folder = await buildEntries();
    for (const name of Object.keys(HOST_PROGRAMS)) {
      expectRefusal(spawnSync(String(old), [join(folder, `${name}.js`)], { encoding: 'utf8' }));
    }
  });

  it('says it before it loads anything, on any machine', async () => {
    const folder = await buildEntries();
    const pretend = join(folder, 'pretend-old.mjs');
    writeFileSync(pretend, "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });");
    for (const name of Object.keys(HOST_PROGRAMS)) {
      expectRefusal(spawnSync(process.execPath, ['--import', pretend, join(folder, `${name}.js`)], { encoding: 'utf8' }));
      const imports = [...readFileSync(join(folder, `${name}.js`), 'utf8').matchAll(/^import .*"(.+)";$/gm)].map((match) => match[1]);
      expect(imports).toEqual([expect.stringMatching(/^\.\/node-version-/)]);
    }
  });
});
