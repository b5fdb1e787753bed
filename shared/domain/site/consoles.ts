/**
 * The consoles of a site: who was let in, by which certificate it is known, who left, and whose word was cut off. What a
 * cut means for the facts beyond it is the log's to carry out (`db/commit.ts`). Pure.
 */
import { defined } from '../../kernel/assert.ts';
import { accept, reject, type Decision, type NewEvent, type Rejection } from '../../kernel/decision.ts';
import type { Fact, History } from '../../kernel/history.ts';
import { consoleOfOrigin, type ConsoleId, type EventId } from '../../kernel/ids.ts';
import { MAX_REFS } from '../../kernel/limits.ts';
import { consoleStream } from '../../kernel/streams.ts';
import type { AdoptLateFacts, PlaceConsole, RenameConsole, RevokeConsole } from './commands.ts';
import { MAX_INCARNATIONS, type Cut, type SitePayload } from './events.ts';
import { byId, newestOf, ofType } from './newest.ts';

export interface ConsoleStanding {
  readonly console: ConsoleId;
  readonly publicKey: string;
  /** DER in base64url; null: it never said one. */
  readonly certificate: string | null;
  readonly left: boolean;
  readonly revoked: boolean;
}

export const isMember = (one: ConsoleStanding): boolean => !one.left && !one.revoked;

/** What the facts of one console's stream say of it; null: nobody let it in. */
export function consoleStandingOf(history: History): ConsoleStanding | null {
  const admitted = ofType(history, 'v1.ConsoleAdmitted');
  const [newest] = [...newestOf(history, admitted)].sort(byId);
  if (newest === undefined) return null;
  const own = (fact: Fact): boolean => consoleOfOrigin(fact.origin) === newest.payload.console;
  // SI-30 what it says of its own certificate, and what was found when it was let in; nothing else that another says.
  const found = new Set(admitted.map((fact) => fact.commandId));
  const certified = ofType(history, 'v1.ConsoleCertified').filter((fact) => own(fact) || found.has(fact.commandId));
  const [known] = [...newestOf(history, certified)].sort(byId);
  // SI-32 who left is out until it is let in again by somebody who knew that it left.
  const left = ofType(history, 'v1.ConsoleLeft').some((fact) => own(fact) && !admitted.some((later) => history.precedes(fact.id, later.id)));
  return {
    console: newest.payload.console as ConsoleId,
    publicKey: newest.payload.publicKey,
    certificate: known?.payload.certificate ?? null,
    left,
    revoked: ofType(history, 'v1.ConsoleRevoked').length > 0,
  };
}

/** Whoever asks to be let in, as the pairing found it. */
export type Joiner = SitePayload<'v1.ConsoleAdmitted'> & { readonly certificate: string };

export interface JoinerContext {
  /** What is known of it; null: nothing. */
  readonly known: ConsoleStanding | null;
  /** Names of the other members. */
  readonly names: readonly string[];
}

/** SI-29 no two members are called alike when one is let in: their names tell them apart on every screen. SI-33 a revoked key does not come back. */
export function refuseJoiner({ name }: Pick<Joiner, 'name'>, { known, names }: JoinerContext): Rejection | null {
  if (known?.revoked === true) {
    return { name: 'ConsoleKeyRevoked', message: 'This computer was revoked at this site, and its key does not come back.', whatToDo: 'On that computer, leave the site in Setup: its data are set aside and it gets a new key. Then join again.' };
  }
  const taken = names.find((other) => other.trim().toLowerCase() === name.trim().toLowerCase());
  return taken === undefined ? null : { name: 'ConsoleNameTaken', message: `Another console of this site is called “${taken}”.`, whatToDo: 'Give this computer a name of its own, such as the place where it stands.' };
}

/** SI-28 who is let in, and by which certificate it is known, are facts of one commit, on disk before the joiner hears of it. */
export function admitConsole({ certificate, ...admitted }: Joiner): Decision {
  const stream = consoleStream(admitted.console as ConsoleId);
  return accept([
    { stream, type: 'v1.ConsoleAdmitted', payload: admitted, refs: [] },
    { stream, type: 'v1.ConsoleCertified', payload: { console: admitted.console, certificate }, refs: [] },
  ]);
}

/** SI-65 as the first that it says. `names`: of the members. It is called otherwise as soon as somebody names it. */
export function letItselfIn(here: Omit<Joiner, 'name'>, names: readonly string[]): Decision {
  const taken = new Set(names.map((name) => name.trim().toLowerCase()));
  const free = Array.from({ length: names.length + 1 }, (_, i) => (i === 0 ? 'Restored console' : `Restored console ${i + 1}`)).find((name) => !taken.has(name.toLowerCase()));
  return admitConsole({ ...here, name: defined(free, 'one more than there are names') });
}

/** SI-30 of the console that says it. */
export const certifyConsole = (console: ConsoleId, certificate: string): NewEvent => ({ stream: consoleStream(console), type: 'v1.ConsoleCertified', payload: { console, certificate }, refs: [] });

export interface MemberContext {
  /** The console that is asked. */
  readonly here: ConsoleId;
  /** Of the console that the command is about; null: nobody let it in. */
  readonly known: ConsoleStanding | null;
}

const consoleUnknown = reject('ConsoleUnknown', 'No console of this site is known by that name here.', 'Look at the list of consoles in Setup again.');

export function renameConsole(command: RenameConsole, { here, known }: MemberContext): Decision {
  if (command.console !== null && known === null) return consoleUnknown;
  const console = (command.console ?? here) as ConsoleId;
  return accept([{ stream: consoleStream(console), type: 'v1.ConsoleRenamed', payload: { console, name: command.name }, refs: [] }]);
}

/** SI-37 `usable`: the rooms that are in use. */
export function placeConsole({ room }: PlaceConsole, console: ConsoleId, usable: ReadonlySet<string>): Decision {
  if (room !== null && !usable.has(room)) return reject('RoomUnknown', 'This room is not on the list any more, or out of use.', 'Look at the list again, and choose the room anew.');
  return accept([{ stream: consoleStream(console), type: 'v1.ConsolePlaced', payload: { console, room }, refs: [] }]);
}

export interface RevocationContext extends MemberContext {
  /** The newest events of the console that are here, one for each incarnation and branch. */
  readonly ends: Cut;
}

/** What is named beside the cut, so that the newest facts that count are there before it. */
const restsOn = (ends: Cut): readonly EventId[] => ends.slice(-MAX_REFS).map((end) => end.id as EventId);

/** SI-33 the cut is all that is known here of the console; SI-34 nobody revokes the console at which they sit. */
export function revokeConsole(command: RevokeConsole, { here, known, ends }: RevocationContext): Decision {
  if (known === null) return consoleUnknown;
  if (known.console === here) return reject('OwnConsole', 'This is the console at which you are.', 'Take it out of the site with “Leave the site”, or revoke it at another console.');
  if (known.revoked) return reject('ConsoleAlreadyRevoked', 'This console is revoked already.', 'Nothing more needs to be done.');
  if (ends.length > MAX_INCARNATIONS) return reject('TooManyIncarnations', `This console was started anew more than ${MAX_INCARNATIONS} times, more than one revocation can name.`, 'Save the support file in Setup and ask for help.');
  const console = known.console;
  return accept([{ stream: consoleStream(console), type: 'v1.ConsoleRevoked', payload: { console, cut: [...ends], reason: command.reason }, refs: restsOn(ends) }]);
}

export interface AdoptionContext extends RevocationContext {
  /** Some of what it said lies beyond a cut, and nobody adopted it. */
  readonly late: boolean;
}

/** SI-35 what was said late counts after all, as far as it is here: the next late fact asks again. */
export function adoptLateFacts(command: AdoptLateFacts, { known, ends, late }: AdoptionContext): Decision {
  if (known === null) return consoleUnknown;
  if (!known.revoked) return reject('ConsoleNotRevoked', 'This console is not revoked, so all that it said counts.', 'Nothing needs to be done.');
  if (!late) return reject('NothingLate', 'There is nothing that this console said after it was revoked.', 'Nothing needs to be done.');
  if (ends.length > MAX_INCARNATIONS) return reject('TooManyIncarnations', `This console was started anew more than ${MAX_INCARNATIONS} times, more than one adoption can name.`, 'Save the support file in Setup and ask for help.');
  const console = known.console;
  return accept([{ stream: consoleStream(console), type: 'v1.LateFactsAdopted', payload: { console, upTo: [...ends], reason: command.reason }, refs: restsOn(ends) }]);
}

export interface LeavingContext extends MemberContext {
  readonly otherMembers: number;
  readonly incidentOpen: boolean;
}

/** SI-36 the last console of a site does not leave it, and none leaves in the middle of an incident. Whoever was revoked may go at any time. */
export function leaveSite({ here, known, otherMembers, incidentOpen }: LeavingContext): Decision {
  if (known === null) return reject('SiteNotFounded', 'This computer belongs to no site.', 'Nothing needs to be done.');
  if (incidentOpen) return reject('IncidentOpen', 'An incident or a drill is open on this console.', 'Close it first, then leave the site.');
  if (!known.revoked && otherMembers === 0) return reject('LastConsole', 'This is the only console of the site: if it left, nobody would have it.', 'To begin afresh, start Muster with another data folder (--data), or join another site.');
  return accept([{ stream: consoleStream(here), type: 'v1.ConsoleLeft', payload: { console: here }, refs: [] }]);
}
