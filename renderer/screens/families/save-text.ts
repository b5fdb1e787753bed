/** Saves a text as a file on this computer, as a download of the window. */
export function saveText(name: string, type: 'text/plain' | 'text/csv' | 'text/html' | 'application/json' | 'application/xml', text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
