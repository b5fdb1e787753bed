/**
 * A program: `node records-of-before.ts FOLDER` fills a data folder with a school that has a past: two fire drills, of which the second was briefed,
 * observed and evaluated, a real incident with releases, a contradiction and its settlement, and a call for help.
 */
import { loadSample } from '../../electron/host/cli/operations.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { moveClock } from '../support/moved-clock.ts';
import { openFolderConsole } from '../support/own-console.ts';

const [folder] = process.argv.slice(2);
const DAY_MS = 86_400_000;
const RULES = 'pack Larkmoor\n4 drills of fire in the year\n  cite § 7.1\n2 drills of lockdown by December 31\n  cite § 7.2\nkeep records 3 years\n';
const PAT = { staff: null, name: 'Pat Ruiz' };

moveClock(-20 * DAY_MS);
const at = await openFolderConsole(defined(folder, 'the data folder'));
const here = at.console;
const must = (command: Command): void => void at.must(command);
const result = (command: Command, key: string): string => defined(at.must(command).result[key], key);

/** Each class after so many seconds more than the one before. */
function classesAnswer(incident: string, everyMs: number): void {
  for (const { classId } of here.read('classes', { incident })) {
    moveClock(everyMs);
    const reports = here.read('class-roll', { incident, classId }).flatMap(({ person, status }) => (status === 'unknown' ? [{ person, status: 'here' as const, where: '' }] : []));
    if (reports.length > 0) must({ type: 'ReportPeople', incident, reports, classId, reporter: PAT, channel: 'radio' });
  }
}

function end(incident: string, reason: string): void {
  const open = here.read('people-by-status', { incident, status: null }).flatMap(({ person, status }) => (status === 'unknown' || status === 'missing' ? [person] : []));
  for (let first = 0; first < open.length; first += 25) must({ type: 'AnswerForPeople', incident, people: open.slice(first, first + 25), reporter: PAT, reason: 'Seen on the field' });
  moveClock(40_000);
  must({ type: 'GiveAllClear', incident, reason });
  must({ type: 'CloseIncident', incident });
}

function fireDrill(everyMs: number): string {
  const plan = { kind: 'fire', date: here.reader.today(), minute: 570, secondaryExit: false, told: true, parentsTold: null };
  must({ type: 'ScheduleDrill', drill: null, plan });
  const { drill } = defined(here.read('drill-year', {})[0]?.drills.find((one) => one.plan.date === plan.date), 'the drill');
  must({ type: 'BriefDrill', drill, brief: { objectives: 'Every class is answered for within five minutes', scenario: 'Smoke from the boiler room; stair B is closed', roles: [{ role: 'Leads the drill', name: 'Karin Lindqvist' }, { role: 'Observer, east stairs', name: 'Sam Lee' }], injects: [{ afterMinutes: 2, message: 'Stair B is full of smoke', question: 'Who sends classes another way?' }] } });
  const run = result({ type: 'StartIncident', directive: 'evacuate', detail: 'North field', exercise: true }, 'incident');
  must({ type: 'StartDrillRun', drill, run });
  must({ type: 'TakePost', incident: run, post: 'assembly-director', holder: { staff: null, name: 'Vera Helper', badge: '12' } });
  classesAnswer(run, everyMs);
  must({ type: 'ObserveDrill', drill, about: null, saw: null, words: 'The gate to the field was locked for a minute' });
  end(run, 'Everybody is on the field');
  return drill;
}

const facts = { conductedBy: 'Karin Lindqvist', notification: 'Announced by radio', staffOnDuty: 105, staffTakingPart: 98, evacuated: 1_142, conditions: 'Stair B closed', problems: 'The gate to the field was locked', weather: 'Rain, 50 °F', timeToCompleteS: 330 };

function realIncident(): void {
  const incident = result({ type: 'StartIncident', directive: 'evacuate', detail: 'Smoke in the east wing', exercise: false }, 'incident');
  must({ type: 'TakePost', incident, post: 'reunification-director', holder: { staff: null, name: 'Karin Lindqvist', badge: '1' } });
  must({ type: 'TakePost', incident, post: 'greeter', holder: { staff: null, name: 'Vera Helper', badge: '12' } });
  classesAnswer(incident, 6_000);
  const students = here.read('people', { kind: 'student' }).map(({ person }) => person);
  const sought = defined(students[0], 'a student');
  const report = (status: 'missing' | 'here', name: string): void => must({ type: 'ReportPeople', incident, reports: [{ person: sought, status, where: '' }], classId: null, reporter: { staff: null, name }, channel: 'radio' });
  report('missing', 'Sam Lee');
  moveClock(30_000);
  report('here', 'Officer Diaz');
  moveClock(90_000);
  const apart = here.read('timeline', { incident }).flatMap(({ mark, event }) => (mark === 'contradicts' ? [event] : []));
  must({ type: 'SettleReports', incident, person: sought, settles: apart, status: 'here', where: '', reporter: { staff: null, name: 'Dana Okonkwo' }, reason: 'Seen by the nurse' });
  must({ type: 'AddNote', incident, text: 'The fire department has the east wing' });
  let left = 30;
  for (const student of students) {
    const contact = left === 0 ? undefined : here.read('student', { person: student, incident })[0]?.contacts.find((one) => one.restriction === null);
    if (contact === undefined) continue;
    moveClock(45_000);
    must({ type: 'CheckInAdult', incident, students: [student], contact: contact.contact, name: 'as on record', identity: { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } });
    const { checkIn } = defined(here.read('pickups', { incident }).find((one) => one.student === student), 'checked in');
    must({ type: 'AnswerComfort', incident, student, checkIn, comfortable: true });
    must({ type: 'ReleaseStudent', incident, student, checkIn });
    left -= 1;
  }
  end(incident, 'The fire department says so');
}

try {
  await loadSample(here, { seed: 1, students: 1200, date: '2026-10-14', founder: 'Dana Okonkwo' });
  must({ type: 'SetDrillRules', level: null, text: RULES });
  must({ type: 'SetSchoolCalendar', entries: [{ kind: 'year', name: '', from: '2026-08-24', to: '2027-06-11' }] });
  fireDrill(9_000);
  moveClock(7 * DAY_MS);
  const drill = fireDrill(6_000);
  must({ type: 'EvaluateDrill', drill, evaluation: { facts, capabilities: [{ capability: 'Accounting for everybody', rating: 'S' }, { capability: 'Communication', rating: 'P' }], strengths: 'Quiet on the stairs; every class had its list', areas: 'The gate to the field', actions: [{ action: 'A key of the gate on each radio', owner: 'Facilities', due: '2026-10-30' }] } });
  moveClock(6 * DAY_MS);
  realIncident();
  moveClock(5 * DAY_MS);
  const call = result({ type: 'CallForHelp', room: here.read('rooms', {})[0]?.room ?? null, kind: 'medical', silent: false, exercise: false, onBehalf: null }, 'call');
  must({ type: 'TakeCall', call, responder: null, onBehalf: null });
  must({ type: 'ArriveAtCall', call, responder: null });
  must({ type: 'ClearCall', call, outcome: 'The nurse stays until the ambulance is here' });
} finally {
  await at.close();
}
