/** Sends the sheets that a screen shows to the printer. All are laid out first, so that the letters of every name are there when the paper comes. */
export async function printSheets(shown: HTMLElement | null): Promise<void> {
  if (shown === null) return;
  shown.dataset['printing'] = '';
  shown.getBoundingClientRect();
  await document.fonts.ready;
  window.print();
  delete shown.dataset['printing'];
}
