/**
 * Builds everything that running Muster needs into `dist/`: the screens, the host, the desktop shell, the migrations.
 * `npm ci` runs it as `prepare`, so that `npm start` works at once. It takes no options: a build that can be told to
 * leave something out is a build that one day does.
 */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { hostConfig, HOST_PROGRAMS, HOST_WORKERS, rendererConfig, ROOT, shellConfig } from '../vite.config.ts';

const DIST = join(ROOT, 'dist');

await rm(DIST, { recursive: true, force: true });
await build(hostConfig({ ...HOST_PROGRAMS, ...HOST_WORKERS }));
await cp(join(ROOT, 'db/migrations'), join(DIST, 'migrations'), { recursive: true });
await build(shellConfig('main'));
await build(shellConfig('preload'));
await build(rendererConfig());
