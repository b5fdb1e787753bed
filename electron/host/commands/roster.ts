/** Loads what decisions about hand-made statements need: the roster underneath, what was laid over it, and who is linked with whom. */
import type { AddPerson, AmendContact, AmendPerson, FileCourtOrder, LiftRestriction, LinkPeople, NameSubstitute, RemovePerson, RemovePhoto, ReturnPerson, SetRestriction, TakeBackAmendment, TellPeopleApart } from '../../../shared/domain/roster/commands.ts';
import {
  addPerson,
  amendContact,
  amendPerson,
  liftRestriction,
  linkPeople,
  nameSubstitute,
  removePerson,
  returnPerson,
  fileCourtOrder,
  setRestriction,
  takeBackAmendment,
  tellPeopleApart,
  type ContactContext,
  type HandContext,
  type LinkContext,
  type PresenceContext,
} from '../../../shared/domain/roster/decide.ts';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import { photosOnFile, removePhoto } from '../../../shared/domain/roster/photos.ts';
import { recordOf, type RecordByHand } from '../../../shared/domain/roster/state.ts';
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { MAX_REFS } from '../../../shared/kernel/limits.ts';
import { photoStream, recordStream } from '../../../shared/kernel/streams.ts';
import { contactFieldsOf, fieldsOf, layOver, peopleOfKind, personUnderneath } from '../../../db/queries/by-hand.ts';
import { currentHeads, type RosterSnapshot } from '../../../db/queries/roster-snapshot.ts';
import { mayUse } from '../web/may-use.ts';
import { realIncidentOpen, type Sources } from './load.ts';

const handContext = (sources: Sources): HandContext => ({ refs: currentHeads(sources.reader.db).slice(0, MAX_REFS) });

const loadRecord = (sources: Sources, about: string): RecordByHand => recordOf(sources.log.history(recordStream(about)));

const known = (sources: Sources, kind: PersonKind, person: string): boolean => peopleOfKind(sources.reader.rosters.current(), kind).has(person as PersonId);

const classKnown = (sources: Sources, classId: string): boolean => sources.reader.rosters.current().classes.has(classId);

export const decideAddPerson = (command: AddPerson, sources: Sources, fresh: PersonId): Decision =>
  addPerson(command, { ...handContext(sources), fresh, classKnown: command.classId !== null && classKnown(sources, command.classId) });

export function decideAmendPerson(command: AmendPerson, sources: Sources): Decision {
  const { rosters } = sources.reader;
  const person = command.person as PersonId;
  const stands = peopleOfKind(rosters.current(), command.kind).get(person);
  const under = personUnderneath(rosters.imported(), rosters.records(), command.kind, person);
  const shown = stands === undefined ? null : fieldsOf(stands);
  return amendPerson(command, { ...handContext(sources), stands: shown, roster: under === null ? null : fieldsOf(under), record: loadRecord(sources, person) });
}

function contactContext(sources: Sources, { student, contact }: { readonly student: string; readonly contact: string }): ContactContext {
  const { rosters } = sources.reader;
  const roster = rosters.current();
  const pairs = (snapshot: typeof roster) => (snapshot.pairsOfStudent.get(student as PersonId) ?? []).filter((pair) => pair.contact === contact && pair.through === null);
  const [stands] = pairs(roster);
  const underneath = pairs(rosters.imported());
  return {
    ...handContext(sources),
    studentKnown: known(sources, 'student', student),
    contactKnown: known(sources, 'guardian', contact) || known(sources, 'staff', contact),
    stands: stands === undefined ? null : contactFieldsOf(stands),
    roster: underneath[0] === undefined ? null : contactFieldsOf(underneath[0]),
    record: rosters.records().get(student) ?? loadRecord(sources, student),
    rosterWords: [...new Set(underneath.flatMap((pair) => pair.rosterRestriction ?? []))],
  };
}

export const decideAmendContact = (command: AmendContact, sources: Sources): Decision => amendContact(command, contactContext(sources, command));

export const decideFileCourtOrder = (command: FileCourtOrder, sources: Sources): Decision => fileCourtOrder(command, contactContext(sources, command));
export const decideSetRestriction = (command: SetRestriction, sources: Sources): Decision => setRestriction(command, contactContext(sources, command));

export const decideLiftRestriction = (command: LiftRestriction, sources: Sources): Decision => liftRestriction(command, contactContext(sources, command));

const presence = (sources: Sources, { kind, person }: RemovePerson | ReturnPerson): PresenceContext => ({
  ...handContext(sources),
  known: known(sources, kind, person),
  realIncident: realIncidentOpen(sources),
  record: loadRecord(sources, person),
});

export const decideRemovePerson = (command: RemovePerson, sources: Sources): Decision => removePerson(command, presence(sources, command));

export const decideReturnPerson = (command: ReturnPerson, sources: Sources): Decision => returnPerson(command, presence(sources, command));

export const decideTakeBackAmendment = (command: TakeBackAmendment, sources: Sources): Decision => takeBackAmendment(command, { ...handContext(sources), record: loadRecord(sources, command.person) });

function linkContext(sources: Sources, { kind, person, other }: LinkPeople | TellPeopleApart): LinkContext {
  const links = sources.reader.rosters.links();
  const [smaller, larger] = person < other ? [person, other] : [other, person];
  const link = loadRecord(sources, smaller).links.find((one) => one.other === larger && one.kind === kind);
  return {
    ...handContext(sources),
    bothKnown: known(sources, kind, person) && known(sources, kind, other),
    together: new Set([...links.widestOf(person as PersonId), ...links.widestOf(other as PersonId)]).size,
    linked: (link?.linked ?? null) !== null,
    apart: (link?.apart ?? null) !== null,
  };
}

export const decideLinkPeople = (command: LinkPeople, sources: Sources): Decision => linkPeople(command, linkContext(sources, command));

/** Each restriction, by the pair that it stops. */
const restrictionsIn = ({ pairsOfStudent }: RosterSnapshot): ReadonlySet<string> =>
  new Set([...pairsOfStudent.values()].flat().flatMap(({ student, contact, restriction }) => (restriction === null ? [] : [`${student} ${contact} ${restriction}`])));

/** RO-19 whether somebody could be given a child whom the record, as it is now, keeps from them. */
function restrictionEnds(sources: Sources, { kind, person, other }: TellPeopleApart): boolean {
  const { rosters } = sources.reader;
  const [smaller, larger] = person < other ? [person, other] : [other, person];
  const record = rosters.records().get(smaller);
  if (record === undefined) return false;
  const links = record.links.map((link) => (link.other === larger && link.kind === kind ? { ...link, linked: null } : link));
  const after = restrictionsIn(layOver(rosters.imported(), new Map([...rosters.records(), [smaller, { ...record, links }]])));
  return [...restrictionsIn(rosters.current())].some((one) => !after.has(one));
}

export const decideTellPeopleApart = (command: TellPeopleApart, sources: Sources, actor: Actor): Decision =>
  tellPeopleApart(command, { ...linkContext(sources, command), restrictionEnds: restrictionEnds(sources, command), mayLift: mayUse(commandPermissions.LiftRestriction, actor) });

export function decideNameSubstitute(command: NameSubstitute, sources: Sources): Decision {
  const staff = command.substitute?.staff ?? null;
  return nameSubstitute(command, { ...handContext(sources), classKnown: classKnown(sources, command.classId), staffKnown: staff === null || known(sources, 'staff', staff) });
}

export const decideRemovePhoto = (command: RemovePhoto, { log }: Sources): Decision => removePhoto(command, photosOnFile(log.history(photoStream(command.person as PersonId))));
