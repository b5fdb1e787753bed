/** Responders in the words that stand on screen: what they can do, whether they can come, and what of their training no longer holds. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { SKILL_WORDS } from '../../../shared/contract/skill-words.ts';
import { MINUTES_OF_DAY } from '../../../shared/kernel/day-times.ts';
import { bellTime, calendarDate } from '../../ui/times.ts';
import { isOpen, type Call } from './call-words.ts';

export type Responder = SubscriptionRow<'responders'>;
type Skill = Responder['skills'][number];
type Currency = Responder['currency'][number];

export const skillsWords = (skills: readonly Skill[]): string => skills.map((skill) => SKILL_WORDS[skill]).join(', ');

export const hoursWords = (shift: Responder['shift']): string => (shift === null ? 'all day' : `${bellTime(shift.startMinute)} to ${bellTime(shift.endMinute)}`);

export type Standing = { readonly is: 'free' | 'away' | 'offHours' } | { readonly is: 'busy'; readonly call: Call };

const isInHours = (shift: Responder['shift'], minute: number): boolean =>
  shift === null || (minute - shift.startMinute + MINUTES_OF_DAY) % MINUTES_OF_DAY < (shift.endMinute - shift.startMinute + MINUTES_OF_DAY) % MINUTES_OF_DAY;

/** Whether somebody is busy follows from the calls that they answer. */
export function standingOf({ staff, available, shift }: Responder, calls: readonly Call[], minute: number): Standing {
  const call = calls.find((one) => isOpen(one) && one.responders.some((other) => other.staff === staff && other.state !== 'asked' && other.state !== 'stoodDown'));
  if (call !== undefined) return { is: 'busy', call };
  return { is: !available ? 'away' : isInHours(shift, minute) ? 'free' : 'offHours' };
}

const FIRST = ['free', 'busy', 'offHours', 'away'] as const;
export const byStanding = (a: Standing, b: Standing): number => FIRST.indexOf(a.is) - FIRST.indexOf(b.is);

export const lapsed = (currency: readonly Currency[]): readonly Currency[] => currency.filter(({ is }) => is === 'expired' || is === 'missing');
export const currencyWords = ({ name, is, expires }: Currency): string => (is === 'missing' ? `${name} not on record` : is === 'expired' ? `${name} expired${expires === null ? '' : ` ${calendarDate(expires)}`}` : is === 'dueSoon' ? `${name} until ${expires === null ? '' : calendarDate(expires)}` : name);
