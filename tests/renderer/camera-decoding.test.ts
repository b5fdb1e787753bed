/** The decoder that the camera's thread uses, on still pictures. */
import { expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { readScan } from '../../renderer/scan/read-scan.ts';
import { cardNumber, codeOfHalf } from '../../shared/kernel/card-number.ts';
import { barcodePicture, wasmOf } from '../support/camera-film.ts';
import { licenseText } from '../support/licenses.ts';

prepareZXingModule({ overrides: { wasmBinary: wasmOf('reader') } });

async function seen(text: string, format: 'PDF417' | 'QRCode'): Promise<string | undefined> {
  const { width, height, brightness } = await barcodePicture(text, format);
  const data = new Uint8ClampedArray(width * height * 4);
  brightness.forEach((value, at) => data.set([value, value, value, 255], at * 4));
  const [code] = await readBarcodes({ data, width, height, colorSpace: 'srgb' }, { formats: ['PDF417', 'QRCode'], tryHarder: true, textMode: 'Plain' });
  return code?.text;
}

test('a license’s barcode is read to the letter', async () => {
  const text = await seen(licenseText(10), 'PDF417');
  expect(text).toBe(licenseText(10));
  expect(readScan([text ?? ''])).toMatchObject({ kind: 'license', license: { familyName: 'WHITLOCK', unread: [] } });
});

test('the square of a half is read', async () => {
  const card = cardNumber('C', 147);
  expect(readScan([(await seen(codeOfHalf(card, 'B'), 'QRCode')) ?? ''])).toEqual({ kind: 'card', number: card, half: 'B' });
});
