/**
 * The built screens, to anybody on this computer: they hold nothing about a school. A path that names no file is one
 * of the screens' own and gets the page, so that a reload works anywhere. The page is made per response, because it
 * carries that response's nonce.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ids } from '../../../shared/kernel/ports.ts';
import { refusal, sendRefusal } from './http-exchange.ts';
import type { RendererFolder } from './ports.ts';
import { notFound, pathNotAllowed, screensMissing } from './refusals.ts';
import { pagePolicy, THREAD_POLICY } from './request-guard.ts';

const PAGE = 'index.html';
const NONCE_PLACE = '__CSP_NONCE__';
/** What the build writes. Another kind of file is not served until it is named here. */
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
};
const FILE_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\.([a-z0-9]+)$/;
/** The build puts a hash of the content into these names. */
const HASHED = /^assets\/[\w.-]+-[\w-]{8}\.[a-z0-9]+$/;

export class StaticFiles {
  readonly #folder: RendererFolder;
  readonly #ids: Ids;

  constructor(folder: RendererFolder, ids: Ids) {
    this.#folder = folder;
    this.#ids = ids;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = plainPath(request.url ?? '/');
    if (path === null) return sendRefusal(response, refusal(400, pathNotAllowed));
    const extension = FILE_PATH.exec(path)?.[1];
    if (path === PAGE || extension === undefined || !Object.hasOwn(TYPES, extension)) return this.#page(request, response);
    const bytes = await this.#folder.read(path);
    if (bytes === null) return sendRefusal(response, refusal(404, notFound));
    response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (extension === 'js') response.setHeader('Content-Security-Policy', THREAD_POLICY);
    send(request, response, TYPES[extension] ?? '', bytes);
  }

  async #page(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = await this.#folder.read(PAGE);
    if (page === null) return sendRefusal(response, refusal(503, screensMissing));
    const nonce = this.#ids.next();
    response.setHeader('Content-Security-Policy', pagePolicy(request.headers.host ?? '', nonce));
    send(request, response, TYPES['html'] ?? '', Buffer.from(Buffer.from(page).toString('utf8').replaceAll(NONCE_PLACE, nonce), 'utf8'));
  }
}

function send(request: IncomingMessage, response: ServerResponse, type: string, bytes: Uint8Array): void {
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** The path as it was sent, decoded, without its leading slash; null where it tries to climb or cannot be read. */
function plainPath(url: string): string | null {
  const [encoded = ''] = url.split(/[?#]/, 1);
  let path: string;
  try {
    path = decodeURIComponent(encoded);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  if (!path.startsWith('/') || /[\\\0]/.test(path) || path.split('/').some((part) => part === '..' || part === '.')) return null;
  return path.slice(1);
}
