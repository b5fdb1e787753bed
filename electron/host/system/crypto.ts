/** Digests, seals and random ids from Node's own crypto. */
import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { idFromBytes } from '../../../shared/kernel/ids.ts';
import type { Digests, Ids, SealChecker, Signer } from '../../../shared/kernel/ports.ts';

export const nodeDigests: Digests = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  idOf: (text) => idFromBytes(createHash('sha256').update(text).digest()),
  keyedId: (keyHex, text) => idFromBytes(createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text).digest()),
};

export const randomIds: Ids = { next: () => idFromBytes(randomBytes(16)) };

export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** In [0, 1). For jitter: nothing that must not be guessed hangs on it. */
export const drawn = (): number => Math.random();

/** A new Ed25519 private key, PKCS#8 PEM. */
export const newSigningKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Throws where the text is not an Ed25519 private key. */
export function signerFromKey(pem: string): Signer {
  const key = createPrivateKey(pem);
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new Error('The console’s key is not an Ed25519 key.');
  return { publicKey: x, sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') };
}

/** Keys seen before, so that a page of commits by one console parses its key once. Few consoles, so no limit is needed below this one. */
const MAX_KEYS = 256;

/** 64 bytes in base64url, with the four bits left over at zero: one text for each signature, or consoles would keep different ones. */
const SIGNATURE = /^[A-Za-z0-9_-]{85}[AQgw]$/;

export function sealChecker(): SealChecker {
  const keys = new Map<string, KeyObject | null>();
  const keyOf = (publicKey: string): KeyObject | null => {
    const known = keys.get(publicKey);
    if (known !== undefined) return known;
    if (keys.size >= MAX_KEYS) keys.clear();
    const key = parseKey(publicKey);
    keys.set(publicKey, key);
    return key;
  };
  return {
    verify: (publicKey, text, signature) => {
      const key = keyOf(publicKey);
      return key !== null && SIGNATURE.test(signature) && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
    },
  };
}

function parseKey(publicKey: string): KeyObject | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(publicKey)) return null;
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
}
