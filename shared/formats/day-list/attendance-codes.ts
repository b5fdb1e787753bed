/** What the codes of attendance systems mean. A code that is not certain means nothing until a person says what: "E" is excused in one system and early release in another. */
import { foldText } from '../../kernel/fold-text.ts';

const codeMeanings = ['absent', 'late', 'left', 'here'] as const;
export type CodeMeaning = (typeof codeMeanings)[number];

const SHORT: Readonly<Record<CodeMeaning, readonly string[]>> = {
  absent: ['a', 'ab', 'abs', 'u', 'ua', 'au', 'ux', 'unx', 'ea', 'ae', 'aex', 'exa', 'med', 'ill'],
  late: ['t', 'tdy', 'l', 'lt', 'ut', 'tu', 'et', 'te', 'utd', 'etd'],
  left: ['ed', 'er', 'le'],
  here: ['', 'p', 'pr', 'pre', 'ok'],
};

/** In this order: an excused tardy is tardy, an early dismissal that is excused is one all the same. */
const WORDS: readonly (readonly [RegExp, CodeMeaning])[] = [
  [/\b(?:early (?:dismissal|release|leave|out)|left early|dismissed|released|checked out)\b/, 'left'],
  [/\b(?:tardy|tardies|tardiness|late|lates|retards?|retraso|tarde|tardanza|verspatet|verspatung)\b/, 'late'],
  [/\b(?:present|presente|here|attended|on time|anwesend)\b/, 'here'],
  [/\b(?:absent|absence|absences|absente|ausente|ausencia|abwesend|fehlt|unexcused|excused|truant|truancy|sick|illness|medical)\b/, 'absent'],
];

export function meaningOf(code: string): CodeMeaning | null {
  const key = foldText(code);
  const short = codeMeanings.find((meaning) => SHORT[meaning].includes(key));
  if (short !== undefined) return short;
  if (/\b(?:not|non|no|partial|part|half)\b/.test(key)) return null;
  return WORDS.find(([words]) => words.test(key))?.[1] ?? null;
}
