/**
 * The only bridge from the screens to the desktop: print, notify, and that an alarm was seen; nothing else ever. Everything that a console
 * does goes through the host, so that a browser can do it as well.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { SHELL_API_NAME, type ShellApi } from '../../shared/contract/shell-api.ts';

const api: ShellApi = {
  print: () => ipcRenderer.invoke('print'),
  notify: (title, body) => ipcRenderer.invoke('notify', title, body),
  seen: (key, thenShow) => ipcRenderer.invoke('seen', key, thenShow),
};

contextBridge.exposeInMainWorld(SHELL_API_NAME, api);
