/** Both browsers that tests may find really start and draw a page, so that a fresh machine is not the first to try. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBrowser, launchBrowser } from '../support/browser.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<title>Hi</title><h1>Hello</h1>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});

describe.each(['installed', 'npm'])('the %s browser', (kind) => {
  it('shows a page', async () => {
    vi.stubEnv('MUSTER_BROWSER', kind === 'npm' ? 'npm' : '');
    const { executablePath } = await findBrowser();
    if (kind === 'npm') expect(executablePath).toContain('node_modules/.cache/chromium-');
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 400, height: 300 } });
    await page.goto(url);
    expect(await page.title()).toBe('Hi');
    const picture = await page.screenshot();
    expect(picture.byteLength).toBeGreaterThan(1000);
    expect(await page.locator('h1').boundingBox()).toMatchObject({ x: 8 });
    await browser.close();
  });
});
