/** What was set of the site to different values by people who did not know of each other: one counts meanwhile, and somebody should choose. Pure. */
import type { Fact, History } from '../../kernel/history.ts';
import type { StreamName } from '../../kernel/ids.ts';
import { BELL_SCHEDULE, CLOCK, IDLE_LOCK, LOCKDOWN_ALL_CLEAR, SCHOOLS, SITE_NAME, isTextStream } from '../../kernel/streams.ts';
import { byId, newestOf, ofType } from './newest.ts';
import { placingsOf } from './rooms.ts';
import { clocksOf, consoleNamesOf, lockdownAllClearsOf, schoolsOf, siteNamesOf } from './settings.ts';
import { staffMemberOf } from './staff.ts';
import { bellSchedulesOf } from './state.ts';
import { textCorrectionsOf } from './text-corrections.ts';

export type SettingName = 'siteName' | 'schools' | 'clock' | 'bellSchedule' | 'lockdownAllClear' | 'idleLock' | 'consoleName' | 'room' | 'staffName' | 'role' | 'text';

/** The facts that stand side by side, the one that counts first. */
export interface Standing {
  readonly setting: SettingName;
  readonly facts: readonly Fact[];
  /** What of a fact's payload is the value: two facts that say the same do not differ. */
  readonly value: (payload: Readonly<Record<string, unknown>>) => unknown;
}

const whole = (payload: unknown): unknown => payload;

function standingIn(history: History, stream: StreamName): readonly Standing[] {
  switch (stream) {
    case SITE_NAME:
      return [{ setting: 'siteName', facts: siteNamesOf(history), value: whole }];
    case SCHOOLS:
      return [{ setting: 'schools', facts: schoolsOf(history), value: whole }];
    case CLOCK:
      return [{ setting: 'clock', facts: clocksOf(history), value: whole }];
    case LOCKDOWN_ALL_CLEAR:
      return [{ setting: 'lockdownAllClear', facts: lockdownAllClearsOf(history), value: whole }];
    case BELL_SCHEDULE:
      return [{ setting: 'bellSchedule', facts: bellSchedulesOf(history).map(({ fact }) => fact), value: whole }];
    case IDLE_LOCK:
      return [{ setting: 'idleLock', facts: [...newestOf(history, ofType(history, 'v1.IdleLockSet'))].sort((a, b) => a.payload.minutes - b.payload.minutes || byId(a, b)), value: whole }];
    default:
      if (isTextStream(stream)) return [{ setting: 'text', facts: textCorrectionsOf(history), value: ({ words }) => words }];
      return standingInStreamsOfMany(history, stream.slice(0, stream.indexOf('/')));
  }
}

function standingInStreamsOfMany(history: History, kind: string): readonly Standing[] {
  const name = (payload: Readonly<Record<string, unknown>>): unknown => payload['name'];
  switch (kind) {
    case 'console':
      return [{ setting: 'consoleName', facts: consoleNamesOf(history), value: name }];
    case 'room':
      return [{ setting: 'room', facts: placingsOf(history), value: ({ zone, used }) => [zone, used] }];
    case 'staff':
      return [
        { setting: 'staffName', facts: [...newestOf(history, ofType(history, 'v1.StaffAdded', 'v1.StaffRenamed'))].sort(byId), value: name },
        { setting: 'role', facts: staffMemberOf(history).grants, value: (payload) => payload['role'] },
      ];
    default:
      return [];
  }
}

/** SI-50 settings that stand to more than one value. Equal ones agree, and ask nobody. */
export const setApartIn = (history: History, stream: StreamName): readonly Standing[] =>
  standingIn(history, stream).filter(({ facts, value }) => new Set(facts.map((fact) => JSON.stringify(value(fact.payload as Readonly<Record<string, unknown>>)))).size > 1);
