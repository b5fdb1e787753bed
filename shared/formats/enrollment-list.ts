/**
 * The enrollments of a roster as they are read: only in a role that the person has, and once for a class, a person and a
 * role, whatever the rows say.
 */
import type { RosterFileEnrollment } from './roster-file.ts';
import type { RowReader } from './row-reader.ts';
import type { UserRoles } from './user-roles.ts';

export class EnrollmentList {
  readonly #roles: ReadonlyMap<string, UserRoles>;
  readonly #kept = new Map<string, { readonly enrollment: RosterFileEnrollment; readonly row: number }>();

  constructor(roles: ReadonlyMap<string, UserRoles>) {
    this.#roles = roles;
  }

  add<Column extends string>(row: RowReader<Column>, roleColumn: Column | null, enrollment: RosterFileEnrollment): void {
    const own = this.#roles.get(enrollment.person);
    if (!(enrollment.role === 'student' ? own?.student : own && own.staffRole !== null)) {
      row.report('enrollment-not-fitting', roleColumn, { id: enrollment.person });
      return;
    }
    const key = JSON.stringify([enrollment.class, enrollment.person, enrollment.role]);
    const earlier = this.#kept.get(key);
    if (earlier) row.report('enrollment-repeated', null, { first: earlier.row, second: row.row });
    if (!earlier || lastsLonger(enrollment, earlier.enrollment)) this.#kept.set(key, { enrollment, row: row.row });
  }

  all(): readonly RosterFileEnrollment[] {
    return [...this.#kept.values()].map(({ enrollment }) => enrollment);
  }
}

const lastsLonger = (one: RosterFileEnrollment, other: RosterFileEnrollment): boolean =>
  other.endDate !== null && (one.endDate === null || one.endDate > other.endDate);
