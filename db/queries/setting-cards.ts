/** Cards about what was set to different values apart: the site, its rooms, consoles and staff. Choosing one states it again, with knowledge of all. */
import type { Escalation } from '../../shared/domain/dispatch/call-settings.ts';
import type { DispatchPayload } from '../../shared/domain/dispatch/events.ts';
import type { SitePayload, siteEvents } from '../../shared/domain/site/events.ts';
import { defaultTexts, isTextId } from '../../shared/domain/site/texts/all.ts';
import type { SelfReleaseSet } from '../../shared/domain/reunification/events.ts';
import { languageNames } from '../../shared/kernel/languages.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { ApartSetting } from '../projections/contradictions.ts';
import { card, side, type Card, type Choice } from './cards.ts';
import type { Reader } from './reader.ts';
import { ROLE_WORDS } from './words.ts';

type Command = Extract<Choice['settles'], { readonly asks: 'nothing' }>['command'];

interface Row {
  readonly setting: ApartSetting;
  readonly subject: string;
  readonly event: string;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
  readonly says: string;
}

interface Value {
  /** As it stands on the card. */
  readonly words: string;
  /** States it again. */
  readonly command: Command;
}

const TOLD_WORDS: Readonly<Record<Escalation['ladder'][number]['to'], string>> = { supervisors: 'Supervisors', leaders: 'Assistant principals', everybody: 'Everybody' };

type Says<T extends keyof typeof siteEvents> = SitePayload<T>;

/** What each setting says, and which command says it again. `counts`: the row that counts meanwhile. */
const VALUE_OF: { readonly [S in ApartSetting]: (row: Row, counts: Row) => Value } = {
  siteName: ({ says }) => {
    const { name } = JSON.parse(says) as Says<'v1.SiteRenamed'>;
    return { words: name, command: { type: 'RenameSite', name } };
  },
  schools: ({ says }) => {
    const { schools } = JSON.parse(says) as Says<'v1.SchoolsNamed'>;
    return { words: schools.length === 0 ? 'Those of the roster' : schools.join(', '), command: { type: 'NameSchools', schools } };
  },
  clock: ({ says }) => {
    const { hours } = JSON.parse(says) as Says<'v1.ClockChosen'>;
    return { words: `${hours}-hour clock`, command: { type: 'ChooseClock', hours } };
  },
  bellSchedule: ({ says }) => {
    const bells = JSON.parse(says) as Says<'v1.BellScheduleSet'>;
    const words = bells.schedules.map(({ name, periods }) => `${name} (${periods.length === 1 ? '1 period' : `${periods.length} periods`})`).join(', ');
    return { words: words === '' ? 'No schedule' : `${words}; ${bells.dates.length === 1 ? '1 special day' : `${bells.dates.length} special days`}`, command: { type: 'SetBellSchedule', bells } };
  },
  lockdownAllClear: ({ says }) => {
    const { twoPeople, everyRoomReleased } = JSON.parse(says) as Says<'v1.LockdownAllClearSet'>;
    return { words: `${twoPeople ? 'Two people' : 'One person'}; ${everyRoomReleased ? 'every room released' : 'rooms may be shut'}`, command: { type: 'SetLockdownAllClear', twoPeople, everyRoomReleased } };
  },
  idleLock: ({ says }) => {
    const { minutes } = JSON.parse(says) as Says<'v1.IdleLockSet'>;
    return { words: minutes === 1 ? 'After 1 minute' : `After ${minutes} minutes`, command: { type: 'SetIdleLock', minutes } };
  },
  selfRelease: ({ says }) => {
    const { lowestGrade, lowestGradeDriving } = JSON.parse(says) as SelfReleaseSet;
    const drives = lowestGradeDriving === null ? 'nobody drives' : `drives from grade ${lowestGradeDriving} up`;
    return { words: lowestGrade === null ? 'Nobody leaves alone' : `From grade ${lowestGrade} up; ${drives}`, command: { type: 'SetSelfRelease', lowestGrade, lowestGradeDriving } };
  },
  consoleName: ({ says }) => {
    const { console, name } = JSON.parse(says) as Says<'v1.ConsoleRenamed'>;
    return { words: name, command: { type: 'RenameConsole', console, name } };
  },
  room: ({ says }, counts) => {
    const { room, zone, used } = JSON.parse(says) as Says<'v1.RoomPlaced'>;
    const words = `${zone === null ? 'In no zone' : `Zone ${zone}`}; ${used ? 'in use' : 'out of use'}`;
    // One command says one thing of a room: who chooses another word on its use keeps the zone that counts.
    const otherUse = used !== (JSON.parse(counts.says) as Says<'v1.RoomPlaced'>).used;
    return { words, command: otherUse ? { type: 'UseRooms', rooms: [room], used } : { type: 'PlaceRooms', rooms: [room], zone } };
  },
  staffName: ({ says }) => {
    const { staff, name } = JSON.parse(says) as Says<'v1.StaffRenamed'>;
    return { words: name, command: { type: 'RenameStaff', staff, name } };
  },
  text: ({ says }) => {
    const { text, language, words } = JSON.parse(says) as Says<'v1.TextCorrected'>;
    return { words: words ?? 'As it comes with Muster', command: { type: 'CorrectText', text, language, words } };
  },
  callKinds: ({ says }) => {
    const { kinds } = JSON.parse(says) as DispatchPayload<'v1.CallKindsSet'>;
    return { words: kinds.map(({ words, needsPair, offersDirective }) => `${words}${needsPair ? ' (pair)' : ''}${offersDirective ? ' (directive)' : ''}`).join(', '), command: { type: 'SetCallKinds', kinds } };
  },
  escalation: ({ says }) => {
    const { ladder, checkInMinutes, staleMinutes } = JSON.parse(says) as Escalation;
    const steps = ladder.map(({ afterS, to, audible }) => `${TOLD_WORDS[to]} after ${afterS} s${audible ? ', audible' : ''}`).join('; ');
    return { words: `${steps}; “still all right?” every ${checkInMinutes} min; amber after ${staleMinutes} min`, command: { type: 'SetEscalation', ladder, checkInMinutes, staleMinutes } };
  },
  role: ({ says }) => {
    const { staff, role } = JSON.parse(says) as Says<'v1.RoleGranted'>;
    return { words: ROLE_WORDS[role], command: { type: 'GrantRole', staff, role } };
  },
};

function nameOf(reader: Reader, { setting, subject, says }: Row): string {
  if (setting === 'consoleName') return reader.consoleName(`${subject}.`);
  if (setting === 'text') {
    const { text, language } = JSON.parse(says) as Says<'v1.TextCorrected'>;
    return `${languageNames[language]}, ${isTextId(text) ? defaultTexts[text].where : text}`;
  }
  if (setting === 'room') return (JSON.parse(says) as Says<'v1.RoomPlaced'>).name;
  return setting === 'staffName' || setting === 'role' ? reader.staffName(subject as PersonId) : '';
}

function cardsWhere(reader: Reader, isOfKind: (setting: ApartSetting) => boolean): Card[] {
  const rows = reader.db.prepare<[], Row>('SELECT setting, subject, event, wall, actor, origin, says FROM view_set_apart ORDER BY setting, subject, place').all();
  return [...Map.groupBy(rows, ({ setting, subject }) => `${setting} ${subject}`)].flatMap(([key, of]) => {
    const [counts] = of;
    return counts === undefined || !isOfKind(counts.setting) ? [] : [settingCard(reader, key, counts, of)];
  });
}

function settingCard(reader: Reader, key: string, counts: Row, rows: readonly Row[]): Card {
  const { setting } = counts;
  const valued = rows.map((row) => ({ row, ...VALUE_OF[setting](row, counts) }));
  const sides = valued.map(({ row: { event, actor, origin, wall }, words }) => side({ event, what: words, who: reader.staffName(actor), console: reader.consoleName(origin), wall }));
  const different = valued.filter(({ words }, index) => valued.findIndex((one) => one.words === words) === index);
  const choices = different.map(({ row, words, command }): Choice => ({ key: row.event, label: words, does: row === counts ? 'Counts meanwhile, and stays.' : 'Counts from then on, at every console.', settles: { asks: 'nothing', command } }));
  const of = nameOf(reader, counts);
  return setting === 'role' ? card('roleGrantedTwice', key, { is: 'staff', name: of }, sides, { choices }) : card('settingSetTwice', key, { is: 'setting', setting, of }, sides, { choices });
}

/** SI-50 */
export const settingsSetTwice = (reader: Reader): Card[] => cardsWhere(reader, (setting) => setting !== 'role');
/** SI-11 */
export const rolesGrantedTwice = (reader: Reader): Card[] => cardsWhere(reader, (setting) => setting === 'role');
