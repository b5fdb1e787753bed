/** What the desktop gives the screens beyond a browser's own means. In a browser it is not there, and nothing needs it. */
export interface ShellApi {
  /** Opens the system's print dialog for the page as it stands; false if the person dismissed it. */
  print(): Promise<boolean>;
  /** Shows a notice of the operating system, also while another program is in front. */
  notify(title: string, body: string): Promise<void>;
  /** Somebody at this computer has seen what took its screens: they are given back, and the main window shows the address, a fragment such as `/now`. */
  seen(key: string, thenShow: string): Promise<void>;
}

/** Where the desktop puts it: `window.muster`. */
export const SHELL_API_NAME = 'muster';
