/** A scanner that types like a keyboard. */
import type { Page } from '@playwright/test';

/** As the device stamps them, however slowly a busy machine hands them on. */
const KEY_EVERY_MS = 2;

/** As a scanner types it: every line end is Enter, and no key waits for the one before. */
export async function typeAsScanner(page: Page, text: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const keys = [...text.replaceAll('\r', '').replaceAll('\x1e', '')].map((sign) => (sign === '\n' ? { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 } : { key: sign, text: sign }));
  const sinceMs = Date.now();
  await Promise.all(keys.map((key, i) => keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp: (sinceMs + i * KEY_EVERY_MS) / 1000, ...key })));
  await keyboard.detach();
}
