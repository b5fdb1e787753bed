/** GET /photo/<sha256>: one photo, to a window of somebody who may see it. The browser keeps none: what is removed here is gone. */
import type { ServerResponse } from 'node:http';
import { photoPermission } from '../../../shared/contract/procedures.ts';
import { SHA256_PATTERN } from '../../../shared/kernel/ids.ts';
import type { HostCore } from '../core.ts';
import { refusal, sendRefusal } from './http-exchange.ts';
import { mayUse } from './may-use.ts';
import { notFound, notPermitted } from './refusals.ts';

export const PHOTO_PATH = '/photo/';

/** The caller has checked the session. */
export async function sendPhoto(core: HostCore, path: string, response: ServerResponse): Promise<void> {
  const actor = core.signedIn();
  if (!mayUse(photoPermission, actor)) return sendRefusal(response, refusal(403, notPermitted(actor)));
  const sha256 = path.slice(PHOTO_PATH.length);
  const photo = SHA256_PATTERN.test(sha256) ? await core.readPhoto(sha256) : null;
  if (photo === null) return sendRefusal(response, refusal(404, notFound));
  response.writeHead(200, { 'Content-Type': photo.type, 'Content-Length': photo.bytes.byteLength });
  response.end(photo.bytes);
}
