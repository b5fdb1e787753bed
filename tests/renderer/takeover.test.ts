/** What takes a whole screen, where its page stands, what it says to do, and that its sounds differ to the ear. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeoversOf } from '../../shared/contract/takeovers.ts';
import { fragmentWithoutCode, takeoverAt } from '../../renderer/screens/takeover/takeover-address.ts';
import { ownClassOf, stepsFor } from '../../renderer/screens/takeover/takeover-words.ts';
import { alarmBar, type AlarmTune } from '../../renderer/ui/alarm-tones.ts';
import { rowSamples } from '../host/web/samples.ts';

const incident = { ...rowSamples.incidents, incident: 'i', exercise: true, allClearWall: null, directives: [{ directive: 'secure' as const, detail: 'Mill Road' }] };
const heard = { ...rowSamples.alarms, incident: 'i', directive: 'secure' as const, exercise: true };
const call = { ...rowSamples['call-alarms'], call: 'c', state: 'new' as const, step: 1, raisedHere: false, exercise: false };

describe('what takes the screen', () => {
  test('a directive that is in force, once, whether it is heard or recorded', () => {
    const [before] = takeoversOf([], [heard], []);
    const [after, ...others] = takeoversOf([incident], [heard], []);
    expect(others).toEqual([]);
    expect(after?.key).toBe(before?.key);
    expect(takeoversOf([{ ...incident, allClearWall: 1 }], [], [])).toEqual([]);
    expect(takeoversOf([{ ...incident, directives: [{ directive: 'lockdown', detail: '' }] }], [], [])[0]?.key).not.toBe(before?.key);
  });

  test('a call that has climbed to this console, again at each step, before any drill; not where it was raised, and not once somebody has it', () => {
    expect(takeoversOf([incident], [], [call]).map((one) => one.is)).toEqual(['call', 'directive']);
    expect(takeoversOf([], [], [call])[0]?.key).not.toBe(takeoversOf([], [], [{ ...call, step: 2 }])[0]?.key);
    for (const none of [{ step: 0 }, { raisedHere: true }, { state: 'acknowledged' as const }]) expect(takeoversOf([], [], [{ ...call, ...none }])).toEqual([]);
  });

  test('stands at an address that outlives the one-time code, whatever its key', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), (key) => {
        expect(takeoverAt(fragmentWithoutCode(`#code=abc&takeover=${encodeURIComponent(key)}`))).toEqual({ key });
      }),
    );
    expect(fragmentWithoutCode('#code=abc')).toBe('');
    expect(takeoverAt('#/takeover')).toEqual({ key: null });
    expect(takeoverAt('#/now')).toBeNull();
  });
});

describe('the next step', () => {
  const own = { ...rowSamples.classes, title: 'P3', room: '204', teacherId: 't', teacher: { given: 'Karin', family: 'Lindqvist' } };

  test('is the class that this person teaches now, and in a lockdown nobody counts', () => {
    expect(stepsFor('secure', own, true).at(-1)).toBe('Take attendance for P3, Rm 204.');
    expect(stepsFor('lockdown', own, true).join(' ')).not.toContain('attendance');
    expect(stepsFor('hold', null, false).at(-1)).toContain('Sign in');
  });

  test('is no class where two teachers have that name', () => {
    expect(ownClassOf([own], 'Karin Lindqvist')).toBe(own);
    expect(ownClassOf([own, { ...own, teacherId: 'u' }], 'Karin Lindqvist')).toBeNull();
    expect(ownClassOf([own], 'Dana Okonkwo')).toBeNull();
  });
});

describe('the sounds', () => {
  const RATE = 8_000;
  const TUNES: readonly AlarmTune[] = ['hold', 'secure', 'lockdown', 'evacuate', 'shelter', 'call'];
  /** Loudness and pitch (sign changes) in twentieths of a second, for three seconds of playing again and again: what an ear tells apart. */
  const heardAs = (tune: AlarmTune, exercise: boolean): string => {
    const bar = alarmBar(tune, exercise, RATE);
    const played = Array.from({ length: 3 * RATE }, (_, i) => bar[i % bar.length] ?? 0);
    return Array.from({ length: 60 }, (_, n) => {
      const piece = played.slice(n * 400, (n + 1) * 400);
      const turns = piece.filter((value, i) => i > 0 && value > 0 && (piece[i - 1] ?? 0) <= 0).length;
      return `${Math.max(...piece) > 0.05 ? turns : 0}`;
    }).join(' ');
  };

  test('differ for each action, and a drill from the real one', () => {
    const all = TUNES.flatMap((tune) => [heardAs(tune, false), heardAs(tune, true)]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('begin and end in silence, never clip, and a drill is softer', () => {
    const loudest = (tune: AlarmTune, exercise: boolean): number => alarmBar(tune, exercise, RATE).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (const tune of TUNES) {
      const bar = alarmBar(tune, false, RATE);
      expect(Math.abs(bar[0] ?? 1)).toBeLessThan(0.02);
      expect(Math.abs(bar.at(-1) ?? 1)).toBeLessThan(0.02);
      expect(loudest(tune, false)).toBeGreaterThan(0.1);
      expect(loudest(tune, false)).toBeLessThan(0.5);
      expect(loudest(tune, true)).toBeLessThan(loudest(tune, false));
    }
  });
});
