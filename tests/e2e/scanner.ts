/** A scanner that types like a keyboard. */
import type { Page } from '@playwright/test';

/** As a scanner types it: every line end is Enter, and no key waits for the one before, however busy this machine is. */
export async function typeAsScanner(page: Page, text: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const keys = [...text.replaceAll('\r', '').replaceAll('\x1e', '')].map((sign) => (sign === '\n' ? { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 } : { key: sign, text: sign }));
  await Promise.all(keys.map((key) => keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })));
  await keyboard.detach();
}
