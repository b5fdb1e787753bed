/**
 * Keeps what V8 made of the host's code, so that the next start need not make it again (docs/performance.md). In the folder for caches of this
 * user alone: whoever could write there could run code as this user anyway. Sources that are run as they are change too often to be kept.
 */
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

function cacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Muster', 'compiled');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Muster');
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'muster');
}

/** Where it cannot be kept, Node goes on without. */
export function keepCompiled(): void {
  if (import.meta.url.endsWith('.js')) enableCompileCache(cacheFolder());
}
