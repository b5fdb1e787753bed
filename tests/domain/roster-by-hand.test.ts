/** What is stated by hand of one person: the same in every order of arrival, nothing lost of what was stated apart, and refusals by name. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rosterCommands } from '../../shared/domain/roster/commands.ts';
import { addPerson, amendContact, amendPerson, liftRestriction, linkPeople, removePerson, returnPerson, setRestriction, takeBackAmendment, tellPeopleApart, nameSubstitute, MAX_LINKED, type ContactContext } from '../../shared/domain/roster/decide.ts';
import { personFields, type PersonFields } from '../../shared/domain/roster/fields.ts';
import { recordOf, rosterWordsThatApply, type RecordByHand } from '../../shared/domain/roster/state.ts';
import { eventRegistry } from '../../shared/domain/registry.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { EventId, PersonId } from '../../shared/kernel/ids.ts';
import { Random } from '../support/console.ts';
import { refusedAs } from '../support/decisions.ts';
import { historyOf, play, shuffled, stepsOf, testEvent, testId } from '../support/drawn-history.ts';
import { ADULTS, handWriters, PERSON } from '../support/hand-facts.ts';

interface Draft {
  readonly name: string;
  readonly after: readonly string[];
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly command?: string;
}

const facts = (drafts: readonly Draft[]): Fact[] =>
  drafts.map((draft) => ({
    id: testEvent(draft.name),
    stream: `record/${PERSON}` as Fact['stream'],
    origin: testId(draft.command === undefined ? 'origin' : `origin ${draft.name}`),
    type: draft.type,
    payload: eventRegistry.schemas[draft.type]!.parse(draft.payload),
    at: { ms: 1, n: 0 },
    wall: 1,
    actor: 'unsigned',
    commandId: testId(draft.command ?? `command ${draft.name}`),
    parents: draft.after.map(testEvent).sort(),
    refs: [],
  }));
const record = (...drafts: readonly Draft[]): RecordByHand => recordOf(historyOf(facts(drafts)));
const amended = (name: string, after: readonly string[], changes: object, command?: string): Draft => ({
  name,
  after,
  type: 'v1.PersonAmended',
  payload: { person: PERSON, kind: 'student', changes, was: {}, why: 'rang' },
  ...(command === undefined ? {} : { command }),
});
const ofPair = (name: string, after: readonly string[], type: string, payload: object): Draft => ({ name, after, type, payload: { student: PERSON, contact: ADULTS[0], why: 'rang', ...payload } });
const ofPerson = (name: string, after: readonly string[], type: string, payload: object = {}): Draft => ({ name, after, type, payload: { person: PERSON, kind: 'student', why: 'asked', ...payload } });
const values = (found: RecordByHand, field: string): string[] => found.amended.filter((one) => one.field === field).flatMap((one) => one.values.map(({ value }) => String(value))).sort();

describe('over drawn histories', () => {
  const drawn = fc.tuple(stepsOf(handWriters.length, 18), fc.nat(1000));

  test('any order of arrival gives the same record', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), ([steps, salt], seed) => {
        const all = play(steps, handWriters, salt);
        expect(recordOf(historyOf(shuffled(all, new Random(seed))))).toEqual(recordOf(historyOf(all)));
      }),
    );
  });

  test('a restriction that no lift names applies, whatever else was stated (RO-10)', () => {
    fc.assert(
      fc.property(drawn, ([steps, salt]) => {
        const all = play(steps, handWriters, salt);
        const history = historyOf(all);
        const named = new Set(all.filter((fact) => fact.type === 'v1.RestrictionLifted').flatMap((fact) => (fact.payload as { settles: EventId[] }).settles.map((id) => history.canonical(id))));
        const due = all.filter((fact) => fact.type === 'v1.RestrictionSet' && !named.has(history.canonical(fact.id))).map((fact) => history.canonical(fact.id));
        const applies = recordOf(history).contacts.flatMap((one) => one.restrictions.map(({ event }) => event));
        for (const event of due) expect(applies).toContain(event);
      }),
    );
  });

  test('of each field the values that stand are those that no later amendment had seen and nobody took back (RO-7, RO-8)', () => {
    fc.assert(
      fc.property(drawn, ([steps, salt]) => {
        const all = play(steps, handWriters, salt);
        const history = historyOf(all);
        const about = all.filter((fact) => fact.type === 'v1.PersonAmended');
        const newest = about.filter((fact) => !history.isSettled(fact.id) && !about.some((other) => history.precedes(fact.id, other.id)));
        const due = [...new Set(newest.map((fact) => JSON.stringify((fact.payload as { changes: { grade: string | null } }).changes.grade)))].sort();
        expect(recordOf(history).amended.filter((one) => one.field === 'grade').flatMap((one) => one.values.map(({ value }) => JSON.stringify(value))).sort()).toEqual(due);
      }),
    );
  });

  test('nobody has left while somebody says otherwise who did not know of it (RO-12)', () => {
    fc.assert(
      fc.property(drawn, ([steps, salt]) => {
        const all = play(steps, handWriters, salt);
        const history = historyOf(all);
        if (recordOf(history).left.length === 0) return;
        const departures = all.filter((fact) => fact.type === 'v1.PersonLeft');
        for (const back of all.filter((fact) => fact.type === 'v1.PersonReturned')) expect(departures.some((fact) => history.precedes(back.id, fact.id))).toBe(true);
      }),
    );
  });
});

describe('the fold', () => {
  test('amendments that had not seen each other are side by side; equal ones and twins are one (RO-8)', () => {
    expect(values(record(amended('a', [], { grade: '8' }), amended('b', [], { grade: '9' })), 'grade')).toEqual(['8', '9']);
    expect(values(record(amended('a', [], { grade: '8' }), amended('b', [], { grade: '8' })), 'grade')).toEqual(['8']);
    expect(values(record(amended('a', [], { grade: '8' }, 'same'), amended('b', [], { grade: '8' }, 'same'), amended('c', ['a'], { grade: '9' })), 'grade')).toEqual(['9']);
    expect(values(record(amended('a', [], { grade: '8' }), amended('b', [], { grade: '9' }), amended('c', ['a', 'b'], { grade: '8' })), 'grade')).toEqual(['8']);
  });

  test('taking back ends an amendment, and what it had replaced does not come back (RO-7)', () => {
    const back = (settles: string): Draft => ({ name: 'z', after: ['b'], type: 'v1.AmendmentTakenBack', payload: { person: PERSON, settles: [testEvent(settles)], why: 'wrong' } });
    expect(values(record(amended('a', [], { grade: '8' }), amended('b', ['a'], { grade: '9' }), back('b')), 'grade')).toEqual([]);
  });

  test('a restriction is not taken back, only lifted by name (RO-10, RO-11)', () => {
    const set = ofPair('a', [], 'v1.RestrictionSet', { words: 'order' });
    const back: Draft = { name: 'b', after: ['a'], type: 'v1.AmendmentTakenBack', payload: { person: PERSON, settles: [testEvent('a')], why: 'wrong' } };
    expect(record(set, back).contacts[0]?.restrictions).toMatchObject([{ words: 'order' }]);
    const lift = ofPair('c', ['a'], 'v1.RestrictionLifted', { settles: [testEvent('a')], rosterWords: ['no pickup'] });
    const [contact] = record(set, lift).contacts;
    expect(contact?.restrictions).toEqual([]);
    expect(rosterWordsThatApply(contact, ['no pickup', 'no pickup at all'])).toEqual(['no pickup at all']);
    expect(record(set, ofPair('d', [], 'v1.RestrictionSet', { words: 'new' }), lift).contacts[0]?.restrictions).toMatchObject([{ words: 'new' }]);
  });

  test('left and returned unaware of each other is here (RO-12)', () => {
    expect(record(ofPerson('a', [], 'v1.PersonLeft')).left).toHaveLength(1);
    expect(record(ofPerson('a', [], 'v1.PersonLeft'), ofPerson('b', ['a'], 'v1.PersonReturned')).left).toEqual([]);
    expect(record(ofPerson('a', [], 'v1.PersonLeft'), ofPerson('b', ['a'], 'v1.PersonReturned'), ofPerson('c', ['a'], 'v1.PersonLeft')).left).toEqual([]);
    expect(record(ofPerson('a', [], 'v1.PersonReturned'), ofPerson('b', ['a'], 'v1.PersonLeft')).left).toHaveLength(1);
  });

  test('linked here and told apart there is both, until somebody decides (RO-14)', () => {
    const other = testId('hand other 0');
    const linked = ofPerson('a', [], 'v1.PeopleLinked', { other });
    expect(record(linked, ofPerson('b', [], 'v1.PeopleToldApart', { other })).links).toMatchObject([{ other, linked: { why: 'asked' }, apart: { why: 'asked' } }]);
    expect(record(linked, ofPerson('b', ['a'], 'v1.PeopleToldApart', { other })).links).toMatchObject([{ linked: null, apart: { why: 'asked' } }]);
  });

  test('a fact that cannot be read makes the record uncertain', () => {
    expect(recordOf(new History([], [], true)).uncertain).toBe(true);
  });
});

const NOBODY = recordOf(new History([], []));
const FIELDS: PersonFields = personFields.parse({
  givenName: 'Ana', familyName: 'Garcia', middleName: null, preferredGivenName: null, preferredFamilyName: null, grade: '7', studentNumber: null, birthDate: null, needs: [], homeLanguage: null, bus: null, role: null, phone: null, email: null,
});
const refs: readonly EventId[] = [];
const person = PERSON;

describe('refusals', () => {
  test('fields of another kind, classes for adults, classes that are not there (RO-6)', () => {
    const add = { type: 'AddPerson', kind: 'student', fields: { givenName: 'Ana', familyName: 'Garcia' }, classId: null, why: 'came' } as const;
    const context = { refs, fresh: PERSON as PersonId, classKnown: false };
    expect(refusedAs(addPerson(add, context))).toBe('accepted');
    expect(refusedAs(addPerson({ ...add, fields: { ...add.fields, phone: '555' } }, context))).toBe('FieldNotOfThisKind');
    expect(refusedAs(addPerson({ ...add, kind: 'staff', classId: testId('class') }, context))).toBe('ClassForStudentsOnly');
    expect(refusedAs(addPerson({ ...add, classId: testId('class') }, context))).toBe('ClassUnknown');
  });

  test('an amendment says what is new, and what the roster said then (RO-9, RO-13)', () => {
    const amend = { type: 'AmendPerson', person, kind: 'student', changes: { grade: '8', bus: null }, why: 'rang' } as const;
    const context = { refs, stands: FIELDS, roster: { ...FIELDS, grade: '6' }, record: NOBODY };
    expect(amendPerson(amend, context)).toMatchObject({ events: [{ type: 'v1.PersonAmended', payload: { changes: { grade: '8' }, was: { grade: '6' } } }] });
    expect(refusedAs(amendPerson({ ...amend, changes: { grade: '7' } }, context))).toBe('NothingAmended');
    const disputed = record(amended('a', [], { grade: '7' }), amended('b', [], { grade: '9' }));
    expect(refusedAs(amendPerson({ ...amend, changes: { grade: '7' } }, { ...context, record: disputed }))).toBe('accepted');
    expect(refusedAs(amendPerson({ ...amend, changes: { role: 'aide' } }, context))).toBe('FieldNotOfThisKind');
    expect(refusedAs(amendPerson(amend, { ...context, stands: null }))).toBe('PersonNotOnRoster');
    expect(rosterCommands.AmendPerson.safeParse({ ...amend, changes: {} }).success).toBe(false);
    expect(rosterCommands.AmendPerson.safeParse({ ...amend, why: ' ' }).success).toBe(false);
  });

  const pair: ContactContext = { refs, studentKnown: true, contactKnown: true, stands: null, roster: null, record: NOBODY, rosterWords: [] };
  const of = { student: PERSON, contact: ADULTS[0], why: 'rang' };

  test('a contact is somebody on record; an unchanged one is not amended (RO-9)', () => {
    const amend = { type: 'AmendContact', ...of, changes: {} } as const;
    const nothing = { relation: null, primaryContact: null, livesWith: null, emergencyContact: null, priority: null, legalGuardian: null };
    expect(refusedAs(amendContact(amend, pair))).toBe('accepted');
    expect(refusedAs(amendContact(amend, { ...pair, stands: nothing }))).toBe('NothingAmended');
    expect(refusedAs(amendContact(amend, { ...pair, contactKnown: false }))).toBe('AdultNotOnRoster');
    expect(refusedAs(amendContact(amend, { ...pair, studentKnown: false }))).toBe('PersonNotOnRoster');
  });

  test('a lift names exactly what stands (RO-11); a restriction is set once (RO-10)', () => {
    const stands = { ...pair, record: record(ofPair('a', [], 'v1.RestrictionSet', { words: 'order' })), rosterWords: ['no pickup'] };
    const lift = { type: 'LiftRestriction', ...of, restrictions: [testEvent('a')], rosterWords: ['no pickup'], instead: 'milder' } as const;
    const named = { ...lift, restrictions: [...lift.restrictions], rosterWords: [...lift.rosterWords] };
    expect(liftRestriction(named, stands)).toMatchObject({ events: [{ type: 'v1.RestrictionLifted' }, { type: 'v1.RestrictionSet', payload: { words: 'milder' } }] });
    expect(refusedAs(liftRestriction({ ...named, rosterWords: [] }, stands))).toBe('RestrictionChanged');
    expect(refusedAs(liftRestriction({ ...named, restrictions: [] }, stands))).toBe('RestrictionChanged');
    expect(refusedAs(liftRestriction(named, pair))).toBe('NoRestriction');
    expect(refusedAs(setRestriction({ type: 'SetRestriction', ...of, words: 'order' }, stands))).toBe('RestrictionStandsAlready');
    expect(refusedAs(setRestriction({ type: 'SetRestriction', ...of, words: 'no pickup' }, stands))).toBe('RestrictionStandsAlready');
  });

  test('who left, left once, and returns only from there (RO-12)', () => {
    const here = { refs, known: true, realIncident: false, record: NOBODY };
    const gone = { ...here, record: record(ofPerson('a', [], 'v1.PersonLeft')) };
    const command = { person, kind: 'student', why: 'moved' } as const;
    expect(refusedAs(removePerson({ type: 'RemovePerson', ...command }, here))).toBe('accepted');
    expect(refusedAs(removePerson({ type: 'RemovePerson', ...command }, gone))).toBe('LeftAlready');
    expect(refusedAs(returnPerson({ type: 'ReturnPerson', ...command }, gone))).toBe('accepted');
    expect(refusedAs(returnPerson({ type: 'ReturnPerson', ...command }, here))).toBe('NotMarkedAsLeft');
    expect(refusedAs(removePerson({ type: 'RemovePerson', ...command }, { ...here, known: false }))).toBe('PersonNotOnRoster');
  });

  test('nobody is taken off the list while a real incident is open, but for an adult who is not on it (RO-18)', () => {
    const context = { refs, known: true, realIncident: true, record: NOBODY };
    const named = { type: 'RemovePerson', person, why: 'moved' } as const;
    expect((['student', 'staff', 'guardian'] as const).map((kind) => refusedAs(removePerson({ ...named, kind }, context)))).toEqual(['RealIncidentOpen', 'RealIncidentOpen', 'accepted']);
  });

  test('only an amendment that stands is taken back (RO-7)', () => {
    const found = record(amended('a', [], { grade: '8' }), ofPair('b', ['a'], 'v1.RestrictionSet', { words: 'order' }));
    const take = (id: string) => takeBackAmendment({ type: 'TakeBackAmendment', person, amendments: [testEvent(id)], why: 'wrong' }, { refs, record: found });
    expect(refusedAs(take('a'))).toBe('accepted');
    expect(refusedAs(take('b'))).toBe('AmendmentNoLongerStands');
  });

  test('two records are linked once, few of them, and told apart once (RO-14)', () => {
    const link = { type: 'LinkPeople', kind: 'student', person, other: testId('hand other 0'), why: 'one child' } as const;
    const context = { refs, bothKnown: true, together: 2, linked: false, apart: false, restrictionEnds: false, mayLift: false };
    const [smaller] = [link.person, link.other].sort();
    expect(linkPeople(link, context)).toMatchObject({ events: [{ stream: `record/${smaller}`, payload: { person: smaller } }] });
    expect(refusedAs(linkPeople({ ...link, other: person }, context))).toBe('OneRecord');
    expect(refusedAs(linkPeople(link, { ...context, bothKnown: false }))).toBe('PersonNotOnRoster');
    expect(refusedAs(linkPeople(link, { ...context, linked: true }))).toBe('LinkedAlready');
    expect(refusedAs(linkPeople(link, { ...context, linked: true, apart: true }))).toBe('accepted');
    expect(refusedAs(linkPeople(link, { ...context, together: MAX_LINKED + 1 }))).toBe('TooManyLinked');
    expect(refusedAs(tellPeopleApart({ ...link, type: 'TellPeopleApart' }, { ...context, linked: true }))).toBe('accepted');
    expect(refusedAs(tellPeopleApart({ ...link, type: 'TellPeopleApart' }, { ...context, apart: true }))).toBe('ToldApartAlready');
  });

  test('a substitute teaches a class of the roster (RO-15)', () => {
    const name = { type: 'NameSubstitute', classId: testId('class'), date: '2026-11-20', substitute: null } as const;
    expect(refusedAs(nameSubstitute(name, { refs, classKnown: true, staffKnown: true }))).toBe('accepted');
    expect(refusedAs(nameSubstitute(name, { refs, classKnown: false, staffKnown: true }))).toBe('ClassUnknown');
    expect(refusedAs(nameSubstitute(name, { refs, classKnown: true, staffKnown: false }))).toBe('PersonNotOnRoster');
  });
});
