/**
 * Multicast in a thread of its own: anybody on the network may send to it, as fast as they like and whatever they like, and a
 * console in an emergency must not notice.
 */
import { parentPort } from 'node:worker_threads';
import { defined } from '../../../shared/kernel/assert.ts';
import type { Announced, Nearby } from '../lan/discovery.ts';
import { systemTimers } from './clock.ts';
import { Mdns } from './mdns.ts';
import { ownAddresses } from './own-addresses.ts';

/** To the thread: what to announce, or that it is over. */
export type ToMdns = { readonly kind: 'announce'; readonly what: Announced | null } | { readonly kind: 'stop' };
/** From it: all that is near. */
export interface FromMdns {
  readonly nearby: readonly Nearby[];
  readonly problem: string | null;
}

const port = defined(parentPort, 'this file runs in a worker');
const mdns = new Mdns({ timers: systemTimers, ownAddresses });
mdns.onChange(() => port.postMessage({ nearby: mdns.nearby(), problem: mdns.problem } satisfies FromMdns));
port.on('message', (asked: ToMdns) => {
  if (asked.kind === 'announce') return mdns.announce(asked.what);
  // Without the port nothing keeps the thread.
  return void mdns.stop().finally(() => port.close());
});
