/**
 * The system's key store, asked for the host, which cannot reach it. On Linux Electron offers `basic_text` where no keyring runs: a password that
 * everybody knows. That protects nothing, and is as good as none.
 */
import { safeStorage } from 'electron';
import type { KeyStoreRequest } from '../../shared/contract/desktop-messages.ts';

const PROTECT_NOTHING: readonly string[] = ['basic_text', 'unknown'];
const NAMES: Partial<Record<NodeJS.Platform, string>> = { win32: 'DPAPI', darwin: 'Keychain' };

async function nameOf(): Promise<string | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  const name = NAMES[process.platform] ?? safeStorage.getSelectedStorageBackend();
  return PROTECT_NOTHING.includes(name) ? null : name;
}

/** Null: it refuses, or there is none that protects anything. It may take as long as a person takes to unlock a keyring, and meanwhile the desktop goes on. */
export async function askKeyStore({ ask, text }: KeyStoreRequest): Promise<string | null> {
  try {
    if (ask === 'name') return await nameOf();
    return ask === 'wrap' ? (await safeStorage.encryptStringAsync(text)).toString('base64') : (await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'))).result;
  } catch (error) {
    // Another user's, another computer's, or a keyring that somebody did not unlock. Its words name no key.
    console.error(`The system's key store refused: ${String(error)}`);
    return null;
  }
}
