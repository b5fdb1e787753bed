/**
 * Files of a roster as a window sends them: POST /import?school=ID, multipart/form-data. They are held in memory, handed
 * to the core's preview, and forgotten; nothing is written here. One at a time, because one may take a good part of
 * a small computer's memory.
 */
import type { IncomingMessage } from 'node:http';
import { importPermission, importPreview, type ImportPreview } from '../../../shared/contract/procedures.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { GivenFile, HostCore } from '../core.ts';
import { readBody, refusal, type HttpRefusal } from './http-exchange.ts';
import { MAX_FILE_NAME_LENGTH, MAX_IMPORT_BYTES, MAX_IMPORT_FILES, MAX_SCHOOL_LENGTH } from './limits.ts';
import { mayUse } from './may-use.ts';
import { importBusy, notFiles, notPermitted, tooManyFiles } from './refusals.ts';

export class ImportRequests {
  readonly #core: HostCore;
  #busy = false;

  constructor(core: HostCore) {
    this.#core = core;
  }

  /** The caller has checked the session. */
  async preview(request: IncomingMessage, query: URLSearchParams): Promise<Result<ImportPreview, HttpRefusal>> {
    const actor = this.#core.signedIn();
    if (!mayUse(importPermission, actor)) return err(refusal(403, notPermitted(actor)));
    const school = query.get('school');
    if (school !== null && school.length > MAX_SCHOOL_LENGTH) return err(refusal(400, notFiles));
    if (this.#busy) return err(refusal(409, importBusy));
    this.#busy = true;
    try {
      const files = await readFiles(request);
      if (!files.ok) return files;
      const preview = await this.#core.previewImport(files.value, school);
      return preview.ok ? ok(importPreview.parse(preview.value)) : err(refusal(409, preview.error));
    } finally {
      this.#busy = false;
    }
  }
}

async function readFiles(request: IncomingMessage): Promise<Result<readonly GivenFile[], HttpRefusal>> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return err(refusal(415, notFiles));
  const body = await readBody(request, MAX_IMPORT_BYTES);
  if (!body.ok) return body;
  const parts = await parseParts(body.value, type);
  if (parts === null) return err(refusal(400, notFiles));

  const files: GivenFile[] = [];
  for (const part of parts.values()) {
    if (typeof part === 'string') return err(refusal(400, notFiles));
    if (files.length === MAX_IMPORT_FILES) return err(refusal(400, tooManyFiles));
    files.push({ name: plainName(part.name), bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  return files.length === 0 ? err(refusal(400, notFiles)) : ok(files);
}

/** Node's own reader of forms. It throws a TypeError where the body is not what its type says; null then. */
async function parseParts(body: Buffer, type: string): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength), { headers: { 'content-type': type } }).formData();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The last part of a path, as a browser may send one; only ever shown, and looked at for its ending. */
const plainName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/\p{Cc}/gu, '').slice(-MAX_FILE_NAME_LENGTH);
