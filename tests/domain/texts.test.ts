/** Rules SI-60 and SI-61: texts in the languages of families, and a school's own words for them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setApartIn } from '../../shared/domain/site/apart.ts';
import { correctText, textCorrectionsOf } from '../../shared/domain/site/text-corrections.ts';
import { defaultTexts, textIds } from '../../shared/domain/site/texts/all.ts';
import { placeholdersIn } from '../../shared/domain/site/texts/text.ts';
import { languageMeant, languages } from '../../shared/kernel/languages.ts';
import { textStream } from '../../shared/kernel/streams.ts';
import { STREAM_PATTERN } from '../../shared/kernel/ids.ts';
import { refusedAs } from '../support/decisions.ts';
import { historyOf, play, stepsOf, type Writer } from '../support/drawn-history.ts';

const WORDS = ['Tarjeta de familia', 'Tarjeta escolar', null];
const writers: readonly Writer[] = [(_known, pick) => ({ type: 'v1.TextCorrected', payload: { text: 'card-title', language: 'es', words: WORDS[pick % WORDS.length] ?? null } })];

describe('texts', () => {
  test('SI-61 each text has in every language what is filled in, and a stream of its own', () => {
    for (const text of textIds) {
      const { says, where } = defaultTexts[text];
      expect(where).not.toBe('');
      for (const language of languages) {
        expect(says[language].trim(), `${text} ${language}`).not.toBe('');
        expect(placeholdersIn(says[language]), `${text} ${language}`).toEqual(placeholdersIn(says.en));
        expect(textStream(text, language)).toMatch(STREAM_PATTERN);
      }
    }
  });

  test('SI-61 a correction that drops or adds what is filled in is refused', () => {
    const ask = (words: string | null): string => refusedAs(correctText({ type: 'CorrectText', text: 'desk-comfortable', language: 'es', words }));
    expect(ask('¿Quieres irte?')).toBe('TextLacksPlace');
    expect(ask('¿Quieres irte con {adult} y {student}?')).toBe('TextHasStrangePlace');
    expect(ask('¿Quieres irte con {adult}?')).toBe('accepted');
    expect(ask(null)).toBe('accepted');
    expect(refusedAs(correctText({ type: 'CorrectText', text: 'of-a-newer-version', language: 'es', words: 'x' }))).toBe('TextUnknown');
  });

  test('SI-60 the same words count in every order of the facts, and different ones set apart are shown', () => {
    fc.assert(
      fc.property(stepsOf(writers.length), fc.nat(), (steps, salt) => {
        const facts = play(steps, writers, salt);
        const standing = textCorrectionsOf(historyOf(facts));
        expect(textCorrectionsOf(historyOf(facts.toReversed().toSorted((a, b) => a.at.ms - b.at.ms))).map((one) => one.id)).toEqual(standing.map((one) => one.id));
        expect(setApartIn(historyOf(facts), textStream('card-title', 'es')).length).toBe(new Set(standing.map((one) => one.payload.words)).size > 1 ? 1 : 0);
        // What stands has no correction after it.
        const history = historyOf(facts);
        for (const one of standing) expect(facts.some((other) => history.precedes(one.id, other.id))).toBe(false);
      }),
    );
  });

  test('a home language is understood by code and by word; of another nobody guesses', () => {
    expect(['es-MX', 'Spanish', 'español', 'spa', 'Chinese (Mandarin)', 'Haitian Creole', 'Kreyòl', 'AR', 'Tiếng Việt'].map(languageMeant)).toEqual(['es', 'es', 'es', 'es', 'zh', 'ht', 'ht', 'ar', 'vi']);
    expect(['Somali', '', null, 'Est'].map(languageMeant)).toEqual([null, null, null, null]);
  });
});
