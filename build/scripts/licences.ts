/**
 * Checks the licence of every package in the lock file, so that no licence that asks something of a school, or of us,
 * slips in with a dependency of a dependency. What is allowed by name only carries its reason.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statedLicence, type LicenceFacts } from '../stated-licence.ts';

const ALLOWED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'Unlicense',
]);

const ALLOWED_BY_NAME: readonly { readonly name: RegExp; readonly licence: string; readonly because: string }[] = [
  { name: /^@fontsource(-variable)?\//, licence: 'OFL-1.1', because: 'fonts, bundled unchanged' },
  { name: /^(axe-core|@axe-core\/playwright)$/, licence: 'MPL-2.0', because: 'a test tool, not part of the product' },
  { name: /^truncate-utf8-bytes$/, licence: 'WTFPL', because: 'within electron-builder, not part of the product; it asks for nothing' },
  { name: /^lightningcss(-|$)/, licence: 'MPL-2.0', because: "Vite's CSS compiler, unchanged and not part of the product" },
];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, LicenceFacts>> };

/** The lock file leaves out the older spelling. */
function licenceOf(path: string, locked: LicenceFacts): string | null {
  if (locked.license !== undefined) return locked.license;
  const manifest = join(path, 'package.json');
  if (!existsSync(manifest)) return null;
  return statedLicence(JSON.parse(readFileSync(manifest, 'utf8')) as LicenceFacts);
}

function isAllowed(name: string, licence: string): boolean {
  if (ALLOWED_BY_NAME.some((exception) => exception.name.test(name) && exception.licence === licence)) return true;
  const alternatives = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return alternatives.some((alternative) => alternative.split(' AND ').every((part) => ALLOWED.has(part)));
}

let checked = 0;
let refused = 0;
for (const [path, locked] of Object.entries(lock.packages)) {
  const at = path.lastIndexOf('node_modules/');
  if (at < 0) continue;
  const name = path.slice(at + 'node_modules/'.length);
  const licence = licenceOf(path, locked);
  checked += 1;
  if (licence !== null && isAllowed(name, licence)) continue;
  refused += 1;
  console.log(`${name}: ${licence ?? 'states no licence'}, which is not allowed (see build/scripts/licences.ts)`);
}
console.log(`${checked} packages, ${refused} refused`);
if (checked === 0 || refused > 0) process.exitCode = 1;
