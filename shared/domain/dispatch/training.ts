/** What responders are trained in, for how long it holds, and who is due. Pure; the day of today comes in. */
import type { History } from '../../kernel/history.ts';
import type { EventId } from '../../kernel/ids.ts';
import { factsOf, newestOf } from './newest.ts';
import type { Course, ResponderPayload, Skill } from './responder-events.ts';

/** TR-6 until a school sets its own. */
export const DEFAULT_COURSES: readonly Course[] = [
  { key: 'deEscalation', name: 'De-escalation', months: 12, neededBy: ['security', 'mentalHealth', 'administrator'] },
  { key: 'nci', name: 'Nonviolent crisis intervention', months: 12, neededBy: ['security', 'mentalHealth'] },
  { key: 'aed', name: 'AED', months: 24, neededBy: ['security', 'nurse'] },
  { key: 'narcan', name: 'Narcan', months: 24, neededBy: ['security', 'nurse'] },
  { key: 'epiPen', name: 'EpiPen', months: 12, neededBy: ['nurse'] },
];

/** Of lists that were set apart the first by id counts, on every console the same one. */
export function coursesOf(history: History): readonly Course[] {
  const [newest] = newestOf(history, factsOf<ResponderPayload<'v1.CoursesSet'>>(history, 'v1.CoursesSet'));
  return newest?.payload.courses ?? DEFAULT_COURSES;
}

export interface Training {
  readonly course: string;
  readonly completed: string;
  readonly hours: number | null;
  readonly expires: string | null;
  /** Entered alike at two consoles it is one, stated twice. */
  readonly events: readonly EventId[];
}

const isSame = (a: Omit<Training, 'events'>, b: Omit<Training, 'events'>): boolean => a.course === b.course && a.completed === b.completed && a.hours === b.hours && a.expires === b.expires;

/** TR-5 all that was recorded and not taken back, the newest first; an entry is taken back by naming it. */
export function trainingsOf(history: History): readonly Training[] {
  const takenBack = new Set(factsOf<ResponderPayload<'v1.TrainingTakenBack'>>(history, 'v1.TrainingTakenBack').flatMap(({ payload }) => payload.trainings.map((id) => history.canonical(id as EventId))));
  const standing = factsOf<ResponderPayload<'v1.TrainingRecorded'>>(history, 'v1.TrainingRecorded').filter(({ id }) => !takenBack.has(id));
  const trainings: Training[] = [];
  for (const { id, payload } of standing) {
    const at = trainings.findIndex((one) => isSame(one, payload));
    const before = trainings[at];
    const { course, completed, hours, expires } = payload;
    if (before === undefined) trainings.push({ course, completed, hours, expires, events: [id] });
    else trainings[at] = { ...before, events: [...before.events, id] };
  }
  return trainings.sort((a, b) => (a.completed === b.completed ? (a.course < b.course ? -1 : 1) : a.completed < b.completed ? 1 : -1));
}

/** TR-4 the day on which a course that was completed then no longer holds: the same day of a later month, or that month's last. */
export function expiryOf(completed: string, months: number | null): string | null {
  if (months === null) return null;
  const [year = 0, month = 1, day = 1] = completed.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

/** Long enough to find a course before it runs out. */
const DUE_SOON_DAYS = 30;
const DAY_MS = 86_400_000;
const isDueSoon = (until: string, today: string): boolean => Date.parse(until) - Date.parse(today) <= DUE_SOON_DAYS * DAY_MS;

export const currencies = ['current', 'dueSoon', 'expired', 'missing'] as const;

export interface Currency {
  readonly course: string;
  readonly name: string;
  readonly is: (typeof currencies)[number];
  /** Of the one that holds longest; null: none is on record. */
  readonly completed: string | null;
  readonly expires: string | null;
}

/** As text ISO dates compare as days do; what never expires holds longest. */
const heldUntil = ({ expires }: Training): string => expires ?? '9999-12-31';

/** TR-7 of each course the record that holds longest; a course that a skill needs and nobody recorded is missing. In the order of the school's list. */
export function currencyOf(trainings: readonly Training[], courses: readonly Course[], skills: readonly Skill[], today: string): readonly Currency[] {
  return courses.flatMap(({ key, name, neededBy }): Currency[] => {
    const [best] = trainings.filter(({ course }) => course === key).sort((a, b) => (heldUntil(a) < heldUntil(b) ? 1 : -1));
    if (best === undefined) return neededBy.some((skill) => skills.includes(skill)) ? [{ course: key, name, is: 'missing', completed: null, expires: null }] : [];
    const until = heldUntil(best);
    const is = until < today ? 'expired' : isDueSoon(until, today) ? 'dueSoon' : 'current';
    return [{ course: key, name, is, completed: best.completed, expires: best.expires }];
  });
}
