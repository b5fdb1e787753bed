/** What of the halves and the releases does not pair: each matter that somebody has to look into. Pure. */
import type { EventId, PersonId } from '../../kernel/ids.ts';
import type { CardHalf } from '../../kernel/card-number.ts';
import type { Card } from './state.ts';

const MINUTE_MS = 60_000;

/** What it is, and how long it may be so before it is late: halves travel through many hands, and an accountant enters a pile at a time. */
export const matterKinds = {
  /** Checked in, and neither released nor is the bottom half in. */
  waits: { lateAfterMs: 45 * MINUTE_MS },
  /** Released, and the bottom half is not in. */
  onlyA: { lateAfterMs: 10 * MINUTE_MS },
  /** The bottom half is in, and the top half is not. */
  onlyB: { lateAfterMs: 10 * MINUTE_MS },
  /** The bottom half is in, and by the record the student is still here. */
  notReleased: { lateAfterMs: 5 * MINUTE_MS },
  /** Released to an adult, and no half of any card of the student is in. */
  noHalves: { lateAfterMs: 15 * MINUTE_MS },
  /** One number, and two students. */
  twoStudents: { lateAfterMs: 0 },
  /** One half, entered by two who did not know of each other. */
  givenTwice: { lateAfterMs: 0 },
  /** A half of a card of which nobody said whose it is. */
  noStudent: { lateAfterMs: 0 },
  /** A half with a number that no console of which this one knows has printed. */
  notPrinted: { lateAfterMs: 10 * MINUTE_MS },
  /** Recorded from paper, though the record speaks against it. */
  againstRecord: { lateAfterMs: 0 },
} as const;
export type MatterKind = keyof typeof matterKinds;

interface Given {
  readonly event: EventId;
  readonly wall: number;
}

export interface CardSeen extends Pick<Card, 'students' | 'named'> {
  readonly card: string;
  readonly halves: Readonly<Record<CardHalf, readonly Given[]>>;
  /** Some console printed it, for this incident or into stock. */
  readonly printed: boolean;
}

export interface ReleaseSeen {
  readonly event: EventId;
  readonly student: PersonId;
  readonly wall: number;
  /** Who leaves alone has no card. */
  readonly alone: boolean;
  readonly againstRecord: boolean;
}

export interface Matter {
  readonly key: string;
  readonly card: string | null;
  readonly students: readonly PersonId[];
  readonly kinds: readonly MatterKind[];
  /** The facts that do not go together: whoever settles it names these. */
  readonly about: readonly EventId[];
  readonly sinceWall: number;
  readonly lateWall: number;
}

/** CA-9 each half that is in, and each release to an adult, is either part of a whole pair or in a matter. */
export function mattersOf(cards: readonly CardSeen[], releases: readonly ReleaseSeen[]): readonly Matter[] {
  const released = Map.groupBy(releases, (one) => one.student);
  const withHalves = new Set(cards.filter(({ halves }) => halves.A.length + halves.B.length > 0).flatMap(({ students }) => students));
  return [...cards.flatMap((one) => matterOfCard(one, one.students.flatMap((student) => released.get(student) ?? []))), ...releases.flatMap((one) => matterOfRelease(one, withHalves.has(one.student)))];
}

function matterOfCard({ card, students, named, printed, halves }: CardSeen, releases: readonly ReleaseSeen[]): Matter[] {
  const { A, B } = halves;
  const given: readonly Given[] = [...A, ...B];
  const isGone = releases.length > 0;
  const kinds: MatterKind[] = [];
  if (students.length > 1) kinds.push('twoStudents');
  if (A.length > 1 || B.length > 1) kinds.push('givenTwice');
  if (given.length > 0) {
    if (!printed) kinds.push('notPrinted');
    if (students.length === 0) kinds.push('noStudent');
    else if (B.length === 0) kinds.push(isGone ? 'onlyA' : 'waits');
    if (A.length === 0) kinds.push('onlyB');
    if (B.length > 0 && students.length > 0 && !isGone) kinds.push('notReleased');
  }
  if (kinds.length === 0) return [];
  const about = [...given.map((one) => one.event), ...(isGone && given.length > 0 ? releases.map((one) => one.event) : []), ...(students.length > 1 ? named.map((one) => one.event) : [])];
  const sinceWall = Math.max(...given.map((one) => one.wall), ...(given.length === 0 ? named.map((one) => one.wall) : []), ...(kinds.includes('onlyA') ? releases.map((one) => one.wall) : []));
  return [matter(card, card, students, kinds, about, sinceWall)];
}

function matterOfRelease({ event, student, wall, alone, againstRecord }: ReleaseSeen, hasHalves: boolean): Matter[] {
  const kinds: MatterKind[] = [...(alone || hasHalves ? [] : (['noHalves'] as const)), ...(againstRecord ? (['againstRecord'] as const) : [])];
  return kinds.length === 0 ? [] : [matter(event, null, [student], kinds, [event], wall)];
}

const matter = (key: string, card: string | null, students: readonly PersonId[], kinds: readonly MatterKind[], about: readonly EventId[], sinceWall: number): Matter => ({
  key,
  card,
  students,
  kinds,
  about: [...new Set(about)].sort(),
  sinceWall,
  lateWall: sinceWall + Math.min(...kinds.map((kind) => matterKinds[kind].lateAfterMs)),
});

/** CA-10 settled is what was looked at: a half or a release that comes afterwards opens it again. */
export const isSettled = (about: readonly EventId[], settlements: readonly { readonly about: readonly EventId[] }[]): boolean => {
  const lookedAt = new Set(settlements.flatMap((one) => one.about));
  return about.length > 0 && about.every((one) => lookedAt.has(one));
};
