/** Cards that are asked for, as commands. A command carries at most PEOPLE_PER_COMMAND of them, so more go as several, one after the other; the first refusal ends it. */
import type { CommandOutcome } from '../../shared/contract/procedures.ts';
import type { PrintCards } from '../../shared/domain/cards/commands.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { PEOPLE_PER_COMMAND } from '../../shared/kernel/limits.ts';
import type { SendCommand } from '../stores/sending-store.ts';

export interface CardsAsked {
  readonly students: readonly string[];
  readonly blanks: number;
}

/** Of `many` so many at once. */
const inPieces = (many: number): readonly number[] => Array.from({ length: Math.ceil(many / PEOPLE_PER_COMMAND) }, (_, piece) => Math.min(PEOPLE_PER_COMMAND, many - piece * PEOPLE_PER_COMMAND));

/** `printed`: the numbers, as they come. */
export async function printCards(send: SendCommand, asked: CardsAsked & Pick<PrintCards, 'incident' | 'language'>, printed: (cards: readonly string[]) => void): Promise<CommandOutcome> {
  const { incident, language, students, blanks } = asked;
  const pieces = [
    ...inPieces(students.length).map((count, piece) => ({ students: students.slice(piece * PEOPLE_PER_COMMAND, piece * PEOPLE_PER_COMMAND + count), blanks: 0 })),
    ...inPieces(blanks).map((count) => ({ students: [], blanks: count })),
  ];
  return inTurn(pieces.map((piece) => () => send({ type: 'PrintCards', incident, language, ...piece })), printed);
}

export async function printStockCards(send: SendCommand, asked: { readonly blanks: number; readonly exercise: boolean; readonly language: NonNullable<PrintCards['language']> }, printed: (cards: readonly string[]) => void): Promise<CommandOutcome> {
  const { blanks, exercise, language } = asked;
  return inTurn(inPieces(blanks).map((count) => () => send({ type: 'PrintStockCards', exercise, language, blanks: count })), printed);
}

async function inTurn(commands: readonly (() => Promise<CommandOutcome>)[], printed: (cards: readonly string[]) => void): Promise<CommandOutcome> {
  let last: CommandOutcome | null = null;
  for (const run of commands) {
    last = await run();
    if (!last.accepted) return last;
    printed((last.result['cards'] ?? '').split(' '));
  }
  assert(last !== null, 'no card is asked for');
  return last;
}
