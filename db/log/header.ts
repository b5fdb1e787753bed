/**
 * The header of an event: what every console can check and erasure never touches. Its canonical form (RFC 8785) is what is
 * hashed, stored and sent; the SHA-256 of it is the event's id. This format cannot be changed cheaply: every id depends on it.
 */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { assert } from '../../shared/kernel/assert.ts';
import type { Timestamp } from '../../shared/kernel/clock.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import { ID_PATTERN, ORIGIN_PATTERN, SHA256_PATTERN, STREAM_PATTERN, type CommandId, type EventId, type OriginId, type StreamName } from '../../shared/kernel/ids.ts';
import { MAX_PARENTS, MAX_REFS } from '../../shared/kernel/limits.ts';
import type { Digests } from '../../shared/kernel/ports.ts';

export interface Header {
  readonly origin: OriginId;
  /** Counts up by one from 1 within the origin. */
  readonly seq: number;
  readonly stream: StreamName;
  /** The heads of the stream that the author had seen, sorted. */
  readonly parents: readonly EventId[];
  /** Events of other streams relied on, sorted. */
  readonly refs: readonly EventId[];
  readonly at: Timestamp;
  readonly wall: number;
  readonly type: string;
  readonly actor: Actor;
  readonly commandId: CommandId;
  /** SHA-256 of salt + payload text. */
  readonly payloadHash: string;
  /** The same origin's event before; null for the first. */
  readonly prev: EventId | null;
}

const id = z.string().regex(ID_PATTERN);
const hash = z.string().regex(SHA256_PATTERN);
const count = z.number().int().nonnegative();
const sortedHashes = (max: number) =>
  z
    .array(hash)
    .max(max)
    .refine((list) => list.every((one, i) => i === 0 || (list[i - 1] ?? '') < one), 'must be sorted and without repeats');

const headerSchema = z.strictObject({
  origin: z.string().regex(ORIGIN_PATTERN),
  seq: z.number().int().positive(),
  stream: z.string().max(160).regex(STREAM_PATTERN),
  parents: sortedHashes(MAX_PARENTS),
  refs: sortedHashes(MAX_REFS),
  at: z.strictObject({ ms: count, n: count }),
  wall: z.number().int(),
  type: z.string().regex(/^v[1-9][0-9]{0,3}\.[A-Z][A-Za-z]{1,60}$/),
  actor: z.union([z.literal('unsigned'), z.strictObject({ staff: id, role: z.string().regex(/^[A-Za-z]{1,40}$/), grant: hash.nullable() })]),
  commandId: id,
  payloadHash: hash,
  prev: hash.nullable(),
});

/** Canonical JSON. The value must be JSON: no undefined, no NaN. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  assert(typeof text === 'string', 'value has no canonical JSON');
  return text;
}

/** The header in a text as received or stored; null where it is not one, or not in canonical form. */
export function parseHeader(text: string): Header | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = headerSchema.safeParse(value);
  return parsed.success && canonicalText(parsed.data) === text ? (parsed.data as unknown as Header) : null;
}

/** Everything that must be in the log before the event: what it was written after, what it relied on, the grant of whoever acted. */
export const causesOf = (header: Header): readonly EventId[] => [
  ...header.parents,
  ...header.refs,
  ...(header.prev === null ? [] : [header.prev]),
  ...(header.actor === 'unsigned' || header.actor.grant === null ? [] : [header.actor.grant]),
];

export const eventIdOf = (digests: Digests, headerText: string): EventId => digests.sha256(headerText) as EventId;
export const payloadHashOf = (digests: Digests, salt: string, payloadText: string): string => digests.sha256(salt + payloadText);

/** What a console's key signs for a commit: the id of its newest event, which chains to all before. */
export const sealText = (newest: EventId): string => `muster seal v1 ${newest}`;

/** A console's id is a digest of its key, so that any seal can be checked without having heard of the console. */
export const consoleIdOf = (digests: Digests, publicKey: string): string => digests.idOf(`muster console v1 ${publicKey}`);
