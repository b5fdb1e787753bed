/** Rows about reunification cards: the cards of an incident, what does not pair, and the numbers of both piles. */
import { z } from 'zod';
import { matterKinds, type MatterKind } from '../domain/cards/pairing.ts';
import { cardHalves } from '../kernel/card-number.ts';
import { languages } from '../kernel/languages.ts';
import { personName } from './person-name.ts';

const wall = z.number();
const count = z.number().int().nonnegative();
const kinds = Object.keys(matterKinds) as [MatterKind, ...MatterKind[]];

/** A student on a card. */
const cardStudent = z.object({ person: z.string(), name: personName, grade: z.string().nullable(), room: z.string().nullable() });
/** `staff` null: nobody was signed in. */
const given = z.object({ event: z.string(), staff: z.string().nullable(), by: z.string(), wall });
const halves = z.object({ A: z.array(given).readonly(), B: z.array(given).readonly() });

/** A card of the incident. `key` is its number. */
export const cardRow = z.object({
  key: z.string(),
  card: z.string(),
  /** None: blank, and nobody has said whose it is. Several: consoles said so apart. */
  students: z.array(cardStudent).readonly(),
  language: z.enum(languages),
  exercise: z.boolean(),
  /** How often, when last, and by whom; 0: a card from stock, or of which no console known here knows. */
  printed: count,
  printedWall: wall.nullable(),
  printedBy: z.string().nullable(),
  halves,
});

/** Something that does not pair. The window says "late" once `lateWall` is past. */
export const unpairedRow = z.object({
  key: z.string(),
  /** Null: the student has no card. */
  card: z.string().nullable(),
  students: z.array(cardStudent).readonly(),
  kinds: z.array(z.enum(kinds)).min(1).readonly(),
  halves,
  /** Who took the student, in words, and when; null: by the record nobody did. */
  release: z.object({ words: z.string(), wall, paper: z.boolean() }).nullable(),
  /** Why the record speaks against a release that was typed from paper, in words. */
  against: z.array(z.string()).readonly(),
  /** What a settlement names. */
  about: z.array(z.string()).readonly(),
  sinceWall: wall,
  lateWall: wall,
  /** Somebody found out why, and signed for it. */
  settled: z.object({ by: z.string(), wall, reason: z.string() }).nullable(),
});

/** One row: how many halves lie with each accountant, and how they pair. */
export const halvesRow = z.object({
  key: z.string(),
  cards: count,
  A: count,
  B: count,
  pairs: count,
  /** Matters that nobody has settled; `waiting` of them are students who are checked in and still here, as is normal. */
  open: count,
  waiting: count,
  settled: count,
  /** People who gave in both halves of a card: two piles should have two people. */
  sameHands: z.array(z.object({ staff: z.string(), name: z.string(), cards: count })).readonly(),
});

/** What is known of a number before it is used, for whoever types a card back. */
export const cardLookedUp = z.object({ card: z.string(), printed: z.boolean(), students: z.array(cardStudent).readonly(), halves: z.array(z.enum(cardHalves)).readonly() });
