/**
 * A real Chromium for tests: the one that is installed, else the one of the npm package `@sparticuz/chromium`, which a
 * machine that has nothing but Node gets by `npm ci`. `MUSTER_BROWSER=npm` forces the second. That package is made for
 * a cloud function: it unpacks into one shared temporary folder whatever version is there already, unpacks its
 * libraries only where it recognises that cloud, and its own arguments switch off most of what makes a browser. So each
 * version is unpacked into a folder of its own, with its libraries, and only the three arguments below are used.
 */
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { inflate } from '@sparticuz/chromium';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
/** By its own name: a copy of the project, whose packages are a link to these, may be the first to unpack, and is gone soon after. */
const NODE_MODULES = realpathSync(join(import.meta.dirname, '../../node_modules'));
const PACKAGE = join(NODE_MODULES, '@sparticuz/chromium');
const ARCHIVES = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];

const FONTS_FILE = 'fonts.conf';

/** The package's own settings name folders of that cloud. Without any font a browser shows no letter, even of a font that the page brings. */
const fontSettings = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts/fonts')}</dir><cachedir>${join(folder, 'fonts/cache')}</cachedir></fontconfig>`;

interface BrowserLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await findBrowser());
}

export async function findBrowser(): Promise<BrowserLaunch> {
  const installed = process.env['MUSTER_BROWSER'] === 'npm' ? undefined : installedBrowser();
  if (installed !== undefined) return { executablePath: installed, args: ARGS, env: environment({}) };
  const folder = await unpackedPackage();
  return {
    executablePath: join(folder, 'chromium'),
    args: ARGS,
    env: environment({ LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, FONTS_FILE) }),
  };
}

function installedBrowser(): string | undefined {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, 'chromium')).find((path) => existsSync(path));
}

function environment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), ...extra };
}

/** Unpacks beside the place and moves it there whole, because several test processes may come here at once. */
async function unpackedPackage(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const cache = join(NODE_MODULES, '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const beside = await mkdtemp(`${folder}-`);
  const tmpdirBefore = process.env['TMPDIR'];
  process.env['TMPDIR'] = beside;
  try {
    for (const archive of ARCHIVES) await inflate(join(PACKAGE, 'bin', archive));
    await writeFile(join(beside, FONTS_FILE), fontSettings(folder));
  } finally {
    if (tmpdirBefore === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = tmpdirBefore;
  }
  try {
    await rename(beside, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(beside, { recursive: true, force: true });
  }
  return folder;
}
