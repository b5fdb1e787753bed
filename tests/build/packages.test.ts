/**
 * The packages as far as they can be known without Electron: the real electron-builder packs the real `dist/` around a stand-in of Electron's binary that has
 * nothing but fuses. Installers are made where Electron and the tools of each system can be downloaded.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { packageProblems } from '../../build/package-layout.ts';
import { packages } from '../../build/packages.ts';
import { ROOT } from '../../build/vite.config.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** How Electron's binary marks where its fuses are: the mark, a version, how many, and one byte each; here as Electron ships them. */
const FUSES = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 8]), Buffer.from('10110001')]);

const out = temporaryFolder(afterAll);
const resources = join(out, 'linux-unpacked/resources');
const binary = join(out, 'linux-unpacked/muster');

beforeAll(async () => {
  const electronDist = temporaryFolder(afterAll);
  mkdirSync(join(electronDist, 'locales'));
  for (const language of ['de', 'en-US']) writeFileSync(join(electronDist, 'locales', `${language}.pak`), language);
  writeFileSync(join(electronDist, 'electron'), Buffer.concat([Buffer.alloc(64), FUSES, Buffer.alloc(64)]));
  await build({ projectDir: ROOT, config: { ...packages, electronDist, directories: { ...packages.directories, output: out } }, targets: Platform.LINUX.createTarget('dir'), publish: 'never' });
});

it('packs what Muster needs and nothing else, with the native module unpacked and the fuses set', async () => {
  expect(await packageProblems(resources, binary)).toEqual([]);
});

it('names what is wrong with a package', async () => {
  const spoilt = temporaryFolder();
  const app = join(spoilt, 'app');
  mkdirSync(join(app, 'dist/shell'), { recursive: true });
  writeFileSync(join(app, 'package.json'), '{}');
  writeFileSync(join(app, 'dist/notes.txt'), 'forgotten');
  writeFileSync(join(app, 'dist/shell/main.cjs'), Buffer.alloc(41 * 2 ** 20));
  await createPackage(app, join(spoilt, 'app.asar'));
  writeFileSync(join(spoilt, 'electron'), FUSES);
  expect(await packageProblems(spoilt, join(spoilt, 'electron'))).toEqual([
    '/dist/notes.txt is in the archive, and should not be',
    '/dist/shell/preload.cjs is not in the archive',
    '/dist/host/serve.js is not in the archive',
    '/dist/host/roster-worker.js is not in the archive',
    '/dist/renderer/index.html is not in the archive',
    '/node_modules/better-sqlite3/lib/index.js is not in the archive',
    'the binary of better-sqlite3 is not unpacked',
    'sbom.cdx.json is not in the package',
    'licences.txt is not in the package',
    expect.stringMatching(/^the archive has \d+ MiB; 40 are allowed$/),
    'fuse RunAsNode should be off',
    'fuse EnableCookieEncryption should be on',
    'fuse EnableNodeOptionsEnvironmentVariable should be off',
    'fuse EnableNodeCliInspectArguments should be off',
    'fuse EnableEmbeddedAsarIntegrityValidation should be on',
    'fuse OnlyLoadAppFromAsar should be on',
    'fuse GrantFileProtocolExtraPrivileges should be off',
  ]);
});

/** Of `dist/`, as the bundler notes them beside what it took; the screens' own are shortened, so there the sources say what they import. */
function bundled(): ReadonlySet<string> {
  const noted = globSync('dist/{host/*.js,shell/*.cjs}', { cwd: ROOT }).flatMap((file) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^\s*\/\/ (?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)]);
  const imported = globSync('renderer/**/*.{ts,tsx}', { cwd: ROOT }).flatMap((file) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^(?:import|\} from) (?!type)[^\n]*'((?:@[^/']+\/)?[^./'][^/']*)[^']*';$/gm)]);
  return new Set([...noted, ...imported].map(([, name]) => String(name)));
}

it('names everything that is bundled in its SBOM, with a licence and its words', () => {
  const { components } = z.object({ components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string(), licenses: z.array(z.object({ expression: z.string().min(2) })).length(1) })) }).parse(JSON.parse(readFileSync(join(resources, 'sbom.cdx.json'), 'utf8')));
  const named = new Set(components.map(({ name }) => name));
  const inside = bundled();
  for (const known of ['zod', 'socket.io', 'react', '@mantine/core', 'socket.io-client', '@fontsource-variable/inter', 'zxing-wasm']) expect(inside).toContain(known);
  expect([...inside, 'better-sqlite3', 'electron'].filter((name) => !named.has(name))).toEqual([]);
  const words = readFileSync(join(resources, 'licences.txt'), 'utf8');
  expect(components.filter(({ name, version }) => !words.includes(`${name} ${version} (`))).toEqual([]);
});
