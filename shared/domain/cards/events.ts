/**
 * Facts about reunification cards: what was printed for whom, which half was given in, whose a blank one is. Each in the
 * stream of its card (`card/<incident>/<number>`; of a drill `drill/<incident>/card/<number>`), since two consoles may speak
 * of one card. Cards that were printed before anything happened are in `card/stock/<number>`.
 */
import { z } from 'zod';
import { CARD_NUMBER, cardHalves } from '../../kernel/card-number.ts';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { languages } from '../../kernel/languages.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);
export const card = z.string().regex(CARD_NUMBER);
export const reason = z.string().trim().min(1).max(500);
export const half = z.enum(cardHalves);
export const language = z.enum(languages);
/** What one matter is about: the halves of a card, its prints, a release. */
const MAX_ABOUT = 64;
export const about = z.array(eventId).min(1).max(MAX_ABOUT);

export const cardEvents = {
  /** Printed. `incident` null: ahead of any, into stock. `student` null: blank. `exercise`: DRILL stands on it. The same card printed again is said again. */
  'v1.CardPrinted': z.strictObject({ incident: id.nullable(), card, student: id.nullable(), language, exercise: z.boolean() }),
  /** A blank card is this student's; or a card is another student's than was printed. */
  'v1.CardNamed': z.strictObject({ incident: id, card, student: id }),
  /** An accountant has this half: A at check-in, B after the hand-off. */
  'v1.HalfGivenIn': z.strictObject({ incident: id, card, half }),
  /** It was entered by mistake. `given`: the facts that are taken back. */
  'v1.HalfTakenBack': z.strictObject({ incident: id, card, given: about }),
  /** A person found out why these do not pair. `card` null: of a student without a card, in the stream of `card/<incident>/<student>`. */
  'v1.HalvesSettled': z.strictObject({ incident: id, card: card.nullable(), student: id.nullable(), about, reason }),
} as const;

type Payload<T extends keyof typeof cardEvents> = z.infer<(typeof cardEvents)[T]>;
export type CardPrinted = Payload<'v1.CardPrinted'>;
export type CardNamed = Payload<'v1.CardNamed'>;
export type HalfGivenIn = Payload<'v1.HalfGivenIn'>;
export type HalfTakenBack = Payload<'v1.HalfTakenBack'>;
export type HalvesSettled = Payload<'v1.HalvesSettled'>;
