/** A call for help, drawn as three consoles would make it: the same state for every order of its facts, and no end that somebody did not know all of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOf, isOver } from '../../shared/domain/dispatch/state.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { Random } from '../support/console.ts';
import { historyOf, play, shuffled, stepsOf, testId, type Writer } from '../support/drawn-history.ts';

const call = testId('call');
const STAFF = ['a', 'b', 'c'].map((name) => testId(name));
const staff = (variant: number): string => STAFF[variant % STAFF.length] ?? call;
const says = (type: string, payload: (pick: number, variant: number) => object): Writer => (known, pick, variant) => (known.some((fact) => fact.type === 'v1.HelpCalled') ? { type, payload: { call, ...payload(pick, variant) } } : null);

const writers: readonly Writer[] = [
  (known) => (known.length > 0 ? null : { type: 'v1.HelpCalled', payload: { call, room: null, kind: null, silent: false, exercise: false, onBehalf: null } }),
  // As whoever heard its notice records it.
  (known) => (known.length > 0 ? null : { type: 'v1.HelpCalled', payload: { call, room: null, kind: null, silent: false, exercise: false, onBehalf: null, raised: { console: testId('console'), caller: null } } }),
  says('v1.CallDetailed', (pick, variant) => (pick % 2 === 0 ? { kind: staff(variant) } : { silent: variant % 2 === 0, words: 'more' })),
  says('v1.CallTaken', (_, variant) => ({ responder: staff(variant), onBehalf: null })),
  says('v1.ResponderAsked', (_, variant) => ({ responder: staff(variant) })),
  says('v1.ResponderSetOut', (_, variant) => ({ responder: staff(variant) })),
  says('v1.ResponderArrived', (_, variant) => ({ responder: staff(variant) })),
  says('v1.ResponderStoodDown', (_, variant) => ({ responder: staff(variant) })),
  says('v1.CallHandedOver', (pick, variant) => ({ from: staff(pick), to: staff(variant) })),
  says('v1.CallTakenOver', (pick, variant) => ({ from: staff(pick), to: staff(variant), reason: 'nearer' })),
  (known, pick, variant) => {
    const takings = known.filter(({ type }) => type === 'v1.CallTaken').map(({ id }) => id);
    return takings.length === 0 ? null : { type: 'v1.ClaimsSettled', payload: { call, settles: takings.slice(0, 1 + (pick % takings.length)), stay: [staff(variant)] } };
  },
  says('v1.SceneChecked', () => ({ words: '' })),
  says('v1.StepReached', (_, variant) => ({ step: 1 + (variant % 3) })),
  says('v1.CallCleared', () => ({ outcome: 'calm' })),
  says('v1.CallCancelled', () => ({ reason: 'by mistake' })),
];

const ENDS = ['v1.CallCleared', 'v1.CallCancelled'];
const TELLS_NOTHING = [...ENDS, 'v1.HelpCalled', 'v1.StepReached'];

/** Everything that is shown of it. */
const stateOf = (facts: readonly Fact[]): string => {
  const state = callOf(historyOf(facts));
  return JSON.stringify(state === null ? null : { ...state, steps: [...state.steps].sort(([a], [b]) => a - b).map(([step, fact]) => [step, fact.id]) });
};

test('DI-4, DI-7, DI-8, DI-12 any causal order of a call’s facts gives the same state', () => {
  let ended = 0;
  let apart = 0;
  fc.assert(
    fc.property(stepsOf(writers.length, 20), fc.nat(1000), fc.nat(1_000_000), (steps, salt, order) => {
      const facts = play([{ do: 'write', console: 0, writer: salt % 2, pick: 0, variant: 0 }, { do: 'hear', console: 1, from: 0 }, { do: 'hear', console: 2, from: 0 }, ...steps], writers, salt);
      expect(stateOf(shuffled(facts, new Random(order)))).toBe(stateOf(facts));
      const state = callOf(historyOf(facts));
      if (state === null) throw new Error('it began');
      apart += state.takenApart.length;
      if (!isOver(state)) return;
      ended += 1;
      // DI-10, worked out beside the fold: whoever ended it had heard of everything that anybody did.
      const history = historyOf(facts);
      const knewAll = (end: Fact): boolean => facts.every((fact) => TELLS_NOTHING.includes(fact.type) || history.precedes(fact.id, end.id));
      expect(facts.filter(({ type }) => ENDS.includes(type)).some(knewAll)).toBe(true);
    }),
    { numRuns: 800, seed: 7 },
  );
  expect(ended).toBeGreaterThan(20);
  expect(apart).toBeGreaterThan(20);
});
