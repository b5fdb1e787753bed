/** Saves what a screen has made where a person says, and nowhere else: a page names a file, never a folder. What goes wrong is told at once, in a dialog. */
import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import { openSecureWindow, type IsOurs } from './secure-window.ts';

const NAME_CHARACTERS = 120;
/** What no system's names may hold, and what would make a path of a name. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu;
/** An address of Chromium ends at 2 MiB. */
const MAX_ADDRESS_CHARACTERS = 2 * 1024 * 1024 - 1024;
/** The foot of each page and the paper's size are in the pages' own styles; where they say none it is the paper of the United States, as in their layout. */
const ON_PAPER = { preferCSSPageSize: true, pageSize: 'Letter', printBackground: true } as const;

const DOCTYPE = /^\s*<!doctype html>/i;
/** Comes before all that stands in the document. */
const NOTHING_BUT_STYLE = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;

/** False: the person thought better of it, or it failed and was told. `make` begins when the person has said where to. */
export async function saveAs(from: WebContents, name: string, make: () => Promise<Buffer>): Promise<boolean> {
  const window = BrowserWindow.fromWebContents(from);
  if (window === null) return false;
  const clean = name.replace(NOT_IN_NAMES, '-').slice(-NAME_CHARACTERS);
  const extension = extname(clean).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: join(app.getPath('documents'), clean), filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }] });
  if (canceled || filePath === '') return false;
  try {
    await writeFile(filePath, await make());
    return true;
  } catch (error) {
    await dialog.showMessageBox(window, { type: 'error', buttons: ['Close'], message: 'The file was not saved.', detail: `${filePath}: ${error instanceof Error ? error.message : String(error)}` });
    return false;
  }
}

export const pdfOfPage = (page: WebContents): Promise<Buffer> => page.printToPDF(ON_PAPER);

/** Of a document that stands in no window: in one that nobody sees, without script, and that may load nothing. */
export async function pdfOfDocument(html: string, isOurs: IsOurs): Promise<Buffer> {
  const address = `data:text/html;charset=utf-8;base64,${Buffer.from(NOTHING_BUT_STYLE + html.replace(DOCTYPE, '')).toString('base64')}`;
  if (address.length > MAX_ADDRESS_CHARACTERS) throw new Error('it is too long for one PDF. Choose “Print”, and there the printer that makes a PDF');
  const window = openSecureWindow({ show: false }, isOurs, { javascript: false });
  try {
    await window.loadURL(address);
    return await pdfOfPage(window.webContents);
  } finally {
    window.destroy();
  }
}
