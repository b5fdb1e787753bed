/** What each kind of conflict is called, what to find out, and what holds meanwhile. None can be forgotten. */
import type { Conflict } from '../../intents/settle.ts';
import { listedName, spokenName } from '../../ui/words.ts';

type Kind = Conflict['kind'];
type SettingName = Extract<Conflict['about'], { readonly is: 'setting' }>['setting'];

const settingNames: Readonly<Record<SettingName, string>> = {
  siteName: 'Name of the site',
  schools: 'Schools on the site',
  clock: 'Clock',
  bellSchedule: 'Bell schedule',
  lockdownAllClear: 'All clear of a lockdown',
  idleLock: 'Lock after idleness',
  selfRelease: 'Who may leave alone',
  consoleName: 'Name of a console',
  room: 'Room',
  staffName: 'Name of a staff member',
  text: 'Words in another language',
  callKinds: 'Kinds of calls',
  escalation: 'Who is told of a call, and when',
};

/** Where in Setup something else can be set than either side says. */
export const settingPlaces: Readonly<Record<SettingName, string>> = {
  siteName: '/setup/site',
  schools: '/setup/site',
  clock: '/setup/site',
  bellSchedule: '/setup/bell-schedule',
  lockdownAllClear: '/setup/lockdown',
  idleLock: '/setup/sign-in',
  selfRelease: '/setup/self-release',
  consoleName: '/setup/site',
  room: '/setup/rooms',
  staffName: '/setup/staff',
  text: '/setup/texts',
  callKinds: '/setup/calls',
  escalation: '/setup/calls',
};

export const conflictHeadings: Readonly<Record<Kind, string>> = {
  reportsDisagree: 'Reports disagree',
  placesDisagree: 'In two places',
  releasedTwice: 'Released twice',
  reportedAfterRelease: 'Reported after release',
  settlementsDiffer: 'Settled two ways',
  closedWithout: 'Closed, and not accounted for',
  missingThoughAbsent: 'Missing, and marked absent',
  postTakenTwice: 'Two at one post',
  callTakenTwice: 'Call taken twice',
  incidentsAtOnce: 'Two incidents at once',
  rostersContradict: 'Two rosters are active',
  settingSetTwice: 'Set two ways',
  roleGrantedTwice: 'Two roles',
  actsOnWithdrawnGrant: 'Done in a role that was withdrawn',
  lateFacts: 'A revoked console said more',
};

/** What the conflict is about, for headings and lists; '': the heading says it. */
export function aboutWords({ about }: Conflict): string {
  switch (about.is) {
    case 'person':
      return listedName(about.name);
    case 'post':
      return about.title;
    case 'call':
      return about.words;
    case 'setting':
      return about.of === '' ? settingNames[about.setting] : `${settingNames[about.setting]}, ${about.of}`;
    case 'staff':
    case 'console':
      return about.name;
    case 'incidents':
    case 'rosters':
      return '';
  }
}

/** In sentences. */
const called = (conflict: Conflict): string => (conflict.about.is === 'person' ? conflict.about.name.given || spokenName(conflict.about.name) : aboutWords(conflict));
const fullName = (conflict: Conflict): string => (conflict.about.is === 'person' ? spokenName(conflict.about.name) : aboutWords(conflict));

type Says = (name: string) => string;

const STEPS: Readonly<Record<Kind, Says>> = {
  reportsDisagree: (name) => `Find out which report about ${name} is true.`,
  placesDisagree: (name) => `Ask at both places: where is ${name}?`,
  releasedTwice: (name) => `Phone both adults: who has ${name}?`,
  reportedAfterRelease: (name) => `Find out where ${name} is.`,
  settlementsDiffer: (name) => `Two people settled this differently: where is ${name}?`,
  closedWithout: (name) => `Find out where ${name} is.`,
  missingThoughAbsent: (name) => `Is ${name} in school today? Phone the family.`,
  postTakenTwice: (name) => `Who stays at the post ${name}?`,
  callTakenTwice: (name) => `Who goes to ${name}?`,
  incidentsAtOnce: () => 'Make one incident of them.',
  rostersContradict: () => 'Which roster is right?',
  settingSetTwice: () => 'Choose what is right.',
  roleGrantedTwice: (name) => `Which role has ${name}?`,
  actsOnWithdrawnGrant: (name) => `Look at what ${name} did.`,
  lateFacts: (name) => `Does it count what ${name} said late?`,
};

const asUnknown: Says = (name) => `Until this is settled ${name} counts as Unknown, not as released.`;
const WHY: Readonly<Record<Kind, Says>> = {
  reportsDisagree: (name) => `Until this is settled ${name} counts as the worse of the two.`,
  placesDisagree: (name) => `Until this is settled ${name} counts as missing or unknown, not as on a bus or at the site.`,
  releasedTwice: asUnknown,
  reportedAfterRelease: asUnknown,
  settlementsDiffer: asUnknown,
  closedWithout: (name) => `The incident was closed by a console that had not heard of this. Nobody has said since where ${name} is.`,
  missingThoughAbsent: (name) => `The office says not in school, a report says missing. Until this is settled ${name} counts as missing.`,
  postTakenTwice: () => 'They took it on consoles that did not hear each other. Until it is settled both are shown at the post.',
  callTakenTwice: () => 'They took it on consoles that did not hear each other. Until it is settled both go.',
  incidentsAtOnce: () => 'They were started on consoles that did not hear each other. Until they are joined, each counts for itself.',
  rostersContradict: () => 'Keep one of them, or import a newer file. Before anything is written you see what changes.',
  settingSetTwice: () => 'It was set on consoles that did not hear each other. Until somebody chooses, every console takes the same one.',
  roleGrantedTwice: () => 'They were given on consoles that did not hear each other. Until somebody chooses, the role that allows less counts.',
  actsOnWithdrawnGrant: (name) => `The role was withdrawn on a console that had not heard of it yet. What ${name} did counts, and somebody should have looked at it.`,
  lateFacts: () => 'It was cut off from the site. What it said beyond that is kept, and counts for nothing until a person decides.',
};

export const stepOf = (conflict: Conflict): string => STEPS[conflict.kind](called(conflict));
export const whyOf = (conflict: Conflict): string => WHY[conflict.kind](fullName(conflict));
