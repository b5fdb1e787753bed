/** What is said of a visit on screen and on paper. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

/** School is out: whoever is still signed in then has mostly forgotten to sign out. */
export const VISITORS_GONE_BY_MINUTE = 16 * 60;

/** Enough to tell the visitors of a day apart, on every console the same, without a count that two consoles could give twice. */
const CODE_LETTERS = 4;

/** What is written on the badge: what the desk typed, else the beginning of the visit's own id. */
export const badgeOf = ({ badge, visitor }: Pick<SubscriptionRow<'visitors'>, 'badge' | 'visitor'>): string => (badge === '' ? visitor.slice(0, CODE_LETTERS).toUpperCase() : badge);
