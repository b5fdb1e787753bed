/** What people state by hand, through the host's own door: it outlives imports, meets what another console stated, and holds at the reunification desk. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importFiles, verifyFile } from '../../electron/host/cli/operations.ts';
import { readStudent } from '../../db/queries/pickups.ts';
import { mayUse } from '../../electron/host/web/may-use.ts';
import { needsPermission, type SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { CommandId, PersonId } from '../../shared/kernel/ids.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { carry, letIn } from '../support/carry.ts';
import { KNOWS_ALL } from '../support/may-know.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { CONTACTS_HEADER, edited, lines, ONEROSTER_1_2, type FileTexts } from '../formats/oneroster-package.ts';
import { temporaryFolder } from '../roster-import/temporary-folder.ts';

const write = temporaryFolder();
const MATCHING = { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } as const;
let imports = 0;

let own: FolderConsole;
beforeEach(async () => {
  own = await openFolderConsole();
});
afterEach(() => own.remove());

/** Through the real importer, as OneRoster with the side file of custody. */
async function bring(texts: FileTexts, restriction = '', at = own): Promise<void> {
  imports += 1;
  const files = [
    ...Object.entries(texts).map(([name, text]) => write(`${imports}/${name}`, text)),
    write(`${imports}/student-contacts.csv`, lines(CONTACTS_HEADER, `u1,u3,Mother,true,true,true,1,${restriction},`, 'u2,u3,Mother,true,true,true,1,,')),
  ];
  const report = await importFiles(at.console, { files, school: '', dryRun: false, acceptLeaving: 2, map: null, siteName: 'North', founder: 'Dana Okonkwo' });
  expect(report.rejection).toBeNull();
  expect(report.applied).toBe(true);
}

const idOf = (kind: 'student' | 'guardian' | 'staff', given: string, at = own): string => defined(at.console.read('people', { kind }).find((row) => row.name.given === given), given).person;
const student = (person: string, at = own): SubscriptionRow<'student'> => defined(at.console.read('student', { person, incident: null })[0], 'a student');
const contact = (person: string, adult: string, at = own): SubscriptionRow<'student'>['contacts'][number] => defined(student(person, at).contacts.find((one) => one.contact === adult), 'a contact');
const addBen = (grade = 'K', at = own): string =>
  defined(at.must({ type: 'AddPerson', kind: 'student', fields: { givenName: 'Ben', familyName: 'Nunez', grade }, classId: null, why: 'Came today' }).result['person'], 'an id');
const amend = (person: string, changes: object, at = own, kind: 'student' | 'guardian' = 'student') => at.must({ type: 'AmendPerson', person, kind, changes, why: 'The family rang' });

describe('amendments', () => {
  test('outlive the next import, and a roster that says something third is shown beside them (RO-13)', async () => {
    await bring(ONEROSTER_1_2);
    const mother = idOf('guardian', 'Carla');
    amend(mother, { phone: '555-0199' }, own, 'guardian');
    const row = () => defined(own.console.read('guardian', { person: mother })[0], 'the mother');
    expect(row()).toMatchObject({ phone: '555-0199', amendments: [{ field: 'phone', values: [{ value: '555-0199', by: 'Dana Okonkwo', why: 'The family rang' }], differs: false, disputed: false }] });

    await bring(edited('classes.csv', 'Homeroom 7', 'Homeroom 8'));
    expect(row()).toMatchObject({ phone: '555-0199', amendments: [{ differs: false }] });

    await bring(edited('users.csv', '555-0100', '555-0177'));
    expect(row()).toMatchObject({ phone: '555-0199', amendments: [{ differs: true, rosterValue: '555-0177', rosterSinceWall: expect.any(Number) as number }] });
    expect(own.console.read('people', { kind: 'guardian' }).find((one) => one.person === mother)).toMatchObject({ amended: true, differs: true });

    await bring(edited('users.csv', '555-0100', '555-0199'));
    expect(row()).toMatchObject({ phone: '555-0199', amendments: [] });
  });

  test('are kept against a roster that says something third, and then it is no news (RO-9)', async () => {
    await bring(ONEROSTER_1_2);
    const mother = idOf('guardian', 'Carla');
    amend(mother, { phone: '555-0199' }, own, 'guardian');
    expect(own.refused({ type: 'AmendPerson', person: mother, kind: 'guardian', changes: { phone: '555-0199' }, why: 'Again' })).toBe('NothingAmended');
    await bring(edited('users.csv', '555-0100', '555-0177'));
    own.must({ type: 'AmendPerson', person: mother, kind: 'guardian', changes: { phone: '555-0199' }, why: 'Asked the mother' });
    expect(own.console.read('guardian', { person: mother })[0]).toMatchObject({ phone: '555-0199', amendments: [{ differs: false, rosterValue: '555-0177', values: [{ why: 'Asked the mother' }] }] });
  });

  test('are taken back by name, and then the roster counts again (RO-7)', async () => {
    await bring(ONEROSTER_1_2);
    const ana = idOf('student', 'Ana');
    amend(ana, { grade: '8', bus: '12' });
    const [grade] = student(ana).amendments;
    expect(grade).toMatchObject({ field: 'grade', together: ['bus'] });
    own.must({ type: 'TakeBackAmendment', person: ana, amendments: [...defined(grade, 'an amendment').events], why: 'Wrong child' });
    expect(student(ana)).toMatchObject({ grade: '7', bus: null, amendments: [] });
    expect(own.refused({ type: 'TakeBackAmendment', person: ana, amendments: [...defined(grade, 'an amendment').events], why: 'Again' })).toBe('AmendmentNoLongerStands');
  });

  test('of two consoles stand side by side at both, until somebody amends again (RO-8)', async () => {
    const other = await openFolderConsole();
    try {
      await bring(ONEROSTER_1_2);
      letIn(own, other);
      const ana = idOf('student', 'Ana');
      amend(ana, { grade: '8', needs: ['inhaler'] });
      amend(ana, { grade: '9', needs: ['wheelchair'] }, other);
      carry(own, other);
      carry(other, own);
      for (const at of [own, other]) {
        expect(student(ana, at).amendments[0]).toMatchObject({ field: 'grade', disputed: true });
        expect(student(ana, at).amendments[0]?.values.map((one) => one.value).sort()).toEqual(['8', '9']);
        expect(student(ana, at).grade).toBe(student(ana).grade);
        expect([...(student(ana, at).needs ?? [])].sort()).toEqual(['inhaler', 'wheelchair']);
      }
      amend(ana, { grade: student(ana).grade });
      expect(student(ana).amendments.find((one) => one.field === 'grade')).toMatchObject({ disputed: false });
    } finally {
      await other.remove();
    }
  });
});

describe('people added by hand', () => {
  test('RO-5 survive the next import, are expected in the open incident, and are offered for linking when the roster knows them', async () => {
    const without = edited('users.csv', 'u2,active,true,b,Ben,Núñez,Lee,1002,,,,u3,KG,hunter2,Benny,,s2\r\n', '');
    const noBen = { ...without, 'roles.csv': defined(without['roles.csv'], 'roles').replace('r2,,u2,primary,student,,,s2\r\n', ''), 'enrollments.csv': defined(without['enrollments.csv'], 'enrollments').replace('e2,,c2,s2,u2,student,,,\r\n', '') };
    await bring(noBen);
    own.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
    const now = () => defined(own.console.read('incidents', {})[0], 'it is open');
    const before = now().expected;
    const ben = addBen();
    expect(now()).toMatchObject({ expected: before + 1, unknown: before + 1 });
    own.must({ type: 'RemovePerson', person: idOf('student', 'Ana'), kind: 'student', why: 'Moved away' });
    expect(now().expected).toBe(before);
    expect(own.console.read('people-by-hand', {}).map(({ name, left, addedByHand }) => ({ given: name.given, left, addedByHand }))).toEqual([
      { given: 'Ana', left: true, addedByHand: false },
      { given: 'Ben', left: false, addedByHand: true },
    ]);

    await bring(ONEROSTER_1_2);
    expect(student(ben)).toMatchObject({ grade: 'K', addedByHand: { by: 'Dana Okonkwo', why: 'Came today' }, withdrawn: false });
    const imported = idOf('student', 'Benny');
    expect(student(ben).offered).toMatchObject([{ person: imported, because: 'sameName' }]);
    expect(student(imported).offered).toMatchObject([{ person: ben }]);
    own.must({ type: 'TellPeopleApart', kind: 'student', person: ben, other: imported, why: 'Cousins' });
    expect(student(ben).offered).toEqual([]);
  });

  test('sit in the class that was named, and in the class of the roster once they are linked', async () => {
    await bring(ONEROSTER_1_2);
    own.must({ type: 'StartIncident', directive: 'hold', detail: '', exercise: true });
    const incident = defined(own.console.read('incidents', {})[0], 'it is open').incident;
    const [algebra] = student(idOf('student', 'Ana')).classes;
    const classId = defined(algebra, 'a class').classId;
    const ben = defined(own.must({ type: 'AddPerson', kind: 'student', fields: { givenName: 'Ben', familyName: 'Núñez' }, classId, why: 'Came today' }).result['person'], 'an id');
    const roll = () => own.console.read('class-roll', { incident, classId }).map((row) => row.person);
    expect(roll()).toContain(ben);
    expect(own.console.read('class-list', { classId }).map((row) => row.person)).toContain(ben);
    const expected = defined(own.console.read('incidents', {})[0], 'open').expected;
    const imported = idOf('student', 'Benny');
    own.must({ type: 'LinkPeople', kind: 'student', person: imported, other: ben, why: 'The same child' });
    expect(roll()).toEqual([idOf('student', 'Ana')]);
    expect(own.console.read('incidents', {})[0]).toMatchObject({ expected: expected - 1 });
    expect(student(ben)).toMatchObject({ countsAs: imported, linked: [{ person: imported, disputed: false }] });
    expect(student(imported)).toMatchObject({ countsAs: null, linked: [{ person: ben }] });
  });

  test('RO-5 by one command that reached two consoles are one person, expected once at both', async () => {
    const other = await openFolderConsole();
    try {
      await bring(ONEROSTER_1_2);
      own.must({ type: 'StartIncident', directive: 'hold', detail: '', exercise: false });
      letIn(own, other);
      const expected = (at: FolderConsole): number => defined(at.console.read('incidents', {})[0], 'it is open').expected;
      const before = expected(own);
      const command: Command = { type: 'AddPerson', kind: 'student', fields: { givenName: 'Ben', familyName: 'Nunez' }, classId: null, why: 'Came today' };
      const id = 'abcdefghijklmnopqrstuvwxyz' as CommandId;
      expect(own.console.execute(id, command)).toMatchObject({ accepted: true });
      expect(other.console.execute(id, command)).toMatchObject({ accepted: true });
      carry(own, other);
      carry(other, own);
      for (const at of [own, other]) {
        expect(at.console.read('people', { kind: 'student' }).filter((row) => row.name.given === 'Ben')).toHaveLength(1);
        expect(expected(at)).toBe(before + 1);
      }
    } finally {
      await other.remove();
    }
  });

  test('who come after an incident was closed are no part of it', async () => {
    await bring(ONEROSTER_1_2);
    const { result } = own.must({ type: 'StartIncident', directive: 'hold', detail: '', exercise: false });
    const incident = defined(result['incident'], 'an incident');
    own.must({ type: 'GiveAllClear', incident, reason: 'over' });
    const people = own.console.read('people-by-status', { incident, status: null }).map((row) => row.person);
    own.must({ type: 'AnswerForPeople', incident, people, reporter: { staff: null, name: 'Dana' }, reason: 'seen' });
    own.must({ type: 'CloseIncident', incident });
    addBen();
    expect(own.console.read('people-by-status', { incident, status: 'unknown' })).toEqual([]);
  });
});

describe('restrictions', () => {
  test('set by hand outlive the import and stop the adult; lifted only by naming all that stands (RO-10, RO-11)', async () => {
    await bring(ONEROSTER_1_2);
    const [ana, mother] = [idOf('student', 'Ana'), idOf('guardian', 'Carla')];
    const { result } = own.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true });
    const incident = defined(result['incident'], 'an incident');
    const checkIn = { type: 'CheckInAdult', incident, students: [ana], contact: mother, name: 'Carla', identity: MATCHING } as const;
    own.must({ type: 'SetRestriction', student: ana, contact: mother, words: 'Court order 12', why: 'Fax of today' });
    await bring(edited('classes.csv', 'Homeroom 7', 'Homeroom 8'));
    expect(own.refused(checkIn)).toBe('PickupRestricted');
    await bring(ONEROSTER_1_2, 'no pickup');
    expect(contact(ana, mother)).toMatchObject({ restriction: 'no pickup; Court order 12', rosterRestrictions: ['no pickup'], byHand: { restrictions: [{ words: 'Court order 12' }] } });
    const restrictions = contact(ana, mother).byHand?.restrictions.map((one) => one.event) ?? [];
    const lift: Command = { type: 'LiftRestriction', student: ana, contact: mother, restrictions, rosterWords: ['no pickup'], instead: null, why: 'Order ended' };
    expect(own.refused({ ...lift, rosterWords: [] })).toBe('RestrictionChanged');
    own.must(lift);
    expect(contact(ana, mother)).toMatchObject({ restriction: null, rosterRestrictions: [], byHand: { lifted: [{ words: 'no pickup', why: 'Order ended' }] } });
    own.must(checkIn);

    await bring(ONEROSTER_1_2, 'no pickup at all');
    expect(contact(ana, mother).restriction).toBe('no pickup at all');
    expect(own.refused(checkIn)).toBe('PickupRestricted');
  });

  test('of another console stand though this one lifted all that it knew', async () => {
    const other = await openFolderConsole();
    try {
      await bring(ONEROSTER_1_2, 'no pickup');
      letIn(own, other);
      const [ana, mother] = [idOf('student', 'Ana'), idOf('guardian', 'Carla')];
      own.must({ type: 'LiftRestriction', student: ana, contact: mother, restrictions: [], rosterWords: ['no pickup'], instead: null, why: 'Order ended' });
      other.must({ type: 'SetRestriction', student: ana, contact: mother, words: 'A new order', why: 'Police rang' });
      carry(own, other);
      carry(other, own);
      for (const at of [own, other]) expect(contact(ana, mother, at).restriction).toBe('A new order');
    } finally {
      await other.remove();
    }
  });
});

describe('linked records', () => {
  test('RO-14 share contacts and restrictions, and the child is released once', async () => {
    await bring(ONEROSTER_1_2);
    const [imported, mother] = [idOf('student', 'Benny'), idOf('guardian', 'Carla')];
    const ben = addBen();
    const uncle = defined(own.must({ type: 'AddPerson', kind: 'guardian', fields: { givenName: 'Otto', familyName: 'Moss', phone: '555-0111' }, classId: null, why: 'On the form' }).result['person'], 'an id');
    own.must({ type: 'AmendContact', student: ben, contact: uncle, changes: { relation: 'uncle' }, why: 'On the form' });
    own.must({ type: 'SetRestriction', student: ben, contact: mother, words: 'Court order 12', why: 'Fax of today' });
    expect(contact(imported, mother).restriction).toBeNull();
    own.must({ type: 'LinkPeople', kind: 'student', person: ben, other: imported, why: 'The same child' });
    expect(contact(imported, mother).restriction).toBe('Court order 12');
    expect(contact(imported, uncle)).toMatchObject({ relation: 'uncle', phone: '555-0111', through: { student: ben, contact: uncle } });
    const { result } = own.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false });
    const incident = defined(result['incident'], 'an incident');
    const come = (child: string, adult: string) => ({ type: 'CheckInAdult', incident, students: [child], contact: adult, name: 'An adult', identity: MATCHING }) as const;
    expect(own.refused(come(imported, mother))).toBe('PickupRestricted');
    const checkIn = defined(own.must(come(imported, uncle)).events[0], 'a check-in');
    own.must({ type: 'AnswerComfort', incident, student: imported, checkIn, comfortable: true });
    own.must({ type: 'ReleaseStudent', incident, student: imported, checkIn });
    expect(own.refused(come(ben, uncle))).toBe('StudentAlreadyReleased');
    expect(own.refused({ type: 'RemovePerson', person: 'abcdefghijklmnopqrstuvwxyz', kind: 'student', why: 'x' })).toBe('PersonNotOnRoster');
  });

  test('RO-14 what is said and done under the record that does not count goes to the one that does', async () => {
    await bring(ONEROSTER_1_2);
    const [imported, mother] = [idOf('student', 'Benny'), idOf('guardian', 'Carla')];
    const ben = addBen();
    own.must({ type: 'LinkPeople', kind: 'student', person: ben, other: imported, why: 'The same child' });
    const incident = defined(own.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false }).result['incident'], 'an incident');
    const statusOf = () => own.console.read('people-by-status', { incident, status: null }).filter(({ person }) => person === imported || person === ben).map(({ person, status }) => ({ person, status }));
    own.must({ type: 'ReportPeople', incident, reports: [{ person: ben, status: 'here', where: '' }], classId: null, reporter: { staff: null, name: 'Dana Okonkwo' }, channel: 'radio' });
    expect(statusOf()).toEqual([{ person: imported, status: 'here' }]);
    const checkIn = defined(own.must({ type: 'CheckInAdult', incident, students: [ben, imported], contact: mother, name: 'Carla', identity: MATCHING }).events[0], 'a check-in');
    own.must({ type: 'AnswerComfort', incident, student: ben, checkIn, comfortable: true });
    own.must({ type: 'ReleaseStudent', incident, student: ben, checkIn });
    expect(statusOf()).toEqual([{ person: imported, status: 'released' }]);
    expect(own.console.read('incidents', {})[0]).toMatchObject({ released: 1 });
  });

  test('RO-14 of adults carry a restriction over; where told apart elsewhere only restrictions do', async () => {
    const other = await openFolderConsole();
    try {
      await bring(ONEROSTER_1_2, 'no pickup');
      const [ana, ben, mother] = [idOf('student', 'Ana'), idOf('student', 'Benny'), idOf('guardian', 'Carla')];
      const again = defined(own.must({ type: 'AddPerson', kind: 'guardian', fields: { givenName: 'Carla', familyName: 'Nunez' }, classId: null, why: 'On the form' }).result['person'], 'an id');
      own.must({ type: 'AmendContact', student: ana, contact: again, changes: {}, why: 'On the form' });
      expect(contact(ana, again).restriction).toBeNull();
      letIn(own, other);
      own.must({ type: 'LinkPeople', kind: 'guardian', person: again, other: mother, why: 'The same woman' });
      expect(contact(ana, again).restriction).toBe('no pickup');
      expect(student(ben).contacts.map((one) => one.contact)).toContain(again);
      other.must({ type: 'TellPeopleApart', kind: 'guardian', person: again, other: mother, why: 'Sisters' });
      carry(other, own);
      expect(own.console.read('guardian', { person: again })[0]).toMatchObject({ linked: [{ disputed: true }] });
      expect(contact(ana, again).restriction).toBe('no pickup');
      expect(student(ben).contacts.map((one) => one.contact)).not.toContain(again);
    } finally {
      await other.remove();
    }
  });
});

test('what a student needs is shown to those who may see it, and to nobody else', async () => {
  await bring(ONEROSTER_1_2);
  const ana = idOf('student', 'Ana');
  amend(ana, { needs: ['inhaler'] });
  const shownTo = (role: string) => {
    const actor = { staff: ana as PersonId, role, grant: null };
    return readStudent(own.console.reader, ana as PersonId, null, mayUse(needsPermission, actor), actor, KNOWS_ALL);
  };
  expect(shownTo('teacher')).toMatchObject([{ needs: ['inhaler'], amendments: [{ field: 'needs' }] }]);
  expect(shownTo('stationVolunteer')).toMatchObject([{ needs: null, amendments: [] }]);
  expect(student(ana).needs).toEqual(['inhaler']);
  amend(ana, { grade: '8', needs: ['wheelchair'] });
  const told = shownTo('stationVolunteer')[0]?.amendments;
  expect(told).toMatchObject([{ field: 'grade', values: [{ value: '8', why: '' }], together: [] }]);
  expect(shownTo('teacher')[0]?.amendments.flatMap(({ values }) => values.map(({ why }) => why))).not.toContain('');
});

test('RO-15 a substitute is named for one day, and shown with the class until that is taken back', async () => {
  await bring(ONEROSTER_1_2);
  const [algebra] = own.console.read('roster-classes', {});
  const { classId } = defined(algebra, 'a class');
  const date = own.console.reader.today();
  own.must({ type: 'NameSubstitute', classId, date: '2020-02-02', substitute: { name: 'Long Ago', staff: null } });
  own.must({ type: 'NameSubstitute', classId, date, substitute: { name: 'Sam Ortiz', staff: null } });
  const named = () => own.console.read('roster-classes', {}).find((one) => one.classId === classId)?.substitutes.map((one) => one.name);
  expect(named()).toEqual(['Sam Ortiz']);
  own.must({ type: 'NameSubstitute', classId, date, substitute: null });
  expect(named()).toEqual([]);
});

test('all of it verifies', async () => {
  await bring(ONEROSTER_1_2);
  const ben = addBen();
  amend(ben, { needs: ['inhaler'] });
  own.must({ type: 'LinkPeople', kind: 'student', person: ben, other: idOf('student', 'Benny'), why: 'The same child' });
  const database = own.folder.database;
  await own.close();
  expect(await verifyFile(database)).toMatchObject({ findings: [] });
  own = await openFolderConsole(own.path);
  expect(student(ben).needs).toEqual(['inhaler']);
});
