/** A class of the roster, as screens and printed lists name it. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { listedName, roomName } from '../../ui/words.ts';

export type RosterClass = SubscriptionRow<'roster-classes'>;

/** "Rm 204 · Homeroom 7B" */
export const className = ({ room, title }: Pick<RosterClass, 'room' | 'title'>): string => [roomName(room), title].filter((part) => part !== null && part !== '').join(' · ');

/** "period 3", "homeroom" */
export const whenOf = ({ homeroom, periods }: Pick<RosterClass, 'homeroom' | 'periods'>): string => (homeroom ? 'homeroom' : periods.length > 0 ? `period ${periods.join(', ')}` : '');

/** Whom to ask: the teacher, or whoever stands in today. */
export const teacherOf = ({ teacher, substitutes }: Pick<RosterClass, 'teacher' | 'substitutes'>): string | null =>
  substitutes.length > 0 ? substitutes.map((one) => one.name).join(' or ') : teacher === null ? null : listedName(teacher);
