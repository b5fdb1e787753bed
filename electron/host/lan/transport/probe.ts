/** Looks who listens at an address, without a word about this console or its site: for the test of the network. */
import { request } from 'node:https';
import { z } from 'zod';
import type { NetworkAddress } from '../../../../shared/kernel/network-address.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { anybody, handshake, type DialFailure, type DialNeeds } from './dial.ts';
import { shownBy } from './identity.ts';
import { HELLO_PATH } from './links.ts';

export interface Probed {
  /** DER in base64url; what the log pins. */
  readonly certificate: string;
  /** As it calls itself; proof of nothing. */
  readonly name: string;
  readonly version: string;
}

const MAX_HELLO_BYTES = 4_096;
const hello = z.object({ muster: z.object({ name: z.string().max(200), version: z.string().max(40) }) });

/** `nobody`: nothing there, or it does not answer in time. `notMuster`: something else does. */
export async function probe(needs: DialNeeds, to: NetworkAddress): Promise<Result<Probed, DialFailure>> {
  const tls = await handshake(needs, to, anybody(needs));
  if (!tls.ok) return tls;
  const certificate = shownBy(tls.value)?.certificate ?? null;
  const text = await new Promise<string>((resolve) => {
    let said = '';
    const asked = request({ createConnection: () => tls.value, path: HELLO_PATH, timeout: 3_000 }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        said += part;
        if (said.length > MAX_HELLO_BYTES) tls.value.destroy();
      });
      response.once('close', () => resolve(said));
    });
    asked.once('timeout', () => asked.destroy());
    // Whatever breaks, what was said by then is all there is.
    asked.once('error', () => resolve(said));
    asked.end();
  });
  tls.value.destroy();
  const parsed = hello.safeParse(parseJson(text));
  return certificate !== null && parsed.success ? ok({ certificate, ...parsed.data.muster }) : err('notMuster');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // As good as nothing.
    return null;
  }
}
