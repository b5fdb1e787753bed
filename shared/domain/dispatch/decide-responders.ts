/** Rules about responders and training (README.md beside this file). Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import { foldText } from '../../kernel/fold-text.ts';
import type { EventId, PersonId } from '../../kernel/ids.ts';
import { COURSES, staffStream } from '../../kernel/streams.ts';
import type { RecordTrainings, SetCourses, SetResponder, StateAvailability, TakeBackTraining } from './responder-commands.ts';
import type { Course, ResponderPayload } from './responder-events.ts';
import type { Responder } from './responders.ts';
import { expiryOf, type Training } from './training.ts';

const unknownStaff = (): Decision => reject('StaffUnknown', 'Nobody of that name uses Muster here.', 'Look at the list of staff again; add the person under Setup if they are missing.');

/** `responder` null: nobody of this id uses Muster. */
export function setResponder({ staff, skills, zones, shift }: SetResponder, responder: Responder | null): Decision {
  if (responder === null) return unknownStaff();
  if (shift !== null && shift.startMinute === shift.endMinute) return reject('ShiftIsEmpty', 'The hours begin and end at the same time.', 'Correct one of the two times, or leave both empty for the whole day.');
  const payload: ResponderPayload<'v1.ResponderSet'> = { staff, skills: [...new Set(skills)].sort(), zones: [...new Set(zones)].sort(), shift };
  return accept([{ stream: staffStream(staff as PersonId), type: 'v1.ResponderSet', payload, refs: [] }]);
}

/** `own`: the one who says so; `supervises`: they may say it of others. */
export interface AvailabilityContext {
  readonly responder: Responder | null;
  readonly own: string | null;
  readonly supervises: boolean;
}

/** TR-3 one's own, or by a supervisor; what is so already is not said again. */
export function stateAvailability({ staff, available }: StateAvailability, { responder, own, supervises }: AvailabilityContext): Decision {
  if (responder === null) return unknownStaff();
  if (own !== staff && !supervises) return reject('NotYourAvailability', 'Only they themselves or a supervisor can say that.', 'Ask them, or a supervisor.');
  const [said, ...others] = responder.availabilities;
  if (others.length === 0 && (said?.available ?? true) === available) return accept([]);
  return accept([{ stream: staffStream(staff as PersonId), type: 'v1.AvailabilityStated', payload: { staff, available } satisfies ResponderPayload<'v1.AvailabilityStated'>, refs: [] }]);
}

export interface TrainingContext {
  readonly courses: readonly Course[];
  readonly today: string;
  /** Null: nobody of this id uses Muster. */
  readonly trainingsOf: (staff: string) => readonly Training[] | null;
}

/** TR-4 what has no expiry of its own gets that of the school's rule. TR-5 what is on record is not recorded again, so that a list can be imported twice. */
export function recordTrainings({ trainings }: RecordTrainings, { courses, today, trainingsOf }: TrainingContext): Decision {
  const events: NewEvent[] = [];
  const recorded = new Set<string>();
  for (const entry of trainings) {
    const { staff, course, completed, hours } = entry;
    const known = trainingsOf(staff);
    if (known === null) return unknownStaff();
    const rule = courses.find(({ key }) => key === course);
    if (rule === undefined) return reject('CourseUnknown', 'That course is not on the school’s list.', 'Choose a course from the list, or add it to the list first.');
    if (completed > today) return reject('TrainingInFuture', 'A course cannot have been completed on a day that is still to come.', 'Correct the day on which it was completed.');
    const expires = entry.expires ?? expiryOf(completed, rule.months);
    if (expires !== null && expires < completed) return reject('ExpiresTooEarly', 'It would have expired before it was completed.', 'Correct one of the two days.');
    const payload: ResponderPayload<'v1.TrainingRecorded'> = { staff, course, completed, hours, expires };
    const text = JSON.stringify(payload);
    if (recorded.has(text) || known.some((one) => one.course === course && one.completed === completed && one.hours === hours && one.expires === expires)) continue;
    recorded.add(text);
    events.push({ stream: staffStream(staff as PersonId), type: 'v1.TrainingRecorded', payload, refs: [] });
  }
  return accept(events, { recorded: String(events.length) });
}

/** TR-5 `trainings` null: nobody of this id uses Muster. */
export function takeBackTraining({ staff, trainings: named }: TakeBackTraining, trainings: readonly Training[] | null): Decision {
  if (trainings === null) return unknownStaff();
  const standing = new Set(trainings.flatMap(({ events }) => events));
  if (named.some((event) => !standing.has(event as EventId))) return reject('TrainingNotOnRecord', 'That training is not on record any more.', 'Look at the list again.');
  return accept([{ stream: staffStream(staff as PersonId), type: 'v1.TrainingTakenBack', payload: { staff, trainings: named } satisfies ResponderPayload<'v1.TrainingTakenBack'>, refs: [] }]);
}

const hasTwice = (all: readonly string[]): boolean => new Set(all).size < all.length;

/** TR-6 the list as a whole; of one name there is one course. */
export function setCourses({ courses }: SetCourses): Decision {
  if (hasTwice(courses.map(({ key }) => key)) || hasTwice(courses.map(({ name }) => foldText(name)))) return reject('CourseNamedTwice', 'Two courses on the list have the same name.', 'Give one of them another name.');
  return accept([{ stream: COURSES, type: 'v1.CoursesSet', payload: { courses }, refs: [] }]);
}
