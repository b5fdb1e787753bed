import { describe, expect, it } from 'vitest';

import { decodeText } from '../../shared/formats/text-decoding.ts';

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * (text.length + 1)));
  for (const [index, character] of [...`\ufeff${text}`].entries()) view.setUint16(2 * index, character.charCodeAt(0), littleEndian);
  return new Uint8Array(view.buffer);
};

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte-order mark', () => {
    expect(decodeText(new TextEncoder().encode('Núñez 王'))).toEqual({ ok: true, value: { text: 'Núñez 王', guessed: false } });
    expect(decodeText(new TextEncoder().encode('\ufeffNúñez'))).toEqual({ ok: true, value: { text: 'Núñez', guessed: false } });
  });

  it('reads UTF-16 of both orders by its mark', () => {
    expect(decodeText(utf16('Núñez,王', true))).toEqual({ ok: true, value: { text: 'Núñez,王', guessed: false } });
    expect(decodeText(utf16('Núñez,王', false))).toEqual({ ok: true, value: { text: 'Núñez,王', guessed: false } });
  });

  it('reads UTF-16 without its mark', () => {
    for (const littleEndian of [true, false]) expect(decodeText(utf16('name,Núñez,王', littleEndian).slice(2))).toEqual({ ok: true, value: { text: 'name,Núñez,王', guessed: false } });
  });

  it('reads anything else as Windows-1252 and says that it guessed', () => {
    const bytes = Uint8Array.from([0x4f, 0x92, 0x42, 0x20, 0xe9, 0x80, 0x20, 0x9f, 0x81]);
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: 'O’B é€ Ÿ\x81', guessed: true } });
  });

  it('reads both where one was pasted into the other', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('Núñez 王 😀 '), 0x4e, 0xfa, 0xf1, 0x65, 0x7a, 0xe0, 0x80, 0x80]);
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: 'Núñez 王 😀 Núñezà€€', guessed: true } });
  });

  it('refuses what is not text', () => {
    expect(decodeText(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toEqual({ ok: false, error: 'not-text' });
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x41]))).toEqual({ ok: false, error: 'not-text' });
  });
});
