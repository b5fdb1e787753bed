/** What a person can ask of the cards area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { PEOPLE_PER_COMMAND } from '../../kernel/limits.ts';
import { about, card, half, language, reason } from './events.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);
/** As it was typed or scanned; `readCard` makes a number of it. */
const typed = z.string().max(60);
const words = z.string().trim().max(200);
const blanks = z.number().int().min(0).max(PEOPLE_PER_COMMAND);

export const cardCommands = {
  /** Numbers for these students, or the numbers that they have already, and for so many blank cards. `language` null: that of each home, where it is known. */
  PrintCards: z.strictObject({ type: z.literal('PrintCards'), incident: id, students: z.array(id).max(PEOPLE_PER_COMMAND).readonly(), blanks, language: language.nullable() }),
  /** Blank cards ahead of any incident, for the day on which nothing prints. `exercise`: for drills. */
  PrintStockCards: z.strictObject({ type: z.literal('PrintStockCards'), exercise: z.boolean(), blanks: blanks.min(1), language }),
  NameCard: z.strictObject({ type: z.literal('NameCard'), incident: id, card, student: id }),
  GiveInHalf: z.strictObject({ type: z.literal('GiveInHalf'), incident: id, half, typed }),
  TakeBackHalf: z.strictObject({ type: z.literal('TakeBackHalf'), incident: id, card, given: z.array(eventId).min(1).max(8) }),
  SettleHalves: z.strictObject({ type: z.literal('SettleHalves'), incident: id, card: card.nullable(), student: id.nullable(), about, reason }),
  /**
   * A card that was filled in while no console could be used: who took the student is recorded as it stands on paper.
   * `contact`: the adult as found on the record; null: only the name on the card. `halves`: those that lie before the typist.
   * `evenSo`: what the record says against it was read; it is recorded all the same, since the student is gone.
   */
  TypeBackCard: z.strictObject({
    type: z.literal('TypeBackCard'),
    incident: id,
    typed,
    student: id,
    contact: id.nullable(),
    name: words.min(1),
    relation: words.max(60),
    photoMatches: z.boolean().nullable(),
    comfortable: z.boolean().nullable(),
    time: words.max(40),
    initials: words.max(20),
    halves: z.array(half).max(2).readonly(),
    evenSo: z.boolean(),
  }),
} as const;

type Commands = typeof cardCommands;
export type PrintCards = z.infer<Commands['PrintCards']>;
export type PrintStockCards = z.infer<Commands['PrintStockCards']>;
export type NameCard = z.infer<Commands['NameCard']>;
export type GiveInHalf = z.infer<Commands['GiveInHalf']>;
export type TakeBackHalf = z.infer<Commands['TakeBackHalf']>;
export type SettleHalves = z.infer<Commands['SettleHalves']>;
export type TypeBackCard = z.infer<Commands['TypeBackCard']>;
