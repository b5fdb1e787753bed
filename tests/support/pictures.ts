/** Pictures for tests, valid ones: small, and as different from each other as their number. */
import { createCipheriv } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const ONE_PIXEL_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);
const ONE_PIXEL_WEBP = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

/** As little to be packed as a photo is, and always the same. */
const noise = (number: number, sizeBytes: number): Buffer => createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16, `${number} `)).update(Buffer.alloc(sizeBytes));

/** Comments are part of a JPEG; with them it is as large as a photo, and another one for each number. */
export function jpeg(number: number, sizeBytes = 0): Buffer {
  const comments: Buffer[] = [];
  for (let left = Math.max(16, sizeBytes - ONE_PIXEL_JPEG.length); left > 0; left -= 60_000) {
    const text = noise(number, Math.min(left, 60_000));
    const head = Buffer.from([0xff, 0xfe, 0, 0]);
    head.writeUInt16BE(text.length + 2, 2);
    comments.push(head, text);
  }
  return Buffer.concat([ONE_PIXEL_JPEG.subarray(0, 2), ...comments, ONE_PIXEL_JPEG.subarray(2)]);
}

/** A further chunk says nothing to a browser. */
export function webp(number: number): Buffer {
  const extra = Buffer.alloc(12, 'xtra');
  extra.writeUInt32LE(4, 4);
  extra.writeUInt32LE(number, 8);
  const whole = Buffer.concat([ONE_PIXEL_WEBP, extra]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

type Colour = readonly [number, number, number];

/** `colourAt`: of each pixel. */
function pngOf(width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const rows = Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (_none, x) => colourAt(x, y)).flat()]));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

export const png = (number: number): Buffer => pngOf(2, 2, () => [number & 255, (number >> 8) & 255, 0]);

/** Head and shoulders of nobody, in colours of their own. */
export function portrait(number: number): Buffer {
  const wall: Colour = [150 + ((number * 37) % 90), 150 + ((number * 53) % 90), 150 + ((number * 71) % 90)];
  const shirt: Colour = [(number * 91) % 160, (number * 47) % 160, (number * 29) % 160];
  const skin: Colour = [110 + ((number * 17) % 120), 80 + ((number * 13) % 90), 60 + ((number * 11) % 70)];
  const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  return pngOf(120, 150, (x, y) => (inside(x, y, 60, 62, 26, 34) ? skin : inside(x, y, 60, 150, 50, 48) ? shirt : wall));
}

/** The header of a PNG that says how large it would be, and no picture. */
export function pngHeaderOf(width: number, height: number): Buffer {
  const whole = png(0);
  whole.writeUInt32BE(width, 16);
  whole.writeUInt32BE(height, 20);
  return whole;
}

/** Walls of rooms on both sides of a corridor, as on a plan that hangs beside a door. */
export const floorPlan = (): Buffer =>
  pngOf(1_200, 700, (x, y) => {
    const corridor = y > 290 && y < 410;
    const wall = x < 8 || x > 1_191 || y < 8 || y > 691 || (!corridor && x % 200 < 6) || (Math.abs(y - 290) < 4 && x % 200 > 40) || (Math.abs(y - 410) < 4 && x % 200 > 40);
    return wall ? [20, 24, 27] : corridor ? [240, 240, 236] : [255, 255, 255];
  });
