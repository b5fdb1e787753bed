/** Proves secrets with scrypt and the pepper of this data folder. One at a time: each takes 32 MB for a moment, and an old computer has few. */
import { createHash, createHmac, scrypt } from 'node:crypto';
import type { SecretKeeper } from '../sign-in/secret-keeper.ts';

const BLOCK_SIZE = 8;
/** The largest cost that a fact may state takes 128 MB. */
const MAX_MEMORY_BYTES = 160 * 1024 * 1024;
const VERIFIER_BYTES = 32;

function scryptHex(secret: Buffer, salt: Buffer, costLog2: number): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, VERIFIER_BYTES, { N: 2 ** costLog2, r: BLOCK_SIZE, p: 1, maxmem: MAX_MEMORY_BYTES }, (error, key) => {
      if (error === null) resolve(key.toString('hex'));
      else reject(error);
    });
  });
}

/** `pepperHex`: 32 random bytes that are in no log and no backup of it. Asked each time: a console that joins a site gets the site's. */
export function secretKeeper(pepperHex: () => string): SecretKeeper {
  const key = (): Buffer => Buffer.from(pepperHex(), 'hex');
  let last: Promise<unknown> = Promise.resolve();
  return {
    get pepper() {
      return createHash('sha256').update(key()).digest('hex').slice(0, 16);
    },
    prove(secret, { salt, costLog2, peppered }) {
      const given = peppered ? createHmac('sha256', key()).update(secret).digest() : Buffer.from(secret);
      const done = last.then(() => scryptHex(given, Buffer.from(salt, 'hex'), costLog2));
      last = done.catch(() => undefined);
      return done;
    },
  };
}
