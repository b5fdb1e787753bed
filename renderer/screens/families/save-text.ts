/** Saves a file on this computer, as a download of the window. */
function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export const saveText = (name: string, type: 'text/plain' | 'text/csv' | 'text/calendar' | 'text/html' | 'application/json' | 'application/xml', text: string): void => saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));

export const saveZip = (name: string, base64: string): void => saveBlob(name, new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type: 'application/zip' }));
