/** The rules that a school's IT copies are the same on the screen and in the document, and name the port that is set. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { networkRules } from '../../electron/host/lan/network-rules.ts';
import { STANDARD_LAN_PORT } from '../../shared/kernel/network-address.ts';

const document = readFileSync(new URL('../../docs/network.md', import.meta.url), 'utf8');

test('the document has the very rules of the screen', () => {
  for (const { text } of networkRules(STANDARD_LAN_PORT)) expect(document).toContain(`\n    ${text}\n`);
  expect(document.match(/\b4765\d\b/g)?.every((port) => Number(port) === STANDARD_LAN_PORT)).toBe(true);
});

test('each rule names the port that is set', () => {
  const rules = networkRules(50_123);
  expect(rules.map(({ where }) => where)).toEqual(['windows', 'ufw', 'firewalld', 'switch']);
  for (const { text } of rules) expect(text).toMatch(/\b50123\b/);
});
