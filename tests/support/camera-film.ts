/**
 * A film for Chromium's pretended camera: one barcode, held still. Y4M, which needs no encoder: a line of text, then each picture as its brightness
 * and two flat planes of color.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

/** A test has no host to fetch a decoder or an encoder from. */
export function wasmOf(part: 'reader' | 'writer'): ArrayBuffer {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(`zxing-wasm/${part}/zxing_${part}.wasm`));
  return Uint8Array.from(bytes).buffer;
}

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES = 2;
const PAPER = 255;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel: 0 black, 255 white. */
  readonly brightness: Uint8Array;
}

/** As large as fits, with a margin, in the middle. */
export async function barcodePicture(text: string, format: 'PDF417' | 'QRCode'): Promise<Picture> {
  prepareZXingModule({ overrides: { wasmBinary: wasmOf('writer') } });
  const { symbol, error } = await writeBarcode(text, { format });
  if (error !== '') throw new Error(error);
  const scale = Math.floor(Math.min((WIDTH * 0.9) / symbol.width, (HEIGHT * 0.9) / symbol.height));
  if (scale < 1) throw new Error(`a barcode of ${symbol.width} by ${symbol.height} does not fit`);
  const left = Math.floor((WIDTH - symbol.width * scale) / 2);
  const top = Math.floor((HEIGHT - symbol.height * scale) / 2);
  const brightness = new Uint8Array(WIDTH * HEIGHT).fill(PAPER);
  for (let y = 0; y < symbol.height * scale; y += 1)
    for (let x = 0; x < symbol.width * scale; x += 1) brightness[(top + y) * WIDTH + left + x] = symbol.data[Math.floor(y / scale) * symbol.width + Math.floor(x / scale)] ?? PAPER;
  return { width: WIDTH, height: HEIGHT, brightness };
}

export function film({ width, height, brightness }: Picture): Buffer {
  const color = Buffer.alloc((width * height) / 2, 128);
  const frame = [Buffer.from('FRAME\n'), Buffer.from(brightness), color];
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: FRAMES }, () => frame).flat()]);
}
