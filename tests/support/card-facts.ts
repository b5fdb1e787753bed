/** What consoles write of one card, for histories drawn by fast-check. */
import { cardOf } from '../../shared/domain/cards/state.ts';
import { cardNumber, cardHalves } from '../../shared/kernel/card-number.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { historyOf, testId, type Writer } from './drawn-history.ts';

export const CARD = cardNumber('C', 147);
const STUDENTS = [testId('lucia'), testId('omar')] as const;
const incident = testId('incident');
const one = <T>(from: readonly T[], pick: number): T => defined(from[pick % from.length], 'one of them');

export const cardWriters: readonly Writer[] = [
  (_known, pick) => ({ type: 'v1.CardPrinted', payload: { incident, card: CARD, student: pick % 3 === 0 ? null : one(STUDENTS, pick), language: 'es', exercise: false } }),
  (_known, pick) => ({ type: 'v1.CardNamed', payload: { incident, card: CARD, student: one(STUDENTS, pick) } }),
  (_known, pick) => ({ type: 'v1.HalfGivenIn', payload: { incident, card: CARD, half: one(cardHalves, pick) } }),
  (known, pick) => {
    const { halves } = cardOf(historyOf(known));
    const given = [...halves.A, ...halves.B];
    return given.length === 0 ? null : { type: 'v1.HalfTakenBack', payload: { incident, card: CARD, given: [one(given, pick).event] } };
  },
];
