/**
 * The roster on one day: the classes of terms that are over, or have not begun, answer for nobody. Between terms an empty
 * list would help nobody in an emergency: then the classes of the term that ended last answer (before the first term,
 * those of the one that begins next), and `betweenTerms` says so.
 * Of the classes of the day those of one period answer, where one is given; whoever has none then is answered for by the
 * homeroom, and whoever has none either stands in a list of their own: nobody is on no list.
 */
import { NO_CLASS } from '../../shared/contract/no-class.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { answeringClasses, type RosterClassInfo, type RosterSnapshot, type RosterTerm } from './roster-snapshot.ts';

/** The terms whose classes stand in, for want of one that is on. */
interface BetweenTerms {
  readonly terms: readonly string[];
  /** The day on which they ended; null where they have not begun. */
  readonly ended: string | null;
  /** The day on which they begin; null where they are over. */
  readonly begins: string | null;
}

export interface RosterOnDay extends RosterSnapshot {
  readonly betweenTerms: BetweenTerms | null;
  /** The classes that are held in terms of the day. */
  readonly held: readonly RosterClassInfo[];
  /** The students for whom each class answers, and under NO_CLASS those without one. */
  readonly answersFor: ReadonlyMap<string, readonly PersonId[]>;
}

type Answering = Pick<RosterOnDay, 'classOf' | 'betweenTerms' | 'held'>;

/** A snapshot never changes, so each day of it is worked out once, and goes with it. */
const worked = new WeakMap<RosterSnapshot, Map<string, RosterOnDay>>();
/** Of the same classes, though somebody was amended by hand meanwhile. */
const answering = new WeakMap<RosterSnapshot['classes'], Map<string, Answering>>();

function kept<K extends object, V>(all: WeakMap<K, Map<string, V>>, key: K, at: string, work: () => V): V {
  const days = all.get(key) ?? new Map<string, V>();
  all.set(key, days);
  const day = days.get(at) ?? work();
  days.set(at, day);
  return day;
}

/** `date`: an ISO date. `period`: whose classes answer, as the roster writes it; null: homerooms, else the earliest period. */
export function rosterOn(roster: RosterSnapshot, date: string, period: string | null): RosterOnDay {
  const at = JSON.stringify([date, period]);
  return kept(worked, roster, at, () => {
    const day = kept(answering, roster.classes, at, () => answeringOn(roster.classes, date, period));
    return { ...roster, ...day, answersFor: answersFor(roster, day.classOf) };
  });
}

function answeringOn(all: RosterSnapshot['classes'], date: string, period: string | null): Answering {
  const { classes: held, betweenTerms } = classesOn([...all.values()], date);
  const now = held.filter((one) => one.periods.some((each) => each === period));
  const homerooms = held.filter((one) => one.homeroom);
  // A period in which nothing meets would put everybody on the list of those without a class.
  const classOf = now.length === 0 ? answeringClasses(held) : new Map([...answeringClasses(homerooms), ...answeringClasses(now)]);
  return { classOf, betweenTerms, held };
}

function answersFor(roster: RosterSnapshot, classOf: RosterSnapshot['classOf']): ReadonlyMap<string, readonly PersonId[]> {
  const lists = new Map<string, PersonId[]>();
  const add = (classId: string, student: PersonId): void => {
    const list = lists.get(classId);
    if (list) list.push(student);
    else lists.set(classId, [student]);
  };
  for (const [student, one] of classOf) add(one.id, student);
  for (const { id, withdrawn, countsAs } of roster.students.values()) if (!withdrawn && countsAs === null && !classOf.has(id)) add(NO_CLASS, id);
  return lists;
}

const begun = ({ startDate }: RosterTerm, date: string): boolean => startDate === null || startDate <= date;
const over = ({ endDate }: RosterTerm, date: string): boolean => endDate !== null && endDate < date;

interface ClassesOfDay {
  readonly classes: readonly RosterClassInfo[];
  readonly betweenTerms: BetweenTerms | null;
}

function classesOn(all: readonly RosterClassInfo[], date: string): ClassesOfDay {
  const always = all.filter(({ terms }) => terms.length === 0);
  const dated = all.filter(({ terms }) => terms.length > 0);
  const held = dated.filter(({ terms }) => terms.some((term) => begun(term, date) && !over(term, date)));
  if (held.length > 0 || dated.length === 0) return { classes: [...always, ...held], betweenTerms: null };
  const terms = dated.flatMap((one) => one.terms);
  const [lastEnd] = terms.flatMap(({ endDate }) => (endDate !== null && endDate < date ? [endDate] : [])).sort().reverse();
  const [nextStart] = terms.flatMap(({ startDate }) => (startDate !== null && startDate > date ? [startDate] : [])).sort();
  const isNearest = (term: RosterTerm): boolean => (lastEnd === undefined ? term.startDate === nextStart : term.endDate === lastEnd);
  const betweenTerms = {
    terms: [...new Set(terms.filter(isNearest).map(({ title }) => title))].sort(),
    ended: lastEnd ?? null,
    begins: lastEnd === undefined ? (nextStart ?? null) : null,
  };
  return { classes: [...always, ...dated.filter((one) => one.terms.some(isNearest))], betweenTerms };
}
