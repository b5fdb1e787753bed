/** What people stated by hand of one person, or of one class, whatever order the facts arrived in. */
import type { z } from 'zod';
import type { Timestamp } from '../../kernel/clock.ts';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, PersonId } from '../../kernel/ids.ts';
import type { rosterEvents } from './events.ts';
import { CONTACT_FIELDS, FIELDS_OF, type PersonField, type PersonKind } from './fields.ts';

type Events = { [T in keyof typeof rosterEvents]: z.infer<(typeof rosterEvents)[T]> };
type Typed<T extends keyof Events> = Fact & { readonly payload: Events[T] };

type CourtOrder = NonNullable<Events['v1.CourtOrderFiled']['order']>;

/** Who stated it, when and why. */
export interface Said {
  readonly event: EventId;
  readonly actor: string | null;
  readonly wall: number;
  readonly why: string;
}

export type FieldValue = string | number | boolean | null | readonly string[];

/** One field with the values that stand for it: one, or several that consoles stated apart (RO-8). */
export interface Amended {
  readonly field: string;
  /** By the smallest event of each; the first counts. Equal statements are one value. */
  readonly values: readonly (Said & { readonly value: FieldValue })[];
  readonly events: readonly EventId[];
  /** What the roster said when each was stated. */
  readonly was: readonly FieldValue[];
  /** Other fields of the same events. */
  readonly together: readonly string[];
}

export interface ContactByHand {
  readonly contact: PersonId;
  /** The first fact that makes the adult a contact; null where only a restriction was set or lifted. */
  readonly made: Said | null;
  readonly amended: readonly Amended[];
  /** Every amendment of the pair that was not taken back. */
  readonly events: readonly EventId[];
  /** RO-22 the newest that was filed; several where consoles filed them apart. */
  readonly orders: readonly (Said & { readonly order: CourtOrder })[];
  /** Those that stand. */
  readonly restrictions: readonly (Said & { readonly words: string })[];
  /** What was lifted of the roster's own, by its words. `rosters`: the activations that the lift had seen. */
  readonly lifted: readonly (Said & { readonly rosterWords: readonly string[]; readonly rosters: readonly EventId[] })[];
}

interface LinkByHand {
  readonly other: PersonId;
  readonly kind: PersonKind;
  /** Null: nobody says so. Both: two consoles said different things apart. */
  readonly linked: Said | null;
  readonly apart: Said | null;
  /** Of the newest word that they are two. */
  readonly apartAt: Timestamp | null;
}

export interface RecordByHand {
  readonly added: (Said & { readonly at: Timestamp; readonly kind: PersonKind; readonly fields: Events['v1.PersonAdded']['fields']; readonly classId: string | null }) | null;
  readonly amended: readonly Amended[];
  readonly contacts: readonly ContactByHand[];
  readonly left: readonly (Said & { readonly kind: PersonKind })[];
  /** When somebody said that the student or staff member is at the school after all. */
  readonly returned: readonly Timestamp[];
  readonly links: readonly LinkByHand[];
  /** By date. */
  readonly substitutes: readonly { readonly date: string; readonly named: readonly (Said & { readonly name: string; readonly staff: string | null })[] }[];
  /** A fact is here that this version should know and cannot read. */
  readonly uncertain: boolean;
}

const said = (fact: Fact, why: string): Said => ({ event: fact.id, actor: fact.actor === 'unsigned' ? null : fact.actor.staff, wall: fact.wall, why });

const PERSON_FIELDS: readonly PersonField[] = [...new Set([...FIELDS_OF.student, ...FIELDS_OF.guardian, ...FIELDS_OF.staff])];

/** RO-7 of facts about the same thing those stand that no later one had seen; what was taken back does not stand, and what it had replaced does not come back. */
function standing<F extends Fact>(history: History, facts: readonly F[]): readonly F[] {
  if (facts.length === 0) return facts;
  const precedes = history.precedence();
  return facts.filter((fact) => !history.isSettled(fact.id) && !facts.some((other) => precedes(fact.id, other.id)));
}

type Stated = Readonly<Record<string, FieldValue | undefined>>;

interface AmendingFact extends Fact {
  readonly payload: { readonly changes: Stated; readonly was: Stated; readonly why: string };
}

function amendedFields(history: History, facts: readonly AmendingFact[], fields: readonly string[]): Amended[] {
  return fields.flatMap((field) => {
    const about = standing(history, facts.filter((fact) => fact.payload.changes[field] !== undefined));
    if (about.length === 0) return [];
    const values = new Map<string, Amended['values'][number]>();
    for (const fact of about) {
      const value = fact.payload.changes[field] ?? null;
      const text = JSON.stringify(value);
      if (!values.has(text)) values.set(text, { ...said(fact, fact.payload.why), value });
    }
    const together = new Set(about.flatMap((fact) => Object.keys(fact.payload.changes)));
    together.delete(field);
    return [{ field, values: [...values.values()], events: about.map((fact) => fact.id), was: about.map((fact) => fact.payload.was[field] ?? null), together: [...together].sort() }];
  });
}

/** Facts of the same thing together, in order of the key. */
function groups<F extends Fact>(facts: readonly F[], keyOf: (fact: F) => string): readonly (readonly [string, readonly F[]])[] {
  return [...Map.groupBy(facts, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function recordOf(history: History): RecordByHand {
  const facts = history.distinct(history.facts);
  const ofType = <T extends keyof Events>(...types: readonly T[]): readonly Typed<T>[] => facts.filter((fact): fact is Typed<T> => types.some((type) => type === fact.type));
  const [added] = ofType('v1.PersonAdded');
  const contactFacts = ofType('v1.CourtOrderFiled', 'v1.ContactAmended', 'v1.RestrictionSet', 'v1.RestrictionLifted');
  return {
    added: added === undefined ? null : { ...said(added, added.payload.why), at: added.at, kind: added.payload.kind, fields: added.payload.fields, classId: added.payload.classId },
    amended: amendedFields(history, ofType('v1.PersonAmended'), PERSON_FIELDS),
    contacts: groups(contactFacts, (fact) => fact.payload.contact).map(([contact]) => contactOf(history, contact as PersonId, ofType)),
    left: leftOf(history, ofType('v1.PersonLeft', 'v1.PersonReturned')),
    returned: ofType('v1.PersonReturned').flatMap((fact) => (fact.payload.kind === 'guardian' ? [] : [fact.at])),
    links: groups(ofType('v1.PeopleLinked', 'v1.PeopleToldApart'), (fact) => `${fact.payload.other} ${fact.payload.kind}`).flatMap(([, about]) => linkOf(history, about)),
    substitutes: groups(ofType('v1.SubstituteNamed'), (fact) => fact.payload.date).map(([date, about]) => ({ date, named: substitutesIn(standing(history, about)) })),
    uncertain: history.uncertain,
  };
}

type OfType = <T extends keyof Events>(...types: readonly T[]) => readonly Typed<T>[];

function contactOf(history: History, contact: PersonId, ofType: OfType): ContactByHand {
  const amendments = ofType('v1.ContactAmended').filter((fact) => fact.payload.contact === contact);
  const stands = amendments.filter((fact) => !history.isSettled(fact.id));
  const [first] = stands;
  const lifts = ofType('v1.RestrictionLifted').filter((fact) => fact.payload.contact === contact);
  const lifted = new Set(lifts.flatMap((fact) => fact.payload.settles.map((id) => history.canonical(id as EventId))));
  return {
    contact,
    made: first === undefined ? null : said(first, first.payload.why),
    amended: amendedFields(history, amendments, CONTACT_FIELDS),
    events: stands.map((fact) => fact.id),
    orders: standing(history, ofType('v1.CourtOrderFiled').filter((fact) => fact.payload.contact === contact)).flatMap((fact) => (fact.payload.order === null ? [] : [{ ...said(fact, fact.payload.why), order: fact.payload.order }])),
    // RO-10 each stands until somebody lifts it by name, and nothing else closes it: of what was stated apart, every restriction applies.
    restrictions: ofType('v1.RestrictionSet')
      .filter((fact) => fact.payload.contact === contact && !lifted.has(fact.id))
      .map((fact) => ({ ...said(fact, fact.payload.why), words: fact.payload.words })),
    lifted: lifts.map((fact) => ({ ...said(fact, fact.payload.why), rosterWords: fact.payload.rosterWords, rosters: fact.refs })),
  };
}

/** RO-15 each name once, though two consoles may have said it. */
function substitutesIn(facts: readonly Typed<'v1.SubstituteNamed'>[]): RecordByHand['substitutes'][number]['named'] {
  const named = facts.flatMap((fact) => (fact.payload.substitute === null ? [] : [{ ...said(fact, ''), ...fact.payload.substitute }]));
  return named.filter((one, i) => named.findIndex((other) => other.name === one.name && other.staff === one.staff) === i);
}

/** RO-12 somebody has left only where nobody said otherwise apart from it: who may be here is looked for. */
function leftOf(history: History, facts: readonly (Typed<'v1.PersonLeft'> | Typed<'v1.PersonReturned'>)[]): RecordByHand['left'] {
  return groups(facts, (fact) => fact.payload.kind).flatMap(([, about]) => {
    const departures = standing(history, about).filter((fact) => fact.type === 'v1.PersonLeft');
    const [left] = departures;
    const returned = about.filter((fact) => fact.type === 'v1.PersonReturned');
    const known = returned.every((fact) => departures.some((departure) => history.precedes(fact.id, departure.id)));
    return left === undefined || !known ? [] : [{ ...said(left, left.payload.why), kind: left.payload.kind }];
  });
}

function linkOf(history: History, about: readonly (Typed<'v1.PeopleLinked'> | Typed<'v1.PeopleToldApart'>)[]): LinkByHand[] {
  const stands = standing(history, about);
  const sayingSo = (type: string): Said | null => {
    const fact = stands.find((one) => one.type === type);
    return fact === undefined ? null : said(fact, fact.payload.why);
  };
  return about.slice(0, 1).map(({ payload }) => ({ other: payload.other as PersonId, kind: payload.kind, linked: sayingSo('v1.PeopleLinked'), apart: sayingSo('v1.PeopleToldApart'), apartAt: stands.find((one) => one.type === 'v1.PeopleToldApart')?.at ?? null }));
}

/** RO-11 what the roster says that was not lifted in these very words. */
export const rosterWordsThatApply = (contact: ContactByHand | undefined, words: readonly string[]): readonly string[] =>
  words.filter((one) => !(contact?.lifted.some(({ rosterWords }) => rosterWords.includes(one)) ?? false));

const same = (a: FieldValue, b: FieldValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/** RO-13 the roster says something that was neither there when the field was amended nor what was stated. */
export const rosterSaysThird = (one: Amended, rosterValue: FieldValue): boolean => ![...one.was, ...one.values.map(({ value }) => value)].some((known) => same(known, rosterValue));
