/**
 * Draws what each system wants of `build/icons/icon.svg`, in a real Chromium: the pictures of Linux, the icon files of Windows and macOS. To be run by hand
 * when the drawing has changed; the files are kept, so that a build needs no browser. Both containers hold PNGs as they are.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../build/vite.config.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { launchBrowser } from '../support/browser.ts';

const ICONS = join(ROOT, 'build/icons');
const LINUX = [16, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 256];
/** Apple's names of the sizes that are kept as PNG. */
const MACOS: readonly (readonly [string, number])[] = [['ic11', 32], ['ic12', 64], ['ic07', 128], ['ic08', 256], ['ic09', 512], ['ic10', 1024]];

const ICO_ENTRY_BYTES = 16;
/** Written as 0. */
const LARGEST_ICO = 256;

function ico(pictures: readonly (readonly [number, Buffer])[]): Buffer {
  const head = Buffer.alloc(6 + pictures.length * ICO_ENTRY_BYTES);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(([size, png], n) => {
    const entry = 6 + n * ICO_ENTRY_BYTES;
    head.writeUInt8(size % LARGEST_ICO, entry);
    head.writeUInt8(size % LARGEST_ICO, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}

function block(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
}

const browser = await launchBrowser();
try {
  const svg = readFileSync(join(ICONS, 'icon.svg'), 'utf8');
  const drawn = new Map<number, Buffer>();
  for (const size of new Set([...LINUX, ...WINDOWS, ...MACOS.map(([, one]) => one)])) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  const picture = (size: number): Buffer => defined(drawn.get(size), 'every size was drawn');
  mkdirSync(join(ICONS, 'linux'), { recursive: true });
  for (const size of LINUX) writeFileSync(join(ICONS, `linux/${size}x${size}.png`), picture(size));
  writeFileSync(join(ICONS, 'icon.ico'), ico(WINDOWS.map((size) => [size, picture(size)])));
  writeFileSync(join(ICONS, 'icon.icns'), block('icns', Buffer.concat(MACOS.map(([name, size]) => block(name, picture(size))))));
} finally {
  await browser.close();
}
