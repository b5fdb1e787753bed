/** Rules of the cards area (README.md beside this file): what is printed, whose a card is, which half is in, and what is settled. Pure. */
import { accept, reject, refuse, type Decision, type NewEvent, type Rejection } from '../../kernel/decision.ts';
import { cardNumber, readCard, type CardHalf } from '../../kernel/card-number.ts';
import type { EventId, IncidentId, PersonId, StreamName } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/languages.ts';
import { cardStream } from '../../kernel/streams.ts';
import type { GiveInHalf, NameCard, PrintCards, PrintStockCards, SettleHalves, TakeBackHalf } from './commands.ts';
import type { CardNamed, CardPrinted, HalfGivenIn, HalfTakenBack, HalvesSettled } from './events.ts';
import type { Matter } from './pairing.ts';
import type { Card } from './state.ts';

export interface CardsContext {
  readonly exercise: boolean;
  /** Why the incident takes nothing more, or null. */
  readonly refusal: Decision | null;
  readonly refs: readonly EventId[];
}

/** With which letters this console's numbers begin (CA-1), and the next that is free. */
export interface NumbersContext {
  readonly series: string;
  readonly nextSerial: number;
}

export interface PrintContext extends CardsContext, NumbersContext {
  /** By id; null: not on the roster. `card`: the number that the student has in this incident. */
  readonly students: ReadonlyMap<PersonId, { readonly card: string | null; readonly language: Language | null } | null>;
}

/** CA-1 numbers of this console's own. CA-2 whoever has a card is printed that number again. */
export function printCards(command: PrintCards, context: PrintContext): Decision {
  if (context.refusal) return context.refusal;
  const { incident, blanks, language } = command;
  if (context.students.size + blanks === 0) return reject('NoCards', 'No card was asked for.', 'Choose students, or how many blank cards.');
  const numbers = new FreshNumbers(context);
  const printed: CardPrinted[] = [];
  for (const [student, found] of context.students) {
    if (found === null) return reject('StudentNotOnRoster', 'One of these students is not on the roster.', 'Choose them again from the list.');
    printed.push({ incident, card: found.card ?? numbers.next(), student, language: language ?? found.language ?? 'en', exercise: context.exercise });
  }
  for (let i = 0; i < blanks; i++) printed.push({ incident, card: numbers.next(), student: null, language: language ?? 'en', exercise: context.exercise });
  return print(printed, context.refs);
}

export function printStockCards({ exercise, blanks, language }: PrintStockCards, context: NumbersContext): Decision {
  const numbers = new FreshNumbers(context);
  const printed = Array.from({ length: blanks }, (): CardPrinted => ({ incident: null, card: numbers.next(), student: null, language, exercise }));
  return print(printed, []);
}

class FreshNumbers {
  readonly #series: string;
  #serial: number;
  constructor({ series, nextSerial }: NumbersContext) {
    this.#series = series;
    this.#serial = nextSerial;
  }
  next(): string {
    return cardNumber(this.#series, this.#serial++);
  }
}

function print(printed: readonly CardPrinted[], refs: readonly EventId[]): Decision {
  const events = printed.map((payload): NewEvent => ({ stream: cardStream(payload.card, payload.incident as IncidentId | null, payload.exercise), type: 'v1.CardPrinted', payload, refs }));
  return accept(events, { cards: printed.map((one) => one.card).join(' ') });
}

export interface CardContext extends CardsContext {
  /** What is known of it in this incident. */
  readonly card: Card;
  /** It was printed for another incident or drill, in words; null: not so. */
  readonly elsewhere: string | null;
}

const streamOf = (card: string, incident: string, { exercise }: CardsContext): StreamName => cardStream(card, incident as IncidentId, exercise);

const ofAnother = (card: string, elsewhere: string): Decision => reject('CardOfAnother', `${card} was printed for ${elsewhere}.`, 'Put it aside. Fill in a card of this one.');

/** CA-4 whose a card is: said anew with knowledge of what was said before, it counts alone. */
export function nameCard(command: NameCard, context: CardContext & { readonly studentOnRoster: boolean }): Decision {
  if (context.refusal) return context.refusal;
  if (!context.studentOnRoster) return reject('StudentNotOnRoster', 'That student is not on the roster.', 'Search again, by the name on the card.');
  if (context.elsewhere !== null) return ofAnother(command.card, context.elsewhere);
  const { incident, card, student } = command;
  const [only] = context.card.students;
  if (only === student && context.card.students.length === 1) return reject('CardAlreadyNamed', `${card} is that student’s already.`, 'Nothing has to be done.');
  return accept([{ stream: streamOf(card, incident, context), type: 'v1.CardNamed', payload: { incident, card, student } satisfies CardNamed, refs: context.refs }]);
}

export type TypedCard = { readonly read: true; readonly card: string; readonly half: CardHalf | null } | { readonly read: false; readonly rejection: Rejection };

/** CA-3 a number that was misread is told, and never taken for another card's. */
export function cardTyped(typed: string): TypedCard {
  const found = readCard(typed);
  switch (found.is) {
    case 'card':
      return { read: true, card: found.card, half: found.half };
    case 'mistyped':
      return { read: false, rejection: { name: 'CardNumberMistyped', message: 'There is no card with that number: its last letter does not fit the rest.', whatToDo: 'Read it from the card once more, letter by letter.' } };
    case 'notANumber':
      return { read: false, rejection: { name: 'NotACardNumber', message: 'That is not the number of a card.', whatToDo: 'A number looks like C-0147-H. Scan the square, or type what stands beside it.' } };
  }
}

/** `by`: who gave in that half before, in words; null: nobody. */
export interface HalfContext extends CardContext {
  readonly givenBy: string | null;
}

/** CA-5 each half once, and only at its own accountant. CA-6 also of a card that no console known here has printed. */
export function giveInHalf(command: GiveInHalf, contextOf: (card: string) => HalfContext): Decision {
  const typed = cardTyped(command.typed);
  if (!typed.read) return refuse(typed.rejection);
  const { incident, half } = command;
  const { card } = typed;
  const context = contextOf(card);
  if (context.refusal) return context.refusal;
  if (typed.half !== null && typed.half !== half) return otherHalf(card, typed.half);
  if (context.elsewhere !== null) return ofAnother(card, context.elsewhere);
  if (context.givenBy !== null) return reject('HalfAlreadyGiven', `${card} ${half} is in already, given in by ${context.givenBy}.`, 'Lay it with the others. If it is a second piece of paper, tell the reunification director.');
  const [student] = context.card.students;
  return accept([{ stream: streamOf(card, incident, context), type: 'v1.HalfGivenIn', payload: { incident, card, half } satisfies HalfGivenIn, refs: context.refs }], { card, named: student === undefined ? 'no' : 'yes' });
}

const otherHalf = (card: string, half: CardHalf): Decision =>
  half === 'A'
    ? reject('OtherHalf', `That is the top half of ${card}.`, 'It belongs to the accountant at check-in. Enter the bottom half here.')
    : reject('OtherHalf', `That is the bottom half of ${card}.`, 'It belongs to the assembly accountant, after the hand-off. Enter the top half here.');

/** CA-7 */
export function takeBackHalf(command: TakeBackHalf, context: CardContext): Decision {
  if (context.refusal) return context.refusal;
  const { incident, card, given } = command;
  const standing = new Set([...context.card.halves.A, ...context.card.halves.B].map((one) => one.event));
  if (given.some((one) => !standing.has(one as EventId))) return reject('HalfNotIn', `That half of ${card} is not in any more.`, 'Look at the list again.');
  return accept([{ stream: streamOf(card, incident, context), type: 'v1.HalfTakenBack', payload: { incident, card, given } satisfies HalfTakenBack, refs: context.refs }]);
}

/** CA-10 a settlement names all that does not go together, and says why. */
export function settleHalves(command: SettleHalves, context: CardsContext & { readonly matters: readonly Matter[] }): Decision {
  if (context.refusal) return context.refusal;
  const { incident, card, student, about, reason } = command;
  const named = [...new Set(about)].sort();
  const found = context.matters.find((one) => one.card === card && (card !== null || one.students.some((of) => of === student)) && JSON.stringify(one.about) === JSON.stringify(named));
  if (found === undefined) return reject('MatterChanged', 'This has changed meanwhile.', 'Look at the list again.');
  const [of] = found.students;
  const key = card ?? of;
  if (key === undefined) return reject('MatterChanged', 'This has changed meanwhile.', 'Look at the list again.');
  return accept([{ stream: streamOf(key, incident, context), type: 'v1.HalvesSettled', payload: { incident, card, student: card === null ? key : null, about: named, reason } satisfies HalvesSettled, refs: context.refs }]);
}
