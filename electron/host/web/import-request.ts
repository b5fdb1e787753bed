/**
 * Files of a roster as a window sends them: POST /import?school=ID, multipart/form-data, a field `map` beside them where a
 * person said what the columns of a class list hold. They go through to the core as they come; none is held in memory.
 */
import { pipeline } from 'node:stream/promises';
import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { importPermission, importPreview, type ImportPreview } from '../../../shared/contract/procedures.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { HostCore, ImportIntake } from '../core.ts';
import { refusal, type HttpRefusal } from './http-exchange.ts';
import { MAX_FILE_NAME_LENGTH, MAX_IMPORT_BYTES, MAX_IMPORT_FILES, MAX_MAP_BYTES, MAX_SCHOOL_LENGTH } from './limits.ts';
import { mayUse } from './may-use.ts';
import { bodyInterrupted, bodyTooLarge, notFiles, notPermitted, tooManyFiles } from './refusals.ts';

const MAP = 'map';

export class ImportRequests {
  readonly #core: HostCore;

  constructor(core: HostCore) {
    this.#core = core;
  }

  /** The caller has checked the session. */
  async preview(request: IncomingMessage, query: URLSearchParams): Promise<Result<ImportPreview, HttpRefusal>> {
    const actor = this.#core.signedIn();
    if (!mayUse(importPermission, actor)) return err(refusal(403, notPermitted(actor)));
    const school = query.get('school');
    if (school !== null && school.length > MAX_SCHOOL_LENGTH) return err(refusal(400, notFiles));
    const type = request.headers['content-type'] ?? '';
    if (!/^multipart\/form-data;.*boundary=/i.test(type)) return err(refusal(type.startsWith('multipart/form-data') ? 400 : 415, notFiles));
    const sizeBytes = Number(request.headers['content-length'] ?? 0);
    if (sizeBytes > MAX_IMPORT_BYTES) return err(refusal(413, bodyTooLarge(MAX_IMPORT_BYTES)));

    const intake = this.#core.receiveImport(sizeBytes);
    if (!intake.ok) return err(refusal(409, intake.error));
    const form = new IncomingForm(request, type, intake.value);
    let whole = false;
    try {
      const refused = await form.receive();
      if (refused !== null) return err(refused);
      whole = true;
    } finally {
      if (!whole) intake.value.abandon();
    }
    const preview = await intake.value.preview(school, form.map);
    return preview.ok ? ok(importPreview.parse(preview.value)) : err(refusal(409, preview.error));
  }
}

/** One form, from its first byte to its last. */
class IncomingForm {
  /** As it was sent; null where there was none. */
  map: string | null = null;
  readonly #request: IncomingMessage;
  readonly #type: string;
  readonly #intake: ImportIntake;
  readonly #taken: Promise<boolean>[] = [];
  #open: BusboyFileStream | null = null;
  #refused: HttpRefusal | null = null;

  constructor(request: IncomingMessage, type: string, intake: ImportIntake) {
    this.#request = request;
    this.#type = type;
    this.#intake = intake;
  }

  /** Null: every file is with the core. Rejects where the core could not take one. */
  async receive(): Promise<HttpRefusal | null> {
    try {
      const form = new Busboy({ headers: { ...this.#request.headers, 'content-type': this.#type }, limits: { files: MAX_IMPORT_FILES, fields: 1, fieldSize: MAX_MAP_BYTES } });
      form.on('file', (_field, file, name) => this.#take(file, name));
      form.on('field', (field, value, _nameCut, valueCut) => {
        if (field !== MAP || valueCut) this.#refuse(refusal(400, notFiles));
        else this.map = value;
      });
      form.on('filesLimit', () => this.#refuse(refusal(400, tooManyFiles)));
      form.on('fieldsLimit', () => this.#refuse(refusal(400, notFiles)));
      await pipeline(this.#request, (content: AsyncIterable<Buffer>) => this.#limited(content), form);
    } catch {
      // The library says no more than that the form broke off or is none; which of them, the request knows.
      this.#refuse(refusal(400, this.#request.complete ? notFiles : bodyInterrupted));
      this.#open?.destroy();
    }
    const taken = await Promise.allSettled(this.#taken);
    if (this.#refused !== null) return this.#refused;
    for (const one of taken) if (one.status === 'rejected') throw one.reason;
    return taken.length === 0 ? refusal(400, notFiles) : null;
  }

  #take(file: BusboyFileStream, name: string): void {
    if (this.#refused !== null) return void file.resume();
    this.#open = file;
    const taken = this.#intake.take(plainName(name), file);
    this.#taken.push(taken);
    // Whatever is not taken is thrown away, so that the sender hears why.
    taken.then(
      () => file.resume(),
      () => file.resume(),
    );
  }

  /** What comes beyond the limit is thrown away as it comes, so that the sender hears why. */
  async *#limited(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
    let sizeBytes = 0;
    for await (const piece of content) {
      sizeBytes += piece.byteLength;
      if (sizeBytes > MAX_IMPORT_BYTES) this.#refuse(refusal(413, bodyTooLarge(MAX_IMPORT_BYTES)));
      else yield piece;
    }
  }

  /** The first reason counts. */
  #refuse(why: HttpRefusal): void {
    this.#refused ??= why;
  }
}

/** The last part of a path, as a browser may send one; it names the file on disk and is looked at for its ending. */
const plainName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/\p{Cc}/gu, '').slice(-MAX_FILE_NAME_LENGTH);
