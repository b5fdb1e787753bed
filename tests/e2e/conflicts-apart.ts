/**
 * A program: `node conflicts-apart.ts FOLDER` fills a data folder with the sample school, whose two consoles acted apart in a
 * real emergency and then met: a card of every kind that two consoles can bring about without a revocation.
 */
import { loadSample } from '../../electron/host/cli/operations.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { consoleOfOrigin, type CommandId, type EventId, type PersonId, type VisitorId } from '../../shared/kernel/ids.ts';
import { visitorStream } from '../../shared/kernel/streams.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the data folder');

const start = (at: FolderConsole, directive: 'evacuate' | 'lockdown', detail: string): string => defined(at.must({ type: 'StartIncident', directive, detail, exercise: false }).result['incident'], 'an incident');
const report = (at: FolderConsole, incident: string, person: string, status: 'here' | 'missing', name: string): void =>
  void at.must({ type: 'ReportPeople', incident, classId: null, reporter: { staff: null, name }, channel: 'radio', reports: [{ person, status, where: '' }] });

/** What somebody does in a role, as if signed in. */
function visitorsBy(at: FolderConsole, staff: PersonId, grant: EventId, names: readonly string[]): void {
  for (const name of names) {
    const visitor = randomIds.next() as VisitorId;
    const event = { stream: visitorStream(visitor), type: 'v1.VisitorSignedIn', payload: { visitor, name, reason: 'Interview', host: 'Pat Lee', badge: '' }, refs: [] };
    at.console.committer.append({ commandId: randomIds.next() as CommandId, actor: { staff, role: 'frontOffice', grant }, events: [event], outcome: () => null });
  }
}

const office = await openFolderConsole(folder);
const gym = await openFolderConsole();
const meet = (): void => {
  carry(gym, office);
  carry(office, gym);
};
try {
  await loadSample(office.console, { seed: 1, students: 120, date: '2026-10-14', founder: 'Dana Okonkwo' });
  const grant = defined(office.must({ type: 'AddStaff', role: 'frontOffice', people: [{ name: 'Pat Lee', person: null }] }).events.at(-1), 'a grant') as EventId;
  office.must({ type: 'AddStaff', role: 'teacher', people: [{ name: 'Sam Ortiz', person: null }] });
  letIn(office, gym);
  office.must({ type: 'RenameConsole', console: consoleOfOrigin(gym.console.origin), name: 'Gym' });
  carry(office, gym);
  const staffOf = (name: string): PersonId => defined(office.console.read('staff-access', {}).find((one) => one.name === name), name).staff as PersonId;
  const students = office.console.read('people', { kind: 'student' }).map((row) => row.person);
  const [, , child = ''] = students;

  const first = start(office, 'evacuate', 'Gas smell in the lab wing, to the track');
  report(office, first, child, 'here', 'Dana Okonkwo');
  office.must({ type: 'RenameSite', name: 'Larkmoor High School' });
  office.must({ type: 'WithdrawRole', staff: staffOf('Pat Lee') });
  office.must({ type: 'GrantRole', staff: staffOf('Sam Ortiz'), role: 'assistantPrincipal' });

  const second = start(gym, 'lockdown', '');
  report(gym, second, child, 'missing', 'Paul Marchetti');
  gym.must({ type: 'RenameSite', name: 'Larkmoor School' });
  gym.must({ type: 'GrantRole', staff: staffOf('Sam Ortiz'), role: 'frontOffice' });
  visitorsBy(gym, staffOf('Pat Lee'), grant, Array.from({ length: 15 }, (_, i) => `Visitor ${i + 1}`));
  meet();
  office.must({ type: 'TakePost', incident: first, post: 'safety', holder: { staff: null, name: 'Ana Ruiz', badge: '7' } });
  gym.must({ type: 'TakePost', incident: first, post: 'safety', holder: { staff: null, name: 'Ben Cole', badge: '' } });
  meet();
} finally {
  await office.close();
  await gym.remove();
}
