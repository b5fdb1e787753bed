/** The end of an incident: what is still open and must be signed for, and what can truly be said of who is still here. Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { incidentStream } from '../../kernel/streams.ts';
import type { SignForMatters } from './closing-commands.ts';
import type { Counted } from './closing-events.ts';
import { refsOf, refuseUnlessOpen, type IncidentContext } from './decide.ts';

/**
 * `aside`: an adult waits, or a student said no and nobody decided. `stays`: it was decided that the student stays, and nobody
 * else took them since. `unpaired`: halves of cards and releases that do not go together.
 */
type MatterKind = 'aside' | 'stays' | 'unpaired';

/** Something that is open. `about`: the facts it is made of; whoever signs names these, and another fact opens it again. */
export interface OpenMatter {
  readonly kind: MatterKind;
  readonly about: readonly string[];
}

/** IN-60 what was signed for is what its signer saw: all its facts, by whomever and in however many pieces. */
export const isSigned = ({ about }: Pick<OpenMatter, 'about'>, signed: ReadonlySet<string>): boolean => about.every((fact) => signed.has(fact));

/** IN-60 somebody signs for matters that are open as they stand on the list, by name and with words. */
export function signForMatters(command: SignForMatters, open: readonly OpenMatter[], context: IncidentContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  const about = [...new Set(command.about)].sort();
  const named = new Set(about);
  const meant = open.filter((one) => isSigned(one, named));
  const known = new Set(meant.flatMap((one) => one.about));
  if (meant.length === 0 || about.some((fact) => !known.has(fact))) return reject('MattersChanged', 'What is open changed meanwhile.', 'Look at the list again, and sign for what stands there now.');
  return accept([{ stream: incidentStream(command.incident as IncidentId), type: 'v1.MattersSignedFor', payload: { incident: command.incident, about, words: command.words }, refs: refsOf(context) }]);
}

/** Nobody knows for certain where these are. */
const NOT_ACCOUNTED = { missing: 'missing', unknown: 'of unknown whereabouts', saidToHaveLeft: 'said to have left, which nobody confirmed', disagreeing: 'with reports that disagree' } as const satisfies Partial<Record<keyof Counted, string>>;
/** These are still in the school's care. */
const STILL_HERE = { school: 'at the school', bus: 'on a bus', site: 'at the site', elsewhere: 'elsewhere, as reported' } as const satisfies Partial<Record<keyof Counted, string>>;
/** These are not, and it is known why. */
const GONE = { released: 'released', alone: 'released to leave alone', leftOnOwn: 'known to have left on their own', answeredFor: 'answered for by name' } as const satisfies Partial<Record<keyof Counted, string>>;

type Parts = Readonly<Partial<Record<keyof Counted, string>>>;
/** Only of those that are not nought. */
const partsOf = (counted: Counted, parts: Parts): readonly { readonly count: number; readonly words: string }[] =>
  (Object.keys(parts) as (keyof Counted)[]).flatMap((key) => (counted[key] > 0 ? [{ count: counted[key], words: parts[key] ?? '' }] : []));
const total = (parts: readonly { readonly count: number }[]): number => parts.reduce((sum, one) => sum + one.count, 0);
const listed = (words: readonly string[], last: 'and' | 'or'): string => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`);
const written = (count: number): string => count.toLocaleString('en-US');
/** The number of those who are all in one place was said already. */
const broken = (parts: readonly { readonly count: number; readonly words: string }[]): string => {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only.count === 1 ? only.words : `all ${only.words}`;
  return listed(parts.map(({ count, words }) => `${written(count)} ${words}`), 'and');
};

interface Kind {
  readonly one: string;
  readonly many: string;
  readonly every: string;
}
const STUDENTS: Kind = { one: 'student', many: 'students', every: 'Every student' };
const ADULTS: Kind = { one: 'adult', many: 'adults', every: 'Every adult' };

function about(counted: Counted, kind: Kind): string {
  const open = partsOf(counted, NOT_ACCOUNTED);
  const here = partsOf(counted, STILL_HERE);
  const gone = partsOf(counted, GONE);
  const many = (parts: readonly { readonly count: number }[]): string => (total(parts) === 1 ? `1 ${kind.one} is` : `${written(total(parts))} ${kind.many} are`);
  if (open.length + here.length + gone.length === 0) return `No ${kind.one} was expected.`;
  if (open.length + here.length === 0) return `${kind.every} who was expected is ${listed(gone.map((one) => one.words), 'or')}.`;
  return [open.length === 0 ? '' : `${many(open)} NOT accounted for: ${broken(open)}.`, here.length === 0 ? '' : `${many(here)} still here: ${broken(here)}.`].filter((part) => part !== '').join(' ');
}

/**
 * IN-61 the sentence about who is still here is made of the count and of nothing else: "every" is said only where nobody is
 * here and nobody unaccounted for, whoever is unknown never counts as gone, and every number that is not nought stands in it.
 */
export const closingSentence = (students: Counted, adults: Counted): string => `${about(students, STUDENTS)} ${about(adults, ADULTS)}`;
