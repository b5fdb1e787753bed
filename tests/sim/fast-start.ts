/** What makes a seed cheap: the file of a new console is a copy of one that was made once, and seals are real ones in one seed of a hundred only. */
import { createHash, createPrivateKey } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealChecker, signerFromKey } from '../../electron/host/system/crypto.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { fastSeals, fastSigner, openTestConsole, type TestConsoleOptions } from '../support/console.ts';

/** Files in memory where the machine has such a place: the simulation is about order, not about disks. */
const HOME = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
/** What stands before the 32 bytes of an Ed25519 key in PKCS#8. */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

const realSeals = sealChecker();
let template: string | null = null;

export const temporaryHome = (): string => mkdtempSync(join(HOME, 'muster-sim-'));

/** To be called before the first simulation of a process. Returns how to take it away again. */
export async function prepareEmptyDatabase(): Promise<() => void> {
  const folder = temporaryHome();
  const path = join(folder, 'empty.db');
  const console = await openTestConsole({ seed: 1, path });
  console.close();
  template = path;
  return () => rmSync(folder, { recursive: true, force: true });
}

export function emptyDatabase(path: string): void {
  copyFileSync(defined(template, 'it was prepared'), path);
}

/** The key of a console, from its secret. */
export function cryptoOf(seed: number, secret: string): NonNullable<TestConsoleOptions['crypto']> {
  if (seed % 100 !== 0) return { signer: fastSigner(secret), seals: fastSeals };
  const key = createPrivateKey({ key: Buffer.concat([ED25519, createHash('sha256').update(secret).digest()]), format: 'der', type: 'pkcs8' });
  return { signer: signerFromKey(key.export({ type: 'pkcs8', format: 'pem' }).toString()), seals: realSeals };
}
