/**
 * What kind of picture some bytes are, and how large it would be on a screen, by its header alone: the name of a file
 * says nothing, and nothing is decoded here. What is no JPEG, PNG or WebP is none.
 */
export interface Picture {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

/** Null: no picture, or one whose header is cut off. */
export function readPicture(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = readPng(view) ?? readWebp(view) ?? readJpeg(view);
  return found === null || found.width === 0 || found.height === 0 ? null : found;
}

const startsWith = (view: DataView, at: number, text: string): boolean =>
  at + text.length <= view.byteLength && [...text].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0));

/** The first chunk is the header: its length, IHDR, width, height. */
function readPng(view: DataView): Picture | null {
  if (view.byteLength < 33 || !startsWith(view, 0, '\x89PNG\r\n\x1a\n') || !startsWith(view, 12, 'IHDR')) return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** A RIFF file that begins with VP8 (lossy), VP8L (lossless) or VP8X (with more parts): each keeps the size elsewhere. */
function readWebp(view: DataView): Picture | null {
  if (view.byteLength < 30 || !startsWith(view, 0, 'RIFF') || !startsWith(view, 8, 'WEBP')) return null;
  const type = 'image/webp';
  if (startsWith(view, 12, 'VP8 ')) return startsWith(view, 23, '\x9d\x01\x2a') ? { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff } : null;
  if (startsWith(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return view.getUint8(20) === 0x2f ? { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } : null;
  }
  if (!startsWith(view, 12, 'VP8X')) return null;
  const size = (at: number): number => (view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16)) + 1;
  return { type, width: size(24), height: size(27) };
}

/** Start-of-frame markers carry the size; C4, C8 and CC among them are something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Segment after segment until a frame begins; each says how long it is. */
function readJpeg(view: DataView): Picture | null {
  if (!startsWith(view, 0, '\xff\xd8\xff')) return null;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const lengthBytes = view.getUint16(at + 2);
    // The picture itself begins, or the segment cannot be: there was no frame.
    if (marker === 0xda || marker === 0xd9 || lengthBytes < 2) return null;
    at += 2 + lengthBytes;
  }
  return null;
}
