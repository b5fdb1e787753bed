/** What the school sets of calls: its list of kinds, and the ladder that an unanswered call climbs. What holds until somebody does is here. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { History } from '../../kernel/history.ts';
import { CALL_KINDS, ESCALATION } from '../../kernel/streams.ts';
import type { SetCallKinds, SetEscalation } from './commands.ts';
import type { CallKind, DispatchPayload } from './events.ts';
import { factsOf, newestOf, type FactOf } from './newest.ts';

export type Escalation = DispatchPayload<'v1.EscalationSet'>;

export const KINDS_AT_FIRST: readonly CallKind[] = [
  { key: 'behavior', words: 'Behavior', needsPair: true, offersDirective: false },
  { key: 'medical', words: 'Medical', needsPair: false, offersDirective: false },
  { key: 'fight', words: 'Fight', needsPair: true, offersDirective: false },
  { key: 'leaving', words: 'Leaving campus', needsPair: true, offersDirective: false },
  { key: 'weapon', words: 'Weapon or intruder', needsPair: false, offersDirective: true },
  { key: 'other', words: 'Other', needsPair: false, offersDirective: false },
];

export const ESCALATION_AT_FIRST: Escalation = {
  ladder: [
    { afterS: 20, to: 'supervisors', audible: false },
    { afterS: 60, to: 'leaders', audible: false },
    { afterS: 120, to: 'everybody', audible: true },
  ],
  checkInMinutes: 5,
  staleMinutes: 5,
};

/** DI-14 the newest list; of lists set apart that of the smallest event id counts, and stands first. */
export const callKindsSet = (history: History): readonly FactOf<DispatchPayload<'v1.CallKindsSet'>>[] => newestOf(history, factsOf<DispatchPayload<'v1.CallKindsSet'>>(history, 'v1.CallKindsSet'));

/** DI-14 of ladders set apart the one counts, and stands first, whose first step comes soonest: nobody waits longer than anybody meant. */
export function escalationsSet(history: History): readonly FactOf<Escalation>[] {
  const firstStepS = ({ payload }: FactOf<Escalation>): number => payload.ladder[0]?.afterS ?? Infinity;
  return [...newestOf(history, factsOf<Escalation>(history, 'v1.EscalationSet'))].sort((a, b) => firstStepS(a) - firstStepS(b));
}

export const callKindsOf = (history: History): readonly CallKind[] => callKindsSet(history)[0]?.payload.kinds ?? KINDS_AT_FIRST;
export const escalationOf = (history: History): Escalation => escalationsSet(history)[0]?.payload ?? ESCALATION_AT_FIRST;

export function setCallKinds({ kinds }: SetCallKinds): Decision {
  const twice = kinds.find((one, at) => kinds.some((other, i) => i < at && (other.key === one.key || other.words.toLowerCase() === one.words.toLowerCase())));
  if (twice !== undefined) return reject('KindTwice', `“${twice.words}” is on the list twice.`, 'Give each kind a name of its own.');
  return accept([{ stream: CALL_KINDS, type: 'v1.CallKindsSet', payload: { kinds } satisfies DispatchPayload<'v1.CallKindsSet'>, refs: [] }]);
}

/** DI-15 */
export function setEscalation({ ladder, checkInMinutes, staleMinutes }: SetEscalation): Decision {
  if (ladder.some((step, at) => at > 0 && step.afterS <= (ladder[at - 1]?.afterS ?? 0))) return reject('StepsOutOfOrder', 'A later step comes before an earlier one.', 'Let each step come later than the one before it.');
  if (ladder.at(-1)?.to !== 'everybody') return reject('LadderEndsEarly', 'The last step does not tell everybody, so a call could stay unanswered.', 'Let the last step tell everybody.');
  return accept([{ stream: ESCALATION, type: 'v1.EscalationSet', payload: { ladder, checkInMinutes, staleMinutes } satisfies Escalation, refs: [] }]);
}
