/** A whole school's attendance by periods is read beside the host's own loop: what a thread says is what the file says, and the host goes on meanwhile. */
import { expect, test } from 'vitest';
import { readDayList, type DayListJob } from '../../electron/host/day-lists/read-day-list.ts';
import { readDayListInThread } from '../../electron/host/system/day-list-thread.ts';

const PERIODS = 7;
const STUDENTS = 1_200;
const NOON = 12 * 60;

const job = (of: DayListJob['request']['of'], text: string): DayListJob => ({ request: { of, date: '2026-11-19', name: 'list.csv', codes: {}, plan: null }, bytes: new TextEncoder().encode(text), nowMinute: NOON });

const rows = Array.from({ length: STUDENTS * PERIODS }, (_, i) => `${1_000 + Math.floor(i / PERIODS)},${(i % PERIODS) + 1},${i % 31 === 0 ? 'A' : 'P'}`);

test('a list of every student in every period is read while the host goes on', async () => {
  const whole = job('attendance', ['Student ID,Period,Code', ...rows].join('\n'));
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const read = await readDayListInThread(whole);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
  expect(read).toEqual(readDayList(whole));
  expect(read.of === 'attendance' && read.list?.entries.length).toBe(rows.length);
});

test('visitors, and what is wrong with a file, come through the thread as they are', async () => {
  const visitors = job('visitors', 'Name,Time In,Time Out\nPat Lee,8:05,\nKim Oh,9:00,10:00');
  expect(await readDayListInThread(visitors)).toEqual(readDayList(visitors));
  expect(await readDayListInThread(job('attendance', 'nothing of use'))).toMatchObject({ list: null, problems: [{ code: 'day-list-header-missing' }] });
});
