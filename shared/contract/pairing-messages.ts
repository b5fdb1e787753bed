/**
 * What two computers say to each other while one is let into the other's site. The joiner dials. The line is encrypted, and
 * each end has proved that it holds the key of its certificate; that nobody sits between them is what the digits show:
 *
 *   joiner                                     member
 *   ask     its name, and a commitment     ->
 *                                          <-  offer    its nonce and key, and the names of site and console
 *   reveal  what it had committed to       ->
 *   both show six digits, drawn from both nonces, both keys and both certificates as each end sees them; people compare
 *   confirmed                              ->  (and somebody confirms there too)
 *                                          <-  welcome  it is admitted, on disk
 *   thanks  it has kept that, on disk      ->
 *
 * The commitment comes before the other's nonce, and the nonce before the reveal: nobody in between can choose either so
 * that two different pairs of keys show the same digits, and is found out but for one try in a million.
 * `again`: the joiner had confirmed the digits of this very line's certificates, and heard no more. Where it is a member by
 * now, it gets its `welcome` at once. `refused` and `cancel` end the talk; whoever says one closes the line.
 */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../kernel/ids.ts';

export const PAIRING_PROTOCOLS = [1] as const;

/** Of one console, and consoles of a site that are handed over: more are found by those. */
export const MAX_ADDRESSES_OF_ONE = 8;
export const MAX_CONSOLES_TOLD = 64;

const nonce = z.string().regex(SHA256_PATTERN);
const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const name = z.string().trim().min(1).max(120);
const version = z.string().max(40);
/** As `rejection`, but from a machine that nobody knows. */
const refusal = z.strictObject({ name: z.string().max(60), message: z.string().max(500), whatToDo: z.string().max(500) });
const addresses = z.array(z.string().max(300)).max(MAX_ADDRESSES_OF_ONE);

/** What a joiner says. */
export const joinerMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask'), protocols: z.array(z.number().int().min(1)).min(1).max(8), version, name, commitment: nonce, again: z.boolean() }),
  z.strictObject({ kind: z.literal('reveal'), nonce, publicKey, proof: z.string().max(128), addresses }),
  z.strictObject({ kind: z.literal('confirmed') }),
  z.strictObject({ kind: z.literal('thanks') }),
  z.strictObject({ kind: z.literal('cancel') }),
]);
export type JoinerMessage = z.infer<typeof joinerMessage>;

/** What a member of the site says. */
export const memberMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('offer'), protocol: z.number().int(), version, siteName: name, consoleName: name, nonce, publicKey }),
  z.strictObject({
    kind: z.literal('welcome'),
    site: z.string().regex(ID_PATTERN),
    siteName: name,
    /** The member itself. */
    console: z.string().regex(ID_PATTERN),
    /** The key that PINs of the site are proved with (`sign-in-key.hex`): in no log, so it goes this way. */
    pepper: z.string().regex(SHA256_PATTERN),
    consoles: z.array(z.strictObject({ console: z.string().regex(ID_PATTERN), addresses })).max(MAX_CONSOLES_TOLD),
  }),
  z.strictObject({ kind: z.literal('refused'), rejection: refusal }),
  z.strictObject({ kind: z.literal('cancel') }),
]);
export type MemberMessage = z.infer<typeof memberMessage>;
