/**
 * How each part of Muster is bundled. One function a part, because `prepare` builds them all in one go and a developer
 * may want one of them alone. Host and shell are bundled whole (a packaged app has no devDependencies), except for
 * better-sqlite3, which is native, and electron, which the desktop brings.
 */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

export const ROOT = join(import.meta.dirname, '..');

/** The programs of the host: name in `dist/host` and source. Each checks Node's version before anything else. */
export const HOST_PROGRAMS: Readonly<Record<string, string>> = {
  start: 'electron/host/start.ts',
  serve: 'electron/host/serve.ts',
  muster: 'electron/host/cli/muster.ts',
};

/** And its worker threads, found by `new URL('./<name>.js', import.meta.url)`: all of the host lies flat in one folder. */
export const HOST_WORKERS: Readonly<Record<string, string>> = {
  'roster-worker': 'electron/host/roster-import/roster-worker.ts',
  'compare-worker': 'electron/host/roster-import/compare-worker.ts',
  'day-list-worker': 'electron/host/day-lists/day-list-worker.ts',
  'backup-worker': 'electron/host/system/backup-worker.ts',
  'mdns-worker': 'electron/host/system/mdns-worker.ts',
};

const common = { configFile: false, root: ROOT, logLevel: 'warn' } as const satisfies InlineConfig;

export const rendererConfig = (): InlineConfig => ({
  ...common,
  root: join(ROOT, 'renderer'),
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { outDir: join(ROOT, 'dist/renderer'), emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
});

export const hostConfig = (entries: Readonly<Record<string, string>>): InlineConfig => ({
  ...common,
  ssr: { noExternal: true, external: ['better-sqlite3'], target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: join(ROOT, 'dist/host'),
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { ...entries },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});

/** The shell is CommonJS: a sandboxed preload can be nothing else, and the main file goes with it. */
export const shellConfig = (name: 'main' | 'preload'): InlineConfig => ({
  ...common,
  // By whose signature it knows new versions, see docs/desktop.md; none: it takes no updates.
  define: { MUSTER_UPDATE_KEY: JSON.stringify(process.env['MUSTER_UPDATE_PUBLIC_KEY'] ?? '') },
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: join(ROOT, `electron/shell/${name}.ts`),
    target: 'node24',
    outDir: join(ROOT, 'dist/shell'),
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false } },
  },
});
