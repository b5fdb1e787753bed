/** Times as people say them: "2 min ago", "Nov 19", and the clock by 24 or 12 hours, as the site has it. */
import { MINUTES_OF_DAY, timeOfDay } from '../../shared/kernel/day-times.ts';

type ClockHours = 24 | 12;
const clocks: Readonly<Record<ClockHours, Intl.DateTimeFormat>> = {
  24: new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  12: new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }),
};
const seconds: typeof clocks = {
  24: new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  12: new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', second: '2-digit', hourCycle: 'h12' }),
};
const bell = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12', timeZone: 'UTC' });

/** One for the whole window, as its language is. */
let hours: ClockHours = 24;
/** Said whenever the site is drawn, before anything on it: every time on screen and paper follows. */
export const writeTimesBy = (clockHours: ClockHours): void => {
  hours = clockHours;
};

const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });
const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });

export const clockTime = (wallMs: number): string => clocks[hours].format(wallMs);
export const clockSeconds = (wallMs: number): string => seconds[hours].format(wallMs);
/** Of a time of day, as a bell rings: "13:20" or "1:20 PM". */
export const bellTime = (minute: number): string => (hours === 24 || minute === MINUTES_OF_DAY ? timeOfDay(minute) : bell.format(minute * 60_000));
/** Where this window stands. */
export const minuteNow = (wallMs: number): number => new Date(wallMs).getHours() * 60 + new Date(wallMs).getMinutes();
export const calendarDay = (wallMs: number): string => weekday.format(wallMs);

const namedDay = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'short', day: 'numeric', timeZone: 'UTC' });
/** "Thursday, Nov 19", of an ISO date. */
export const dateWords = (date: string): string => namedDay.format(Date.parse(`${date}T12:00:00Z`));
/** The ISO date so many days later. */
export const daysLater = (date: string, days: number): string => new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const isoDay = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });
/** The ISO date where this window stands. */
export const isoDate = (wallMs: number): string => isoDay.format(wallMs);

const sameDay = (a: number, b: number): boolean => weekday.format(a) === weekday.format(b);

/** "today 06:10", "Nov 19 06:10" */
export const dayAndTime = (wallMs: number, nowMs: number): string => `${sameDay(wallMs, nowMs) ? 'today' : day.format(wallMs)} ${clockTime(wallMs)}`;

export function ago(wallMs: number, nowMs: number): string {
  const minutes = Math.floor((nowMs - wallMs) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (sameDay(wallMs, nowMs)) return `${Math.floor(minutes / 60)} h ${minutes % 60} min ago`;
  return day.format(wallMs);
}

/** "07:42", "1:04:22" */
export function elapsed(durationMs: number): string {
  const total = Math.max(0, Math.floor(durationMs / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const rest = `${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

const fullDate = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
/** "Nov 19, 2026", of a date as the roster gives it ("2026-11-19"). */
export const calendarDate = (isoDate: string): string => fullDate.format(Date.parse(isoDate));
