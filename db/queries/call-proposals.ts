/** Who could go to each open call and why, and the pair that is missing: from who responds, what they can do, and who goes already. */
import type { CallRow } from '../../shared/contract/call-rows.ts';
import { SKILL_WORDS } from '../../shared/contract/skill-words.ts';
import type { CallKind } from '../../shared/domain/dispatch/events.ts';
import { pairMissing, propose, type Candidate, type Proposal, type Readiness } from '../../shared/domain/dispatch/proposals.ts';
import type { Skill } from '../../shared/domain/dispatch/responder-events.ts';
import { goes } from '../../shared/domain/dispatch/state.ts';
import type { Role } from '../../shared/domain/site/events.ts';
import type { CallDetail } from '../projections/calls.ts';
import type { Reader } from './reader.ts';
import { listResponders } from './responders.ts';
import { ROLE_WORDS } from './words.ts';

/** Nearest to a call by what they do, where nothing else is known of them. */
const ANSWERING = ['campusSupervisor', 'assistantPrincipal', 'administrator', 'frontOffice', 'teacher'] as const satisfies readonly Role[];

const READINESS_WORDS: Readonly<Record<Readiness, string>> = { free: 'free', busy: 'answers another call', offShift: 'not in their hours', away: 'away' };

interface KnownStaff extends Omit<Candidate, 'busy'> {
  readonly role: Role | null;
}

interface OpenCall {
  readonly call: string;
  readonly detail: CallDetail;
}

/** What is said of people with every call, read once for a list of calls. */
export interface Roll {
  readonly skillsOf: (staff: string) => readonly Skill[];
  readonly staff: readonly KnownStaff[];
  /** The calls that each answers. */
  readonly callsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

export function rollOf(reader: Reader, open: readonly OpenCall[]): Roll {
  const responders = new Map(listResponders(reader).map((one) => [one.staff, one]));
  const grants = reader.db.prepare<[], { staff: string; role: Role }>('SELECT staff, role FROM view_grant ORDER BY staff').all();
  const roles = new Map<string, Role>();
  for (const { staff, role } of grants) {
    const before = roles.get(staff);
    if (isAnswering(role) && (before === undefined || orderOf(role) < orderOf(before))) roles.set(staff, role);
  }
  const callsOf = new Map<string, Set<string>>();
  for (const { call, detail } of open) for (const { staff } of detail.responders.filter(goes)) callsOf.set(staff, (callsOf.get(staff) ?? new Set()).add(call));
  return {
    skillsOf: (staff) => responders.get(staff)?.skills ?? [],
    callsOf,
    staff: [...new Set([...roles.keys(), ...responders.keys()])].map((staff) => {
      const responder = responders.get(staff);
      const role = roles.get(staff) ?? null;
      return { staff, role, roleOrder: orderOf(role), skills: responder?.skills ?? [], zones: responder?.zones ?? [], shift: responder?.shift ?? null, available: responder?.available ?? true, currency: responder?.currency ?? [] };
    }),
  };
}

const isAnswering = (role: Role): boolean => (ANSWERING as readonly Role[]).includes(role);
const orderOf = (role: Role | null): number => {
  const at = (ANSWERING as readonly (Role | null)[]).indexOf(role);
  return at === -1 ? ANSWERING.length : at;
};

/** "nurse, same zone, free; Narcan out of date" */
function why({ skills, sameZone, readiness, lapsed }: Proposal, role: Role | null): string {
  const [first, ...others] = lapsed;
  const does = skills.length > 0 ? skills.map((skill) => SKILL_WORDS[skill]).join(' and ') : role === null ? 'staff' : ROLE_WORDS[role];
  const training = first === undefined ? '' : `; ${first.name} ${first.is === 'missing' ? 'not on record' : 'out of date'}${others.length === 0 ? '' : ` and ${others.length} more`}`;
  return `${[does, ...(sameZone ? ['same zone'] : []), READINESS_WORDS[readiness]].join(', ')}${training}`;
}

/** DI-18, PR-1, PR-2 of an open call. */
export function proposalsFor(reader: Reader, { staff, callsOf, skillsOf }: Roll, { call, detail }: OpenCall, kinds: readonly CallKind[], zones: readonly string[]): Pick<CallRow, 'pairMissing' | 'pairProposed' | 'proposed'> {
  const concerned = detail.responders.filter(({ state }) => state !== 'stoodDown');
  const here = new Set<string>(concerned.map((one) => one.staff));
  const missing = pairMissing(kinds, concerned.filter(goes).map((one) => skillsOf(one.staff)));
  const asked = concerned.some((one) => one.state === 'asked' && missing.some((skill) => skillsOf(one.staff).includes(skill)));
  const candidates = staff.filter((one) => !here.has(one.staff)).map((one): Candidate => ({ ...one, busy: [...(callsOf.get(one.staff) ?? [])].some((other) => other !== call) }));
  const proposals = propose(candidates, { kinds, zones, minute: reader.minuteOf(reader.clock.wallMs()), missing });
  const roles = new Map(staff.map((one) => [one.staff, one.role]));
  const rowOf = (proposal: Proposal): CallRow['proposed'][number] => ({ staff: proposal.staff, name: reader.staffName(proposal.staff), why: why(proposal, roles.get(proposal.staff) ?? null) });
  // Whoever was asked already and could complete it is waited for.
  const other = asked ? undefined : proposals.find(({ skills, readiness }) => readiness !== 'away' && missing.some((skill) => skills.includes(skill)));
  return { pairMissing: [...missing], pairProposed: other === undefined ? null : rowOf(other), proposed: proposals.map(rowOf) };
}
