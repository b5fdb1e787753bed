/** Who comes to calls at the demo's school, so that a call proposes somebody at once: by the commands that Setup sends, through the window of the first console. */
import type { SetResponder } from '../../shared/domain/dispatch/responder-commands.ts';
import type { Role } from '../../shared/domain/site/events.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { LanHost } from '../support/lan-host.ts';

interface Named extends Pick<SetResponder, 'skills' | 'zones'> {
  readonly name: string;
  readonly role: Role;
  /** What they completed, so many days ago: one of them is out of date, and is shown so. */
  readonly trained: readonly (readonly [course: string, daysAgo: number])[];
}

const RESPONDERS: readonly Named[] = [
  { name: 'Ben Whitehorse', role: 'campusSupervisor', skills: ['security'], zones: ['North'], trained: [['deEscalation', 60]] },
  { name: 'Danilo Cruz', role: 'campusSupervisor', skills: ['security'], zones: ['South'], trained: [['deEscalation', 2_000]] },
  { name: 'Noa Levy', role: 'teacher', skills: ['mentalHealth'], zones: ['North'], trained: [['deEscalation', 60]] },
  { name: 'Jana Novak', role: 'teacher', skills: ['nurse'], zones: ['Shared'], trained: [['aed', 90]] },
];
const DAY_MS = 86_400_000;

export async function nameResponders({ window }: LanHost): Promise<void> {
  for (const { name, role } of RESPONDERS) await window.command({ type: 'AddStaff', role, people: [{ name, person: null }] });
  const members = new Map((await window.list('staff-access', {})).map(({ name, staff }) => [name, staff]));
  const staffOf = (name: string): string => defined(members.get(name), name);
  for (const { name, skills, zones } of RESPONDERS) await window.command({ type: 'SetResponder', staff: staffOf(name), skills, zones, shift: null });
  const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  const trainings = RESPONDERS.flatMap(({ name, trained }) => trained.map(([course, daysAgo]) => ({ staff: staffOf(name), course, completed: day(daysAgo), hours: null, expires: null })));
  await window.command({ type: 'RecordTrainings', trainings });
}
