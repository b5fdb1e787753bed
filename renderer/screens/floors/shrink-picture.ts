/**
 * A picture as it may lie in the log: what a school has of its floors is larger than that, so it is drawn smaller here, on white, until it
 * fits. What a camera noted beside the picture stays behind.
 */
import { floorLimits } from '../../../shared/contract/floor-procedures.ts';
import type { FloorPicture } from '../../../shared/domain/site/floor-events.ts';

/** From what still shows a room's number to what still shows a corridor: points across, and how much of JPEG's detail. */
const SIZES = [2_000, 1_600, 1_200, 900] as const;
const QUALITIES = [0.85, 0.6, 0.4] as const;

/** Null: no picture that this computer can read, or none that can be made to fit. */
export async function shrinkPicture(file: File): Promise<FloorPicture | null> {
  const bitmap = await decoded(file);
  if (bitmap === null) return null;
  for (const size of SIZES) {
    const canvas = drawnAt(bitmap, size);
    for (const quality of QUALITIES) {
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
      if (blob !== null && blob.size <= floorLimits.pictureBytes) return { type: 'image/jpeg', base64: await inBase64(blob) };
    }
  }
  return null;
}

async function decoded(file: File): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file);
  } catch (error) {
    // Its bytes are no picture; whoever chose it is told so.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function drawnAt(bitmap: ImageBitmap, longest: number): HTMLCanvasElement {
  const by = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * by));
  canvas.height = Math.max(1, Math.round(bitmap.height * by));
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser draws nothing');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const inBase64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error('a picture that was just drawn cannot be read'));
    reader.onload = () => resolve(typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : '');
    reader.readAsDataURL(blob);
  });
