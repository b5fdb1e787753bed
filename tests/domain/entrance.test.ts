/** Rules AT-14 to AT-20 and AT-24: who may not enter, how a visitor compares, and visits that a list brought. */
import { describe, expect, test } from 'vitest';
import { barPerson, compareVisitor, decideHeldVisitor, liftBar, signInVisitor, type Near } from '../../shared/domain/attendance/decide-entrance.ts';
import { barOf, entryOf } from '../../shared/domain/attendance/entrance.ts';
import { attendanceEvents, type Comparison } from '../../shared/domain/attendance/events.ts';
import { visitOf } from '../../shared/domain/attendance/state.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { BarredId, VisitorId } from '../../shared/kernel/ids.ts';
import { areNear } from '../../shared/kernel/near-names.ts';
import { visitorStream } from '../../shared/kernel/streams.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { historyOf, testId } from '../support/drawn-history.ts';

const visitor = testId<VisitorId>('visitor');
const SAM: Near = { is: 'barred', id: testId('sam') };
const AUNT: Near = { is: 'restricted', id: testId('aunt') };
const visit = { name: 'Sam Black', reason: 'meeting', host: 'Karin', badge: '' };
const answer = (near: Near, said: Comparison['answer']): Comparison => ({ ...near, answer: said });
const comes = (near: readonly Near[], ...answers: readonly Comparison[]): Decision => signInVisitor({ type: 'SignInVisitor', ...visit, answers: [...answers] }, visitor, near);

/** The facts of a decision, one after the other, on top of what is known. */
function after(facts: readonly Fact[], decision: Decision): readonly Fact[] {
  if (!decision.accepted) throw new Error(decision.rejection.name);
  return decision.events.reduce<readonly Fact[]>((all, event) => [...all, factAfter(event, all)], facts);
}
const entry = (facts: readonly Fact[]) => entryOf(historyOf(facts));
const isIn = (facts: readonly Fact[]): boolean => visitOf(historyOf(facts))?.signedOut === null;
const decide = (facts: readonly Fact[], admit: boolean): Decision => decideHeldVisitor({ type: 'DecideHeldVisitor', visitor, admit, reason: 'I know him' }, entry(facts));

describe('who may not enter', () => {
  const barred = testId<BarredId>('barred');
  const set = after([], barPerson({ type: 'BarPerson', name: 'Sam Black', otherNames: ['Sammy', 'Sammy'], birthYear: 1980, note: '', until: '2020-01-01' }, barred));
  const lift = (facts: readonly Fact[]): Decision => liftBar({ type: 'LiftBar', barred, reason: 'the order ended' }, barOf(historyOf(facts)));

  test('AT-14, AT-15 a bar stands, past its day too, until somebody lifts it, once', () => {
    expect(barOf(historyOf(set))).toMatchObject({ set: { payload: { name: 'Sam Black', otherNames: ['Sammy'] } }, lifted: null });
    const lifted = after(set, lift(set));
    expect(barOf(historyOf(lifted))?.lifted).toMatchObject({ payload: { reason: 'the order ended' } });
    expect(refusedAs(lift(lifted))).toBe('NotBarred');
    expect(refusedAs(lift([]))).toBe('NotBarred');
  });
});

describe('coming in', () => {
  test('AT-16 nobody is signed in while somebody of a near name is not compared; what was answered of others is left out', () => {
    expect(refusedAs(comes([SAM]))).toBe('VisitorToCompare');
    expect(refusedAs(comes([SAM, AUNT], answer(SAM, 'no')))).toBe('VisitorToCompare');
    expect(refusedAs(comes(Array.from({ length: 17 }, (_, i) => ({ is: 'barred', id: testId(`${i}`) }))))).toBe('NameTooCommon');
    const facts = after([], comes([SAM], answer(SAM, 'no'), answer(AUNT, 'match')));
    expect(isIn(facts)).toBe(true);
    expect(entry(facts)).toMatchObject({ verdict: 'clear', answers: [answer(SAM, 'no')], signedIn: true });
    const unheardOf = after([], comes([]));
    expect(entry(unheardOf)).toBeNull();
    expect(isIn(unheardOf)).toBe(true);
  });

  const notLetIn = [
    [SAM, 'match', 'away'],
    [SAM, 'notSure', 'waits'],
    [AUNT, 'match', 'waits'],
    [AUNT, 'notSure', 'waits'],
  ] as const;
  test.each(notLetIn)('AT-17 %o and %s: %s, and not signed in', (near, said, verdict) => {
    const facts = after([], comes([near], answer(near, said)));
    expect(entry(facts)).toMatchObject({ verdict, signedIn: false });
    expect(visitOf(historyOf(facts))).toBeNull();
  });

  test('AT-18 of answers apart the worse counts, whichever is read first; a later one corrects', () => {
    const signedIn = after([], comes([]));
    const says = (known: readonly Fact[], said: Comparison['answer']): Decision => compareVisitor({ type: 'CompareVisitor', visitor, answers: [answer(SAM, said)] }, visitOf(historyOf(known)), [SAM]);
    const [match, no] = [after(signedIn, says(signedIn, 'match')), after(signedIn, says(signedIn, 'no'))].map((facts) => defined(facts.at(-1), 'a fact'));
    const both = [...signedIn, defined(match, 'one'), defined(no, 'the other')];
    expect(entry(both)?.verdict).toBe('away');
    expect(entry(after(both, says(both, 'no')))?.verdict).toBe('clear');
  });

  test('AT-19 whoever waits comes in when a supervisor says so, once; of decisions apart the no counts', () => {
    const waits = after([], comes([SAM], answer(SAM, 'notSure')));
    const admitted = after(waits, decide(waits, true));
    expect([isIn(admitted), entry(admitted)?.verdict]).toEqual([true, 'clear']);
    expect(refusedAs(decide(admitted, true))).toBe('VisitorNotWaiting');
    const away = after(waits, decide(waits, false));
    expect([isIn(away), entry(away)?.verdict]).toEqual([false, 'away']);
    const apart = [...admitted, ...away.slice(waits.length)];
    expect([isIn(apart), entry(apart)?.verdict]).toEqual([true, 'away']);
    expect(refusedAs(decide(after([], comes([SAM], answer(SAM, 'match'))), true))).toBe('VisitorNotWaiting');
  });

  test('AT-20 whoever is in is compared afterwards, while they are in and somebody of a near name is on the lists', () => {
    const facts = after([], comes([]));
    const compare = (near: readonly Near[], known = facts): Decision => compareVisitor({ type: 'CompareVisitor', visitor, answers: [answer(SAM, 'match')] }, visitOf(historyOf(known)), near);
    expect(entry(after(facts, compare([SAM])))).toMatchObject({ verdict: 'away', signedIn: true });
    expect(refusedAs(compare([]))).toBe('NothingToCompare');
    expect(refusedAs(compare([SAM], []))).toBe('VisitorUnknown');
  });
});

describe('visits that a list brought', () => {
  const listed = (outWall: number | null, host = 'Karin'): Decision => ({ accepted: true, events: [{ stream: visitorStream(visitor), type: 'v1.VisitorListed', payload: attendanceEvents['v1.VisitorListed'].parse({ visitor, ...visit, host, inWall: 100, outWall, source: 'v.csv' }), refs: [] }] });
  const out: Decision = { accepted: true, events: [{ stream: visitorStream(visitor), type: 'v1.VisitorSignedOut', payload: { visitor }, refs: [] }] };

  test('AT-24 a newer list corrects; of lists apart one that says they are in; whoever a person signed out stays out', () => {
    const first = after([], listed(null));
    expect(visitOf(historyOf(first))).toMatchObject({ host: 'Karin', inWall: 100, signedOut: null, outWall: null });
    expect(visitOf(historyOf(after(first, listed(200, 'Sam'))))).toMatchObject({ host: 'Sam', outWall: 200 });
    expect(isIn([...after([], listed(200)), ...after([], listed(null, 'Sam'))])).toBe(true);
    expect(isIn(after(after(first, out), listed(null)))).toBe(false);
  });
});

test('names are near in any order, with a slip, without accents, and with more names than the other; else they are not', () => {
  for (const [a, b] of [['Sam Black', 'BLACK, Sam'], ['Jose Garcia', 'José García López'], ['Jon Smith', 'John Smith'], ['Samantha Blakc', 'Samantha Black'], ['Mary Ann Lee', 'Maryann Lee'], ['Pat', 'Patrick Lee'], ['Black', 'Sam Black']] as const) {
    expect([a, b, areNear(a, b), areNear(b, a)]).toEqual([a, b, true, true]);
  }
  for (const [a, b] of [['Sam Black', 'Sam White'], ['Ana Garcia', 'Rosa Garcia'], ['', 'Sam Black'], ['S', 'Sam Black'], ['Sam Sam', 'Sam Black']] as const) {
    expect([a, b, areNear(a, b), areNear(b, a)]).toEqual([a, b, false, false]);
  }
});
