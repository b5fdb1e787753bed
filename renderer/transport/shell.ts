/** The desktop's bridge, where this window is one of the desktop's; null in a browser. */
import type { ShellApi } from '../../shared/contract/shell-api.ts';

declare global {
  interface Window {
    readonly muster?: ShellApi;
  }
}

export const shellApi = (): ShellApi | null => window.muster ?? null;

/** The page as it stands. */
export async function printPage(): Promise<void> {
  const shell = shellApi();
  if (shell === null) window.print();
  else await shell.print();
}
