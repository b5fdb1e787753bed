/** What was stated by hand, and what came after it: rosters that say a lifted restriction anew, incidents that were closed, reports that were taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFiles } from '../../electron/host/cli/operations.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { MAX_NAMED } from '../../shared/domain/roster/commands.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { carry } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { CONTACTS_HEADER, lines, ONEROSTER_1_2 } from '../formats/oneroster-package.ts';
import { temporaryFolder } from '../roster-import/temporary-folder.ts';

const write = temporaryFolder();
const DANA = { staff: null, name: 'Dana Okonkwo' };
let imports = 0;

let own: FolderConsole;
beforeEach(async () => {
  own = await openFolderConsole();
});
afterEach(() => own.remove());

/** Through the real importer, with what the side file of custody says of Ana and her mother. */
async function bring(restriction = '', priority = 1, at = own): Promise<void> {
  imports += 1;
  const files = [
    ...Object.entries(ONEROSTER_1_2).map(([name, text]) => write(`${imports}/${name}`, text)),
    write(`${imports}/student-contacts.csv`, lines(CONTACTS_HEADER, `u1,u3,Mother,true,true,true,${priority},${restriction},`, 'u2,u3,Mother,true,true,true,1,,')),
  ];
  const report = await importFiles(at.console, { files, school: '', dryRun: false, acceptLeaving: 2, map: null, siteName: 'North', founder: 'Dana Okonkwo' });
  expect(report.applied).toBe(true);
}

const idOf = (kind: 'student' | 'guardian', given: string, at = own): string => defined(at.console.read('people', { kind }).find((row) => row.name.given === given), given).person;
const pair = (at = own): SubscriptionRow<'student'>['contacts'][number] => {
  const mother = idOf('guardian', 'Carla', at);
  const ana = defined(at.console.read('student', { person: idOf('student', 'Ana', at), incident: null })[0], 'Ana');
  return defined(ana.contacts.find((one) => one.contact === mother), 'her mother');
};
const lift = (words: string, at = own) => at.run({ type: 'LiftRestriction', student: idOf('student', 'Ana', at), contact: idOf('guardian', 'Carla', at), restrictions: [], rosterWords: [words], instead: null, why: 'Order ended' });
const addBen = (): string => defined(own.must({ type: 'AddPerson', kind: 'student', fields: { givenName: 'Ben', familyName: 'Nunez' }, classId: null, why: 'Came today' }).result['person'], 'an id');
const start = (): string => defined(own.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false }).result['incident'], 'an incident');
const counts = () => defined(own.console.read('incidents', {})[0], 'it is open');

test('RO-3 what the source does not say is never “no”, and a restriction is of one child and one adult', async () => {
  const mother = (child: string) => {
    const row = defined(own.console.read('student', { person: idOf('student', child), incident: null })[0], child);
    return defined(row.contacts.find((one) => one.contact === idOf('guardian', 'Carla')), 'the mother');
  };
  const silent = async (header: string, ...rows: readonly string[]): Promise<void> => {
    imports += 1;
    const files = [...Object.entries(ONEROSTER_1_2).map(([name, text]) => write(`${imports}/${name}`, text)), write(`${imports}/student-contacts.csv`, lines(header, ...rows))];
    expect(await importFiles(own.console, { files, school: '', dryRun: false, acceptLeaving: 2, map: null, siteName: 'North', founder: 'Dana Okonkwo' })).toMatchObject({ applied: true });
  };
  await bring('no pickup');
  expect([mother('Ana').restriction, mother('Benny').restriction]).toEqual(['no pickup', null]);
  await silent('studentSourcedId,contactSourcedId,relation', 'u1,u3,Mother', 'u2,u3,Mother');
  expect(mother('Ana')).toMatchObject({ restriction: 'no pickup', livesWith: true, legalGuardian: null });
  await silent(CONTACTS_HEADER, 'u1,u3,Mother,,,,,no pickup,', 'u2,u3,Mother,,no,,,,');
  expect(mother('Ana')).toMatchObject({ restriction: 'no pickup', livesWith: null, primaryContact: null });
  expect(mother('Benny')).toMatchObject({ restriction: null, livesWith: false, primaryContact: null });
});

test('a lift holds while rosters go on saying the words, whatever else they change, and not for words that come anew (RO-11)', async () => {
  await bring('no pickup');
  expect(lift('no pickup').accepted).toBe(true);
  await bring('no pickup', 2);
  expect(pair()).toMatchObject({ restriction: null, priority: 2 });
  await bring('');
  expect(pair().restriction).toBeNull();
  await bring('no pickup');
  expect(pair()).toMatchObject({ restriction: 'no pickup', rosterRestrictions: ['no pickup'], byHand: { lifted: [] } });
  const identity = { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } as const;
  expect(own.refused({ type: 'CheckInAdult', incident: start(), students: [idOf('student', 'Ana')], contact: pair().contact, name: 'Carla', identity })).toBe('PickupRestricted');

  expect(lift('no pickup').accepted).toBe(true);
  expect(pair().restriction).toBeNull();
  await bring('no pickup', 3);
  expect(pair().restriction).toBeNull();
});

test('a lift shows alike at a console that hears of it and of the rosters later', async () => {
  const other = await openFolderConsole();
  try {
    await bring('no pickup');
    carry(own, other);
    lift('no pickup', other);
    await bring('');
    await bring('no pickup');
    carry(own, other);
    carry(other, own);
    for (const at of [own, other]) expect(pair(at).restriction).toBe('no pickup');
  } finally {
    await other.remove();
  }
});

test('whoever is on no list, and of whom all was taken back, is in no count', async () => {
  await bring();
  const [ben, imported] = [addBen(), idOf('student', 'Benny')];
  const incident = start();
  const report = defined(own.must({ type: 'ReportPeople', incident, classId: null, reporter: DANA, channel: 'radio', reports: [{ person: ben, status: 'here', where: '' }] }).events[0], 'a report');
  own.must({ type: 'LinkPeople', kind: 'student', person: ben, other: imported, why: 'The same child' });
  const linked = counts();
  expect(linked).toMatchObject({ here: 1, unknown: linked.expected });
  own.must({ type: 'TakeBackReport', incident, person: ben, report, reporter: DANA });
  expect(counts()).toMatchObject({ here: 0, unknown: linked.expected, expected: linked.expected });
  expect(own.console.read('people-by-status', { incident, status: 'unknown' }).map((row) => row.person)).not.toContain(ben);
});

test('a student added by hand who was absent in an incident stays on its lists when it is closed', async () => {
  await bring();
  const ben = addBen();
  own.must({ type: 'MarkAbsent', people: [ben], date: own.console.reader.today(), reason: 'sick' });
  const incident = start();
  const absent = () => own.console.read('people-by-status', { incident, status: 'absent' }).map((row) => row.person);
  expect(absent()).toEqual([ben]);
  own.must({ type: 'GiveAllClear', incident, reason: 'over' });
  const people = own.console.read('people-by-status', { incident, status: 'unknown' }).map((row) => row.person);
  own.must({ type: 'AnswerForPeople', incident, people, reporter: DANA, reason: 'seen' });
  own.must({ type: 'CloseIncident', incident });
  expect(absent()).toEqual([ben]);
});

test('as many restrictions stand on a pair as one lift can name, and they can be lifted (RO-10)', async () => {
  await bring();
  const of = { student: idOf('student', 'Ana'), contact: pair().contact, why: 'Fax of today' };
  for (let i = 0; i < MAX_NAMED; i += 1) own.must({ type: 'SetRestriction', ...of, words: `Order ${i}` });
  expect(own.refused({ type: 'SetRestriction', ...of, words: 'One more' })).toBe('TooManyRestrictions');
  own.must({ type: 'LiftRestriction', ...of, restrictions: pair().byHand?.restrictions.map((one) => one.event) ?? [], rosterWords: [], instead: 'One for all' });
  expect(pair().restriction).toBe('One for all');
});
