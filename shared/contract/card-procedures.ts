/** What a window asks about reunification cards: part of the table in procedures.ts. */
import { z } from 'zod';
import type { cardCommands } from '../domain/cards/commands.ts';
import { roles, type Role } from '../domain/site/events.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import { cardLookedUp, cardRow, halvesRow, unpairedRow } from './card-rows.ts';
import type { Permission } from './permission.ts';

const everyRole: readonly Role[] = roles;
const stations: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor', 'stationVolunteer'];
const office: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice'];

const incident = z.string().regex(ID_PATTERN);

export const cardPermissions: Readonly<Record<keyof typeof cardCommands, Permission>> = {
  PrintCards: stations,
  PrintStockCards: office,
  NameCard: stations,
  GiveInHalf: stations,
  TakeBackHalf: stations,
  // It closes a question about who took a child, and what it says cannot be proved any more: for those who answer for the school.
  SettleHalves: office,
  TypeBackCard: office,
};

export const cardSubscriptions = {
  /** Every card that was printed for the incident, or of which a half is in. */
  cards: { permission: everyRole, params: z.strictObject({ incident }), row: cardRow },
  /** What does not pair, settled or not. */
  unpaired: { permission: everyRole, params: z.strictObject({ incident }), row: unpairedRow },
  /** One row. */
  halves: { permission: everyRole, params: z.strictObject({ incident }), row: halvesRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;

export const cardQueries = {
  /** Refused where it is no number, or a mistyped one. */
  lookUpCard: { permission: everyRole, params: z.strictObject({ incident, typed: z.string().max(60) }), answer: cardLookedUp },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
