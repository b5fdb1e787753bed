/** What the people at a console do next: drawn from the seed, over what this console knows, right and wrong. */
import type { PaperCardDetail } from '../../db/projections/paper-cards.ts';
import type { StandingDetail } from '../../db/projections/person.ts';
import { daysOf } from '../../shared/domain/attendance/state.ts';
import { lockdownOf } from '../../shared/domain/incident/lockdown-state.ts';
import { postsOf, UNTOUCHED } from '../../shared/domain/incident/post-state.ts';
import { standingOf } from '../../shared/domain/person-standing.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { EventId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { incidentStream, personStream, realPersonStream } from '../../shared/kernel/streams.ts';
import { statedByHand } from './by-hand.ts';
import { MOTHER, RESTRICTED, STRANGER, STUDENTS, WITHOUT_CONTACTS } from './school.ts';
import type { SimConsole } from './sim-console.ts';
import type { World } from './world.ts';

export interface CommandDraft {
  readonly command: Command;
  /** Where it is given, and what follows from its events. */
  readonly sequel?: { readonly console: SimConsole; readonly next: (events: readonly EventId[]) => CommandDraft | null };
}

const passport = { document: 'governmentId', photoMatches: true, familyName: '', givenName: '' } as const;
const only = (command: Command): CommandDraft => ({ command });

export function nextCommand(sim: World, one: SimConsole): CommandDraft {
  const { random } = sim;
  const open = one.console.db.prepare<[], { incident: IncidentId; exercise: number }>('SELECT incident, exercise FROM view_incident WHERE closed_event IS NULL ORDER BY incident').all();
  const directive = random.pick(['hold', 'secure', 'lockdown', 'evacuate', 'shelter'] as const);
  if (open.length === 0 || random.below(30) === 0) return only({ type: 'StartIncident', directive, detail: '', exercise: random.below(8) === 0 });
  const { incident, exercise } = random.pick(open);
  const disputed = one.console.db.prepare<[string], PersonId>("SELECT DISTINCT person FROM view_contradiction WHERE incident = ? AND kind <> 'reportsDisagree' ORDER BY person").pluck().all(incident) as PersonId[];
  const student = disputed.length > 0 && random.below(4) === 0 ? random.pick(disputed) : random.pick(STUDENTS);
  const reporter = random.pick([{ staff: null, name: 'Ana' }, { staff: null, name: 'Ben' }, { staff: null, name: 'Cy' }]);
  const standing = standingOf(one.console.committer.log.history(personStream(student, incident, exercise === 1)), incident);
  const card = standing.contradictions.find((found) => found.kind !== 'reportsDisagree');
  if (random.below(8) === 0) return only(statedByHand(one, sim));
  if (random.below(12) === 0) return only(random.below(3) === 0 ? atStations(one, incident, student, sim) : atPosts(one, incident, sim));
  if (random.below(12) === 0) return only(inLockdown(one, incident, sim));
  if (random.below(10) === 0) return only(onTheMove(one, incident, exercise === 1, student, sim));
  if (random.below(12) === 0) return only(aboutCards(one, incident, student, sim));
  if (random.below(8) === 0) return only(attendance(one, incident, student, sim));
  const dice = random.below(100);
  if (card !== undefined && dice < 75) {
    const sides = [null, ...standing.pickup.releases.map((release) => release.event)];
    return only({ type: 'SettleRelease', incident, student, settles: [...card.events], stands: random.pick(sides), reason: 'asked them' });
  }
  if (standing.accounting.disagree && dice < 60) {
    return only({ type: 'SettleReports', incident, person: student, settles: standing.accounting.reports.map((report) => report.event), status: 'here', where: '', reporter, reason: '' });
  }
  if (dice < 55) return pickup(one, incident, student, sim);
  if (dice < 80) {
    const people = STUDENTS.filter(() => random.below(3) === 0);
    return only({
      type: 'ReportPeople',
      incident,
      classId: null,
      reporter,
      channel: 'radio',
      reports: (people.length === 0 ? [student] : people).map((person) => ({ person, status: random.pick(['here', 'here', 'missing', 'injured', 'elsewhere', 'extra'] as const), where: '' })),
    });
  }
  if (dice < 84) return only({ type: 'AnswerForPeople', incident, people: [student], reporter, reason: 'went home' });
  if (dice < 85) return only(settings(one, sim));
  if (dice < 88) return only({ type: 'AddNote', incident, text: `note ${random.below(1000)}` });
  if (dice < 91) return only({ type: 'ChangeDirective', incident, directive, detail: '' });
  if (dice < 93) return only({ type: 'GiveAllClear', incident, reason: 'enough' });
  if (dice < 96) return only({ type: 'CloseIncident', incident });
  const erasable = [incidentStream(incident), personStream(WITHOUT_CONTACTS, incident, exercise === 1)];
  return only({ type: 'ErasePayloads', streams: [random.pick(erasable)], reason: 'retention' });
}

/** What is set of rooms and of the site, at any time: most rooms are there already, and most names are those of another console too. */
function settings({ console }: SimConsole, { random }: World): Command {
  const rooms = console.db.prepare<[], string>('SELECT DISTINCT room FROM view_room ORDER BY room').pluck().all();
  const [zone, name] = [random.pick(['North', 'South', null]), random.pick(['Gym', 'GYM', 'Pool', 'Library'])];
  const dice = random.below(10);
  if (dice < 1) return { type: 'RenameSite', name: random.pick(['Sim', 'Sim School']) };
  if (dice < 2) return { type: 'RenameConsole', console: null, name: `Desk ${random.below(3)}` };
  if (dice < 3) return { type: 'ChooseClock', hours: random.pick([12, 24] as const) };
  if (dice < 4) return { type: 'NameSchools', schools: random.pick([[], ['Sim Middle', 'Sim High']]) };
  if (dice < 6 || rooms.length === 0) return { type: 'AddRoom', name, zone };
  const room = random.pick(rooms);
  if (dice < 8) return { type: 'PlaceRooms', rooms: [room], zone };
  return dice < 9 ? { type: 'UseRooms', rooms: [room], used: random.below(2) === 0 } : { type: 'RenameRoom', room, name };
}

/** The front office on an ordinary day, or on the day of an incident. */
function attendance(one: SimConsole, incident: IncidentId, student: PersonId, { random }: World): Command {
  const date = (one.console.db.prepare<[string], string>('SELECT date FROM view_incident WHERE incident = ?').pluck().get(incident) as string | null) ?? '2026-11-19';
  const people = random.below(3) === 0 ? STUDENTS.filter(() => random.below(2) === 0).concat(student) : [student];
  const day = daysOf(one.console.committer.log.history(realPersonStream(student))).find((found) => found.date === date);
  const visitor = one.console.db.prepare<[], string>('SELECT visitor FROM view_visit ORDER BY visitor').pluck().all() as string[];
  const dice = random.below(12);
  if (dice < 4) return { type: 'MarkAbsent', people, date, reason: 'flu' };
  if (dice < 6) return { type: 'MarkArrived', people, date };
  if (dice < 7) return { type: 'MarkLeftEarly', people, date, with: random.pick(['Adult 0', 'Adult 1 Sim']) };
  if (dice < 9 && day !== undefined) return { type: 'TakeBackAttendance', person: student, date, settles: day.facts.map((fact) => fact.event) };
  if (dice < 11 || visitor.length === 0) return { type: 'SignInVisitor', name: 'Pat', reason: '', host: '', badge: '', answers: [] };
  return { type: 'SignOutVisitor', visitor: random.pick(visitor) };
}

/** Who is at which post, what is ticked, and where reunification is. */
function atPosts(one: SimConsole, incident: IncidentId, { random }: World): Command {
  const post = random.pick(['check-in-director', 'safety', 'greeter'] as const);
  const about = { incident, post } as const;
  const { holdings, ticks } = postsOf(one.console.committer.log.history(incidentStream(incident))).get(post) ?? UNTOUCHED;
  const holder = { staff: null, name: random.pick(['Ana', 'Ben', 'Cy']), badge: '' };
  const dice = random.below(10);
  if (dice < 1) return { type: 'StartReunification', incident, place: random.pick(['', 'Gym', 'Church']) };
  if (dice < 4 || holdings.length === 0) return { type: 'TakePost', ...about, holder };
  // All who are there, or one of them: at a post for one the latter is refused while there are two.
  const from = (random.below(3) === 0 ? holdings.slice(0, 1) : holdings).map((held) => held.event);
  if (dice < 6) return { type: 'HandOverPost', ...about, from, holder };
  if (dice < 7) return { type: 'LeavePost', ...about, from };
  return { type: random.below(2 + ticks.length) > 1 ? 'TakeBackJobStep' : 'MarkJobStepDone', ...about, step: random.pick(['briefing', 'vest']) };
}

/** What is set of the checkers' lines and where they are, and who is sent to them. */
function atStations({ console }: SimConsole, incident: IncidentId, student: PersonId, { random }: World): Command {
  const station = { incident, post: 'checker', station: 1 + random.below(3) } as const;
  const dice = random.below(10);
  if (dice < 3) return { type: 'SetStation', ...station, state: random.pick(['open', 'paused', 'closed'] as const), letters: null, divertedTo: random.pick([null, null, 1, 2, 3]) };
  if (dice < 5) return { type: 'AssignStation', ...station, console: console.console };
  if (dice < 6) return { type: 'GiveUpStation', ...station };
  const waits = console.db.prepare<[string], { family: string; person: string }>('SELECT family, person FROM view_greeting WHERE incident = ? ORDER BY event').all(incident);
  if (dice < 8 || waits.length === 0) return { type: 'GreetFamily', incident, family: null, students: [{ student, card: null }], line: random.pick([null, 'any', 1, 2] as const) };
  const { family, person } = random.pick(waits);
  return dice < 9 ? { type: 'SendFamilyToLine', incident, family, students: [person], line: random.pick([null, 1, 2, 3]) } : { type: 'EndFamilyWait', incident, family, students: [person], reason: '' };
}

/** Cards that are printed, whose halves come in, and that are typed back; and words that two schools' secretaries correct apart. */
function aboutCards({ console }: SimConsole, incident: IncidentId, student: PersonId, { random }: World): Command {
  const rows = console.db.prepare<[string], { card: string; detail: string }>("SELECT card, detail FROM view_paper_card WHERE incident IN (?, 'stock') ORDER BY card").all(incident);
  const dice = random.below(12);
  if (dice < 1) return { type: 'CorrectText', text: 'card-title', language: random.pick(['es', 'ar'] as const), words: random.pick(['Tarjeta', 'Ficha', null]) };
  if (dice < 2) return { type: 'PrintStockCards', exercise: false, blanks: 1, language: 'es' };
  if (dice < 4 || rows.length === 0) return { type: 'PrintCards', incident, students: random.below(2) === 0 ? [student] : [], blanks: 1, language: null };
  const { card, detail } = random.pick(rows);
  const { halves } = JSON.parse(detail) as PaperCardDetail;
  const given = [...halves.A, ...halves.B].map((one) => one.event);
  if (dice < 6) return { type: 'NameCard', incident, card, student };
  if (dice < 7 && given.length > 0) return { type: 'TakeBackHalf', incident, card, given: [random.pick(given)] };
  if (dice < 8) return { type: 'TypeBackCard', incident, typed: card, student, contact: null, name: `Adult of card ${random.below(100_000)}`, relation: '', photoMatches: null, comfortable: null, time: '10:40', initials: 'KL', halves: ['A'], evenSo: random.below(3) > 0 };
  return { type: 'GiveInHalf', incident, half: random.pick(['A', 'B'] as const), typed: card };
}

/** What rooms say, which are opened, what 911 is told, and who says that it is over. */
function inLockdown({ console }: SimConsole, incident: IncidentId, { random }: World): Command {
  const rooms = console.db.prepare<[], string>('SELECT DISTINCT room FROM view_room ORDER BY room').pluck().all();
  const { known, rooms: spoken } = lockdownOf(console.committer.log.history(incidentStream(incident)));
  const word = { reporter: { staff: null, name: random.pick(['Ana', 'Ben', 'ben']) }, channel: random.pick(['radio', 'message'] as const) };
  const dice = random.below(12);
  if (dice < 5 && rooms.length > 0) {
    const room = random.pick(rooms);
    const stands = spoken.find((one) => one.room === room)?.reports ?? [];
    return { type: 'ReportRooms', incident, ...word, reports: [{ room, status: random.pick(['help', 'notHeard', 'locked'] as const), counts: random.below(2) === 0 ? null : { here: random.below(30), injured: random.below(2), missing: random.below(2) }, words: '', settles: random.below(2) === 0 ? stands.map((one) => one.event) : [] }] };
  }
  if (dice < 7 && rooms.length > 0) return { type: 'ReleaseRooms', incident, rooms: random.below(2) === 0 ? rooms : [random.pick(rooms)], openedBy: '' };
  if (dice < 8) return { type: 'ReportKnown', incident, text: 'Seen', place: 'Stair', ...word };
  if (dice < 9 && known.length > 0) return { type: 'Tell911', incident, facts: known.slice(0, 2).map((one) => one.event) };
  if (dice < 10) return { type: 'Phone911', incident, words: '' };
  if (dice < 11) return { type: 'ProposeAllClear', incident };
  return random.below(3) === 0 ? { type: 'SetAsideAllClearRules', incident, reason: 'over' } : { type: 'SetLockdownAllClear', twoPeople: random.below(2) === 0, everyRoomReleased: random.below(2) === 0 };
}

/** Zones, buses and who is on them, at the site or gone; the people who say so are others than those who report. */
function onTheMove({ console }: SimConsole, incident: IncidentId, exercise: boolean, student: PersonId, { random }: World): Command {
  const reporter = random.pick([{ staff: null, name: 'Dee' }, { staff: null, name: 'Eve' }]);
  const word = { reporter, channel: 'radio' } as const;
  const bus = random.pick(['4', 'Bus 4', '7']);
  const { movement } = standingOf(console.committer.log.history(personStream(student, incident, exercise)), incident);
  const places = movement.places.map((one) => one.event);
  const moved = [{ person: student, settles: random.below(2) === 0 ? places : [] }];
  const dice = random.below(14);
  const [stands] = places;
  if (dice < 3 && stands !== undefined && movement.against.length > 1) return { type: 'SettlePlaces', incident, person: student, settles: movement.against.filter((event) => event !== stands), stands, reporter, reason: 'asked' };
  if (dice < 4) return { type: 'AddBus', incident, bus, driver: random.pick(['', 'Lee']), seats: null };
  if (dice < 7) return { type: 'BoardPeople', incident, bus, people: moved, ...word };
  if (dice < 9) return { type: 'ReportArrivals', incident, place: random.pick(['Gym', 'Church']), people: moved, ...word };
  if (dice < 10) return { type: 'ReportLeftOnOwn', incident, people: moved, where: '', confirmedBy: random.pick(['', 'Adult 0']), ...word };
  if (dice < 11 && stands !== undefined) return { type: 'TakeBackPlaces', incident, person: student, settles: [stands], reporter };
  if (dice < 12) return { type: 'SweepZones', incident, sweeps: [{ zone: random.pick(['North', 'north', 'South']), result: random.pick(['cleared', 'notReached'] as const), words: '', settles: [] }], ...word };
  return { type: random.pick(['ReportBusLeft', 'ReportBusArrived'] as const), incident, bus, place: 'Gym', counted: random.pick([null, 3, 4]), ...word };
}

/** An adult comes for a student, or for two: check-in, question, hand-off, each a command of its own, with other things in between. */
function pickup(one: SimConsole, incident: IncidentId, student: PersonId, sim: World): CommandDraft {
  const { random } = sim;
  const waiting = one.console.db.prepare<[string], { person: PersonId; detail: string }>('SELECT person, detail FROM view_standing WHERE incident = ? AND aside = 1 ORDER BY person').all(incident);
  if (waiting.length > 0 && random.below(4) === 0) return only(aside(random.pick(waiting), incident, sim));
  if (random.below(40) === 0) return only(random.below(2) === 0 ? { type: 'SetSelfRelease', lowestGrade: random.pick(['3', '9', null]), lowestGradeDriving: null } : { type: 'ReleaseAlone', incident, student, drives: false, proof: 'ownId', knownBy: '', goingHome: 'on foot' });
  const contact = random.pick([MOTHER, MOTHER, MOTHER, MOTHER, RESTRICTED, STRANGER, null]);
  const identity = random.below(10) === 0 ? NO_DOCUMENT : passport;
  const students = random.below(5) === 0 ? [...new Set([student, random.pick(STUDENTS)])] : [student];
  const at = (command: Command, next: (events: readonly EventId[]) => CommandDraft | null): CommandDraft => ({ command, sequel: { console: one, next } });
  return at({ type: 'CheckInAdult', incident, students, contact, name: 'An adult', identity }, ([checkIn]) => {
    if (checkIn === undefined) return null;
    const release: CommandDraft = at({ type: 'ReleaseStudent', incident, student, checkIn }, () => null);
    if (random.below(12) === 0) return release;
    const asked = at({ type: 'AnswerComfort', incident, student, checkIn, comfortable: random.below(10) > 0 }, () => release);
    return random.below(8) === 0 ? at({ type: 'SendForStudent', incident, student, checkIn, runner: 'Sam' }, () => at({ type: 'BringStudent', incident, student, checkIn }, () => asked)) : asked;
  });
}

const NO_DOCUMENT = { document: 'none', photoMatches: null, familyName: '', givenName: '' } as const;

/** What is done about somebody who waits aside, or about a student who said no. */
function aside({ person, detail }: { readonly person: PersonId; readonly detail: string }, incident: IncidentId, { random }: World): Command {
  const { stops, checkIns } = JSON.parse(detail) as StandingDetail;
  const about = { incident, student: person } as const;
  const refused = checkIns.find((one) => one.comfortable === false);
  const stop = stops.find((one) => one.waits);
  if (stop === undefined || (refused !== undefined && random.below(2) === 0)) {
    const checkIn = refused?.event ?? '0'.repeat(64);
    return random.below(2) === 0 ? { type: 'DecideDiscomfort', ...about, checkIn, decision: random.pick(['askAgain', 'askAgain', 'stays'] as const), reason: 'talked' } : { type: 'CheckInAgain', ...about, checkIn };
  }
  const ofStop = { ...about, stop: stop.event } as const;
  return random.pick<Command>([
    { type: 'RecordCall', ...ofStop, contact: MOTHER, name: 'Adult 0', phone: '555', said: 'yes', agrees: random.below(6) > 0 },
    { type: 'GrantIdentityException', ...ofStop, reason: 'known' },
    { type: 'AuthorizePickup', ...ofStop, vouchedBy: 'Ana', verified: 'contactCalled', reason: 'called' },
    { type: 'OverrideRestriction', ...ofStop, reason: 'lifted' },
    { type: 'EscortAdult', ...ofStop, escort: 'Sam', place: '' },
    { type: 'CheckInFromAside', ...ofStop },
    { type: 'CheckInFromAside', ...ofStop },
    { type: 'EndStepAside', ...ofStop, reason: 'went home' },
  ]);
}
