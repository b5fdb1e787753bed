/** Who could go to a call, the nearest first, and what a kind that asks for a pair still lacks. Pure; the time of day comes in. */
import { MINUTES_OF_DAY } from '../../kernel/day-times.ts';
import type { CallKind } from './events.ts';
import type { Skill } from './responder-events.ts';
import type { Placing } from './responders.ts';
import type { Currency } from './training.ts';

export interface Candidate extends Placing {
  readonly staff: string;
  readonly available: boolean;
  /** They answer another call. */
  readonly busy: boolean;
  readonly currency: readonly Currency[];
  /** Of their role among those who may answer: the smaller the sooner. */
  readonly roleOrder: number;
}

export interface CallAsks {
  readonly kinds: readonly CallKind[];
  /** Of its rooms; none: not known. */
  readonly zones: readonly string[];
  readonly minute: number;
  /** What a pair lacks. */
  readonly missing: readonly Skill[];
}

export type Readiness = 'free' | 'busy' | 'offShift' | 'away';

export interface Proposal {
  readonly staff: string;
  readonly skills: readonly Skill[];
  readonly readiness: Readiness;
  readonly sameZone: boolean;
  /** What their skills need and they do not hold now. They may be sent all the same. */
  readonly lapsed: readonly Currency[];
}

const SKILLS_FOR: Readonly<Record<string, readonly Skill[]>> = {
  behavior: ['mentalHealth', 'security'],
  medical: ['nurse'],
  fight: ['security', 'mentalHealth'],
  leaving: ['security', 'mentalHealth'],
  weapon: ['security', 'administrator'],
};
const PAIR = ['security', 'mentalHealth'] as const satisfies readonly Skill[];

/** Of a kind that the school added nothing is known but whether it asks for a pair. */
const skillsFor = ({ key, needsPair }: CallKind): readonly Skill[] => SKILLS_FOR[key] ?? (needsPair ? PAIR : []);

/** TR-2 hours may go over midnight. */
const isInHours = (shift: Placing['shift'], minute: number): boolean => {
  if (shift === null) return true;
  const length = (shift.endMinute - shift.startMinute + MINUTES_OF_DAY) % MINUTES_OF_DAY;
  return (minute - shift.startMinute + MINUTES_OF_DAY) % MINUTES_OF_DAY < length;
};

const readinessOf = ({ available, busy, shift }: Candidate, minute: number): Readiness => (!available ? 'away' : busy ? 'busy' : isInHours(shift, minute) ? 'free' : 'offShift');

/** Whoever has a skill goes before who has none, unless they cannot come now. */
const place = (proposal: Proposal): number => ({ free: 0, busy: 1, offShift: 4, away: 5 })[proposal.readiness] + (proposal.skills.length > 0 || proposal.readiness === 'offShift' || proposal.readiness === 'away' ? 0 : 2);

const sameWords = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** PR-1 ready before busy before away; then by what the call asks for, by zone, by training that holds, by role. */
export function propose(candidates: readonly Candidate[], { kinds, zones, minute, missing }: CallAsks): readonly Proposal[] {
  const asked = [...new Set([...missing, ...kinds.flatMap(skillsFor)])];
  /** Of the skills that the call asks for the first that they have. */
  const fit = ({ skills }: Proposal): number => {
    const at = asked.findIndex((skill) => skills.includes(skill));
    return at === -1 ? asked.length : at;
  };
  const order = new Map(candidates.map(({ staff, roleOrder }) => [staff, roleOrder]));
  return candidates
    .map((one): Proposal => ({
      staff: one.staff,
      skills: one.skills,
      readiness: readinessOf(one, minute),
      sameZone: one.zones.some((zone) => zones.some((other) => sameWords(zone, other))),
      lapsed: one.currency.filter(({ is }) => is === 'expired' || is === 'missing'),
    }))
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        fit(a) - fit(b) ||
        Number(b.sameZone) - Number(a.sameZone) ||
        Math.sign(a.lapsed.length) - Math.sign(b.lapsed.length) ||
        (order.get(a.staff) ?? 0) - (order.get(b.staff) ?? 0) ||
        (a.staff < b.staff ? -1 : 1),
    );
}

/** PR-2 what is missing while a kind asks for two: one person is no pair, whatever they can do. `going`: the skills of each who goes. */
export function pairMissing(kinds: readonly CallKind[], going: readonly (readonly Skill[])[]): readonly (typeof PAIR)[number][] {
  if (!kinds.some(({ needsPair }) => needsPair)) return [];
  const isPair = going.some((one, at) => one.includes('security') && going.some((other, i) => i !== at && other.includes('mentalHealth')));
  if (isPair) return [];
  const missing = PAIR.filter((skill) => !going.some((skills) => skills.includes(skill)));
  return missing.length > 0 ? missing : ['mentalHealth'];
}
