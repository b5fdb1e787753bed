/**
 * The roster on one day: the classes of terms that are over, or have not begun, answer for nobody. Between terms an empty
 * list would help nobody in an emergency: then the classes of the term that ended last answer (before the first term,
 * those of the one that begins next), and `betweenTerms` says so.
 */
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
}

/** A snapshot never changes, so each day of it is worked out once, and goes with it. */
const worked = new WeakMap<RosterSnapshot, Map<string, RosterOnDay>>();
/** Of the same classes, though somebody was amended by hand meanwhile. */
const answering = new WeakMap<RosterSnapshot['classes'], Map<string, Pick<RosterOnDay, 'classOf' | 'betweenTerms'>>>();

function kept<K extends object, V>(all: WeakMap<K, Map<string, V>>, key: K, date: string, work: () => V): V {
  const days = all.get(key) ?? new Map<string, V>();
  all.set(key, days);
  const day = days.get(date) ?? work();
  days.set(date, day);
  return day;
}

/** `date`: an ISO date. */
export const rosterOn = (roster: RosterSnapshot, date: string): RosterOnDay => kept(worked, roster, date, () => ({ ...roster, ...kept(answering, roster.classes, date, () => answeringOn(roster.classes, date)) }));

function answeringOn(all: RosterSnapshot['classes'], date: string): Pick<RosterOnDay, 'classOf' | 'betweenTerms'> {
  const { classes, betweenTerms } = classesOn([...all.values()], date);
  return { classOf: answeringClasses(classes), betweenTerms };
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
