/** Rules IN-60 and IN-61: what must be signed for before the close, and a sentence about who is still here that cannot be false. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closingPlaces } from '../../shared/contract/closing-rows.ts';
import { closingSentence, isSigned, signForMatters, type OpenMatter } from '../../shared/domain/incident/closing.ts';
import type { Counted } from '../../shared/domain/incident/closing-events.ts';
import { courseOf, incidentsOf } from '../../shared/domain/incident/state.ts';
import { INCIDENTS } from '../../shared/kernel/streams.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testEvent, testId } from '../support/drawn-history.ts';

const incident = testId('incident');
const started = factAfter({ stream: INCIDENTS, type: 'v2.IncidentStarted', payload: { incident, exercise: false, directive: 'evacuate', detail: '', roster: [], date: null }, refs: [] }, []);
const context = { incident: incidentsOf(historyOf([started]))[0] ?? null, course: courseOf(historyOf([])), heard: [] };

describe('signing', () => {
  const [one, two, three] = [testEvent('one'), testEvent('two'), testEvent('three')];
  const open: readonly OpenMatter[] = [{ kind: 'aside', about: [one] }, { kind: 'unpaired', about: [two, three] }];
  const sign = (about: readonly string[]) => signForMatters({ type: 'SignForMatters', incident, about: [...about], words: 'Known' }, open, context);

  test('IN-60 whole matters that are open are signed for, and nothing else', () => {
    expect([sign([one]), sign([one, two, three])].map(refusedAs)).toEqual(['accepted', 'accepted']);
    expect([sign([two]), sign([testEvent('other')]), sign([one, two])].map(refusedAs)).toEqual(['MattersChanged', 'MattersChanged', 'MattersChanged']);
    expect(refusedAs(signForMatters({ type: 'SignForMatters', incident, about: [one], words: 'x' }, open, { ...context, incident: null }))).toBe('IncidentUnknown');
  });

  test('IN-60 a fact that its signer had not seen opens a matter again', () => {
    const matters: readonly OpenMatter[] = [{ kind: 'unpaired', about: [two] }, { kind: 'unpaired', about: [two, three] }];
    expect(matters.map((matter) => isSigned(matter, new Set([two])))).toEqual([true, false]);
  });
});

describe('the sentence', () => {
  const NOBODY = Object.fromEntries(closingPlaces.map((place) => [place, 0])) as Counted;
  const counts: fc.Arbitrary<Counted> = fc.record(Object.fromEntries(closingPlaces.map((place) => [place, fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 }))])) as Record<keyof Counted, fc.Arbitrary<number>>);
  const OPEN = ['missing', 'unknown', 'saidToHaveLeft', 'disagreeing'] as const;
  const HERE = ['school', 'bus', 'site', 'elsewhere'] as const;

  test('IN-61 “every” stands in it only where nobody is here and nobody is unaccounted for, and each number that is not nought is in it', () => {
    fc.assert(
      fc.property(counts, (students) => {
        const sentence = closingSentence(students, NOBODY);
        const still = [...OPEN, ...HERE].filter((place) => students[place] > 0);
        const gone = students.released + students.alone + students.leftOnOwn + students.answeredFor;
        expect(sentence.includes('Every student')).toBe(still.length === 0 && gone > 0);
        expect(sentence.includes('NOT accounted for')).toBe(OPEN.some((place) => students[place] > 0));
        expect(sentence.includes('still here')).toBe(HERE.some((place) => students[place] > 0));
        const numbers = [...sentence.matchAll(/\d[\d,]*/g)].map(([number]) => Number(number.replaceAll(',', '')));
        for (const place of still) expect(numbers).toContain(students[place]);
        for (const group of [OPEN, HERE]) {
          const sum = group.reduce((total, place) => total + students[place], 0);
          if (sum > 0) expect(numbers).toContain(sum);
        }
      }),
    );
  });

  test('IN-61 in words, for students and for adults', () => {
    expect(closingSentence({ ...NOBODY, released: 1_180, answeredFor: 3, absent: 17 }, { ...NOBODY, site: 90 })).toBe('Every student who was expected is released or answered for by name. 90 adults are still here: all at the site.');
    expect(closingSentence({ ...NOBODY, released: 3, unknown: 1 }, NOBODY)).toBe('1 student is NOT accounted for: of unknown whereabouts. No adult was expected.');
    expect(closingSentence({ ...NOBODY, unknown: 1_142 }, { ...NOBODY, site: 1_050, bus: 3 })).toBe('1,142 students are NOT accounted for: all of unknown whereabouts. 1,053 adults are still here: 3 on a bus and 1,050 at the site.');
  });
});
