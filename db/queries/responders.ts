/** Who may answer a call, and what everybody on the staff is trained in. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Course } from '../../shared/domain/dispatch/responder-events.ts';
import { isOn, type Placing, type Responder } from '../../shared/domain/dispatch/responders.ts';
import { currencyOf, DEFAULT_COURSES, type Training } from '../../shared/domain/dispatch/training.ts';
import type { Reader } from './reader.ts';

export function schoolCourses({ db }: Reader): readonly Course[] {
  const json = db.prepare<[], string>('SELECT courses FROM view_courses').pluck().get();
  return json === undefined ? DEFAULT_COURSES : (JSON.parse(json) as Course[]);
}

export const listCourses = (reader: Reader): SubscriptionRow<'courses'>[] => [{ key: 'courses', courses: [...schoolCourses(reader)] }];

interface ViewRow {
  readonly staff: string;
  readonly name: string;
  readonly person: string | null;
  readonly placings: string | null;
  readonly availabilities: string | null;
  readonly trainings: string | null;
}

interface StaffOnRecord extends Responder {
  readonly staff: string;
  readonly name: string;
  readonly person: string | null;
  readonly placing: Placing;
  readonly trainings: readonly Training[];
}

const NOT_PLACED: Placing = { skills: [], zones: [], shift: null };
const listOf = <T>(json: string | null): readonly T[] => (json === null ? [] : (JSON.parse(json) as T[]));
const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Everybody who uses Muster, by name. */
function staffOnRecord({ db }: Reader): readonly StaffOnRecord[] {
  const rows = db.prepare<[], ViewRow>('SELECT m.staff, m.name, m.person, r.placings, r.availabilities, r.trainings FROM view_staff_member m LEFT JOIN view_responder r ON r.staff = m.staff').all();
  return rows
    .map((row): StaffOnRecord => {
      const placings = listOf<Placing>(row.placings);
      return { staff: row.staff, name: row.name, person: row.person, placings, placing: placings[0] ?? NOT_PLACED, availabilities: listOf(row.availabilities), trainings: listOf(row.trainings) };
    })
    .sort((a, b) => collator.compare(a.name, b.name) || (a.staff < b.staff ? -1 : 1));
}

export function listResponders(reader: Reader): SubscriptionRow<'responders'>[] {
  const courses = schoolCourses(reader);
  const today = reader.today();
  return staffOnRecord(reader)
    .filter(({ placing }) => placing.skills.length > 0)
    .map(({ staff, name, placing: { skills, zones, shift }, placings, availabilities, trainings }) => ({
      key: staff,
      staff,
      name,
      skills,
      zones,
      shift,
      available: isOn({ availabilities }),
      saidWall: availabilities.length === 0 ? null : Math.max(...availabilities.map(({ wall }) => wall)),
      availableApart: new Set(availabilities.map(({ available }) => available)).size > 1,
      setApart: placings.length > 1,
      currency: [...currencyOf(trainings, courses, skills, today)],
    }));
}

export function listTrainings(reader: Reader): SubscriptionRow<'trainings'>[] {
  const courses = schoolCourses(reader);
  const names = new Map(courses.map(({ key, name }) => [key, name]));
  const today = reader.today();
  return staffOnRecord(reader).map(({ staff, name, person, placing: { skills, zones, shift }, placings, trainings }) => ({
    key: staff,
    staff,
    name,
    person,
    skills,
    zones,
    shift,
    setApart: placings.length > 1,
    currency: [...currencyOf(trainings, courses, skills, today)],
    trainings: trainings.map((one) => ({ ...one, name: names.get(one.course) ?? one.course, events: [...one.events] })),
  }));
}
