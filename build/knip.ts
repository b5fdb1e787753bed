/** What dead code is: files, exports and dependencies that nothing reaches from these entries. Nothing is ignored wholesale. */
import type { KnipConfig } from 'knip';
import { HOST_PROGRAMS, HOST_WORKERS } from './vite.config.ts';

const config: KnipConfig = {
  entry: [
    ...Object.values(HOST_PROGRAMS),
    ...Object.values(HOST_WORKERS),
    'electron/shell/{main,preload}.ts',
    'renderer/main.tsx',
  ],
  project: ['{shared,db,electron,renderer,build,tests}/**/*.{ts,tsx}'],
  // Of the system: where tests may use them, network namespaces and a disk that may be filled; and the registry of Windows.
  ignoreBinaries: ['unshare', 'mount', 'umount', 'reg'],
  // Run by its path, since both compilers are called `tsc`.
  ignoreDependencies: ['typescript-7'],
  vitest: { config: ['build/vitest.config.ts'] },
  playwright: { config: ['tests/e2e/playwright.config.ts'] },
};

export default config;
