/** Finds the codes in one picture of the camera, in a thread of its own so that the screen stays smooth. It keeps no picture; its decoder comes from this host. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { CodesFound, PictureToRead } from './code-messages.ts';

/** Put among this host's own files by the build. */
const DECODER = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;

prepareZXingModule({ overrides: { locateFile: () => DECODER } });

const answer = (found: CodesFound): void => self.postMessage(found);

self.addEventListener('message', ({ data }: MessageEvent<PictureToRead>) => {
  readBarcodes(new ImageData(new Uint8ClampedArray(data.pixels), data.width, data.height), { formats: ['PDF417', 'QRCode'], maxNumberOfSymbols: 1, tryHarder: true, textMode: 'Plain' }).then(
    (codes) => answer({ texts: codes.filter((code) => code.isValid).map((code) => code.text) }),
    () => answer({ failed: true }),
  );
});
