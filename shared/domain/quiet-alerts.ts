/**
 * Which facts are told quietly to those who lead and to the school's officer (QA-1): the one table. It spans areas, which do not
 * know of it; hence its place beside the registry.
 */
import type { Fact } from '../kernel/history.ts';
import type { VisitorCompared } from './attendance/events.ts';
import type { PickupStopped } from './reunification/events.ts';

/**
 * `restrictedAdult`: an adult came for a student whose record says that they may not. `barredVisitor`: somebody came in who may
 * not enter. `restrictedVisitor`: an adult who may not take a student came as a visitor.
 */
export const quietAlertKinds = ['restrictedAdult', 'barredVisitor', 'restrictedVisitor'] as const;
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
    case 'v3.PickupStopped': {
      const { adult, student, why } = payload as PickupStopped;
      return why.includes('restricted') ? { kind: 'restrictedAdult', who: adult.name, contact: adult.contact, student } : null;
    }
    case 'v1.VisitorCompared': {
      const { name, answers } = payload as VisitorCompared;
      const matches = answers.filter((one) => one.answer === 'match');
      const [first] = [...matches.filter((one) => one.is === 'barred'), ...matches];
      if (first === undefined) return null;
      return { kind: first.is === 'barred' ? 'barredVisitor' : 'restrictedVisitor', who: name, contact: first.is === 'restricted' ? first.id : null, student: null };
    }
    default:
      return null;
  }
}
