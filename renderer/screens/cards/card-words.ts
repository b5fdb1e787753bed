/** Halves and what does not pair, in words. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { CardHalf } from '../../../shared/kernel/card-number.ts';
import { listedName } from '../../ui/words.ts';

export type CardRow = SubscriptionRow<'cards'>;
export type UnpairedRow = SubscriptionRow<'unpaired'>;

export const halfWords: Readonly<Record<CardHalf, { readonly title: string; readonly half: string; readonly when: string }>> = {
  A: { title: 'Accountant', half: 'top half', when: 'At check-in the top half comes to you; the bottom half goes with the adult.' },
  B: { title: 'Assembly accountant', half: 'bottom half', when: 'After the hand-off the reunifier brings you the bottom half, with time and initials.' },
};

/** What it is, and what to find out. */
export const kindWords: Readonly<Record<UnpairedRow['kinds'][number], { readonly is: string; readonly find: string }>> = {
  waits: { is: 'Top half in, not handed over yet', find: 'Ask at assembly where the student is.' },
  onlyA: { is: 'Handed over, bottom half not in', find: 'Ask the reunifier for it.' },
  onlyB: { is: 'Bottom half in, top half not in', find: 'Ask the accountant at check-in.' },
  notReleased: { is: 'Bottom half in, and by the record still here', find: 'Is the student gone? Then who took them is not recorded.' },
  noHalves: { is: 'Handed over, no half in', find: 'Look for the card at both accountants.' },
  twoStudents: { is: 'One number, two students', find: 'Read both halves; say whose it is.' },
  givenTwice: { is: 'One half, entered twice', find: 'Is there a second piece of paper with this number?' },
  noStudent: { is: 'Nobody said whose it is', find: 'Read the name on it.' },
  notPrinted: { is: 'No console that is heard printed it', find: 'It may be of a console that is cut off.' },
  againstRecord: { is: 'From paper, against the record', find: 'Call the family, and say what came of it.' },
};

export const studentsOf = (row: Pick<CardRow, 'students'>): string => row.students.map((one) => listedName(one.name)).join(' and ');

/** How often a list of them looks at the clock; what is late by then is late. */
export const CLOCK_STEP_MS = 15_000;

/** The normal case is quiet until it takes too long. */
export const isNormal = (row: UnpairedRow, nowMs: number): boolean => row.kinds.every((kind) => kind === 'waits') && nowMs + CLOCK_STEP_MS < row.lateWall;
export const isLate = (row: UnpairedRow, nowMs: number): boolean => row.settled === null && nowMs + CLOCK_STEP_MS >= row.lateWall;
