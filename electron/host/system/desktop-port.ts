/** The line to the desktop that started this host. Electron adds it in a utility process; in plain Node there is none, and nobody to tell. */
export interface DesktopPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => unknown;
}

export const desktopPort = (): DesktopPort | null => (process as { readonly parentPort?: DesktopPort }).parentPort ?? null;
