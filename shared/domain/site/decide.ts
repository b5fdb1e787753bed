/** Rules of the site area (README.md beside this file). Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import type { ConsoleId, EventId, PersonId, StreamName } from '../../kernel/ids.ts';
import { MAX_REFS } from '../../kernel/limits.ts';
import { consoleStream, ERASURES, FOUNDING, mayBeErased, staffStream } from '../../kernel/streams.ts';
import type { ErasePayloads, FoundSite } from './commands.ts';

export interface FoundingContext {
  readonly alreadyFounded: boolean;
  readonly console: ConsoleId;
  readonly publicKey: string;
  /** Fresh ids for the site and its founder, and a fresh key (64 hex digits). */
  readonly site: string;
  readonly founder: PersonId;
  readonly idKey: string;
}

/** SI-1 a console belongs to one site. SI-2 the founder is its first administrator. */
export function foundSite(command: FoundSite, context: FoundingContext): Decision {
  if (context.alreadyFounded) {
    return reject('SiteAlreadyFounded', 'This computer already belongs to a school.', 'Use the school that is here, or start Muster with another data folder.');
  }
  const staff = staffStream(context.founder);
  return accept(
    [
      { stream: FOUNDING, type: 'v1.SiteFounded', payload: { site: context.site, name: command.siteName, idKey: context.idKey }, refs: [] },
      { stream: consoleStream(context.console), type: 'v1.ConsoleAdmitted', payload: { console: context.console, name: command.consoleName, publicKey: context.publicKey }, refs: [] },
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
}

/** SI-3 erasure names whole streams as they stand; what a console adds meanwhile elsewhere is not covered. SI-4 only facts about people and the course of incidents can be erased: without the site, the roster or the list of incidents a restriction, or somebody who is missing, would vanish. SI-6 nothing is erased that an open incident needs. SI-5 an erasure rests on what it erases: where that is more than an event can name, it is several. */
export function erasePayloads(command: ErasePayloads, context: ErasureContext): Decision {
  const streams = [...new Set(command.streams as StreamName[])];
  const kept = streams.find((stream) => !mayBeErased(stream));
  if (kept !== undefined) return reject('StreamMustBeKept', `The record "${kept}" holds the site together and cannot be erased.`, 'Leave it out.');
  if (streams.some((stream) => context.inUse.has(stream))) return reject('RecordInUse', 'An incident that is open needs one of these records.', 'Close the incident first.');
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
