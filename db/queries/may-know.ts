import type { StandingDetail } from '../projections/person.ts';

/** What a list may tell whoever it is read for. Doors say so by the contract; nothing here knows roles. */
export interface MayKnow {
  /** What was done about quiet alerts. */
  readonly alerts: boolean;
  /** Which hospital a student is in. */
  readonly hospital: boolean;
  /** That a student is deceased. */
  readonly deaths: boolean;
  /** Courts' documents on file. */
  readonly orders: boolean;
  /** With whom a student left. */
  readonly takers: boolean;
}

/** Of what is said of a student's care. */
export const mayKnowCare = (care: StandingDetail['care'][number]['care'], mayKnow: Pick<MayKnow, 'hospital' | 'deaths'>): boolean => (care.is === 'deceased' ? mayKnow.deaths : mayKnow.hospital);
