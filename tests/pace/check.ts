/** What must hold when everybody has gone home: the consoles agree to the byte, and with what truly happened. */
import { logDigest } from '../../db/digests.ts';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { PaceConsole } from './pace-console.ts';
import type { World } from './world.ts';

const IN_STEP_WITHIN_MS = 120_000;

const saysOf = ({ console }: PaceConsole): string => `${logDigest(console.db, nodeDigests)} ${console.committer.views.digest(nodeDigests)}`;

/** Throws where the consoles do not come to the same log and views; returns after how many milliseconds of virtual time they did. */
export async function inStep(world: World): Promise<number> {
  const sinceMs = world.scheduler.nowMs;
  while (new Set(world.consoles.map(({ console }) => console.committer.log.eventCount())).size > 1 || new Set(world.consoles.map(saysOf)).size > 1) {
    if (world.scheduler.nowMs - sinceMs > IN_STEP_WITHIN_MS) throw new Error(`the consoles do not agree: ${world.consoles.map((one) => `${one.name} ${one.console.committer.log.eventCount()}`).join(', ')}`);
    await world.pass(500);
  }
  return world.scheduler.nowMs - sinceMs;
}

export interface Outcome {
  /** Students of whom two releases are on record. */
  readonly releasedTwice: number;
  /** Students of whom a card says so. */
  readonly cards: number;
  /** Those released twice of whom none does. */
  readonly unnoticed: number;
  /** Students who went and of whom nothing is on record, or who are here and on record as gone. */
  readonly lost: number;
  /** Halves that do not pair, before anybody settled them. */
  readonly unpaired: number;
  /** After everybody's work: nought, or it does not end. */
  readonly unreconciled: number;
}

type Card = SubscriptionRow<'contradictions'>;

/** Looks at what is shown, has a supervisor settle it, and compares the record with the truth. */
export function settleAndCompare(world: World, students: readonly PersonId[]): Outcome {
  const { office, incident, crowd } = world;
  const cards = office.list('contradictions', {});
  const shown = new Set(cards.flatMap((card) => (card.kind === 'releasedTwice' && card.about.is === 'person' ? [card.about.person] : [])));
  let releasedTwice = 0;
  let unnoticed = 0;
  for (const student of students) {
    const [row] = office.list('student', { person: student, incident });
    if ((row?.releases.length ?? 0) < 2) continue;
    releasedTwice += 1;
    if (!shown.has(student)) unnoticed += 1;
  }
  for (const card of cards) settle(world, card);
  const open = office.list('unpaired', { incident }).filter((row) => row.settled === null);
  for (const row of open) office.must({ type: 'SettleHalves', incident, card: row.card, student: row.students[0]?.person ?? null, about: [...row.about], reason: 'Looked for and explained.' });
  const lost = students.filter((student) => {
    const [row] = office.list('student', { person: student, incident });
    return (row?.releases.length ?? 0) > 0 !== crowd.left.has(student);
  }).length;
  return { releasedTwice, cards: shown.size, unnoticed, lost, unpaired: open.length, unreconciled: office.list('unpaired', { incident }).filter((row) => row.settled === null).length };
}

function settle({ office, incident }: World, { kind, about, sides, events }: Card): void {
  if (kind !== 'releasedTwice' || about.is !== 'person') throw new Error(`nobody wrote what to do about a card ${kind}`);
  const stands = sides.find((side) => side.release)?.event ?? null;
  office.must({ type: 'SettleRelease', incident, student: about.person, settles: [...events], stands, reason: 'Both parents were called.' });
}
