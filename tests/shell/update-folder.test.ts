/** New versions out of a folder: signed by the real script, and refused by name for everything that could be slipped into a file server. */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../build/vite.config.ts';
import { lookForUpdate, replaceAppImage, type NewVersion } from '../../electron/shell/update-folder.ts';
import { updateManifest } from '../../shared/contract/update-manifest.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KEYS = generateKeyPairSync('ed25519');
const PEM = { type: 'spki', format: 'pem' } as const;
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
const INSTALLER = `Muster-${version}-windows-x64.exe`;

let folder: string;
let keep: string;
beforeEach(() => {
  folder = temporaryFolder();
  keep = join(temporaryFolder(), 'updates');
  writeFileSync(join(folder, INSTALLER), 'installer');
  writeFileSync(join(folder, 'private.pem'), KEYS.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const signed = spawnSync(process.execPath, [join(ROOT, 'build/scripts/dist-sign.ts'), folder], { encoding: 'utf8', env: { ...process.env, MUSTER_UPDATE_PRIVATE_KEY: join(folder, 'private.pem') } });
  expect(signed.stdout).toContain('signed: win32-x64');
});

const look = (more: { readonly running?: string; readonly system?: string; readonly publicKey?: string } = {}): Promise<NewVersion | null> =>
  lookForUpdate({ folder, keep, publicKey: String(KEYS.publicKey.export(PEM)), running: '0.0.9', system: 'win32-x64', ...more });

test('takes what is newer and for this system, as a copy of its own that it makes whole again', async () => {
  const found = await look();
  expect(found).toMatchObject({ version, path: join(keep, INSTALLER) });
  writeFileSync(join(keep, INSTALLER), 'cut');
  expect(await look()).toEqual(found);
  expect(readFileSync(join(keep, INSTALLER), 'utf8')).toBe('installer');
  for (const running of [version, '0.10.0', '1.0.0']) expect(await look({ running })).toBeNull();
  expect(await look({ system: 'linux-x64' })).toBeNull();

  const appImage = join(temporaryFolder(), 'Muster.AppImage');
  writeFileSync(appImage, 'old');
  await replaceAppImage(appImage, join(keep, INSTALLER));
  expect(readFileSync(appImage, 'utf8')).toBe('installer');
});

test('refuses another signer, a changed list, a changed file, a list that is too large, and a folder without one', async () => {
  const manifest = readFileSync(join(folder, 'muster-update.json'), 'utf8');
  expect(updateManifest.safeParse({ ...JSON.parse(manifest), files: { 'win32-x64': { name: '../evil.exe', sizeBytes: 1, sha512: 'a'.repeat(128) } } }).success).toBe(false);
  await expect(look({ publicKey: String(generateKeyPairSync('ed25519').publicKey.export(PEM)) })).rejects.toThrow('not signed by whoever made this Muster');
  writeFileSync(join(folder, 'muster-update.json'), manifest.replace(version, '9.9.9'));
  await expect(look()).rejects.toThrow('not signed by whoever made this Muster');
  writeFileSync(join(folder, 'muster-update.json'), manifest);
  writeFileSync(join(folder, INSTALLER), 'Installer');
  await expect(look()).rejects.toThrow(`${INSTALLER} is not the file that muster-update.json names`);
  writeFileSync(join(folder, 'muster-update.json'), ' '.repeat(65_537));
  await expect(look()).rejects.toThrow('larger than 65536 bytes');
  folder = temporaryFolder();
  await expect(look()).rejects.toThrow('ENOENT');
});
