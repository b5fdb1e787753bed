/** Who is proposed for a call: an order for every school, and when a pair is one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS_AT_FIRST } from '../../shared/domain/dispatch/call-settings.ts';
import { pairMissing, propose, type CallAsks, type Candidate } from '../../shared/domain/dispatch/proposals.ts';
import { skills, type Skill } from '../../shared/domain/dispatch/responder-events.ts';
import type { Currency } from '../../shared/domain/dispatch/training.ts';
import { defined } from '../../shared/kernel/assert.ts';

const expired: Currency = { course: 'nci', name: 'NCI', is: 'expired', completed: '2024-01-01', expires: '2025-01-01' };
const person = (staff: string, of: Partial<Candidate> = {}): Candidate => ({ staff, skills: ['security'], zones: [], shift: null, available: true, busy: false, currency: [], roleOrder: 0, ...of });
const kind = (key: string) => defined(KINDS_AT_FIRST.find((one) => one.key === key), key);
const asks = (key: string, of: Partial<CallAsks> = {}): CallAsks => ({ kinds: [kind(key)], zones: ['North'], minute: 600, missing: [], ...of });

test.each<[string, readonly Candidate[], CallAsks, readonly string[]]>([
  ['the skill that it asks for', [person('guard'), person('nurse', { skills: ['nurse'] })], asks('medical'), ['nurse', 'guard']],
  ['the zone, in whatever letters', [person('far', { zones: ['South'] }), person('near', { zones: [' north'] })], asks('fight'), ['near', 'far']],
  ['training that holds, and who has none is still there', [person('a', { currency: [expired] }), person('b')], asks('fight'), ['b', 'a']],
  ['ready, busy, out of their hours, away', [person('away', { available: false }), person('off', { shift: { startMinute: 1320, endMinute: 360 } }), person('busy', { busy: true }), person('free')], asks('fight'), ['free', 'busy', 'off', 'away']],
  ['hours over midnight hold at night', [person('day', { shift: { startMinute: 420, endMinute: 960 } }), person('night', { shift: { startMinute: 1320, endMinute: 360 } })], asks('fight', { minute: 30 }), ['night', 'day']],
  ['who has a skill before who has none, by role among those', [person('teacher', { skills: [], roleOrder: 4 }), person('office', { skills: [], roleOrder: 3 }), person('busy', { busy: true })], asks('other'), ['busy', 'office', 'teacher']],
  ['what a pair lacks before all else', [person('guard', { zones: ['North'] }), person('counselor', { skills: ['mentalHealth'] })], asks('fight', { missing: ['mentalHealth'] }), ['counselor', 'guard']],
])('PR-1 first %s', (_, candidates, ask, expected) => {
  expect(propose(candidates, ask).map(({ staff }) => staff)).toEqual(expected);
});

const drawn = fc.record({
  skills: fc.uniqueArray(fc.constantFrom(...skills), { maxLength: 3 }),
  zones: fc.subarray(['North', 'South']),
  shift: fc.option(fc.record({ startMinute: fc.integer({ min: 0, max: 1439 }), endMinute: fc.integer({ min: 0, max: 1439 }) })),
  available: fc.boolean(),
  busy: fc.boolean(),
  currency: fc.constantFrom([], [expired]),
  roleOrder: fc.nat(4),
});

/** A school's staff, and the same in another order. */
const listed = fc.array(drawn, { maxLength: 8 }).chain((people) => {
  const candidates = people.map((one, at): Candidate => ({ ...one, staff: `p${at}` }));
  return fc.record({ candidates: fc.constant(candidates), otherwise: fc.shuffledSubarray(candidates, { minLength: candidates.length }) });
});

test('PR-1 everybody is proposed once, in one order however they are listed, and nobody who is away before one who is free', () => {
  fc.assert(
    fc.property(listed, fc.constantFrom(...KINDS_AT_FIRST), fc.nat(1439), ({ candidates, otherwise }, of, minute) => {
      const ask: CallAsks = { kinds: [of], zones: ['North'], minute, missing: pairMissing([of], []) };
      const proposals = propose(candidates, ask);
      expect(propose(otherwise, ask)).toEqual(proposals);
      expect(proposals.map(({ staff }) => staff).sort()).toEqual(candidates.map(({ staff }) => staff).sort());
      const firstAway = proposals.findIndex(({ readiness }) => readiness === 'away');
      expect(firstAway === -1 ? [] : proposals.slice(firstAway).filter(({ readiness }) => readiness !== 'away')).toEqual([]);
    }),
  );
});

test('PR-2 a pair is two people: what is missing is said until two go', () => {
  const fight = [kind('fight')];
  expect(pairMissing(fight, [])).toEqual(['security', 'mentalHealth']);
  expect(pairMissing(fight, [['security']])).toEqual(['mentalHealth']);
  expect(pairMissing(fight, [['mentalHealth'], ['nurse']])).toEqual(['security']);
  // Whoever can do both is still one person.
  expect(pairMissing(fight, [['security', 'mentalHealth']])).toEqual(['mentalHealth']);
  expect(pairMissing(fight, [['security', 'mentalHealth'], ['security']])).toEqual([]);
  expect(pairMissing([kind('medical')], [])).toEqual([]);
  const going = fc.array(fc.uniqueArray(fc.constantFrom<Skill[]>(...skills)), { maxLength: 4 });
  fc.assert(
    fc.property(going, (all) => {
      const isPair = all.some((one, at) => one.includes('security') && all.some((other, i) => i !== at && other.includes('mentalHealth')));
      expect(pairMissing(fight, all).length === 0).toBe(isPair);
    }),
  );
});
