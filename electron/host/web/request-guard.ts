/**
 * Who may speak to the door at all, and what every answer carries. The host must be named by its loopback address (a
 * page of another site that had its name resolve to 127.0.0.1 names itself there), and whoever changes anything must
 * be a page of this very origin. The content policy allows nothing but this host; styles that a page writes itself need
 * the nonce of that one response.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

export const allowedHost = (request: IncomingMessage, port: number): boolean => {
  const { host } = request.headers;
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
};

/** Ask `allowedHost` first. */
export const sameOrigin = (request: IncomingMessage): boolean => request.headers.origin === `http://${request.headers.host ?? ''}`;

export function pagePolicy(host: string, nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** For everything that is not a page, should a browser ever show it as one. */
const BARE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A thread has the policy of its own file: the camera's fetches its decoder and runs it. The page itself may run none. */
export const THREAD_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The camera reads the code on another console's screen. */
const PERMISSIONS = 'camera=(self), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), midi=()';

export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', BARE_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', PERMISSIONS);
  response.setHeader('Cache-Control', 'no-store');
}
