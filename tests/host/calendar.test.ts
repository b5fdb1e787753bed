/** A new day is noticed once, when somebody looks, and told to the lists that speak of today. */
import { expect, test } from 'vitest';
import { Calendar } from '../../electron/host/calendar.ts';
import { A_NEW_DAY, viewsOf } from '../../electron/host/views-of.ts';

test('each new day is told once to whoever listens', () => {
  let today = '2026-11-19';
  const calendar = new Calendar(() => today);
  const told: string[] = [];
  const stop = calendar.onNewDay(() => told.push(today));
  calendar.look();
  expect(told).toEqual([]);
  today = '2026-11-20';
  calendar.look();
  calendar.look();
  expect(told).toEqual(['2026-11-20']);
  stop();
  today = '2026-11-21';
  calendar.look();
  expect(told).toEqual(['2026-11-20']);
});

test('the frame of every screen, and a student’s record, speak of today', () => {
  for (const list of ['site', 'student'] as const) expect(viewsOf(list).has(A_NEW_DAY)).toBe(true);
});
