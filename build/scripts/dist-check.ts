/** `npm run dist:check`: looks into what `npm run dist` has packed, for every system that was packed for, and fails where something is wrong with it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageProblems } from '../package-layout.ts';
import { ROOT } from '../vite.config.ts';

const PACKED: readonly { readonly folder: string; readonly resources: string; readonly binary: string }[] = [
  { folder: 'win-unpacked', resources: 'resources', binary: 'Muster.exe' },
  { folder: 'win-arm64-unpacked', resources: 'resources', binary: 'Muster.exe' },
  { folder: 'mac-universal/Muster.app', resources: 'Contents/Resources', binary: 'Contents/MacOS/Muster' },
  { folder: 'linux-unpacked', resources: 'resources', binary: 'muster' },
  { folder: 'linux-arm64-unpacked', resources: 'resources', binary: 'muster' },
];

let looked = 0;
for (const { folder, resources, binary } of PACKED) {
  const path = join(ROOT, 'dist-packages', folder);
  if (!existsSync(path)) continue;
  looked += 1;
  const problems = await packageProblems(join(path, resources), join(path, binary));
  console.log(problems.length === 0 ? `${folder}: all is well` : `${folder}:\n  ${problems.join('\n  ')}`);
  if (problems.length > 0) process.exitCode = 1;
}
if (looked === 0) {
  console.error('Nothing is packed here. Run "npm run dist" first.');
  process.exitCode = 1;
}
