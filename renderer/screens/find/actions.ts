/**
 * Everything that Ctrl K can lead to besides people and rooms: the one table. Each is an address, so that Enter alone changes
 * nothing; and each carries the permission of what is done there, from the contract, so that nobody is led to a refusal.
 */
import { dayListPermissions } from '../../../shared/contract/day-list.ts';
import { commandPermissions, importPermission, queries, subscriptions, supportPermission } from '../../../shared/contract/procedures.ts';
import type { Permission } from '../../../shared/contract/permission.ts';
import { scoreIn, wordsOf } from '../../../shared/kernel/found-words.ts';
import { mayUse } from '../people/use-may.ts';
import { POST_PLACES } from '../stations/post-places.ts';
import { inLockdown } from '../../stores/incident-facts.ts';
import type { Incident, Site } from '../surroundings.tsx';

export interface Around {
  readonly site: Site;
  readonly incident: Incident | null;
}

export interface Action {
  readonly words: string;
  /** Other words by which people look for it. */
  readonly also: string;
  readonly to: string;
  readonly may: Permission;
  /** Left out: at any time. */
  readonly when?: (around: Around) => boolean;
}

const ready = ({ incident }: Around): boolean => incident === null;
const running = ({ incident }: Around): boolean => incident !== null;
const notCleared = ({ incident }: Around): boolean => incident !== null && incident.allClearWall === null;
const lockedDown = ({ incident }: Around): boolean => incident !== null && inLockdown(incident);
const inDrill = ({ incident }: Around): boolean => incident?.exercise === true;
const cleared = ({ incident }: Around): boolean => incident !== null && incident.allClearWall !== null;
const somebodyOpen = ({ incident }: Around): boolean => incident !== null && incident.missing + incident.unknown > 0;
const setUp = ({ site }: Around): boolean => site.signIn.is !== 'notSetUp';
const signedOut = ({ site }: Around): boolean => site.signedIn === null;
const signedIn = ({ site }: Around): boolean => site.signedIn !== null;

const DIRECTIVES = 'hold secure lockdown evacuate shelter alarm emergency fire';

/** What is most urgent in the state of the school comes first: so they stand where nothing is typed. */
export const ACTIONS: readonly Action[] = [
  { words: 'Start a drill or an incident', also: `${DIRECTIVES} begin real exercise`, to: '/now', may: commandPermissions.StartIncident, when: ready },
  { words: 'Change the directive', also: DIRECTIVES, to: '/now?do=change', may: commandPermissions.ChangeDirective, when: notCleared },
  { words: 'Real emergency', also: `${DIRECTIVES} 911`, to: '/now/real', may: commandPermissions.StartIncident, when: inDrill },
  { words: 'Release rooms', also: 'lockdown key open unlock', to: '/now?do=release', may: commandPermissions.ReleaseRooms, when: lockedDown },
  { words: '911 was phoned', also: 'lockdown call police emergency', to: '/now?do=phoned', may: commandPermissions.Phone911, when: lockedDown },
  { words: 'Sign in', also: 'log in login name pin passphrase', to: '/sign-in', may: 'anyone', when: (around) => signedOut(around) && setUp(around) },
  { words: 'Dispatch: open calls for help', also: 'screen call board responder supervisor', to: '/dispatch', may: subscriptions.calls.permission },
  { words: 'Enter a call by radio or phone', also: 'runner help on behalf dispatch', to: '/dispatch/enter', may: commandPermissions.AskResponder },
  { words: 'Print paper slips for calls', also: 'help radio form dispatch', to: '/dispatch/slip', may: commandPermissions.AskResponder },
  { words: 'Ask for relief', also: 'tap out tap-out break cover class back', to: '/dispatch', may: commandPermissions.AskForRelief },
  { words: 'Account for a class', also: 'report attendance here missing injured roll', to: '/accounting', may: commandPermissions.ReportPeople, when: running },
  { words: 'Who is not heard of', also: 'unknown list', to: '/now/list/unknown', may: subscriptions['people-by-status'].permission, when: running },
  { words: 'Who is missing', also: 'list search for', to: '/now/list/missing', may: subscriptions['people-by-status'].permission, when: running },
  { words: 'Who is injured', also: 'list first aid hurt', to: '/now/list/injured', may: subscriptions['people-by-status'].permission, when: running },
  { words: 'School, bus, site', also: 'gap reconcile where whereabouts left on their own evacuated', to: '/accounting/whereabouts', may: subscriptions.whereabouts.permission, when: running },
  { words: 'Buses', also: 'bus load manifest list left arrived driver', to: '/accounting/buses', may: subscriptions.buses.permission, when: running },
  { words: 'Arrivals at the site', also: 'recount assembly count', to: '/accounting/arrivals', may: commandPermissions.ReportArrivals, when: running },
  { words: 'Sweeps by zone', also: 'search cleared team rooms', to: '/accounting/sweeps', may: subscriptions.sweeps.permission, when: running },
  { words: 'Check in an adult', also: 'pick up pickup parent guardian release hand over', to: '/reunification', may: commandPermissions.CheckInAdult, when: running },
  ...POST_PLACES.map(({ title, to, also }) => ({ words: title, also: `post station screen ${also}`, to, may: subscriptions.queues.permission, when: running })),
  { words: 'Board', also: 'queues lines waits bottleneck finish an hour director', to: '/reunification/board', may: subscriptions.flow.permission, when: running },
  { words: 'Families who have not come', also: 'call contact phone parents list', to: '/reunification/families', may: subscriptions.families.permission, when: running },
  { words: 'Messages to families', also: 'text draft language translate notice', to: '/reunification/messages', may: subscriptions.texts.permission, when: running },
  { words: 'Hard count before the close', also: 'who is still here sign open matters', to: '/now/close', may: subscriptions.closing.permission, when: running },
  { words: 'Stations', also: 'open pause close divert line volunteer badge take over', to: '/stations', may: subscriptions.queues.permission, when: running },
  { words: 'Print reunification cards', also: 'paper number qr half blank', to: '/cards/print', may: commandPermissions.PrintCards, when: running },
  { words: 'Cards that do not pair', also: 'halves half missing unpaired sign', to: '/cards/unpaired', may: subscriptions.unpaired.permission, when: running },
  { words: 'Type cards back from paper', also: 'outage blank card enter', to: '/cards/type-back', may: commandPermissions.TypeBackCard, when: running },
  { words: 'Print blank cards ahead', also: 'reunification paper stock go kit', to: '/cards/stock', may: commandPermissions.PrintStockCards },
  { words: 'Print job sheets', also: 'posts paper', to: '/now/sheets', may: subscriptions.posts.permission, when: running },
  { words: 'Start reunification', also: 'release parents pick up', to: '/reunification?do=reunify', may: commandPermissions.StartReunification, when: (around) => running(around) && around.incident?.reunification === null },
  { words: 'Add a note', also: 'write timeline', to: '/now?do=note', may: commandPermissions.AddNote, when: running },
  { words: 'Give all clear', also: 'end over finish', to: '/now', may: commandPermissions.GiveAllClear, when: notCleared },
  { words: 'Answer for people by name', also: 'missing unknown close', to: '/now/answer', may: commandPermissions.AnswerForPeople, when: (around) => cleared(around) && somebodyOpen(around) },
  { words: 'Close', also: 'end finish drill incident', to: '/now', may: commandPermissions.CloseIncident, when: cleared },
  { words: 'Now', also: 'screen start numbers', to: '/now', may: 'anyone' },
  { words: 'Mark absent', also: 'absence ill sick today', to: '/people/today?do=absent', may: commandPermissions.MarkAbsent },
  { words: 'Came late', also: 'tardy arrived today', to: '/people/today?do=arrived', may: commandPermissions.MarkArrived },
  { words: 'Leaves early', also: 'early dismissal left today', to: '/people/today?do=left', may: commandPermissions.MarkLeftEarly },
  { words: 'Sign in a visitor', also: 'badge guest', to: '/people/today?do=visitor', may: commandPermissions.SignInVisitor },
  { words: 'Sign out a visitor', also: 'badge guest', to: '/people/today', may: commandPermissions.SignOutVisitor },
  { words: 'Who may not enter', also: 'barred banned list visitor trespass', to: '/people/barred', may: subscriptions.barred.permission },
  { words: 'Bring in absences', also: 'attendance csv import list today', to: '/people/today/list/attendance', may: dayListPermissions.attendance },
  { words: 'Bring in visitors', also: 'visitor csv import list today', to: '/people/today/list/visitors', may: dayListPermissions.visitors },
  { words: 'Today: who is absent, who is in', also: 'attendance visitors', to: '/people/today', may: subscriptions.attendance.permission },
  { words: 'Accounting', also: 'screen classes rooms', to: '/accounting', may: subscriptions.classes.permission },
  { words: 'Reunification', also: 'screen desk station adults', to: '/reunification', may: subscriptions.pickups.permission },
  { words: 'Conflicts', also: 'screen contradictions settle disagree', to: '/conflicts', may: subscriptions.contradictions.permission },
  { words: 'Students', also: 'people list roster', to: '/people', may: subscriptions.people.permission },
  { words: 'Guardians', also: 'people list parents contacts', to: '/people/guardians', may: subscriptions.people.permission },
  { words: 'Staff', also: 'people list teachers', to: '/people/staff', may: subscriptions.people.permission },
  { words: 'Classes', also: 'list rooms teachers substitute', to: '/people/classes', may: subscriptions['roster-classes'].permission },
  { words: 'Training: who is due', also: 'course certificate nci aed expired responder csv import', to: '/people/training', may: subscriptions.trainings.permission },
  { words: 'Import a roster or photos', also: 'update oneroster csv upload', to: '/people/import', may: importPermission },
  { words: 'Add a student by hand', also: 'new', to: '/people/add/student', may: commandPermissions.AddPerson },
  { words: 'Add a guardian by hand', also: 'new parent', to: '/people/add/guardian', may: commandPermissions.AddPerson },
  { words: 'Add a staff member by hand', also: 'new teacher', to: '/people/add/staff', may: commandPermissions.AddPerson },
  { words: 'Print class lists', also: 'paper', to: '/people/print', may: queries.classLists.permission },
  { words: 'Records', also: 'screen drills incidents timeline past', to: '/records', may: subscriptions.records.permission },
  { words: 'Drills of the school year', also: 'screen plan evaluate rules state calendar compliance', to: '/drills', may: subscriptions['drill-year'].permission },
  { words: 'Setup', also: 'screen settings', to: '/setup', may: subscriptions['site-settings'].permission },
  { words: 'Site and schools', also: 'rename console name clock 24 hour', to: '/setup/site', may: commandPermissions.RenameSite },
  { words: 'Consoles', also: 'computers in step stale heard revoke rename leave lan peers', to: '/setup/consoles', may: subscriptions['site-settings'].permission },
  { words: 'Add a console', also: 'computer join pair six digits admit', to: '/setup/consoles/add', may: queries.openAdmission.permission },
  { words: 'Network', also: 'firewall port address test lan it', to: '/setup/network', may: subscriptions.network.permission },
  { words: 'Words in other languages', also: 'translate text language spanish vietnamese chinese arabic creole card', to: '/setup/texts', may: commandPermissions.CorrectText },
  { words: 'Rooms and zones', also: 'place add room gym office', to: '/setup/rooms', may: commandPermissions.PlaceRooms },
  { words: 'Floor plans', also: 'map picture draw rooms zones', to: '/setup/floors', may: commandPermissions.DrawPlaces },
  { words: 'Sign-in and recovery code', also: 'idle lock passphrase', to: '/setup/sign-in', may: commandPermissions.SetIdleLock },
  { words: 'Staff and roles', also: 'users give take rename who can sign in', to: '/setup/staff', may: subscriptions['staff-access'].permission, when: setUp },
  { words: 'Add staff who use Muster', also: 'user account role', to: '/setup/add', may: commandPermissions.AddStaff, when: setUp },
  { words: 'Print sign-in letters', also: 'pin code', to: '/setup/letters', may: queries.printLetters.permission, when: setUp },
  { words: 'Bell schedule', also: 'periods times', to: '/setup/bell-schedule', may: commandPermissions.SetBellSchedule },
  { words: 'Who may leave alone', also: 'self release grade rule', to: '/setup/self-release', may: commandPermissions.SetSelfRelease },
  { words: 'Calls for help: kinds and ladder', also: 'escalation steps settings', to: '/setup/calls', may: commandPermissions.SetEscalation },
  { words: 'Responders', also: 'skills zones hours security nurse counselor', to: '/setup/responders', may: commandPermissions.SetResponder },
  { words: 'Courses of responders', also: 'training months expiry list', to: '/setup/courses', may: commandPermissions.SetCourses },
  { words: 'Retention and holds', also: 'screen erase keep years legal hold inspect records ferpa 99.10', to: '/records/retention', may: subscriptions.retention.permission },
  { words: 'Rules for relief', also: 'tap out tap-out who sees erased days', to: '/setup/relief', may: commandPermissions.SetTapOutRules },
  { words: 'Rule for all clear', also: 'lockdown two people every room released', to: '/setup/lockdown', may: commandPermissions.SetLockdownAllClear },
  { words: 'Who may do what', also: 'permissions roles', to: '/permissions', may: 'anyone' },
  { words: 'Backups', also: 'copy restore disk folder data', to: '/setup/backups', may: queries.backUpNow.permission },
  { words: 'Keys for scripts', also: 'export command line token nightly revoke', to: '/setup/keys', may: queries.makeExportKey.permission },
  { words: 'Support file', also: 'help log diagnostics', to: '/setup/support', may: supportPermission },
  { words: 'Lock, sign out, change your PIN', also: 'you log out passphrase', to: '/you', may: queries.changeSecret.permission },
  { words: 'Somebody else signs in', also: 'switch user', to: '/sign-in', may: 'anyone', when: (around) => signedIn(around) && setUp(around) },
  { words: 'You have a letter with a code', also: 'first time sign in', to: '/letter', may: 'anyone', when: (around) => signedOut(around) && setUp(around) },
  { words: 'Passphrase lost: recovery code', also: 'forgot', to: '/recover', may: 'anyone', when: (around) => signedOut(around) && setUp(around) },
];

/** Those that whoever is signed in may do now. */
export const offered = (around: Around): readonly Action[] => ACTIONS.filter((one) => mayUse(one.may, around.site.signedIn) && (one.when?.(around) ?? true));

export interface FoundAction {
  readonly action: Action;
  readonly score: number;
}

/** The best first. What an action is called goes before the other words for it. */
export function findActions(actions: readonly Action[], typed: readonly string[]): readonly FoundAction[] {
  const found = actions.flatMap((action) => {
    const name = wordsOf(action.words);
    const score = scoreIn(typed, [...name, ...wordsOf(action.also)]);
    return score === null ? [] : [{ action, score: scoreIn(typed, name) === null ? score + 1 : score }];
  });
  return found.sort((a, b) => a.score - b.score);
}
