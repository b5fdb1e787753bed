/**
 * Which facts are told quietly to those who lead and to the school's officer (QA-1): the one table. It spans areas, which do not
 * know of it; hence its place beside the registry.
 */
import type { Fact } from '../kernel/history.ts';
import type { PickupStopped } from './reunification/events.ts';

/** `restrictedAdult`: an adult came for a student whose record says that they may not. */
export const quietAlertKinds = ['restrictedAdult'] as const;
export type QuietAlertKind = (typeof quietAlertKinds)[number];

export interface QuietAlert {
  readonly kind: QuietAlertKind;
  readonly who: string;
  /** Who is alerted about, on the record; null: on none. */
  readonly contact: string | null;
  readonly student: string | null;
}

/** Null: the fact alerts nobody. */
export function alertOf({ type, payload }: Fact): QuietAlert | null {
  switch (type) {
    case 'v2.PickupStopped': {
      const { adult, student, why } = payload as PickupStopped;
      return why.includes('restricted') ? { kind: 'restrictedAdult', who: adult.name, contact: adult.contact, student } : null;
    }
    default:
      return null;
  }
}
