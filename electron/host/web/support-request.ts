/** GET /support: the support file, to a window of somebody who may have it. */
import type { ServerResponse } from 'node:http';
import { supportPermission } from '../../../shared/contract/procedures.ts';
import { SUPPORT_FILE_NAME } from '../../../shared/contract/support.ts';
import type { HostCore } from '../core.ts';
import { refusal, sendRefusal } from './http-exchange.ts';
import { mayUse } from './may-use.ts';
import { notPermitted } from './refusals.ts';

/** The caller has checked the session. */
export async function sendSupport({ core, makeSupport }: { readonly core: HostCore; readonly makeSupport: () => Promise<Uint8Array> }, response: ServerResponse): Promise<void> {
  const actor = core.signedIn();
  if (!mayUse(supportPermission, actor)) return sendRefusal(response, refusal(403, notPermitted(actor)));
  const zip = await makeSupport();
  response.writeHead(200, { 'Content-Type': 'application/zip', 'Content-Length': zip.byteLength, 'Content-Disposition': `attachment; filename="${SUPPORT_FILE_NAME}"` });
  response.end(zip);
}
