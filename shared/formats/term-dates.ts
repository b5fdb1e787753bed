/** Says which classes of a roster are not held on the day of its import. They are imported all the same: a term comes, or its dates are wrong. */
import type { RosterFile, RosterFileTerm } from './roster-file.ts';
import type { ProblemList } from './roster-problems.ts';

/** `today`: an ISO date. */
export function reportTerms({ classes, terms }: RosterFile, today: string, problems: ProblemList): void {
  const byId = new Map(terms.map((term) => [term.sourceId, term]));
  const dated = classes.map((given) => given.terms.flatMap((term) => byId.get(term) ?? [])).filter((own) => own.length > 0);
  const notHeld = dated.filter((own) => !own.some((term) => !isToCome(term, today) && !isOver(term, today)));
  const toCome = notHeld.filter((own) => own.some((term) => isToCome(term, today)));
  const over = notHeld.length - toCome.length;
  const report = (code: 'classes-not-begun' | 'classes-over', count: number): void => {
    if (count > 0) problems.add(code, { file: '' }, { count, of: classes.length });
  };
  report('classes-not-begun', toCome.length);
  report('classes-over', over);
  if (dated.length > 0 && notHeld.length === classes.length) problems.add('between-terms', { file: '' });
}

const isToCome = ({ startDate }: RosterFileTerm, today: string): boolean => startDate !== null && startDate > today;
const isOver = ({ endDate }: RosterFileTerm, today: string): boolean => endDate !== null && endDate < today;
