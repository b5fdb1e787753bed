/**
 * The story for which consoles say what they know to each other: they are parted, two desks release one child, they meet again,
 * and a person settles it. By the windows' own commands, over real TLS, through cables that are pulled.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { LanFleet } from '../support/lan-fleet.ts';
import { type LanHost } from '../support/lan-host.ts';

const AGREE_WITHIN_MS = 20_000;
/** Parted for so long. */
const APART_MS = 2_000;

export interface DoubleRelease {
  readonly consoles: number;
  /** After the consoles met, and after it was settled: the same on all, of the log and of the views. */
  readonly agreed: boolean;
  readonly agreedAfterSettling: boolean;
  /** Milliseconds from the cables being in again to the digests being equal. */
  readonly agreedMs: number;
  /** On how many consoles the card stood, and on how many it stood still after it was settled. */
  readonly cards: number;
  readonly cardsAfterSettling: number;
  readonly logDigest: string;
  readonly viewsDigest: string;
}

export const isAsItMustBe = (done: DoubleRelease): boolean => done.agreed && done.agreedAfterSettling && done.cards === done.consoles && done.cardsAfterSettling === 0;

/** The cables are laid. */
export async function doubleRelease(fleet: LanFleet, tell: (words: string) => void): Promise<DoubleRelease> {
  const [first, second, ...others] = fleet.hosts;
  if (first === undefined || second === undefined) throw new Error('two consoles are needed to release a child twice');
  const { incident = '' } = await first.window.command({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false });
  await first.window.command({ type: 'StartReunification', incident, place: 'Stadium' });
  await fleet.agree(AGREE_WITHIN_MS);
  const { student, contact } = await family(first);
  fleet.part([], 'stalled');
  tell(`All ${fleet.hosts.length} consoles are parted. ${first.name} and ${second.name} each release the same child.`);
  await release(first, incident, student, contact);
  await release(second, incident, student, contact);
  await wait(APART_MS);
  fleet.heal();
  const agreedMs = await fleet.agreeing(AGREE_WITHIN_MS);
  const cards = await Promise.all(fleet.hosts.map((host) => cardAt(host, student)));
  tell(`They meet again: ${agreedMs === null ? 'they do NOT agree' : `they agree to the byte after ${Math.round(agreedMs)} ms`}; the card stands on ${cards.filter((card) => card !== null).length} of ${cards.length}.`);
  const [settling] = others.length > 0 ? others : [first];
  const card = cards.find((one) => one !== null);
  if (settling !== undefined && card !== undefined && card !== null) {
    await settling.window.command({ type: 'SettleRelease', incident, student, settles: [...card.events], stands: defined(card.events[0], 'a release'), reason: 'The signed card was found.' });
    tell(`${settling.name} settles it.`);
  }
  const settledMs = await fleet.agreeing(AGREE_WITHIN_MS);
  const left = await Promise.all(fleet.hosts.map((host) => cardAt(host, student)));
  const { logDigest, viewsDigest } = await first.status();
  return { consoles: fleet.hosts.length, agreed: agreedMs !== null, agreedAfterSettling: settledMs !== null, agreedMs: Math.round(agreedMs ?? AGREE_WITHIN_MS), cards: cards.filter((one) => one !== null).length, cardsAfterSettling: left.filter((one) => one !== null).length, logDigest, viewsDigest };
}

async function family(at: LanHost): Promise<{ readonly student: string; readonly contact: string }> {
  for (const { person } of await at.window.list('people', { kind: 'student' })) {
    const [row] = await at.window.list('student', { person, incident: null });
    const contact = row?.contacts.find((one) => one.restriction === null);
    if (contact !== undefined) return { student: person, contact: contact.contact };
  }
  throw new Error('the sample school has families');
}

async function release(at: LanHost, incident: string, student: string, contact: string): Promise<void> {
  const identity = { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } as const;
  const came = await at.window.execute({ type: 'CheckInAdult', incident, students: [student], contact, name: 'as on record', identity });
  const checkIn = came.accepted ? came.events[0] : undefined;
  if (checkIn === undefined) throw new Error(`${at.name} refuses a check-in: ${JSON.stringify(came)}`);
  await at.window.command({ type: 'AnswerComfort', incident, student, checkIn, comfortable: true });
  await at.window.command({ type: 'ReleaseStudent', incident, student, checkIn });
}

async function cardAt(at: LanHost, student: string): Promise<SubscriptionRow<'contradictions'> | null> {
  const cards = await at.window.list('contradictions', {});
  return cards.find((card) => card.kind === 'releasedTwice' && card.about.is === 'person' && card.about.person === student) ?? null;
}
