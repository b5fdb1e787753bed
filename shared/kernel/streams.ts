/**
 * The names of all streams. A stream is what an event is about; its events form a graph by their parents.
 * Real facts about a person are in `person/<id>` whatever the incident, so that two incidents cannot release one child
 * twice unseen; a drill has streams of its own.
 */
import type { Language } from './languages.ts';
import type { BarredId, ConsoleId, ImportId, IncidentId, PersonId, RoomId, StreamName, VisitorId } from './ids.ts';

export const FOUNDING = 'site/founding' as StreamName;
export const INCIDENTS = 'site/incidents' as StreamName;
export const ROSTER = 'site/roster' as StreamName;
export const ERASURES = 'site/erasures' as StreamName;
export const BELL_SCHEDULE = 'site/setting/bell-schedule' as StreamName;
export const SELF_RELEASE = 'site/setting/self-release' as StreamName;
export const IMPORT_CHOICES = 'site/setting/import' as StreamName;
export const SITE_NAME = 'site/setting/name' as StreamName;
export const SCHOOLS = 'site/setting/schools' as StreamName;
export const CLOCK = 'site/setting/clock' as StreamName;
/** What the school asks for before a lockdown is over. */
export const LOCKDOWN_ALL_CLEAR = 'site/setting/lockdown-all-clear' as StreamName;
/** A school's own words for one text in one language. */
export const textStream = (text: string, language: Language): StreamName => `site/setting/text/${text}-${language}` as StreamName;
export const isTextStream = (stream: StreamName): boolean => stream.startsWith('site/setting/text/');
/** What a call for help may be about, and the ladder that it climbs while nobody answers. */
export const CALL_KINDS = 'site/setting/call-kinds' as StreamName;
export const ESCALATION = 'site/setting/escalation' as StreamName;
/** What the school's state asks of its drills, in the words of docs/drill-rules.md. */
export const DRILL_RULES = 'site/setting/drill-rules' as StreamName;
export const SCHOOL_CALENDAR = 'site/setting/school-calendar' as StreamName;
/** The courses that responders take, and how long each holds. */
export const COURSES = 'site/setting/courses' as StreamName;
/** Who sees who asked for relief, and for how long it is kept. */
export const TAP_OUT_RULES = 'site/setting/tap-outs' as StreamName;
/** For how many years which records are kept. */
export const RETENTION = 'site/setting/retention' as StreamName;
export const IDLE_LOCK = 'site/setting/idle-lock' as StreamName;
/** The recovery codes of the site; never erased, or who lost the passphrase would be locked out for good. */
export const RECOVERY = 'site/recovery' as StreamName;

export const staffStream = (staff: PersonId): StreamName => `staff/${staff}` as StreamName;
/** What a staff member proves with who they are: verifiers only. */
export const credentialStream = (staff: PersonId): StreamName => `credential/${staff}` as StreamName;
/** What people set of a room: its zone, and whether it is in use. The id is made of the room's name (`room-names.ts`). */
export const roomStream = (room: RoomId): StreamName => `room/${room}` as StreamName;
/** One floor of the campus: its picture, and where rooms and zones lie on it. */
export const floorStream = (floor: string): StreamName => `floor/${floor}` as StreamName;
export const consoleStream = (console: ConsoleId): StreamName => `console/${console}` as StreamName;
export const importStream = (id: ImportId): StreamName => `import/${id}` as StreamName;
/** What people stated by hand of one person, or of one class. */
export const recordStream = (about: string): StreamName => `record/${about}` as StreamName;
/** Which photos of one person are on file. Apart from the record, so that photos can be erased and restrictions stay. */
export const photoStream = (person: PersonId): StreamName => `photo/${person}` as StreamName;
export const incidentStream = (incident: IncidentId): StreamName => `incident/${incident}` as StreamName;

/** One call for help, from the first touch to what changed because of it. Never erased: nobody may make a call vanish. */
export const callStream = (call: string): StreamName => `call/${call}` as StreamName;

/** One drill from plan to evaluation. What happens to people while it is run is in the streams `drill/<incident>/…`. */
export const exerciseStream = (drill: string): StreamName => `exercise/${drill}` as StreamName;

/** One disclosure of student data to somebody outside the school. It is never erased: it says where the data went. */
export const disclosureStream = (disclosure: string): StreamName => `disclosure/${disclosure}` as StreamName;
export const isDisclosureStream = (stream: StreamName): boolean => stream.startsWith('disclosure/');
/** One request for relief for some minutes. Nothing in a header says whose it is, so that an erasure leaves nothing of it. */
export const tapStream = (tap: string): StreamName => `tap/${tap}` as StreamName;

/** One visit, from signing in to signing out. */
export const visitorStream = (visitor: VisitorId): StreamName => `visitor/${visitor}` as StreamName;
/** Somebody who may not enter. */
export const barredStream = (barred: BarredId): StreamName => `barred/${barred}` as StreamName;
/** What the attendance system says of one day. */
export const dayListStream = (date: string): StreamName => `attendance/${date}` as StreamName;
/** Every real fact about where a person is, in an incident or on an ordinary day. */
export const realPersonStream = (person: PersonId): StreamName => `person/${person}` as StreamName;

/** `key`: a card's number, or the id of a student who has none. `incident` null: printed ahead of any, into stock. */
export function cardStream(key: string, incident: IncidentId | null, exercise: boolean): StreamName {
  const name = key.toLowerCase();
  return (incident === null ? `card/stock/${name}` : exercise ? `drill/${incident}/card/${name}` : `card/${incident}/${name}`) as StreamName;
}
export const isCardStream = (stream: StreamName): boolean => /^(?:card\/[^/]+|drill\/[^/]+\/card)\//.test(stream);

/** All else holds the site together: no erasure reaches it, whoever asks for it. */
export const mayBeErased = (stream: StreamName): boolean => /^(?:person|photo|drill|exercise|incident|card|visitor|barred|attendance|credential|tap)\//.test(stream);

/** Where the facts about a person in an incident go. `exercise`: the incident is a drill. */
export const personStream = (person: PersonId, incident: IncidentId, exercise: boolean): StreamName =>
  exercise ? (`drill/${incident}/person/${person}` as StreamName) : realPersonStream(person);

/**
 * Is a payload about what its stream is about? A fact that strays (a faulty console wrote it) is kept in the log and
 * folded nowhere.
 */
export function isAtHome(stream: StreamName, payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null) return true;
  const { incident, person, student, card, classId, visitor, barred, disclosure, date, staff, room, floor, console, call, drill, tap, import: from } = payload as { readonly [name in 'incident' | 'person' | 'student' | 'card' | 'classId' | 'visitor' | 'barred' | 'disclosure' | 'date' | 'staff' | 'room' | 'floor' | 'console' | 'call' | 'drill' | 'tap' | 'import']?: string };
  const [kind, first, part, second] = stream.split('/');
  switch (kind) {
    case 'person':
      return (person ?? student) === first;
    case 'photo':
      return person === first;
    case 'drill':
      return incident === first && (part === 'card' ? (card?.toLowerCase() ?? student) : (person ?? student)) === second;
    case 'card':
      return (incident ?? 'stock') === first && (card?.toLowerCase() ?? student) === part;
    case 'incident':
      return incident === first;
    case 'record':
      return (person ?? student ?? classId) === first;
    case 'import':
      return from === first;
    case 'call':
      return call === first;
    case 'exercise':
      return drill === first;
    case 'visitor':
      return visitor === first;
    case 'barred':
      return barred === first;
    case 'disclosure':
      return disclosure === first;
    case 'attendance':
      return date === first;
    case 'console':
      return console === first;
    case 'room':
      return room === first;
    case 'floor':
      return floor === first;
    case 'tap':
      return tap === first;
    case 'staff':
    case 'credential':
      return staff === first;
    default:
      return true;
  }
}

/** The person whose facts the stream holds, or null for every other stream. */
export function personOfStream(stream: StreamName): PersonId | null {
  const found = /^(?:drill\/[^/]+\/)?person\/([^/]+)$/.exec(stream);
  return (found?.[1] as PersonId | undefined) ?? null;
}
