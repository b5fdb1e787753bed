/**
 * The only bridge from the screens to the desktop: print, save where a person says, notify, and that an alarm was seen; nothing else ever. Everything that a
 * console does goes through the host, so that a browser can do it as well.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { SHELL_API_NAME, type ShellApi } from '../../shared/contract/shell-api.ts';

const api: ShellApi = {
  print: () => ipcRenderer.invoke('print'),
  savePdf: (name, html) => ipcRenderer.invoke('savePdf', name, html),
  saveFile: (name, base64) => ipcRenderer.invoke('saveFile', name, base64),
  notify: (title, body) => ipcRenderer.invoke('notify', title, body),
  seen: (key, thenShow) => ipcRenderer.invoke('seen', key, thenShow),
};

contextBridge.exposeInMainWorld(SHELL_API_NAME, api);
