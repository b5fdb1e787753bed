/** What a person can state by hand of the roster. Everything carries a reason; who and when come with the event. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { contactFields, personFields, personKind } from './fields.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);
/** A sentence or two: it is read on a list. */
export const why = z.string().trim().min(1).max(500);
/** The words of a court order fit; an import's restriction may be as long. */
export const restrictionWords = z.string().trim().min(1).max(2000);
/** What one touch takes back or lifts: more facts about one person than anybody has seen at once. */
export const MAX_NAMED = 32;
export const substitute = z.strictObject({ name: z.string().trim().min(1).max(120), staff: id.nullable() });

const some = <T extends object>(changes: T): boolean => Object.values(changes).some((value) => value !== undefined);

/** A document about a student and an adult: what kind, of which court, of which day, until when it says that it holds, and where the paper is. It lifts and sets nothing by itself. */
const courtOrderKinds = ['courtOrder', 'protectionOrder', 'custodyAgreement', 'other'] as const;
export const courtOrder = z.strictObject({
  kind: z.enum(courtOrderKinds),
  court: z.string().trim().max(200),
  date: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  paper: z.string().trim().min(1).max(200),
});

export const rosterCommands = {
  /** `classId`: the class to sit in, for a student. The answer's result names the new `person`. */
  AddPerson: z.strictObject({ type: z.literal('AddPerson'), kind: personKind, fields: personFields.partial().required({ givenName: true, familyName: true }), classId: id.nullable(), why }),
  AmendPerson: z.strictObject({ type: z.literal('AmendPerson'), person: id, kind: personKind, changes: personFields.partial().refine(some), why }),
  /** Makes the adult a contact of the student where they are none yet; then `changes` may be empty. */
  AmendContact: z.strictObject({ type: z.literal('AmendContact'), student: id, contact: id, changes: contactFields.partial(), why }),
  /** Null: no order is on file for this pair after all. */
  FileCourtOrder: z.strictObject({ type: z.literal('FileCourtOrder'), student: id, contact: id, order: courtOrder.nullable(), why }),
  SetRestriction: z.strictObject({ type: z.literal('SetRestriction'), student: id, contact: id, words: restrictionWords, why }),
  /** Names all that stands: restrictions set by hand by their events, those of the roster by their words. `instead`: what takes their place; null: nothing. */
  LiftRestriction: z.strictObject({
    type: z.literal('LiftRestriction'),
    student: id,
    contact: id,
    restrictions: z.array(eventId).max(MAX_NAMED),
    rosterWords: z.array(restrictionWords).max(MAX_NAMED),
    instead: restrictionWords.nullable(),
    why,
  }),
  /** Has left the school, though a roster may still list them. */
  RemovePerson: z.strictObject({ type: z.literal('RemovePerson'), person: id, kind: personKind, why }),
  ReturnPerson: z.strictObject({ type: z.literal('ReturnPerson'), person: id, kind: personKind, why }),
  /** `person`: whose record it is; for a contact's amendment the student. */
  TakeBackAmendment: z.strictObject({ type: z.literal('TakeBackAmendment'), person: id, amendments: z.array(eventId).min(1).max(MAX_NAMED), why }),
  /** These two records are one person. Both stay. */
  LinkPeople: z.strictObject({ type: z.literal('LinkPeople'), kind: personKind, person: id, other: id, why }),
  /** These two are different people: ends a link, and they are not offered for linking again. */
  TellPeopleApart: z.strictObject({ type: z.literal('TellPeopleApart'), kind: personKind, person: id, other: id, why }),
  /** Who teaches a class on a day; `substitute` null: the usual teacher after all. */
  NameSubstitute: z.strictObject({ type: z.literal('NameSubstitute'), classId: id, date: z.iso.date(), substitute: substitute.nullable() }),
  /** Names the filings that stand, as they were seen. The picture itself is deleted on every console that hears of it. */
  RemovePhoto: z.strictObject({ type: z.literal('RemovePhoto'), person: id, filings: z.array(eventId).min(1).max(MAX_NAMED), why }),
} as const;

export type AddPerson = z.infer<typeof rosterCommands.AddPerson>;
export type AmendPerson = z.infer<typeof rosterCommands.AmendPerson>;
export type AmendContact = z.infer<typeof rosterCommands.AmendContact>;
export type FileCourtOrder = z.infer<typeof rosterCommands.FileCourtOrder>;
export type SetRestriction = z.infer<typeof rosterCommands.SetRestriction>;
export type LiftRestriction = z.infer<typeof rosterCommands.LiftRestriction>;
export type RemovePerson = z.infer<typeof rosterCommands.RemovePerson>;
export type ReturnPerson = z.infer<typeof rosterCommands.ReturnPerson>;
export type TakeBackAmendment = z.infer<typeof rosterCommands.TakeBackAmendment>;
export type LinkPeople = z.infer<typeof rosterCommands.LinkPeople>;
export type TellPeopleApart = z.infer<typeof rosterCommands.TellPeopleApart>;
export type NameSubstitute = z.infer<typeof rosterCommands.NameSubstitute>;
export type RemovePhoto = z.infer<typeof rosterCommands.RemovePhoto>;
