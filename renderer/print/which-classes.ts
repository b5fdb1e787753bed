/** Which lists are to be printed. The first choice has every student on one list: homerooms, else the classes of the first period. */
import { className, type RosterClass } from '../screens/people/roster-class.ts';

export type Which = 'once' | 'period' | 'grade' | 'class' | 'all';

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en-US', { numeric: true });

export const periodsOf = (classes: readonly RosterClass[]): string[] => [...new Set(classes.flatMap((one) => one.periods))].sort(byNumber);

/** As in an incident: the classes that answer for the students. */
function answering(classes: readonly RosterClass[]): readonly RosterClass[] {
  const homerooms = classes.filter((one) => one.homeroom);
  if (homerooms.length > 0) return homerooms;
  const [first] = periodsOf(classes);
  return first === undefined ? classes : classes.filter((one) => one.periods.includes(first));
}

/** "Homerooms", "Period 1" */
export function answeringWords(classes: readonly RosterClass[]): string {
  if (classes.some((one) => one.homeroom)) return 'Homerooms';
  const [first] = periodsOf(classes);
  return first === undefined ? 'Every class' : `Period ${first}`;
}

/** `of`: the period, grade or class that was chosen; null: none yet. */
export function chosenClasses(classes: readonly RosterClass[], which: Which, of: string | null): readonly RosterClass[] {
  switch (which) {
    case 'once':
      return answering(classes);
    case 'grade':
      return of === null ? [] : answering(classes);
    case 'period':
      return classes.filter((one) => of !== null && one.periods.includes(of));
    case 'class':
      return classes.filter((one) => one.classId === of);
    case 'all':
      return classes;
  }
}

export const inOrder = (classes: readonly RosterClass[]): RosterClass[] => [...classes].sort((a, b) => byNumber(className(a), className(b)) || byNumber(a.periods[0] ?? '', b.periods[0] ?? ''));
