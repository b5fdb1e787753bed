/** Rules of the site area (README.md beside this file). Pure. */
import { timeOfDay } from '../../kernel/day-times.ts';
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import type { ConsoleId, EventId, PersonId, StreamName } from '../../kernel/ids.ts';
import { MAX_REFS } from '../../kernel/limits.ts';
import { BELL_SCHEDULE, consoleStream, ERASURES, FOUNDING, mayBeErased, staffStream } from '../../kernel/streams.ts';
import type { ErasePayloads, FoundSite, SetBellSchedule } from './commands.ts';
import { certifyConsole } from './consoles.ts';
import { otherSiteManaged } from './managed-site.ts';
import type { BellPeriod, BellSchedule } from './events.ts';

export interface FoundingContext {
  readonly alreadyFounded: boolean;
  /** The name of the site that this console joins, whose founding has not come yet; null: none. */
  readonly joining: string | null;
  /** The only site that IT allows at this computer; null: any. */
  readonly managedSite: string | null;
  readonly console: ConsoleId;
  readonly publicKey: string;
  /** DER in base64url. */
  readonly certificate: string;
  /** Fresh ids for the site and its founder, and a fresh key (64 hex digits). */
  readonly site: string;
  readonly founder: PersonId;
  readonly idKey: string;
}

/** SI-1 a console belongs to one site. SI-2 the founder is its first administrator. SI-63 where IT says which site, it is that one. */
export function foundSite(command: FoundSite, context: FoundingContext): Decision {
  if (context.alreadyFounded) {
    return reject('SiteAlreadyFounded', 'This computer already belongs to a school.', 'Use the school that is here, or start Muster with another data folder.');
  }
  if (context.joining !== null) return reject('SiteIsJoined', `This computer is joining “${context.joining}”.`, 'Wait until its data are here, or cancel joining first.');
  const other = otherSiteManaged(context.managedSite, command.siteName);
  if (other !== null) return reject(other.name, other.message, other.whatToDo);
  const staff = staffStream(context.founder);
  return accept(
    [
      { stream: FOUNDING, type: 'v1.SiteFounded', payload: { site: context.site, name: command.siteName, idKey: context.idKey }, refs: [] },
      { stream: consoleStream(context.console), type: 'v1.ConsoleAdmitted', payload: { console: context.console, name: command.consoleName, publicKey: context.publicKey }, refs: [] },
      certifyConsole(context.console, context.certificate),
      { stream: staff, type: 'v1.StaffAdded', payload: { staff: context.founder, name: command.founderName }, refs: [] },
      { stream: staff, type: 'v1.RoleGranted', payload: { staff: context.founder, role: 'administrator' }, refs: [] },
    ],
    { site: context.site },
  );
}

export interface ErasureContext {
  /** The newest events of each named stream; a stream that has none is absent. */
  readonly heads: ReadonlyMap<StreamName, readonly EventId[]>;
  /** Streams with facts about an incident that is open. */
  readonly inUse: ReadonlySet<StreamName>;
  /** Streams under a legal hold, or of a student whose records a family has asked to inspect. */
  readonly held: ReadonlySet<StreamName>;
}

/** SI-3 erasure names whole streams as they stand; what a console adds meanwhile elsewhere is not covered. SI-4 only facts about people and the course of incidents can be erased: without the site, the roster or the list of incidents a restriction, or somebody who is missing, would vanish. SI-6 nothing is erased that an open incident needs. RE-10 nor anything that is held. SI-5 an erasure rests on what it erases: where that is more than an event can name, it is several. */
export function erasePayloads(command: ErasePayloads, context: ErasureContext): Decision {
  const streams = [...new Set(command.streams as StreamName[])];
  const kept = streams.find((stream) => !mayBeErased(stream));
  if (kept !== undefined) return reject('StreamMustBeKept', `The record "${kept}" holds the site together and cannot be erased.`, 'Leave it out.');
  if (streams.some((stream) => context.inUse.has(stream))) return reject('RecordInUse', 'An incident that is open needs one of these records.', 'Close the incident first.');
  if (streams.some((stream) => context.held.has(stream))) return reject('RecordHeld', 'One of these records is under a legal hold, or a family has asked to inspect it.', 'Leave it out until the hold is lifted or the request is closed. Records, “Retention and holds”, lists both.');
  const erasures = streams.flatMap((stream) => {
    const heads = context.heads.get(stream);
    return heads === undefined ? [] : [{ stream, heads }];
  });
  if (erasures.length < streams.length) return reject('NothingToErase', 'At least one of these records does not exist here.', 'Check the list and try again.');
  const parts: (typeof erasures)[] = [];
  let room = 0;
  for (const one of erasures) {
    if (one.heads.length > room) {
      parts.push([]);
      room = MAX_REFS;
    }
    parts.at(-1)?.push(one);
    room -= one.heads.length;
  }
  return accept(parts.map((part): NewEvent => ({ stream: ERASURES, type: 'v1.PayloadsErased', payload: { erasures: part, reason: command.reason }, refs: part.flatMap((one) => one.heads) })));
}

/** SI-8 a bell schedule is set as a whole, and only where every minute of it can be read in one way. */
export function setBellSchedule({ bells }: SetBellSchedule): Decision {
  const wrong = scheduleNamedTwice(bells) ?? periodsThatCannotBe(bells) ?? daysThatCannotBe(bells);
  if (wrong !== null) return wrong;
  const inOrder = (periods: readonly BellPeriod[]): BellPeriod[] => [...periods].sort((a, b) => a.startMinute - b.startMinute);
  const payload: BellSchedule = { ...bells, schedules: bells.schedules.map((one) => ({ ...one, periods: inOrder(one.periods) })) };
  return accept([{ stream: BELL_SCHEDULE, type: 'v1.BellScheduleSet', payload, refs: [] }]);
}

const firstTwice = (names: readonly string[]): string | undefined => names.find((name, index) => names.indexOf(name) < index);

function scheduleNamedTwice({ schedules }: BellSchedule): Decision | null {
  const twice = firstTwice(schedules.map(({ name }) => name));
  return twice === undefined ? null : reject('ScheduleNamedTwice', `Two schedules are called “${twice}”.`, 'Give one of them another name.');
}

function periodsThatCannotBe({ schedules }: BellSchedule): Decision | null {
  for (const { name: schedule, periods } of schedules) {
    for (const { name, startMinute, endMinute } of periods) {
      if (endMinute <= startMinute) return reject('PeriodEndsBeforeItBegins', `In “${schedule}”, “${name}” begins at ${timeOfDay(startMinute)} and ends at ${timeOfDay(endMinute)}.`, 'Correct one of the two times. Afternoon hours are written 13:00 and later.');
    }
    const sorted = [...periods].sort((a, b) => a.startMinute - b.startMinute);
    for (const [index, next] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before !== undefined && next.startMinute < before.endMinute) {
        return reject('PeriodsOverlap', `In “${schedule}”, “${next.name}” begins at ${timeOfDay(next.startMinute)}, before “${before.name}” ends at ${timeOfDay(before.endMinute)}.`, 'Correct one of the two times.');
      }
    }
  }
  return null;
}

function daysThatCannotBe({ schedules, weekdays, dates }: BellSchedule): Decision | null {
  const known = new Set(schedules.map(({ name }) => name));
  const unknown = [...weekdays, ...dates.map(({ schedule }) => schedule)].find((name) => name !== null && !known.has(name));
  if (unknown !== undefined) return reject('ScheduleUnknown', `A day uses the schedule “${unknown ?? ''}”, and there is none of that name.`, 'Choose another schedule for that day.');
  const twice = firstTwice(dates.map(({ date }) => date));
  return twice === undefined ? null : reject('DateNamedTwice', `The date ${twice} is on the list twice.`, 'Remove one of the two.');
}
