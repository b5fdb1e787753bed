/** What a window says of a call as time passes since the host said how it stood. */
import { describe, expect, test } from 'vitest';
import { becameOf, callPlace, checkInDueMs, levelOf, nextStepInMs, running, runningMs, spell, staleResponder, type Call } from '../../renderer/screens/dispatch/call-words.ts';
import { rowSamples } from '../host/web/samples.ts';

const SAID = 1_000_000;
const [answering] = rowSamples.calls.responders;
const call: Call = {
  ...rowSamples.calls,
  state: 'acknowledged',
  sentAtWall: SAID,
  elapsedMs: 48_000,
  takenApart: [],
  endedApart: false,
  rooms: [{ room: 'r', name: '118', zone: null }],
  responders: answering === undefined ? [] : [{ ...answering, state: 'acknowledged', sinceMs: 20_000, staleAfterMs: 60_000 }],
  checkIn: null,
  nextStep: null,
};

describe('a call that runs', () => {
  test('is counted on from what the host said', () => {
    expect(running(runningMs(call, SAID + 12_000))).toBe('1:00');
    expect([running(48_000), running(680_000), running(3_862_000)]).toEqual(['0:48', '11:20', '1:04:22']);
    expect([spell(48_000), spell(240_000)]).toEqual(['48 s', '4 min']);
    // A clock that was put back takes nothing away.
    expect(runningMs(call, SAID - 60_000)).toBe(48_000);
  });

  test('turns amber at the moment when its claim is stale, and not before', () => {
    expect(levelOf(call, SAID + 39_999)).toBe('calm');
    expect(levelOf(call, SAID + 40_000)).toBe('due');
    expect(staleResponder(call, SAID + 40_000)?.staff).toBe(answering?.staff);
  });

  test('asks whether all is well there once that is due', () => {
    const there = { ...call, state: 'onScene' as const, responders: [], checkIn: { sinceMs: 290_000, dueAfterMs: 300_000 } };
    expect(checkInDueMs(there, SAID + 9_000)).toBeNull();
    expect(checkInDueMs(there, SAID + 10_000)).toBe(300_000);
    expect(levelOf(there, SAID + 10_000)).toBe('due');
  });

  test('counts down to the next step of the ladder and stops at nought', () => {
    const waiting = { ...call, state: 'new' as const, nextStep: { step: 2, to: 'everybody' as const, inMs: 5_000 } };
    expect(nextStepInMs(waiting, SAID + 2_000)).toBe(3_000);
    expect(nextStepInMs(waiting, SAID + 9_000)).toBe(0);
    expect(levelOf(waiting, SAID)).toBe('act');
  });

  test('taken twice apart, or ended at one console only, needs a person', () => {
    expect(levelOf({ ...call, endedApart: true }, SAID)).toBe('act');
  });
});

test('where nobody said a place, the console where it was raised or who called stands for it', () => {
  expect(callPlace(call)).toBe('Rm 118');
  expect(callPlace({ ...call, rooms: [], onBehalf: null, consoleName: 'Gym' })).toBe('Gym');
  expect(callPlace({ ...call, rooms: [], onBehalf: { channel: 'radio', who: 'Lars', words: '' } })).toBe('Lars');
});

describe('what whoever called is told', () => {
  const alarm = { state: 'new' as const, answeredBy: [], to: null };
  test.each([
    [alarm, 'Nobody has answered yet.', false],
    [{ ...alarm, to: 'everybody' as const }, 'Nobody has answered yet. It has gone to everybody.', false],
    [{ ...alarm, answeredBy: [{ name: 'Noa Levy', state: 'asked' as const }] }, 'Nobody has answered yet.', false],
    [{ ...alarm, state: 'acknowledged' as const, answeredBy: [{ name: 'Ben Fox', state: 'acknowledged' as const }] }, 'Ben Fox has the call.', true],
    [{ ...alarm, state: 'onTheWay' as const, answeredBy: [{ name: 'Ben Fox', state: 'onTheWay' as const }, { name: 'Noa Levy', state: 'onTheWay' as const }] }, 'Ben Fox and Noa Levy are on the way.', true],
    [{ ...alarm, state: 'cleared' as const }, 'The call is cleared.', true],
  ])('%j', (row, words, answered) => {
    expect(becameOf(row)).toEqual({ words, answered });
  });
});
