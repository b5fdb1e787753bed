/**
 * `npm run dist:sign -- FOLDER`: lists the packages of this version that lie in a folder, and signs the list with the key in the file that
 * MUSTER_UPDATE_PRIVATE_KEY names (PEM, Ed25519). The folder is then one that IT can put on a file server. docs/desktop.md says how the key is made.
 */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../vite.config.ts';

/** As build/packages.ts names them; the ones that Muster installs by itself, and those that it only tells of. */
const files = (version: string): Readonly<Record<string, string>> => ({
  'win32-x64': `Muster-${version}-windows-x64.exe`,
  'win32-arm64': `Muster-${version}-windows-arm64.exe`,
  'darwin-x64': `Muster-${version}-macos.dmg`,
  'darwin-arm64': `Muster-${version}-macos.dmg`,
  'linux-x64': `muster-${version}-linux-x86_64.AppImage`,
  'linux-arm64': `muster-${version}-linux-arm64.AppImage`,
});

const [folder = join(ROOT, 'dist-packages')] = process.argv.slice(2);
const keyFile = process.env['MUSTER_UPDATE_PRIVATE_KEY'];
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
const there = Object.entries(files(version)).filter(([, name]) => existsSync(join(folder, name)));
if (keyFile === undefined || there.length === 0) {
  console.error(keyFile === undefined ? 'MUSTER_UPDATE_PRIVATE_KEY names no file with the key.' : `No package of version ${version} lies in ${folder}.`);
  process.exitCode = 1;
} else {
  const listed = there.map(([system, name]) => {
    const bytes = readFileSync(join(folder, name));
    return [system, { name, sizeBytes: bytes.length, sha512: createHash('sha512').update(bytes).digest('hex') }] as const;
  });
  const manifest = Buffer.from(`${JSON.stringify({ version, files: Object.fromEntries(listed) }, null, 2)}\n`);
  writeFileSync(join(folder, 'muster-update.json'), manifest);
  writeFileSync(join(folder, 'muster-update.json.sig'), sign(null, manifest, createPrivateKey(readFileSync(keyFile))).toString('base64'));
  console.log(`Version ${version}, signed: ${listed.map(([system]) => system).join(', ')}`);
}
