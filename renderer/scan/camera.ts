/**
 * The camera of this computer, looking for a card's square or a license's barcode. No picture is kept or leaves this window. Its light goes
 * out as soon as nobody asks for it any more.
 */
import type { Rejection } from '../../shared/kernel/decision.ts';
import type { BrowserClock } from '../transport/browser-clock.ts';
import type { CodesFound, PictureToRead } from './code-messages.ts';

/** So often a picture is looked at, if the one before is done. */
const LOOK_MS = 150;
/** A license's barcode has about 350 columns across half of the picture; more than this only costs time. */
const WANTED = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } as const;

const TYPE_INSTEAD = 'Type the names from the card, or use a scanner that is plugged in.';
const NO_CAMERA: Rejection = { name: 'NoCamera', message: 'This computer has no camera that Muster can use.', whatToDo: TYPE_INSTEAD };
const FAILED: Readonly<Record<string, Rejection>> = {
  NotAllowedError: { name: 'CameraRefused', message: 'The browser does not let Muster use the camera.', whatToDo: `Allow the camera for this page beside its address. Until then: ${TYPE_INSTEAD}` },
  NotReadableError: { name: 'CameraBusy', message: 'Another program uses the camera.', whatToDo: `Close that program and try again. Until then: ${TYPE_INSTEAD}` },
};
const NO_DECODER: Rejection = { name: 'DecoderMissing', message: 'The part of Muster that reads codes did not start.', whatToDo: TYPE_INSTEAD };

interface CameraUse {
  readonly clock: BrowserClock;
  readonly onCode: (text: string) => void;
  readonly onFailed: (rejection: Rejection) => void;
}

/** Shows what the camera sees in `video`, until the answer is called. */
export function lookForCodes(video: HTMLVideoElement, { clock, onCode, onFailed }: CameraUse): () => void {
  let stopped = false;
  let stream: MediaStream | null = null;
  let busy = false;
  const worker = new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module' });
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d', { willReadFrequently: true });

  const stop = (): void => {
    stopped = true;
    callOff();
    worker.terminate();
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };
  const fail = (rejection: Rejection): void => {
    if (stopped) return;
    stop();
    onFailed(rejection);
  };
  const look = (): void => {
    const { videoWidth: width, videoHeight: height } = video;
    if (busy || drawing === null || width === 0) return;
    busy = true;
    canvas.width = width;
    canvas.height = height;
    drawing.drawImage(video, 0, 0);
    const pixels = drawing.getImageData(0, 0, width, height).data.buffer;
    worker.postMessage({ width, height, pixels } satisfies PictureToRead, [pixels]);
  };
  const callOff = clock.every(LOOK_MS, look);
  worker.addEventListener('message', ({ data }: MessageEvent<CodesFound>) => {
    if ('failed' in data) return fail(NO_DECODER);
    busy = false;
    const [text] = data.texts;
    if (!stopped && text !== undefined) onCode(text);
  });
  worker.addEventListener('error', () => fail(NO_DECODER));

  const start = async (): Promise<void> => {
    const given = await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false });
    stream = given;
    if (stopped) return stop();
    video.srcObject = given;
    await video.play();
  };
  // A page that is shown on another computer's address has no camera at all.
  if (!('mediaDevices' in navigator)) fail(NO_CAMERA);
  else start().catch((error: unknown) => fail((error instanceof DOMException ? FAILED[error.name] : undefined) ?? NO_CAMERA));
  return stop;
}
