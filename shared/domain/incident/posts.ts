/**
 * The posts of the Standard Reunification Method and what each does, as data that a school could change later. Names and the clock are
 * the field guide's ("Standard Reunification Method": roles; 10 minutes briefing, vest, staging; 30 directors assigned; 60 site up and every
 * post filled; then "resolve bottlenecks", then teardown). [?] The words of the steps, who reports to whom, and how many
 * hold a post are this project's own, after the method's description; they bind nobody. Facts name posts and steps by their
 * ids, so an id is never given to something else.
 */

/** The parts of a job sheet, in order; the first three are due so long after the start. */
export const jobSheetParts = [
  { part: 'by10', dueMs: 600_000 },
  { part: 'by30', dueMs: 1_800_000 },
  { part: 'by60', dueMs: 3_600_000 },
  { part: 'bottlenecks', dueMs: null },
  { part: 'teardown', dueMs: null },
] as const;
type JobSheetPart = (typeof jobSheetParts)[number]['part'];

interface JobStep {
  readonly step: string;
  readonly part: JobSheetPart;
  readonly text: string;
}

export interface Post {
  readonly post: string;
  readonly title: string;
  /** One sentence: what it is for. */
  readonly purpose: string;
  /** The title of the post that leads it; null: it leads. */
  readonly reportsTo: string | null;
  /** `many`: as many as are needed, side by side. */
  readonly heldBy: 'one' | 'many';
  /** From when on an empty one is a gap: at once, once reunification has started, or only where it is needed; `inDrill` only where needed, and in drills alone. */
  readonly wanted: 'atOnce' | 'inReunification' | 'asNeeded' | 'inDrill';
  readonly sheet: readonly JobStep[];
}

type Steps = { readonly [P in JobSheetPart]: Readonly<Record<string, string>> };

const sheetOf = (steps: Steps): readonly JobStep[] => jobSheetParts.flatMap(({ part }) => Object.entries(steps[part]).map(([step, text]) => ({ step, part, text })));

const REUNIFICATION_DIRECTOR = 'Reunification director';
const CHECK_IN_DIRECTOR = 'Check-in director';
const ASSEMBLY_DIRECTOR = 'Assembly director';
const RELEASE_SUPERVISOR = 'Release supervisor';

/** How every post begins that somebody else leads. */
const arrive = (leader: string) => ({ briefing: `Get the briefing from the ${leader.toLowerCase()}.`, vest: 'Put on the vest or badge of this post.' });
const PACK_UP = { 'hand-in': 'Hand in this sheet, the vest and all papers.', debrief: 'Stay for the debrief.' };

/** Whoever watches a drill, from the school or from outside. */
export const OBSERVER = 'drill-observer';

export const posts: readonly Post[] = [
  {
    post: 'reunification-director',
    title: REUNIFICATION_DIRECTOR,
    purpose: 'Leads the reunification branch. The incident commander is of the police or the fire service.',
    reportsTo: null,
    heldBy: 'one',
    wanted: 'atOnce',
    sheet: sheetOf({
      by10: { briefing: 'Get the briefing from the incident commander.', vest: 'Put on the vest.', staging: 'Choose the place for reunification, and where staff gather.', team: 'Call the reunification team.' },
      by30: { directors: 'Name a check-in director, an assembly director and a release supervisor.', message: 'Agree with public information what families are told: where, and to bring an ID.' },
      by60: { filled: 'Walk the site: every post is filled.', count: 'Compare the count at the site with the count at the school.' },
      bottlenecks: { move: 'Find the longest line and move people to it.' },
      teardown: { last: 'Know where every student is before anybody goes.', close: 'Close the site, and gather all papers.', debrief: 'Hold the debrief.' },
    }),
  },
  {
    post: 'check-in-director',
    title: CHECK_IN_DIRECTOR,
    purpose: 'Leads check-in: families hear what happens, and nobody goes on unchecked.',
    reportsTo: REUNIFICATION_DIRECTOR,
    heldBy: 'one',
    wanted: 'atOnce',
    sheet: sheetOf({
      by10: { ...arrive(REUNIFICATION_DIRECTOR), kit: 'Get cards, pens and signs.' },
      by30: { place: 'Choose where families wait and where the lines begin.', team: 'Name greeters, checkers and an accountant.' },
      by60: { signs: 'Put up the signs: lines by the student’s last name.', open: 'Open check-in, and tell the reunification director.' },
      bottlenecks: { move: 'Move checkers to the longest line.' },
      teardown: { cards: 'Gather all top halves from the accountant.', ...PACK_UP },
    }),
  },
  {
    post: 'assembly-director',
    title: ASSEMBLY_DIRECTOR,
    purpose: 'Leads assembly: students arrive, are counted, and wait out of sight of the families.',
    reportsTo: REUNIFICATION_DIRECTOR,
    heldBy: 'one',
    wanted: 'atOnce',
    sheet: sheetOf({
      by10: { ...arrive(REUNIFICATION_DIRECTOR), area: 'Choose an area that families cannot see.' },
      by30: { team: 'Name class leaders and an assembly accountant.', arrivals: 'Count each bus or group that arrives against its list.' },
      by60: { gaps: 'Name every student who is on a list and not here.', needs: 'Water, toilets and medicine are at hand.' },
      bottlenecks: { fetch: 'Students are found at once when a reunifier comes; if not, order the area by class.' },
      teardown: { left: 'List who is still here, and with whom.', ...PACK_UP },
    }),
  },
  {
    post: 'release-supervisor',
    title: RELEASE_SUPERVISOR,
    purpose: 'Leads the hand-off, and decides about adults who were asked to step aside.',
    reportsTo: REUNIFICATION_DIRECTOR,
    heldBy: 'one',
    wanted: 'atOnce',
    sheet: sheetOf({
      by10: { ...arrive(REUNIFICATION_DIRECTOR), rules: 'Read the rules for no ID, nobody on file, and restrictions.' },
      by30: { aside: 'Choose a place to step aside that is private.', team: 'Name reunifiers.' },
      by60: { counselor: 'Know where the counselors are, and the way there.', open: 'Open the hand-off.' },
      bottlenecks: { waiting: 'Nobody waits aside without having been spoken to.' },
      teardown: { papers: 'Gather all bottom halves from the assembly accountant.', ...PACK_UP },
    }),
  },
  {
    post: 'public-information',
    title: 'Public information',
    purpose: 'Tells families and the press what is known and what to do; one voice for the school.',
    reportsTo: REUNIFICATION_DIRECTOR,
    heldBy: 'one',
    wanted: 'atOnce',
    sheet: sheetOf({
      by10: { ...arrive(REUNIFICATION_DIRECTOR), first: 'Send the first message: what happened, and that more follows.' },
      by30: { where: 'Tell families where to come, when, and to bring an ID.', press: 'Name a place for the press away from the families.' },
      by60: { again: 'Say it again, with what is new and when the next message comes.' },
      bottlenecks: { waiting: 'Tell families who wait how long it will be.' },
      teardown: { last: 'Send the last message: what comes tomorrow, and whom to call.', ...PACK_UP },
    }),
  },
  {
    post: 'safety',
    title: 'Safety',
    purpose: 'Keeps the site safe, and may stop anything that is not.',
    reportsTo: REUNIFICATION_DIRECTOR,
    heldBy: 'one',
    wanted: 'atOnce',
    sheet: sheetOf({
      by10: { ...arrive(REUNIFICATION_DIRECTOR), walk: 'Walk the site: exits, traffic, weather, power.' },
      by30: { police: 'Agree with the police who stands where.', 'first-aid': 'Know where first aid is.' },
      by60: { doors: 'Every door between families and students is watched.' },
      bottlenecks: { crowd: 'Watch the lines for crowding, heat and tempers.' },
      teardown: { hazards: 'Report what was unsafe.', ...PACK_UP },
    }),
  },
  {
    post: 'liaison',
    title: 'Liaison',
    purpose: 'Speaks with the police, the fire service, the district and the owner of the site.',
    reportsTo: REUNIFICATION_DIRECTOR,
    heldBy: 'one',
    wanted: 'asNeeded',
    sheet: sheetOf({
      by10: { ...arrive(REUNIFICATION_DIRECTOR), command: 'Find the command post, and say who speaks for the school.' },
      by30: { contacts: 'Write down the name, phone and radio of each agency.' },
      by60: { news: 'Bring news both ways each quarter of an hour.' },
      bottlenecks: { ask: 'Ask the agencies for what is missing: people, buses, interpreters.' },
      teardown: { thank: 'Give the site back to its owner.', ...PACK_UP },
    }),
  },
  {
    post: 'greeter',
    title: 'Greeter',
    purpose: 'Explains to families what happens, and gives each a card.',
    reportsTo: CHECK_IN_DIRECTOR,
    heldBy: 'many',
    wanted: 'inReunification',
    sheet: sheetOf({
      by10: arrive(CHECK_IN_DIRECTOR),
      by30: { cards: 'Have cards and pens ready.', words: 'Learn what to say: a card for each student, an ID in hand.' },
      by60: { greet: 'Greet, give out cards, and point to the line for the last name.' },
      bottlenecks: { ahead: 'Walk along the line: is every card filled in, every ID out?' },
      teardown: PACK_UP,
    }),
  },
  {
    post: 'checker',
    title: 'Checker',
    purpose: 'Checks who the adult is and whether they may take the student, and tears the card.',
    reportsTo: CHECK_IN_DIRECTOR,
    heldBy: 'many',
    wanted: 'inReunification',
    sheet: sheetOf({
      by10: arrive(CHECK_IN_DIRECTOR),
      by30: { list: 'Have the roster open, or the printed list.', try: 'Try it once: ID, custody, tear the card.' },
      by60: { check: 'Check ID and custody of each adult. Whoever cannot be checked steps aside and is not sent away.', tear: 'Top half to the accountant, bottom half to the adult.' },
      bottlenecks: { call: 'Call the check-in director when more than ten wait.' },
      teardown: PACK_UP,
    }),
  },
  {
    post: 'accountant',
    title: 'Accountant',
    purpose: 'Keeps the top halves of the cards: who was checked in.',
    reportsTo: CHECK_IN_DIRECTOR,
    heldBy: 'one',
    wanted: 'inReunification',
    sheet: sheetOf({
      by10: arrive(CHECK_IN_DIRECTOR),
      by30: { table: 'Set up a table behind the checkers.' },
      by60: { file: 'File the top halves by the student’s last name, or enter them.', pair: 'Compare with the assembly accountant: which halves have no pair?' },
      bottlenecks: { report: 'Say which students were checked in and not released for longest.' },
      teardown: { pairs: 'Every top half has its bottom half; name those that have none.', ...PACK_UP },
    }),
  },
  {
    post: 'class-leader',
    title: 'Class leader',
    purpose: 'Stays with a class in assembly, knows who is here, and keeps them calm.',
    reportsTo: ASSEMBLY_DIRECTOR,
    heldBy: 'many',
    wanted: 'inReunification',
    sheet: sheetOf({
      by10: arrive(ASSEMBLY_DIRECTOR),
      by30: { list: 'Take the list of the class, and count.', gaps: 'Report missing, extra and injured.' },
      by60: { settle: 'Keep the class in its place, and students off their phones if asked to.', sign: 'Note each student who leaves with a reunifier, and the time.' },
      bottlenecks: { ready: 'Have students ready who are called next.' },
      teardown: { left: 'Bring whoever is still here to the assembly director.', ...PACK_UP },
    }),
  },
  {
    post: 'assembly-accountant',
    title: 'Assembly accountant',
    purpose: 'Keeps the bottom halves of the cards: who was released. Never the same person as the accountant.',
    reportsTo: ASSEMBLY_DIRECTOR,
    heldBy: 'one',
    wanted: 'inReunification',
    sheet: sheetOf({
      by10: arrive(ASSEMBLY_DIRECTOR),
      by30: { table: 'Set up a table at the hand-off.' },
      by60: { file: 'Take the bottom halves with time and initials, and file them by last name.', pair: 'Compare with the accountant: which halves have no pair?' },
      bottlenecks: { report: 'Say which students were called for and not handed over.' },
      teardown: { pairs: 'Sign that the halves pair, with the accountant.', ...PACK_UP },
    }),
  },
  {
    post: 'reunifier',
    title: 'Reunifier',
    purpose: 'Takes the bottom half to assembly, brings the student, and asks whether they are comfortable leaving with the adult.',
    reportsTo: RELEASE_SUPERVISOR,
    heldBy: 'many',
    wanted: 'inReunification',
    sheet: sheetOf({
      by10: arrive(RELEASE_SUPERVISOR),
      by30: { way: 'Walk the way between the hand-off and assembly once.' },
      by60: { ask: 'Ask each student, away from the adult: “Are you comfortable leaving with this person?” No, or not sure: the student stays.', note: 'Write time and initials; the bottom half goes to the assembly accountant.' },
      bottlenecks: { two: 'Take two cards at a time when assembly is far.' },
      teardown: PACK_UP,
    }),
  },
  {
    post: 'counselors',
    title: 'Counselors',
    purpose: 'Are there for students and families, and for those who are told bad news in private.',
    reportsTo: RELEASE_SUPERVISOR,
    heldBy: 'many',
    wanted: 'asNeeded',
    sheet: sheetOf({
      by10: arrive(RELEASE_SUPERVISOR),
      by30: { room: 'Choose a private room, away from the lines.' },
      by60: { walk: 'Walk through assembly and the waiting families.', escort: 'Take in adults who are escorted, without a word in the line.' },
      bottlenecks: { relief: 'Ask the staff at the stations how they are; call for relief.' },
      teardown: { follow: 'List who needs a call tomorrow.', ...PACK_UP },
    }),
  },
  {
    post: 'traffic',
    title: 'Traffic',
    purpose: 'Keeps the roads open for ambulances and buses, and leads cars to parking.',
    reportsTo: 'Safety',
    heldBy: 'many',
    wanted: 'asNeeded',
    sheet: sheetOf({
      by10: arrive('Safety'),
      by30: { lane: 'Keep a lane free for ambulances.', routes: 'Mark one way in and one way out.' },
      by60: { buses: 'Lead buses to assembly, never past the waiting families.' },
      bottlenecks: { hold: 'Hold cars back before the drive fills up.' },
      teardown: PACK_UP,
    }),
  },
  {
    post: 'parking',
    title: 'Parking',
    purpose: 'Parks the cars of families, and points them to the greeters.',
    reportsTo: 'Safety',
    heldBy: 'many',
    wanted: 'asNeeded',
    sheet: sheetOf({
      by10: arrive('Safety'),
      by30: { area: 'Mark where families park, and where nobody does.' },
      by60: { point: 'Point everybody from the cars to the greeters.' },
      bottlenecks: { full: 'Say when it is full, before it is.' },
      teardown: PACK_UP,
    }),
  },
  {
    post: OBSERVER,
    title: 'Observer',
    purpose: 'Watches one place of the drill, writes down what happens there, and has no other part in it.',
    reportsTo: null,
    heldBy: 'many',
    wanted: 'inDrill',
    sheet: sheetOf({
      by10: { briefing: 'Get the briefing from whoever conducts the drill, and your place.', vest: 'Put on the vest or badge of an observer.', list: 'Open the observers’ list on your own console, or carry the printed brief.' },
      by30: { watch: 'Watch, and do not help or correct; stop the drill where somebody could be hurt.', write: 'Write each answer when you see it; the time goes with it.' },
      by60: { distress: 'Report anybody in distress at once, and stay with them.' },
      bottlenecks: { gaps: 'Write down what nobody on the list asks about as a remark.' },
      teardown: { all: 'Answer what is still open on your list.', debrief: 'Say at the debrief what you saw, good and bad.' },
    }),
  },
];

export const findPost = (post: string): Post | null => posts.find((one) => one.post === post) ?? null;

/** IN-17 an empty post is a gap at once, or once reunification has started, or never. */
export const isWanted = (post: Post, reunificationStarted: boolean): boolean => post.wanted === 'atOnce' || (post.wanted === 'inReunification' && reunificationStarted);

/** IN-17 observers watch drills; in earnest there is no such post. */
export const isOffered = (post: Post, exercise: boolean): boolean => post.wanted !== 'inDrill' || exercise;
