/** What the desktop gives the screens beyond a browser's own means. In a browser it is not there, and nothing needs it. */
export interface ShellApi {
  /** Opens the system's print dialog for the page as it stands; false if the person dismissed it. */
  print(): Promise<boolean>;
  /** Asks where to, and saves the page as it would be printed, or else a whole document of HTML; false: nothing was saved, and the desktop has said why. */
  savePdf(name: string, html: string | null): Promise<boolean>;
  /** Asks where to, and saves a file there; false as above. */
  saveFile(name: string, base64: string): Promise<boolean>;
  /** Shows a notice of the operating system, also while another program is in front. */
  notify(title: string, body: string): Promise<void>;
  /** Somebody at this computer has seen what took its screens: they are given back, and the main window shows the address, a fragment such as `/now`. */
  seen(key: string, thenShow: string): Promise<void>;
}

/** Where the desktop puts it: `window.muster`. */
export const SHELL_API_NAME = 'muster';
