/**
 * Builds everything that running Muster needs into `dist/`: the screens, the host, the desktop shell, the migrations,
 * and what all of it is made of.
 * `npm ci` runs it as `prepare`, so that `npm start` works at once. It takes no options: a build that can be told to
 * leave something out is a build that one day does.
 */
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, mergeConfig } from 'vite';
import { ShippedPackages } from '../shipped.ts';
import { hostConfig, HOST_PROGRAMS, HOST_WORKERS, rendererConfig, ROOT, shellConfig } from '../vite.config.ts';

const DIST = join(ROOT, 'dist');

const shipped = new ShippedPackages();
const collecting = { plugins: [shipped.collector()], worker: { plugins: () => [shipped.collector()] } };

await rm(DIST, { recursive: true, force: true });
await build(mergeConfig(hostConfig({ ...HOST_PROGRAMS, ...HOST_WORKERS }), collecting));
await cp(join(ROOT, 'db/migrations'), join(DIST, 'migrations'), { recursive: true });
await build(mergeConfig(shellConfig('main'), collecting));
await build(mergeConfig(shellConfig('preload'), collecting));
await build(mergeConfig(rendererConfig(), collecting));
await writeFile(join(DIST, 'sbom.cdx.json'), shipped.sbom());
await writeFile(join(DIST, 'licences.txt'), shipped.licenceTexts());
