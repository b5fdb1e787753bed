/**
 * The system's key store (DPAPI, Keychain, a keyring), which only the desktop reaches: it wraps a text so that nobody but this user at this
 * computer gets it back. A wrapped file says so, with a digest, so that a damaged one is told from one that the store refuses.
 */
import { createHash } from 'node:crypto';
import type { DesktopPort } from './desktop-port.ts';
import type { Timers } from '../../../shared/kernel/ports.ts';
import { keyStoreAnswer, type HostMessage, type KeyStoreRequest } from '../../../shared/contract/desktop-messages.ts';

export interface KeyStore {
  /** As the system calls it, such as `keychain`. */
  readonly name: string;
  /** False: it was asked and said nothing, which is no refusal. It is not asked again before the next start. */
  readonly answers: boolean;
  /** Base64; null: it refuses. */
  wrap(text: string): Promise<string | null>;
  unwrap(wrapped: string): Promise<string | null>;
}

/** As long as a person may need for the password of a keyring, for all that is asked. A store that hangs must not keep an alarm from this computer: the host then says so, and is started again. */
export const ANSWERS_WITHIN_MS = 20_000;

/** Asks the desktop that started this host. `noStore`: the system has none that protects anything (on Linux: no keyring runs). `silent`: it does not answer. */
export async function keyStoreOf(port: DesktopPort, timers: Timers): Promise<KeyStore | 'noStore' | 'silent'> {
  let asked = 0;
  let answers = true;
  const waiting = new Map<number, (text: string | null) => void>();
  port.on('message', ({ data }) => {
    const answer = keyStoreAnswer.safeParse(data);
    if (!answer.success) return;
    waiting.get(answer.data.request)?.(answer.data.text);
    waiting.delete(answer.data.request);
  });
  const ask = (wish: KeyStoreRequest['ask'], text: string): Promise<string | null> =>
    new Promise((resolve) => {
      if (!answers) return resolve(null);
      asked += 1;
      const request = asked;
      const callOff = timers.after(ANSWERS_WITHIN_MS, () => {
        waiting.delete(request);
        answers = false;
        resolve(null);
      });
      waiting.set(request, (answer) => {
        callOff();
        resolve(answer);
      });
      port.postMessage({ is: 'keyStore', request, ask: wish, text } satisfies HostMessage);
    });
  const name = await ask('name', '');
  if (name === null) return answers ? 'noStore' : 'silent';
  return {
    name,
    get answers() {
      return answers;
    },
    wrap: (text) => ask('wrap', text),
    unwrap: (wrapped) => ask('unwrap', wrapped),
  };
}

const WRAPPED = /^muster-wrapped 1 ([0-9a-f]{64}) ([A-Za-z0-9+/=]+)\n$/;
const BEGINS = 'muster-wrapped';
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const wrappedFile = (wrapped: string): string => `muster-wrapped 1 ${digestOf(wrapped)} ${wrapped}\n`;

/** 'plain': it is no wrapped file, or was none; 'broken': it was one, and is damaged. */
export function readWrapped(file: string): { readonly wrapped: string } | 'plain' | 'broken' {
  const [, digest, wrapped = ''] = WRAPPED.exec(file) ?? [];
  if (digest === undefined) return file.startsWith(BEGINS) ? 'broken' : 'plain';
  return digest === digestOf(wrapped) ? { wrapped } : 'broken';
}
