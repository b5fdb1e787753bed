/**
 * The way from the one-time code in the address to a session token. The token lives in this tab's session storage, so
 * that a reload works; the code leaves the address before anything else happens, so that nobody reads it from a screen.
 */
import { httpRefusal, sessionAnswer, sessionRequest } from '../../shared/contract/messages.ts';
import { PROTOCOL_VERSION } from '../../shared/contract/procedures.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { hostSilent, messageNotUnderstood, sessionEnded } from './rejections.ts';

const TOKEN_KEY = 'muster.token';

/** What of a browser's window this needs; a test brings its own. */
export interface SessionSurroundings {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** The fragment of the address, with its '#'. */
  readonly fragment: string;
  readonly removeFragment: () => void;
  readonly fetch: (path: string, request: RequestInit) => Promise<Response>;
}

export type Session = { readonly open: true; readonly token: string } | { readonly open: false; readonly rejection: Rejection };

export async function openSession(around: SessionSurroundings): Promise<Session> {
  const code = /^#code=([^&]+)/.exec(around.fragment)?.[1];
  if (code === undefined) {
    const token = around.storage.getItem(TOKEN_KEY);
    return token === null ? { open: false, rejection: sessionEnded } : { open: true, token };
  }
  around.removeFragment();
  const session = await exchange(decodeURIComponent(code), around);
  if (session.open) around.storage.setItem(TOKEN_KEY, session.token);
  // A used-up code beside a token that still works: the person opened the same address a second time in this tab.
  const held = around.storage.getItem(TOKEN_KEY);
  return !session.open && held !== null ? { open: true, token: held } : session;
}

export const forgetSession = (storage: SessionSurroundings['storage']): void => storage.removeItem(TOKEN_KEY);

async function exchange(code: string, around: SessionSurroundings): Promise<Session> {
  let response: Response;
  let body: unknown;
  try {
    response = await around.fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sessionRequest.parse({ code, protocol: PROTOCOL_VERSION })),
    });
    body = await response.json();
  } catch {
    return { open: false, rejection: hostSilent };
  }
  const token = sessionAnswer.safeParse(body);
  if (response.ok && token.success) return { open: true, token: token.data.token };
  const refusal = httpRefusal.safeParse(body);
  return { open: false, rejection: refusal.success ? refusal.data.rejection : messageNotUnderstood('the answer to its code') };
}
