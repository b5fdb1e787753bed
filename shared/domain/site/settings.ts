/** What people set of the site as a whole: its name, its schools, the clock, and what its consoles are called. Pure. */
import { accept, type Decision } from '../../kernel/decision.ts';
import type { History } from '../../kernel/history.ts';
import { consoleOfOrigin } from '../../kernel/ids.ts';
import { CLOCK, LOCKDOWN_ALL_CLEAR, SCHOOLS, SITE_NAME } from '../../kernel/streams.ts';
import type { ChooseClock, NameSchools, RenameSite, SetLockdownAllClear } from './commands.ts';
import type { SitePayload, siteEvents } from './events.ts';
import { byId, newestOf, ofType, type SiteFact } from './newest.ts';

export type ClockHours = SitePayload<'v1.ClockChosen'>['hours'];
/** As on the ICS forms. */
export const DEFAULT_CLOCK: ClockHours = 24;

/** SI-25 the newest of these types; of several that did not know of each other all, the one that counts first: that of the smallest event id, on every console. */
const standing = <T extends keyof typeof siteEvents>(history: History, ...types: readonly T[]): readonly SiteFact<T>[] => [...newestOf(history, ofType(history, ...types))].sort(byId);

export const siteNamesOf = (history: History): readonly SiteFact<'v1.SiteRenamed'>[] => standing(history, 'v1.SiteRenamed');
export const schoolsOf = (history: History): readonly SiteFact<'v1.SchoolsNamed'>[] => standing(history, 'v1.SchoolsNamed');
export const clocksOf = (history: History): readonly SiteFact<'v1.ClockChosen'>[] => standing(history, 'v1.ClockChosen');
export const lockdownAllClearsOf = (history: History): readonly SiteFact<'v1.LockdownAllClearSet'>[] => standing(history, 'v1.LockdownAllClearSet');

/** SI-65 what a console called itself when it let itself in is no word against what people call it. */
export function consoleNamesOf(history: History): readonly SiteFact<'v1.ConsoleAdmitted' | 'v1.ConsoleRenamed'>[] {
  const names = standing(history, 'v1.ConsoleAdmitted', 'v1.ConsoleRenamed');
  const byPeople = names.filter(({ type, origin, payload }) => type !== 'v1.ConsoleAdmitted' || consoleOfOrigin(origin) !== payload.console);
  return byPeople.length > 0 ? byPeople : names;
}

export const consoleRoomsOf = (history: History): readonly SiteFact<'v1.ConsolePlaced'>[] => standing(history, 'v1.ConsolePlaced');

export const renameSite = ({ name }: RenameSite): Decision => accept([{ stream: SITE_NAME, type: 'v1.SiteRenamed', payload: { name }, refs: [] }]);

/** SI-26 a name that is there twice counts once; none brings back those of the roster. */
export const nameSchools = ({ schools }: NameSchools): Decision => accept([{ stream: SCHOOLS, type: 'v1.SchoolsNamed', payload: { schools: [...new Set(schools)] }, refs: [] }]);

export const chooseClock = ({ hours }: ChooseClock): Decision => accept([{ stream: CLOCK, type: 'v1.ClockChosen', payload: { hours }, refs: [] }]);

export type LockdownAllClear = SitePayload<'v1.LockdownAllClearSet'>;

/** SI-27 both are asked for until somebody says otherwise; of what was set apart the stricter counts. */
export const lockdownAllClear = (set: readonly LockdownAllClear[]): LockdownAllClear => ({
  twoPeople: set.length === 0 || set.some((one) => one.twoPeople),
  everyRoomReleased: set.length === 0 || set.some((one) => one.everyRoomReleased),
});

export const setLockdownAllClear = ({ twoPeople, everyRoomReleased }: SetLockdownAllClear): Decision =>
  accept([{ stream: LOCKDOWN_ALL_CLEAR, type: 'v1.LockdownAllClearSet', payload: { twoPeople, everyRoomReleased }, refs: [] }]);
