/** `npm run dist`: the packages for this system, from what `npm run prepare` has built; on macOS and Linux also `npm run dist -- windows`. */
import { build, Platform } from 'electron-builder';
import { packages } from '../packages.ts';
import { ROOT } from '../vite.config.ts';

const SYSTEMS: Readonly<Record<string, Platform>> = { windows: Platform.WINDOWS, macos: Platform.MAC, linux: Platform.LINUX };

const [asked] = process.argv.slice(2);
const system = asked === undefined ? Platform.current() : SYSTEMS[asked];
if (system === undefined) {
  console.error('Usage: npm run dist [-- windows | macos | linux]');
  process.exitCode = 2;
} else {
  for (const made of await build({ projectDir: ROOT, config: packages, targets: system.createTarget(), publish: 'never' })) console.log(made);
}
