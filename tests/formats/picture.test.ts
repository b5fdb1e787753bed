/** Pictures are known by their bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readPicture } from '../../shared/formats/picture.ts';
import { jpeg, png, pngHeaderOf, portrait, webp } from '../support/pictures.ts';

describe('a picture', () => {
  it('is known with its size, whatever stands before', () => {
    expect(readPicture(jpeg(1))).toEqual({ type: 'image/jpeg', width: 1, height: 1 });
    expect(readPicture(jpeg(1, 200_000))).toEqual({ type: 'image/jpeg', width: 1, height: 1 });
    expect(readPicture(webp(1))).toEqual({ type: 'image/webp', width: 1, height: 1 });
    expect(readPicture(png(1))).toEqual({ type: 'image/png', width: 2, height: 2 });
    expect(readPicture(portrait(3))).toEqual({ type: 'image/png', width: 120, height: 150 });
    expect(readPicture(pngHeaderOf(60_000, 60_000))).toEqual({ type: 'image/png', width: 60_000, height: 60_000 });
  });

  it('in WebP without loss, and with more parts', () => {
    const lossless = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
    expect(readPicture(lossless)).toEqual({ type: 'image/webp', width: 1, height: 1 });
    const extended = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', 'latin1'), Buffer.from([0xff, 0x01, 0, 0xff, 0x03, 0])]);
    expect(readPicture(extended)).toEqual({ type: 'image/webp', width: 512, height: 1024 });
  });

  it.each(['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '%PDF-1.7', '\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'RIFF\0\0\0\0WAVE'])('is none: %j', (text) => {
    expect(readPicture(Buffer.from(text.padEnd(40, '\0'), 'latin1'))).toBeNull();
    expect(readPicture(Buffer.from(text, 'latin1'))).toBeNull();
  });

  it('of no width is none', () => expect(readPicture(pngHeaderOf(0, 5))).toBeNull());

  it('cut or changed anywhere never fails', () => {
    fc.assert(
      fc.property(fc.constantFrom(jpeg(1), png(1), webp(1)), fc.nat(300), fc.nat(300), fc.nat(255), (whole, cut, position, byte) => {
        const damaged = Buffer.from(whole.subarray(0, cut));
        if (position < damaged.length) damaged[position] = byte;
        const read = readPicture(damaged);
        expect(read === null || read.width * read.height > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
