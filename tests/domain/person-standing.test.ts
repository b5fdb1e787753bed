/** What one student's record adds up to: contradictions that must be shown, and settlements that must close them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleRelease } from '../../shared/domain/reunification/decide.ts';
import { pickupOf } from '../../shared/domain/reunification/state.ts';
import { standingOf } from '../../shared/domain/person-standing.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { EventId, IncidentId } from '../../shared/kernel/ids.ts';
import { historyOf, play, stepsOf, testEvent, testId } from '../support/drawn-history.ts';
import { INCIDENTS_OF_TEST, releaseWriters, STUDENT } from '../support/person-facts.ts';

const [FIRST, SECOND] = INCIDENTS_OF_TEST;
const CHECK_IN = testEvent('check-in');

interface Draft {
  readonly name: string;
  readonly after: readonly string[];
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly command?: string;
  readonly origin?: string;
}
const adult = { contact: testId('adult'), name: 'Ana Adult', relation: 'parent' };
const release = (name: string, after: readonly string[], incident: IncidentId = FIRST): Draft => ({ name, after, type: 'v3.StudentReleased', payload: { incident, student: STUDENT, to: { is: 'adult', checkIn: CHECK_IN, adult, rests: [] } } });
const settle = (name: string, after: readonly string[], settles: readonly string[], stands: string | null, incident: IncidentId = FIRST): Draft => ({
  name,
  after,
  type: 'v1.ReleaseSettled',
  payload: { incident, student: STUDENT, settles: settles.map(testEvent), stands: stands === null ? null : testEvent(stands), reason: 'asked' },
});
const report = (name: string, after: readonly string[], status: string, who = 'Teacher', classId = 'class'): Draft => ({
  name,
  after,
  type: 'v1.PersonReported',
  payload: { incident: FIRST, person: STUDENT, status, where: '', classId: testId(classId), reporter: { staff: null, name: who }, channel: 'radio' },
});
const answer = (name: string, after: readonly string[]): Draft => ({ name, after, type: 'v1.PersonAnsweredFor', payload: { incident: FIRST, person: STUDENT, reporter: { staff: null, name: 'Principal' }, reason: 'went home' } });

/** `command` names the command that two consoles got. Ids sort as drawn from names. */
const facts = (drafts: readonly Draft[]): Fact[] =>
  drafts.map((draft) => ({
    id: testEvent(draft.name),
    stream: 'person/x' as Fact['stream'],
    origin: testId(draft.origin ?? 'origin'),
    type: draft.type,
    payload: draft.payload,
    at: { ms: 1, n: 0 },
    wall: 1,
    actor: 'unsigned',
    commandId: testId(draft.command ?? `command ${draft.name}`),
    parents: draft.after.map(testEvent).sort(),
    refs: [],
  }));
const standing = (drafts: readonly Draft[], incident: IncidentId = FIRST) => standingOf(historyOf(facts(drafts)), incident);
const ids = (...names: readonly string[]): EventId[] => names.map(testEvent).sort();

describe('releases', () => {
  test('two releases that had not seen each other are a card, and the student counts as unknown (RU-9, PS-1, PS-2)', () => {
    const found = standing([release('a', []), release('b', [])]);
    expect(found.contradictions).toEqual([{ kind: 'releasedTwice', events: ids('a', 'b') }]);
    expect(found.status).toBe('unknown');
  });

  test('RU-12 so are two in two incidents, on the card of both; one that had seen the other is not', () => {
    const drafts = [release('a', []), release('b', [], SECOND)];
    for (const incident of INCIDENTS_OF_TEST) expect(standing(drafts, incident).contradictions).toEqual([{ kind: 'releasedTwice', events: ids('a', 'b') }]);
    const settled = [...drafts, settle('s', ['a', 'b'], ['a', 'b'], 'b', SECOND)];
    expect(standing(settled, FIRST)).toMatchObject({ status: 'unknown', contradictions: [], pickup: { releases: [] } });
    expect(standing(settled, SECOND)).toMatchObject({ status: 'released', contradictions: [] });
    expect(standing([release('a', []), release('b', ['a'], SECOND)], SECOND)).toMatchObject({ status: 'released', contradictions: [] });
  });

  test('PS-12 RU-53 a release and care that were stated apart are a card; a release that is settled as true ends the care, one that is not leaves it', () => {
    const care = (is: object): Draft => ({ name: 'care', after: [], type: 'v1.CareStated', payload: { incident: FIRST, student: STUDENT, care: is } });
    const deceased = care({ is: 'deceased', knownFrom: 'Dr. Hall', withFamily: '' });
    const apart = [release('a', []), deceased];
    expect(standing(apart)).toMatchObject({ status: 'unknown', contradictions: [{ kind: 'reportedAfterRelease', events: ids('a', 'care') }] });
    expect(standing([...apart, settle('s', ['a', 'care'], ['a', 'care'], null)])).toMatchObject({ status: 'answeredFor', contradictions: [], care: [{ event: testEvent('care') }] });
    expect(standing([...apart, settle('s', ['a', 'care'], ['a', 'care'], 'a')])).toMatchObject({ status: 'released', contradictions: [], care: [] });
    expect(standing([care({ is: 'hospital', hospital: 'County', wentAlong: '' }), report('r', ['care'], 'missing')])).toMatchObject({ status: 'elsewhere', care: [{ doubted: false }] });
  });

  test('RU-56 a release and another student who was brought for it, stated apart, are a card until somebody settles it', () => {
    const checkIn: Draft = { name: 'check-in', after: [], type: 'v3.AdultCheckedIn', payload: { incident: FIRST, student: STUDENT, adult, identity: { document: 'none', photoMatches: null, lastFour: '', familyName: { onDocument: '', result: 'blank' }, givenName: { onDocument: '', result: 'blank' } }, rests: [] } };
    const wrong: Draft = { name: 'wrong', after: ['check-in'], type: 'v1.WrongStudentBrought', payload: { incident: FIRST, student: STUDENT, checkIn: CHECK_IN, brought: 'Noah Jones' } };
    const apart = [checkIn, release('a', ['check-in']), wrong];
    expect(standing(apart)).toMatchObject({ status: 'unknown', contradictions: [{ kind: 'reportedAfterRelease', events: ids('a', 'wrong') }] });
    expect(standing([...apart, settle('s', ['a', 'wrong'], ['a', 'wrong'], 'a')])).toMatchObject({ status: 'released', contradictions: [] });
  });

  test('a settlement upholds one release or none', () => {
    const two = [release('a', []), release('b', [])];
    expect(standing([...two, settle('s', ['a', 'b'], ['a', 'b'], 'a')])).toMatchObject({ status: 'released', contradictions: [], pickup: { releases: [{ event: testEvent('a') }] } });
    expect(standing([...two, settle('s', ['a', 'b'], ['a', 'b'], null)])).toMatchObject({ status: 'unknown', contradictions: [], pickup: { releases: [] } });
  });

  test('different settlements are a new card that names all of them; equal ones merge', () => {
    const two = [release('a', []), release('b', [])];
    const differ = [...two, settle('s', ['a', 'b'], ['a', 'b'], 'a'), settle('t', ['a', 'b'], ['a', 'b'], null)];
    expect(standing(differ)).toMatchObject({ status: 'unknown', contradictions: [{ kind: 'settlementsDiffer', events: ids('a', 'b', 's', 't') }] });
    expect(standing([...two, settle('s', ['a', 'b'], ['a', 'b'], 'a'), settle('t', ['a', 'b'], ['a', 'b'], 'a')])).toMatchObject({ status: 'released', contradictions: [] });
    expect(standing([...differ, settle('u', ['s', 't'], ['a', 'b', 's', 't'], 'a')])).toMatchObject({ status: 'released', contradictions: [] });
  });

  test('RU-13 a release that came after a settlement is settled with it in one step', () => {
    const before = [release('a', []), release('b', []), settle('s', ['a', 'b'], ['a', 'b'], 'a'), release('c', [])];
    expect(standing(before).contradictions).toEqual([{ kind: 'releasedTwice', events: ids('a', 'c') }]);
    expect(standing([...before, settle('t', ['s', 'c'], ['a', 'c'], 'c')])).toMatchObject({ status: 'released', contradictions: [], pickup: { releases: [{ event: testEvent('c') }] } });
  });

  test('RU-13 after "none of them stands" a new release counts, and is settled like any other', () => {
    const none = [release('a', []), release('b', []), settle('s', ['a', 'b'], ['a', 'b'], null), release('c', ['s']), release('d', ['s'])];
    expect(standing(none).contradictions).toEqual([{ kind: 'releasedTwice', events: ids('c', 'd') }]);
    expect(standing([...none, settle('t', ['c', 'd'], ['c', 'd'], 'd')])).toMatchObject({ status: 'released', contradictions: [] });
  });

  test('a settlement that had seen another, and does not name the release that the other upheld, does not undo it unseen', () => {
    const found = standing([release('a', []), release('b', []), settle('s', ['a', 'b'], ['a', 'b'], 'a'), settle('t', ['s'], ['b'], null)]);
    expect(found.contradictions).toMatchObject([{ kind: 'settlementsDiffer' }]);
  });

  test('a settlement that is named by another no longer counts', () => {
    const found = standing([release('a', []), release('b', []), settle('s', ['a', 'b'], ['a', 'b'], 'a'), settle('t', ['s'], ['b', 's'], null)]);
    expect(found).toMatchObject({ contradictions: [], pickup: { releases: [] } });
  });

  test('one command that reached two consoles is one release, also where a settlement upholds its twin', () => {
    const twins = (first: string, second: string): Draft[] => [
      { ...release(first, []), command: 'both', origin: 'x' },
      { ...release(second, []), command: 'both', origin: 'y' },
    ];
    expect(standing(twins('a', 'b'))).toMatchObject({ status: 'released', contradictions: [] });
    for (const [upheld, other] of [['a', 'b'], ['b', 'a']] as const) {
      const all = [...twins(upheld, other), release('c', []), settle('s', [upheld, 'c'], [upheld, 'c'], upheld)];
      expect(standing(all)).toMatchObject({ status: 'released', contradictions: [] });
      expect(standing([...all, settle('t', [other, 'c'], [other, 'c'], other)])).toMatchObject({ status: 'released', contradictions: [] });
    }
  });

  test('RU-7 a "no" counts whichever twin of the check-in it names', () => {
    for (const [asked, other] of [['a', 'b'], ['b', 'a']] as const) {
      const checkIn = (name: string, origin: string): Draft => ({ name, after: [], type: 'v3.AdultCheckedIn', payload: { incident: FIRST, student: STUDENT, adult, identity: { document: 'governmentId', photoMatches: true, familyName: { onDocument: '', result: 'blank' }, givenName: { onDocument: '', result: 'blank' }, lastFour: '' }, rests: [] }, command: 'both', origin });
      const comfort = (name: string, of: string, comfortable: boolean): Draft => ({ name, after: [of], type: 'v1.ComfortAnswered', payload: { incident: FIRST, student: STUDENT, checkIn: testEvent(of), comfortable } });
      const pickup = pickupOf(historyOf(facts([checkIn(asked, 'x'), checkIn(other, 'y'), comfort('no', asked, false), comfort('yes', other, true)])), FIRST);
      expect(pickup.checkIns.map((one) => one.comfortable)).toEqual([false]);
    }
  });
});

describe('reports', () => {
  test('AC-1, AC-2 the same reporter corrects, another contradicts', () => {
    expect(standing([report('a', [], 'missing'), report('b', ['a'], 'here')])).toMatchObject({ status: 'here', contradictions: [] });
    expect(standing([report('a', [], 'missing'), report('b', ['a'], 'here', 'Nurse')])).toMatchObject({ status: 'missing', contradictions: [{ kind: 'reportsDisagree', events: ids('a', 'b') }] });
    expect(standing([report('a', [], 'missing'), report('b', [], 'here')])).toMatchObject({ status: 'missing', contradictions: [{ kind: 'reportsDisagree' }] });
    expect(standing([report('a', [], 'missing', 'ANA'), report('b', ['a'], 'here', 'Ana')]).status).toBe('here');
  });

  test('AC-3 an extra answers a missing; in two classes at once it is a contradiction', () => {
    expect(standing([report('a', [], 'missing'), report('b', [], 'extra', 'Coach')])).toMatchObject({ status: 'extra', contradictions: [] });
    expect(standing([report('a', [], 'extra', 'Ana', 'one'), report('b', [], 'extra', 'Ben', 'two')]).contradictions).toMatchObject([{ kind: 'reportsDisagree' }]);
  });

  test('AC-4, PS-3 the worse of what stands counts, and silence is unknown', () => {
    expect(standing([]).status).toBe('unknown');
    const order = ['missing', 'injured', 'elsewhere', 'here'];
    for (const [i, worse] of order.entries()) for (const better of order.slice(i + 1)) expect(standing([report('a', [], better, 'Ana'), report('b', [], worse, 'Ben')]).status).toBe(worse);
  });

  test('AC-5, PS-4 an answer for somebody stands in for what it had seen, and a report that it had not seen reopens the question', () => {
    expect(standing([answer('x', [])]).status).toBe('answeredFor');
    expect(standing([report('a', [], 'missing'), answer('x', ['a'])]).status).toBe('answeredFor');
    expect(standing([report('a', [], 'here'), answer('x', ['a'])]).status).toBe('here');
    expect(standing([report('a', [], 'missing'), answer('x', [])]).status).toBe('missing');
    expect(standing([answer('x', []), report('a', ['x'], 'missing')]).status).toBe('missing');
  });

  test('PS-1 a report that the release had not seen, or that knew of the release, is a card', () => {
    expect(standing([report('m', [], 'missing'), release('r', ['m'])]).contradictions).toEqual([]);
    expect(standing([report('m', [], 'missing'), release('r', [])]).contradictions).toEqual([{ kind: 'reportedAfterRelease', events: ids('m', 'r') }]);
    expect(standing([release('r', []), report('h', ['r'], 'here')]).contradictions).toEqual([{ kind: 'reportedAfterRelease', events: ids('h', 'r') }]);
    expect(standing([report('h', [], 'here'), release('r', [])])).toMatchObject({ status: 'released', contradictions: [] });
  });

  test('a report that is settled with the release it contradicts stays settled, upheld or not', () => {
    const drafts = [release('a', []), release('b', []), settle('s', ['a', 'b'], ['a', 'b'], 'a'), report('h', ['s'], 'here')];
    expect(standing(drafts).contradictions).toEqual([{ kind: 'reportedAfterRelease', events: ids('a', 'h') }]);
    expect(standing([...drafts, settle('t', ['h'], ['a', 'h'], null)])).toMatchObject({ status: 'unknown', contradictions: [] });
    expect(standing([...drafts, settle('t', ['h'], ['a', 'h'], 'a')])).toMatchObject({ status: 'released', contradictions: [] });
  });
});

describe('over drawn histories', () => {
  test('every pair of concurrent releases is on a card until it is settled', () => {
    let pairs = 0;
    fc.assert(
      fc.property(stepsOf(releaseWriters.length, 12), fc.nat(1000), (steps, salt) => {
        const all = play(steps, releaseWriters, salt);
        const history = historyOf(all);
        const named = new Set(all.flatMap((fact) => (fact.type === 'v1.ReleaseSettled' ? (fact.payload as { settles: EventId[] }).settles : [])).map((id) => history.canonical(id)));
        const releases = history.distinct(all.filter((fact) => fact.type === 'v3.StudentReleased')).filter((fact) => !named.has(fact.id));
        for (const a of releases) {
          for (const b of releases) {
            if (a.id >= b.id || history.precedes(a.id, b.id) || history.precedes(b.id, a.id)) continue;
            pairs += 1;
            for (const one of [a, b]) {
              const cards = standingOf(history, (one.payload as { incident: IncidentId }).incident).contradictions;
              expect(cards.some((card) => card.events.includes(a.id) && card.events.includes(b.id))).toBe(true);
            }
          }
        }
      }),
      { numRuns: 1500 },
    );
    expect(pairs).toBeGreaterThan(20);
  });

  test('RU-11 a settlement by somebody who sees everything closes the card, whichever side it upholds', () => {
    let settled = 0;
    fc.assert(
      fc.property(stepsOf(releaseWriters.length, 12), fc.nat(1000), fc.nat(20), (steps, salt, side) => {
        const all = play(steps, releaseWriters, salt);
        const before = standingOf(historyOf(all), FIRST);
        const card = before.contradictions.find((one) => one.kind !== 'reportsDisagree');
        if (card === undefined) return;
        const disputed = new Set(card.events);
        const releases = before.pickup.releases.map((one) => one.event).filter((id) => disputed.has(id));
        const stands = [null, ...releases][side % (releases.length + 1)] ?? null;
        const decision = settleRelease(
          { type: 'SettleRelease', incident: FIRST, student: STUDENT, settles: [...card.events], stands, reason: 'asked' },
          { exercise: false, refusal: null, refs: [], disputed, releases: new Set(releases) },
        );
        expect(decision.accepted).toBe(true);
        if (!decision.accepted) return;
        const heads = all.filter((fact) => !all.some((other) => other.parents.includes(fact.id)));
        const settlement: Fact = { ...all[0]!, id: testEvent('the settlement'), commandId: testId('the settlement'), type: 'v1.ReleaseSettled', payload: decision.events[0]!.payload, parents: heads.map((fact) => fact.id).sort() };
        const after = standingOf(new History([...all, settlement], [...all, settlement]), FIRST);
        const left = after.contradictions.filter((one) => one.kind === 'releasedTwice' || one.kind === 'settlementsDiffer');
        // What was not on the card may be a new one: a report about the release that is now upheld.
        expect(left).toEqual([]);
        expect(after.pickup.releases.map((one) => one.event)).toEqual(stands === null ? [] : [stands]);
        settled += 1;
      }),
      { numRuns: 1500 },
    );
    expect(settled).toBeGreaterThan(50);
  });
});
