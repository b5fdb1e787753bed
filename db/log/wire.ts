/**
 * A commit as it travels and as it is checked: whole, or not at all. What a peer, a file or the simulation hands in is a
 * `WireCommit`; after `checkCommit` it is a `CheckedCommit`, whose form, hashes, inner chain and seal hold.
 */
import { z } from 'zod';
import { assert } from '../../shared/kernel/assert.ts';
import { consoleOfOrigin, ID_PATTERN, type EventId } from '../../shared/kernel/ids.ts';
import { MAX_COMMIT_BYTES, MAX_COMMIT_EVENTS } from '../../shared/kernel/limits.ts';
import type { Digests, SealChecker } from '../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { consoleIdOf, eventIdOf, parseHeader, payloadHashOf, sealText, type Header } from './header.ts';

export const wireCommit = z.strictObject({
  events: z
    .array(
      z.strictObject({
        /** Canonical text. */
        header: z.string(),
        /** Null: erased where it comes from. The salt has one length, so that no character of it can pass for payload. */
        payload: z.strictObject({ salt: z.string().regex(ID_PATTERN), text: z.string() }).nullable(),
      }),
    )
    .min(1)
    .max(MAX_COMMIT_EVENTS),
  publicKey: z.string().max(64),
  signature: z.string().max(128),
});
export type WireCommit = z.infer<typeof wireCommit>;

export interface CheckedEvent {
  readonly id: EventId;
  readonly header: Header;
  readonly headerText: string;
  readonly payload: { readonly salt: string; readonly text: string } | null;
}

export interface CheckedCommit {
  readonly events: readonly CheckedEvent[];
  readonly newest: EventId;
  readonly publicKey: string;
  readonly signature: string;
}

/** In JavaScript's UTF-16 units, which is what both sides of the wire can count cheaply; UTF-8 is at most three times that. */
export const sizeOf = (commit: Pick<WireCommit, 'events'>): number =>
  commit.events.reduce((sum, event) => sum + event.header.length + (event.payload === null ? 0 : event.payload.salt.length + event.payload.text.length), 0);

export interface CheckPorts {
  readonly digests: Digests;
  readonly seals: SealChecker;
}

/** Everything that can be said of a commit without looking at the log. The error is why it goes to quarantine. */
export function checkCommit(wire: WireCommit, ports: CheckPorts): Result<CheckedCommit, string> {
  if (sizeOf(wire) > MAX_COMMIT_BYTES) return err(`larger than ${MAX_COMMIT_BYTES} bytes`);
  const events: CheckedEvent[] = [];
  for (const { header: headerText, payload } of wire.events) {
    const header = parseHeader(headerText);
    if (header === null) return err('a header is not in the agreed form');
    const id = eventIdOf(ports.digests, headerText);
    if (payload !== null) {
      if (payloadHashOf(ports.digests, payload.salt, payload.text) !== header.payloadHash) return err(`event ${id}: payload does not match its hash`);
      if (!isJson(payload.text)) return err(`event ${id}: the payload is not JSON`);
    }
    const before = events.at(-1);
    if (before !== undefined && (header.origin !== before.header.origin || header.seq !== before.header.seq + 1 || header.prev !== before.id)) {
      return err(`event ${id}: does not follow the event before it`);
    }
    if ((header.seq === 1) !== (header.prev === null)) return err(`event ${id}: the chain has no beginning`);
    events.push({ id, header, headerText, payload });
  }
  const last = events.at(-1);
  assert(last !== undefined, 'a commit has at least one event');
  if (consoleIdOf(ports.digests, wire.publicKey) !== consoleOfOrigin(last.header.origin)) return err('the key is not the one of the console that wrote it');
  if (!ports.seals.verify(wire.publicKey, sealText(last.id), wire.signature)) return err('the seal does not hold');
  return ok({ events, newest: last.id, publicKey: wire.publicKey, signature: wire.signature });
}

/** What its type makes of a payload is asked when it is folded; a fact that this version cannot read is kept all the same. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
