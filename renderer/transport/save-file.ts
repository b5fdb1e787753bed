/** Saves a file on this computer: in the desktop where the person says, in a browser with its downloads. False: the person thought better of it, or was told why not. */
import { shellApi } from './shell.ts';

type TextType = 'text/plain' | 'text/csv' | 'text/calendar' | 'text/html' | 'application/json' | 'application/xml';

export async function saveFile(name: string, blob: Blob): Promise<boolean> {
  const shell = shellApi();
  if (shell !== null) return shell.saveFile(name, base64Of(await blob.arrayBuffer()));
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  return true;
}

/** A call takes so many arguments at the most. */
const BYTES_AT_ONCE = 32_768;

function base64Of(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_ONCE));
  return btoa(text);
}

export const saveText = (name: string, type: TextType, text: string): Promise<boolean> => saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }));

export const saveZip = (name: string, base64: string): Promise<boolean> => saveFile(name, new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type: 'application/zip' }));
