/**
 * What a drill of each kind begins with, as data: what it is to show, what observers look at, and for one that is talked through its
 * injects. And what is confirmed before any drill, so that it frightens nobody (field guide, "Drills"). All of it may be changed in the brief.
 */
import type { DrillBrief } from './run-events.ts';

interface Listed {
  readonly key: string;
  readonly words: string;
}

/** Confirmed one by one before the start. */
export const drillChecks: readonly Listed[] = [
  { key: 'told', words: 'Students and staff are told that it is a drill, before it begins and while it runs' },
  { key: 'no-props', words: 'No props, no actors, no sounds of an attack (8 NYCRR 155.17, 19 TAC 103.1209)' },
  { key: 'team', words: 'Nobody on the drill team would have a part in a real emergency now' },
  { key: 'briefed', words: 'The team knows the floor plan, how long it takes, what is said at a door, and who has keys' },
  { key: 'needs', words: 'Students whom it could harm have a plan of their own, or are excused' },
  { key: 'distress', words: 'Everybody knows what to do where somebody is in distress, and a counselor is at hand' },
  { key: 'words', words: 'Teachers have words for it that fit the age of their students' },
  { key: 'real', words: 'Everybody knows the words that end the drill when something real happens' },
  { key: 'after', words: 'There is time to talk about it afterwards' },
];

const ALARM: readonly Listed[] = [
  { key: 'heard', words: 'The directive was heard everywhere, in its own words' },
  { key: 'drill-said', words: 'It was said that it is a drill' },
];
const ACCOUNTED: readonly Listed[] = [
  { key: 'lists', words: 'Teachers had their lists and reported missing, extra and injured' },
  { key: 'calm', words: 'Nobody was in distress, or was helped at once' },
];
const DOORS: readonly Listed[] = [
  { key: 'locked', words: 'Doors were locked' },
  { key: 'hallways', words: 'Hallways were cleared, and whoever was in them was taken in' },
];
const OUT: readonly Listed[] = [
  { key: 'routes', words: 'Routes and exits were free and known, also for those who need help' },
  { key: 'rooms-empty', words: 'Rooms and restrooms were looked through' },
  { key: 'place', words: 'Classes stood together at the place' },
];
const SAFE_PLACE: readonly Listed[] = [
  { key: 'place', words: 'Everybody was in the right place for the hazard' },
  { key: 'posture', words: 'Students knew what to do there' },
];

/** Asked at the debrief, in this order; the answers begin the evaluation. */
export const debriefQuestions = [
  { key: 'debrief-good', words: 'What went well?' },
  { key: 'debrief-improve', words: 'What did not?' },
  { key: 'debrief-mend', words: 'What is to be mended?' },
] as const;

interface Template {
  readonly objectives: string;
  readonly observe: readonly Listed[];
  readonly injects: DrillBrief['injects'];
}

const template = (objectives: string, ...observe: readonly (readonly Listed[])[]): Template => ({ objectives, observe: [...ALARM, ...observe.flat(), ...ACCOUNTED], injects: [] });

const EVACUATE = template('Everybody leaves by a known route, stands with their class, and is accounted for.', OUT);
const LOCKDOWN = template('Every room is locked, dark and silent; nobody opens a door.', DOORS, [{ key: 'silent', words: 'Lights were out, and rooms silent and out of sight' }, { key: 'unopened', words: 'No door was opened on a knock' }]);

const TALK: readonly Listed[] = [
  { key: 'roles', words: 'Everybody knew their own role, and whom to turn to' },
  { key: 'gaps', words: 'Gaps were named and written down' },
];

const templates: ReadonlyMap<string, Template> = new Map(Object.entries({
  evacuation: EVACUATE,
  fire: { ...EVACUATE, objectives: 'Everybody leaves at the alarm by a known route, or by the second one, and is accounted for.' },
  'bomb-threat': { ...EVACUATE, objectives: 'Everybody leaves without touching anything, by the routes that are given, further than for a fire.' },
  lockdown: LOCKDOWN,
  'active-threat': LOCKDOWN,
  secure: template('Everybody is brought in, outside doors are locked, and lessons go on.', [{ key: 'inside', words: 'Classes that were outside came in' }, { key: 'outside-doors', words: 'All outside doors were locked' }]),
  hold: template('Hallways are clear and lessons go on.', DOORS),
  medical: template('Hallways are clear for those who help; help comes with what it needs.', [{ key: 'helpers', words: 'Trained helpers came, with AED and bag' }, { key: 'path', words: 'Somebody met the ambulance and led the way' }]),
  shelter: template('Everybody is in the place that the hazard asks for, and is accounted for.', SAFE_PLACE),
  weather: template('Everybody is in a shelter area, low, away from windows, head covered.', SAFE_PLACE),
  hazmat: template('Everybody is inside, doors and windows are shut, and the air is off.', SAFE_PLACE, [{ key: 'air', words: 'Ventilation was off, doors and windows sealed' }]),
  drop: template('Everybody drops, covers and holds on at once, and leaves only when told.', SAFE_PLACE, [{ key: 'at-once', words: 'Everybody dropped at once, without being told twice' }]),
  reunification: template('Students are given back to the right adults with both halves of each card.', [{ key: 'stations', words: 'Stations were up within an hour, with every post filled' }, { key: 'identity', words: 'Identity and custody were looked at each time' }, { key: 'comfort', words: 'Each student was asked whether they were comfortable' }]),
  bus: template('Everybody leaves the bus by the given exit, stands together and is counted.', OUT),
  communications: { objectives: 'Every radio, phone and console is reached, also with one of them failing.', observe: [{ key: 'reached', words: 'Everybody who was called answered' }, { key: 'backup', words: 'A second way was tried, and worked' }, { key: 'clear', words: 'Words were understood the first time' }], injects: [{ afterMinutes: 5, message: 'DRILL: the radio repeater has failed.', question: 'Who is reached how, and who is not?' }] },
  'table-top': {
    objectives: 'Whoever leads talks through the first hour: who does what, with what, and what is missing.',
    observe: TALK,
    injects: [
      { afterMinutes: 0, message: 'DRILL: smoke is seen in the east wing, during lunch.', question: 'Who gives which directive, and by what?' },
      { afterMinutes: 10, message: 'DRILL: two classes have not reported, and one hallway is blocked.', question: 'Who looks for them, and who must not?' },
      { afterMinutes: 20, message: 'DRILL: parents stand at the gate, and phones do not work.', question: 'Where are they sent, and what are they told?' },
      { afterMinutes: 35, message: 'DRILL: the fire department asks who is still inside.', question: 'What do you know, and how sure is it?' },
    ],
  },
}));

const NONE: Template = { objectives: '', observe: [...ALARM, ...ACCOUNTED], injects: [] };

/** Of a kind that a newer version knows, what every drill has. */
export const templateOf = (kind: string): Template => templates.get(kind) ?? NONE;

export const firstBrief = (kind: string): DrillBrief => ({ objectives: templateOf(kind).objectives, scenario: '', roles: [], injects: templateOf(kind).injects });
