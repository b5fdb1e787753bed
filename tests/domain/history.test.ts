/** The graph of a stream: who had seen whom, by brute force; and states that no order of arrival changes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseOf, incidentsAtOnce, incidentsOf } from '../../shared/domain/incident/state.ts';
import { lockdownOf } from '../../shared/domain/incident/lockdown-state.ts';
import { postsOf } from '../../shared/domain/incident/post-state.ts';
import { dayListsOf } from '../../shared/domain/attendance/day-lists.ts';
import { entryOf } from '../../shared/domain/attendance/entrance.ts';
import { daysOf, visitOf } from '../../shared/domain/attendance/state.ts';
import { standingOf } from '../../shared/domain/person-standing.ts';
import { rosterActivations } from '../../db/projections/roster.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import { ROSTER } from '../../shared/kernel/streams.ts';
import { Random } from '../support/console.ts';
import { historyOf, play, shuffled, stepsOf, testEvent, testId, type Writer } from '../support/drawn-history.ts';
import { lockdownWriters } from '../support/lockdown-facts.ts';
import { postWriters } from '../support/post-facts.ts';
import { attendanceWriters, dayListWriters, INCIDENTS_OF_TEST, personWriters, visitWriters } from '../support/person-facts.ts';

const salt = fc.nat(1000);
const order = fc.nat(1_000_000);

/** All that `precedes` is by definition, from closures over plain tables. */
function bruteForce(facts: readonly Fact[]): (earlier: EventId, later: EventId) => boolean {
  const index = new Map(facts.map((fact, i) => [fact.id, i]));
  const classes = facts.map((fact) => facts.findIndex((other) => other.commandId === fact.commandId && other.type === fact.type));
  const close = (edges: boolean[][]): boolean[][] => {
    for (let k = 0; k < facts.length; k++) for (let i = 0; i < facts.length; i++) for (let j = 0; j < facts.length; j++) if (edges[i]![k]! && edges[k]![j]!) edges[i]![j] = true;
    return edges;
  };
  const empty = (): boolean[][] => facts.map(() => facts.map(() => false));
  const ancestors = empty();
  const joined = empty();
  for (const [later, fact] of facts.entries()) {
    for (const parent of fact.parents) {
      const earlier = index.get(parent)!;
      ancestors[earlier]![later] = true;
      joined[classes[earlier]!]![classes[later]!] = true;
    }
  }
  close(ancestors);
  close(joined);
  const members = (id: EventId): number[] => facts.flatMap((_, i) => (classes[i] === classes[index.get(id)!] ? [i] : []));
  return (earlier, later) => {
    const before = members(earlier);
    const after = members(later);
    const seen = before.some((a) => after.some((b) => ancestors[a]![b]!));
    if (before.length === 1 && after.length === 1) return seen;
    return seen && !joined[classes[index.get(later)!]!]![classes[index.get(earlier)!]!];
  };
}

const incidentWriters: readonly Writer[] = [
  (_known, pick, variant) => ({ type: 'v2.IncidentStarted', payload: { incident: testId(`incident ${pick % 4}`), exercise: variant === 0, directive: 'hold', detail: '', roster: [], date: null } }),
  (_known, pick) => ({ type: 'v1.IncidentClosed', payload: { incident: testId(`incident ${pick % 4}`), expected: pick, released: 0, answeredFor: 0 } }),
  (_known, pick, variant) => ({ type: 'v1.IncidentsJoined', payload: { incidents: [testId(`incident ${pick % 4}`), testId(`incident ${variant % 4}`)], keep: testId(`incident ${pick % 4}`) } }),
];
const courseWriters: readonly Writer[] = [
  (_known, _pick, variant) => ({ type: 'v1.DirectiveChanged', payload: { incident: testId('incident'), directive: (['hold', 'secure', 'lockdown', 'evacuate', 'shelter', 'hold'] as const)[variant], detail: '' } }),
  () => ({ type: 'v1.AllClearGiven', payload: { incident: testId('incident'), reason: '' } }),
  (_known, pick) => ({ type: 'v1.ReunificationStarted', payload: { incident: testId('incident'), place: `place ${pick % 3}` } }),
  () => ({ type: 'v1.NoteAdded', payload: { incident: testId('incident'), text: 'note' } }),
];
const rosterWriters: readonly Writer[] = [
  (_known, pick) => ({ type: 'v1.RosterActivated', payload: { import: testId(`import ${pick}`), bases: [], chunks: 0, newestChunk: null, chunksDigest: testEvent('none'), source: 'test' } }),
];

const states: readonly { readonly name: string; readonly writers: readonly Writer[]; readonly state: (history: History) => unknown }[] = [
  { name: 'standingOf', writers: personWriters, state: (history) => INCIDENTS_OF_TEST.map((incident) => standingOf(history, incident)) },
  { name: 'incidentsOf', writers: incidentWriters, state: incidentsOf },
  { name: 'incidentsAtOnce', writers: incidentWriters, state: incidentsAtOnce },
  { name: 'courseOf', writers: courseWriters, state: courseOf },
  { name: 'postsOf', writers: postWriters, state: (history) => [...postsOf(history)] },
  { name: 'lockdownOf', writers: lockdownWriters, state: lockdownOf },
  { name: 'daysOf', writers: attendanceWriters, state: daysOf },
  { name: 'visitOf', writers: visitWriters, state: visitOf },
  { name: 'entryOf', writers: visitWriters, state: entryOf },
  { name: 'dayListsOf', writers: dayListWriters, state: dayListsOf },
  { name: 'the roster’s activations', writers: rosterWriters, state: (history) => rosterActivations.rows(history, ROSTER) },
];

describe('every order of arrival gives the same state', () => {
  test.each(states)('$name', ({ writers, state }) => {
    fc.assert(
      fc.property(stepsOf(writers.length), salt, order, (steps, ids, seed) => {
        const facts = play(steps, writers, ids);
        const random = new Random(seed);
        const first = JSON.stringify(state(historyOf(facts)));
        for (let i = 0; i < 3; i++) expect(JSON.stringify(state(historyOf(shuffled(facts, random))))).toBe(first);
      }),
      { numRuns: 400 },
    );
  });

  test('of small histories in every order there is', () => {
    const orders = (left: readonly Fact[], done: readonly Fact[]): readonly (readonly Fact[])[] =>
      left.length === 0 ? [done] : left.filter((fact) => fact.parents.every((parent) => done.some((one) => one.id === parent))).flatMap((next) => orders(left.filter((one) => one !== next), [...done, next]));
    fc.assert(
      fc.property(stepsOf(personWriters.length, 6), salt, (steps, ids) => {
        const facts = play(steps, personWriters, ids);
        const all = orders(facts, []).map((one) => JSON.stringify(INCIDENTS_OF_TEST.map((incident) => standingOf(historyOf(one), incident))));
        expect(new Set(all).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('who had seen whom', () => {
  test('precedes agrees with brute force, twins included', () => {
    let twins = 0;
    let concurrent = 0;
    fc.assert(
      fc.property(stepsOf(courseWriters.length), salt, (steps, ids) => {
        const facts = play(steps, courseWriters, ids);
        const history = historyOf(facts);
        const reference = bruteForce(facts);
        twins += facts.length - new Set(facts.map((fact) => fact.commandId)).size;
        const prepared = history.precedence();
        for (const a of facts) {
          for (const b of facts) {
            const is = history.precedes(a.id, b.id);
            expect(prepared(a.id, b.id)).toBe(is);
            expect(is, `${facts.indexOf(a)} before ${facts.indexOf(b)}`).toBe(reference(a.id, b.id));
            if (a !== b && !is && !history.precedes(b.id, a.id)) concurrent += 1;
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(twins).toBeGreaterThan(50);
    expect(concurrent).toBeGreaterThan(500);
  });

  test('of any facts at least one has nothing after it, even where twins were seen in a circle', () => {
    // X saw A then B, Y saw B then C, Z saw C then A.
    const event = (name: string, origin: string, command: string, parents: readonly EventId[]): Fact => ({
      ...play([{ do: 'write', console: 0, writer: 0, pick: 0, variant: 0 }], courseWriters, 1)[0]!,
      id: testEvent(name),
      origin: testId(origin),
      commandId: testId(command),
      parents,
    });
    const facts = [
      event('a1', 'x', 'A', []),
      event('b1', 'x', 'B', [testEvent('a1')]),
      event('b2', 'y', 'B', []),
      event('c2', 'y', 'C', [testEvent('b2')]),
      event('c3', 'z', 'C', []),
      event('a3', 'z', 'A', [testEvent('c3')]),
    ];
    expect(courseOf(historyOf(facts)).directives).toHaveLength(3);
    fc.assert(
      fc.property(stepsOf(courseWriters.length), salt, (steps, ids) => {
        const drawn = play(steps, courseWriters, ids);
        const history = historyOf(drawn);
        if (drawn.length > 0) expect(drawn.some((one) => !drawn.some((other) => history.precedes(one.id, other.id)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('of twins the one that can be read counts, where the other was erased', () => {
    const steps = [
      { do: 'write', console: 0, writer: 0, pick: 0, variant: 0 },
      { do: 'repeat', console: 1, pick: 0 },
    ] as const;
    const facts = play(steps, courseWriters, 0);
    expect(facts).toHaveLength(2);
    for (const gone of facts) {
      const left = facts.filter((fact) => fact !== gone);
      expect(courseOf(new History(facts, left)).directives.map((one) => one.event)).toEqual(left.map((fact) => fact.id));
    }
  });
});
