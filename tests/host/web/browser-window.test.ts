/** The door seen by a real browser: its policy lets our own window work, also after a reload deep inside, and nothing else run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../shared/contract/procedures.ts';
import { launchBrowser } from '../../support/browser.ts';
import { runDoor } from './running-door.ts';
import { ID, rowSamples } from './samples.ts';

const SOCKET_CLIENT = join(import.meta.dirname, '../../../node_modules/socket.io-client/dist/socket.io.esm.min.js');

const PAGE = `<!doctype html><meta charset="utf-8"><title>loading</title><link rel="icon" href="data:,">
<style nonce="__CSP_NONCE__">#allowed { color: rgb(1, 2, 3) }</style>
<style>#forbidden { color: rgb(1, 2, 3) }</style>
<p id="allowed">a</p><p id="forbidden">b</p>
<script>document.documentElement.dataset.inline = 'ran'</script>
<script type="module" src="/assets/window.js"></script>`;

const WINDOW = `import { io } from './socket-client.js';
const code = new URL(location.href).hash.slice('#code='.length);
let token = sessionStorage.getItem('token');
if (code !== '') {
  const answer = await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, protocol: ${PROTOCOL_VERSION} }) });
  token = (await answer.json()).token;
  sessionStorage.setItem('token', token);
  history.replaceState(null, '', '/deep/inside');
}
const socket = io({ auth: { token }, transports: ['websocket'] });
socket.on('connect_error', (error) => { document.title = 'refused: ' + error.message; });
socket.on('delta', (delta) => { document.title = delta.upserts[0].siteName; });
socket.emit('subscribe', { subscription: '${ID}', name: 'site', params: {}, since: null }, () => undefined);`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const files = { 'index.html': PAGE, 'assets/window.js': WINDOW, 'assets/socket-client.js': readFileSync(SOCKET_CLIENT, 'utf8') };

it('opens with the address, lives through a reload, and runs nothing of anybody else', async () => {
  const door = await runDoor(files);
  door.core.rows.set('site', [rowSamples.site]);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(door.door.freshUrl());
  await page.waitForFunction((title) => document.title === title, rowSamples.site.siteName);
  expect(new URL(page.url()).pathname).toBe('/deep/inside');
  await page.reload();
  await page.waitForFunction((title) => document.title === title, rowSamples.site.siteName);

  const colour = (id: string): Promise<string> => page.locator(id).evaluate((element) => getComputedStyle(element).color);
  expect(await colour('#allowed')).toBe('rgb(1, 2, 3)');
  expect(await colour('#forbidden')).not.toBe('rgb(1, 2, 3)');
  expect(await page.locator('html').getAttribute('data-inline')).toBeNull();
  expect(complaints.filter((text) => text.includes('Content Security Policy')).length).toBeGreaterThan(0);
  expect(await page.evaluate(() => fetch('http://localhost:1/').then(() => 'sent', () => 'blocked'))).toBe('blocked');
  await page.close();
});

it('gives nothing to a page of another site', async () => {
  const door = await runDoor(files);
  const other = await runDoor({ 'index.html': '<!doctype html><title>other</title>' });
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(other.origin);
  const code = door.code();
  const outcome = await page.evaluate(
    async ({ origin, body }) => {
      const asked = await fetch(`${origin}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(() => 'answered', () => 'refused');
      const blind = await fetch(`${origin}/session`, { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body }).then(() => 'sent', () => 'refused');
      const socket = await new Promise((resolve) => {
        const ws = new WebSocket(`${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
        ws.onopen = () => resolve('opened');
        ws.onerror = () => resolve('refused');
      });
      return { asked, blind, socket };
    },
    { origin: door.origin, body: JSON.stringify({ code, protocol: PROTOCOL_VERSION }) },
  );
  expect(outcome).toMatchObject({ asked: 'refused', socket: 'refused' });
  expect(door.log.refusals).toContain('OriginNotAllowed');
  expect(door.log.refusals).toContain('SocketNotAllowed');
  const own = await door.post('/session', { code, protocol: PROTOCOL_VERSION });
  expect(own.status).toBe(200);
  await page.close();
});
