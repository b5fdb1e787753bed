/** What should make a person look twice before an import counts: many students gone, or a new school year. */
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import type { RosterEntity } from '../../../shared/domain/roster/entities.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';

import type { Entities } from './active-roster.ts';

/** Fewer come and go in any week. */
const FEW_STUDENTS = 5;
/** Of the active students. More than a tenth at once is a wrong file, or a new school year. */
const GUARDED_SHARE = 0.1;

type Student = Extract<RosterEntity, { readonly kind: 'student' }>;

export function leavingStudents(active: Entities, wanted: Entities): ImportPreview['leaving'] {
  const before = studentsOf(active);
  let gone = 0;
  let renamed = 0;
  for (const student of before) {
    const after = wanted.get(`student:${student.id}`);
    if (after?.kind !== 'student') gone += 1;
    else if (foldText(after.givenName) !== foldText(student.givenName) && foldText(after.familyName) !== foldText(student.familyName)) renamed += 1;
  }
  const students = gone + renamed;
  return students > FEW_STUDENTS && students > before.length * GUARDED_SHARE ? { students, renamed, of: before.length } : null;
}

/** Null where it may be applied. `said`: how many students leave, by whoever applies it. */
export function refuseLeaving({ leaving, newYear: year }: Pick<ImportPreview, 'leaving' | 'newYear'>, said: number | null): Rejection | null {
  if (leaving === null || said === leaving.students) return null;
  const others = leaving.renamed === 0 ? '' : ` ${leaving.renamed} of them keep their id with a wholly different name, as in the roster of another school.`;
  const why = year === null ? 'That is more than a tenth, so it may be the wrong file.' : `It looks like the new school year ${year.to}: ${year.moveUp} move up a grade, ${year.join} are new.`;
  return {
    name: 'ManyWouldLeave',
    message: `${leaving.students} of ${leaving.of} students would leave.${others} ${why}`,
    whatToDo: `If they have left, say so with the number, ${leaving.students}. Otherwise choose another file.`,
  };
}

/**
 * The classes' terms all begin after those that are active began, and most students who stay move up a grade: the second
 * term of a year begins later too, and nobody moves.
 */
export function newYear(active: Entities, wanted: Entities): ImportPreview['newYear'] {
  const from = termsInUse(active);
  const to = termsInUse(wanted);
  if (from === null || to === null || to.firstStart <= from.lastStart) return null;
  const before = studentsOf(active);
  let leave = 0;
  let graded = 0;
  let moveUp = 0;
  for (const student of before) {
    const after = wanted.get(`student:${student.id}`);
    if (after?.kind !== 'student') {
      leave += 1;
      continue;
    }
    const [was, is] = [gradeNumber(student.grade), gradeNumber(after.grade)];
    if (was === null || is === null) continue;
    graded += 1;
    if (is === was + 1) moveUp += 1;
  }
  if (moveUp * 2 < graded) return null;
  return { from: from.words, to: to.words, leave, moveUp, join: studentsOf(wanted).filter(({ id }) => !active.has(`student:${id}`)).length };
}

const studentsOf = (entities: Entities): readonly Student[] => [...entities.values()].filter((entity): entity is Student => entity.kind === 'student');

interface Terms {
  readonly firstStart: string;
  readonly lastStart: string;
  /** "2025–2026" */
  readonly words: string;
}

/** A source may list the terms of many years: those of its classes count, or all where it does not say which. Null: no dates. */
function termsInUse(entities: Entities): Terms | null {
  const used = new Set([...entities.values()].flatMap((entity) => (entity.kind === 'class' ? entity.termIds : [])));
  const terms = [...entities.values()].flatMap((entity) => (entity.kind === 'term' && (used.size === 0 || used.has(entity.id)) ? [entity] : []));
  const starts = terms.flatMap(({ startDate }) => startDate ?? []).sort();
  const ends = terms.flatMap(({ endDate }) => endDate ?? []).sort();
  const [firstStart, lastStart] = [starts.at(0), starts.at(-1)];
  if (firstStart === undefined || lastStart === undefined) return null;
  const years = new Set([firstStart.slice(0, 4), (ends.at(-1) ?? lastStart).slice(0, 4)]);
  return { firstStart, lastStart, words: [...years].join('–') };
}

function gradeNumber(grade: string | null): number | null {
  if (grade === null) return null;
  if (/^(?:K|KG)$/i.test(grade)) return 0;
  const number = /^\d{1,2}$/.exec(grade)?.[0];
  return number === undefined ? null : Number(number);
}
