/** The desktop's side of the bridge: each call is answered only to the main frame of a page of our own host, and its arguments are checked. */
import { ipcMain, Notification, type IpcMainInvokeEvent } from 'electron';
import { pdfOfDocument, pdfOfPage, saveAs } from './save-dialog.ts';
import type { IsOurs } from './secure-window.ts';

const NOTICE_CHARACTERS = 500;
const KEY_CHARACTERS = 200;
/** A place among Muster's screens, never an address. */
const SCREEN = /^\/[a-z0-9/-]{0,200}$/;

export function openBridge(isOurs: IsOurs, onSeen: (key: string, thenShow: string) => void): void {
  const fromOurPage = ({ senderFrame }: IpcMainInvokeEvent): boolean => senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.origin);

  ipcMain.handle('print', (event) => {
    if (!fromOurPage(event)) return false;
    return new Promise<boolean>((resolve) => event.sender.print({}, (printed) => resolve(printed)));
  });
  ipcMain.handle('savePdf', (event, name: unknown, html: unknown) => {
    if (!fromOurPage(event) || typeof name !== 'string' || (html !== null && typeof html !== 'string')) return false;
    return saveAs(event.sender, name, () => (html === null ? pdfOfPage(event.sender) : pdfOfDocument(html, isOurs)));
  });
  ipcMain.handle('saveFile', (event, name: unknown, base64: unknown) => {
    if (!fromOurPage(event) || typeof name !== 'string' || typeof base64 !== 'string') return false;
    return saveAs(event.sender, name, () => Promise.resolve(Buffer.from(base64, 'base64')));
  });
  ipcMain.handle('notify', (event, title: unknown, body: unknown) => {
    if (!fromOurPage(event) || typeof title !== 'string' || typeof body !== 'string') return;
    new Notification({ title: title.slice(0, NOTICE_CHARACTERS), body: body.slice(0, NOTICE_CHARACTERS) }).show();
  });
  ipcMain.handle('seen', (event, key: unknown, thenShow: unknown) => {
    if (!fromOurPage(event) || typeof key !== 'string' || typeof thenShow !== 'string') return;
    if (key.length <= KEY_CHARACTERS && SCREEN.test(thenShow)) onSeen(key, thenShow);
  });
}
