/** Rules CA-1 to CA-10: numbers of cards, whose a card is, halves that are given in, and what does not pair. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { giveInHalf, nameCard, printCards, printStockCards, settleHalves, takeBackHalf, type CardContext, type HalfContext } from '../../shared/domain/cards/decide.ts';
import { isSettled, mattersOf, type CardSeen, type ReleaseSeen } from '../../shared/domain/cards/pairing.ts';
import { seriesFor, type UsedSeries } from '../../shared/domain/cards/series.ts';
import { cardOf } from '../../shared/domain/cards/state.ts';
import { cardHalves, cardNumber, cardSeries, codeOfHalf, readCard, type CardHalf } from '../../shared/kernel/card-number.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import type { EventId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { STREAM_PATTERN } from '../../shared/kernel/ids.ts';
import { cardStream, isAtHome, isCardStream, personOfStream } from '../../shared/kernel/streams.ts';
import { CARD, cardWriters } from '../support/card-facts.ts';
import { refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testEvent, testId } from '../support/drawn-history.ts';
import { Random } from '../support/console.ts';

const incident = testId<IncidentId>('incident');
const lucia = testId<PersonId>('lucia');
const omar = testId<PersonId>('omar');
const aNumber = fc.tuple(fc.constantFrom(...cardSeries), fc.integer({ min: 1, max: 9_999 })).map(([series, serial]) => cardNumber(series, serial));

describe('numbers', () => {
  test('CA-3 of one wrong character, or two that changed places, nothing is read as another card', () => {
    fc.assert(
      fc.property(aNumber, fc.nat(), fc.constantFrom(...'0123456789CDEFHJKMNPRTUVWXY'.split('')), (card, at, character) => {
        expect(readCard(card)).toEqual({ is: 'card', card, half: null });
        const plain = card.replaceAll('-', '');
        const i = at % plain.length;
        const wrong = plain.slice(0, i) + character + plain.slice(i + 1);
        if (wrong !== plain) expect(readCard(wrong)).not.toMatchObject({ is: 'card' });
        const swapped = plain.slice(0, i) + plain.slice(i + 1, i + 2) + plain.charAt(i) + plain.slice(i + 2);
        if (swapped !== plain) expect(readCard(swapped)).not.toMatchObject({ is: 'card' });
      }),
    );
  });

  test('CA-3 a number is read as people write it and as scanners type its code', () => {
    expect(CARD).toBe('C-0147-H');
    for (const typed of ['c0147h', ' C 0147 H ', 'C-O147-H', 'c-0I47-h']) expect(readCard(typed)).toEqual({ is: 'card', card: CARD, half: null });
    // A scanner set to another keyboard types other signs for ":" and "-".
    for (const typed of [codeOfHalf(CARD, 'A'), 'M1;C/0147/H;A', 'm1Öcß0147ßhÖa']) expect(readCard(typed)).toEqual({ is: 'card', card: CARD, half: 'A' });
    expect(readCard('C-0148-H').is).toBe('mistyped');
    expect(readCard('Garcia').is).toBe('notANumber');
    fc.assert(fc.property(aNumber, fc.constantFrom(...cardHalves), (card, half) => {
      expect(readCard(codeOfHalf(card, half))).toEqual({ is: 'card', card, half });
    }));
  });

  test('CA-1 consoles begin with letters of their own, and of two that did not know of each other one goes on with others', () => {
    const consoles = ['a', 'b', 'c'];
    expect(consoles.map((own) => seriesFor(own, new Map(), consoles))).toEqual(['C', 'D', 'E']);
    const used = (consoles: readonly string[], lastSerial = 7): UsedSeries => ({ consoles: new Set(consoles), lastSerial });
    expect(seriesFor('b', new Map([['X', used(['b'])]]), consoles)).toBe('X');
    expect(seriesFor('b', new Map([['X', used(['b'], 9_990)]]), consoles)).toBe('D');
    expect(seriesFor('d', new Map([['C', used(['a'])], ['D', used(['x'])]]), ['a', 'd'])).toBe('E');
    const both = new Map([['C', used(['a', 'b'])]]);
    expect(seriesFor('a', both, consoles)).toBe('C');
    expect(seriesFor('b', both, consoles)).toBe('D');
  });

  test('each card has a stream of its own, of a drill apart, and its facts are at home there', () => {
    for (const exercise of [true, false]) {
      const stream = cardStream(CARD, incident, exercise);
      expect(stream).toMatch(STREAM_PATTERN);
      expect(isCardStream(stream) && personOfStream(stream) === null).toBe(true);
      expect(isAtHome(stream, { incident, card: CARD })).toBe(true);
      expect(isAtHome(stream, { incident, card: cardNumber('C', 148) })).toBe(false);
      expect(isAtHome(cardStream(lucia, incident, exercise), { incident, card: null, student: lucia })).toBe(true);
    }
    expect(isAtHome(cardStream(CARD, null, true), { incident: null, card: CARD })).toBe(true);
  });
});

const open = { exercise: true, refusal: null, refs: [] } as const;
const numbers = { series: 'C', nextSerial: 147 } as const;
const printed = (decision: Decision): readonly string[] => (decision.accepted ? (decision.result?.['cards'] ?? '').split(' ') : [decision.rejection.name]);

describe('printing', () => {
  test('CA-1 CA-2 gives each student the next number, once; whoever has one keeps it; blanks follow', () => {
    const students = new Map([
      [lucia, { card: null, language: 'es' as const }],
      [omar, { card: 'D-0003-R', language: null }],
    ]);
    const decision = printCards({ type: 'PrintCards', incident, students: [lucia, omar], blanks: 2, language: null }, { ...open, ...numbers, students });
    expect(printed(decision)).toEqual([cardNumber('C', 147), 'D-0003-R', cardNumber('C', 148), cardNumber('C', 149)]);
    expect(decision.accepted && decision.events.map((one) => one.payload)).toMatchObject([{ student: lucia, language: 'es', exercise: true }, { student: omar, language: 'en' }, { student: null }, { student: null }]);
  });

  test('is refused in words where nothing was asked, or a student is unknown', () => {
    const ask = (students: ReadonlyMap<PersonId, null>): string => refusedAs(printCards({ type: 'PrintCards', incident, students: [], blanks: 0, language: null }, { ...open, ...numbers, students }));
    expect(ask(new Map())).toBe('NoCards');
    expect(ask(new Map([[lucia, null]]))).toBe('StudentNotOnRoster');
    const stock = printStockCards({ type: 'PrintStockCards', exercise: true, blanks: 2, language: 'vi' }, numbers);
    expect(stock.accepted && stock.events.map((one) => one.stream)).toEqual([cardStream(cardNumber('C', 147), null, true), cardStream(cardNumber('C', 148), null, true)]);
  });
});

const known = (facts: Parameters<typeof historyOf>[0]): CardContext => ({ ...open, card: cardOf(historyOf(facts)), elsewhere: null });
const give = (half: CardHalf, typed: string, context: Partial<HalfContext> = {}): string => refusedAs(giveInHalf({ type: 'GiveInHalf', incident, half, typed }, () => ({ ...known([]), givenBy: null, ...context })));

describe('halves', () => {
  test('CA-5 CA-6 a half is taken once, at its own accountant, also where nobody here printed it, and not of another incident', () => {
    expect(give('A', codeOfHalf(CARD, 'A'))).toBe('accepted');
    expect(give('A', CARD)).toBe('accepted');
    expect(give('B', codeOfHalf(CARD, 'A'))).toBe('OtherHalf');
    expect(give('A', CARD, { givenBy: 'Karin' })).toBe('HalfAlreadyGiven');
    expect(give('A', CARD, { elsewhere: 'the drill of Nov 3' })).toBe('CardOfAnother');
    expect(give('A', 'C-0148-H')).toBe('CardNumberMistyped');
    expect(give('A', 'Lucia')).toBe('NotACardNumber');
  });

  test('CA-4 CA-5 CA-7 a card comes to the same, whatever the order of the facts: a half stands until it is taken back by name', () => {
    fc.assert(
      fc.property(stepsOf(cardWriters.length), fc.nat(), (steps, salt) => {
        const facts = play(steps, cardWriters, salt);
        const card = cardOf(historyOf(facts));
        const again = cardOf(historyOf(shuffled(facts, new Random(salt))));
        expect(again).toEqual(card);
        const history = historyOf(facts);
        const takenBack = new Set(facts.filter((fact) => fact.type === 'v1.HalfTakenBack').flatMap((fact) => (fact.payload as { given: EventId[] }).given.map((one) => history.canonical(one))));
        const givenIn = history.distinct(facts.filter((fact) => fact.type === 'v1.HalfGivenIn')).filter((fact) => !takenBack.has(fact.id));
        expect([...card.halves.A, ...card.halves.B].map((one) => one.event).sort()).toEqual(givenIn.map((fact) => fact.id).sort());
        // CA-4 one word that had seen all others is the only one that counts.
        const says = facts.filter((fact) => typeof (fact.payload as { readonly student?: string | null }).student === 'string');
        const last = says.find((one) => says.every((other) => other === one || history.precedes(other.id, one.id)));
        if (last !== undefined) expect(card.students).toEqual([(last.payload as { student: string }).student]);
      }),
    );
  });

  test('CA-4 CA-7 what is so already is not said again, and what is not in is not taken back', () => {
    const name = { type: 'NameCard', incident, card: CARD, student: lucia } as const;
    const context = (students: readonly PersonId[], studentOnRoster = true) => ({ ...known([]), card: { ...known([]).card, students }, studentOnRoster });
    expect(refusedAs(nameCard(name, context([])))).toBe('accepted');
    expect(refusedAs(nameCard(name, context([lucia])))).toBe('CardAlreadyNamed');
    expect(refusedAs(nameCard(name, context([lucia, omar])))).toBe('accepted');
    expect(refusedAs(nameCard(name, context([], false)))).toBe('StudentNotOnRoster');
    expect(refusedAs(takeBackHalf({ type: 'TakeBackHalf', incident, card: CARD, given: [testEvent('x')] }, known([])))).toBe('HalfNotIn');
  });
});

/** Cards and releases of a small school, in any combination. */
const students = [lucia, omar, testId<PersonId>('mei')];
const given = (half: CardHalf, card: string, many: number) => Array.from({ length: many }, (_, i) => ({ event: testEvent(`${card} ${half} ${i}`), wall: 1_000 + i }));
const seenCards = fc
  .array(fc.record({ students: fc.subarray(students, { maxLength: 2 }), A: fc.nat(2), B: fc.nat(2), printed: fc.boolean() }), { maxLength: 6 })
  .map((all) =>
    all.map((one, i): CardSeen => {
      const card = cardNumber('C', i + 1);
      return { card, printed: one.printed, students: one.students, named: one.students.map((student) => ({ event: testEvent(`${card} ${student}`), wall: 500 })), halves: { A: given('A', card, one.A), B: given('B', card, one.B) } };
    }),
  );
const seenReleases = fc
  .array(fc.record({ student: fc.constantFrom(...students), alone: fc.boolean(), againstRecord: fc.boolean() }), { maxLength: 4 })
  .map((all) => all.map((one, i): ReleaseSeen => ({ ...one, event: testEvent(`release ${i}`), wall: 2_000 + i })));

describe('pairing', () => {
  test('CA-9 every half that is in, and every release to an adult, is in a whole pair or in a matter, and never in both', () => {
    fc.assert(
      fc.property(seenCards, seenReleases, (cards, releases) => {
        const matters = mattersOf(cards, releases);
        const inMatter = new Set(matters.flatMap((one) => one.about));
        const released = new Set(releases.map((one) => one.student));
        const isPair = (one: CardSeen): boolean => one.printed && one.students.length === 1 && one.halves.A.length === 1 && one.halves.B.length === 1 && one.students.every((student) => released.has(student));
        for (const card of cards) {
          for (const half of [...card.halves.A, ...card.halves.B]) expect(inMatter.has(half.event)).toBe(!isPair(card));
          expect(matters.some((one) => one.card === card.card)).toBe(!isPair(card) && (card.halves.A.length + card.halves.B.length > 0 || card.students.length > 1));
        }
        const withHalf = (student: PersonId): boolean => cards.some((one) => one.students.includes(student) && one.halves.A.length + one.halves.B.length > 0);
        for (const release of releases) if (!release.alone && !withHalf(release.student)) expect(inMatter.has(release.event)).toBe(true);
        for (const release of releases) if (release.againstRecord) expect(matters.some((one) => one.kinds.includes('againstRecord') && one.about.includes(release.event))).toBe(true);
        for (const one of matters) expect(one.about.length).toBeGreaterThan(0);
      }),
    );
  });

  test('CA-5 CA-6 CA-9 each case has its own name', () => {
    const seen = (half: Partial<CardSeen['halves']>, more: Partial<CardSeen> = {}): CardSeen => ({ card: CARD, printed: true, students: [lucia], named: [{ event: testEvent('named'), wall: 1 }], halves: { A: [], B: [], ...half }, ...more });
    const A = given('A', CARD, 1);
    const B = given('B', CARD, 1);
    const release: ReleaseSeen = { event: testEvent('release'), student: lucia, wall: 9, alone: false, againstRecord: false };
    const kinds = (card: CardSeen, ...releases: readonly ReleaseSeen[]): readonly (readonly string[])[] => mattersOf([card], releases).map((one) => one.kinds);
    expect(kinds(seen({}))).toEqual([]);
    expect(kinds(seen({ A }))).toEqual([['waits']]);
    expect(kinds(seen({ A }), release)).toEqual([['onlyA']]);
    expect(kinds(seen({ B }), release)).toEqual([['onlyB']]);
    expect(kinds(seen({ A, B }))).toEqual([['notReleased']]);
    expect(kinds(seen({ A, B }), release)).toEqual([]);
    expect(kinds(seen({}), release)).toEqual([['noHalves']]);
    expect(kinds(seen({}), { ...release, alone: true })).toEqual([]);
    expect(kinds(seen({ A, B }), { ...release, againstRecord: true })).toEqual([['againstRecord']]);
    expect(kinds(seen({ A: given('A', CARD, 2), B }), release)).toEqual([['givenTwice']]);
    expect(kinds(seen({ A, B }, { students: [lucia, omar] }), release)).toEqual([['twoStudents']]);
    expect(kinds(seen({ A, B }, { printed: false }), release)).toEqual([['notPrinted']]);
    expect(kinds(seen({ A }, { students: [] }))).toEqual([['noStudent']]);
  });

  test('CA-10 a settlement names all of a matter, and what comes afterwards opens it again', () => {
    const A = given('A', CARD, 1);
    const card: CardSeen = { card: CARD, printed: true, students: [lucia], named: [], halves: { A, B: [] } };
    const matters = mattersOf([card], []);
    const [matter] = matters;
    const about = [...defined(matter, 'a half alone is a matter').about];
    const settle = (named: EventId[], found = matters): string => refusedAs(settleHalves({ type: 'SettleHalves', incident, card: CARD, student: null, about: named, reason: 'The parent lost it' }, { ...open, matters: found }));
    expect(settle(about)).toBe('accepted');
    expect(settle([...about, testEvent('more')])).toBe('MatterChanged');
    expect(settle(about, [])).toBe('MatterChanged');
    expect(isSettled(about, [{ about }])).toBe(true);
    const released = mattersOf([card], [{ event: testEvent('release'), student: lucia, wall: 9, alone: false, againstRecord: false }]);
    expect(released.every((one) => isSettled(one.about, [{ about }]))).toBe(false);
  });
});
