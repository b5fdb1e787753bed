/** A school's own words for texts in other languages, at two consoles that are apart. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { languages } from '../../shared/kernel/languages.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

let a: FolderConsole;
let b: FolderConsole;
beforeEach(async () => {
  a = await openFolderConsole();
  b = await openFolderConsole();
  a.must({ type: 'FoundSite', siteName: 'Grand Bend', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  letIn(a, b);
});
afterEach(async () => {
  await a.remove();
  await b.remove();
});

const textAt = (at: FolderConsole): SubscriptionRow<'texts'> => defined(at.console.read('texts', {}).find((row) => row.key === 'card-title es'), 'the heading in Spanish');
const correct = (at: FolderConsole, words: string | null): void => void at.must({ type: 'CorrectText', text: 'card-title', language: 'es', words });

test('SI-60 every text is there in every language, as it comes with Muster, until the school corrects it, and again when it takes that back', () => {
  const rows = a.console.read('texts', {});
  expect(rows.length).toBe(new Set(rows.map((row) => row.text)).size * languages.length);
  expect(rows.every((row) => row.words === row.standard && row.corrections.length === 0)).toBe(true);
  correct(a, 'Ficha de entrega');
  carry(a, b);
  expect(textAt(b)).toMatchObject({ words: 'Ficha de entrega', standard: 'Tarjeta de reunificación' });
  correct(b, null);
  expect(textAt(b).words).toBe('Tarjeta de reunificación');
  expect(a.refused({ type: 'CorrectText', text: 'desk-comfortable', language: 'es', words: '¿Quieres irte?' })).toBe('TextLacksPlace');
});

test('SI-50 SI-60 words that were corrected apart stand side by side, the same ones count at both, and choosing settles it', () => {
  correct(a, 'Ficha de entrega');
  correct(b, 'Tarjeta de familia');
  carry(a, b);
  carry(b, a);
  expect(textAt(a)).toEqual(textAt(b));
  expect(textAt(a).corrections.map((one) => one.words).sort((one, other) => String(one).localeCompare(String(other), 'en'))).toEqual(['Ficha de entrega', 'Tarjeta de familia']);
  const [card] = a.console.read('contradictions', {});
  expect(card).toMatchObject({ kind: 'settingSetTwice', about: { is: 'setting', setting: 'text', of: 'Spanish, Card: heading' } });
  const choice = defined(card?.choices.find((one) => one.label === 'Tarjeta de familia'), 'a choice');
  if (choice.settles.asks !== 'nothing') throw new Error('words are chosen without a reason');
  a.must(choice.settles.command);
  carry(a, b);
  for (const at of [a, b]) expect([textAt(at).words, at.console.read('contradictions', {})]).toEqual(['Tarjeta de familia', []]);
});
