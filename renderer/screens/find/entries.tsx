/** What was found, as groups of rows that each lead somewhere: the group with the best match first, people as what one does with them now. */
import type { ReactNode } from 'react';
import { commandPermissions, type QueryAnswer } from '../../../shared/contract/procedures.ts';
import { scoreIn, typedWords, wordsOf } from '../../../shared/kernel/found-words.ts';
import { ListName, namesakeWords } from '../../ui/person-name.tsx';
import { clockTime } from '../../ui/times.ts';
import { counted, listedName, roomName, spokenName, statusNames } from '../../ui/words.ts';
import { callKind, callPlace, isOpen, type Call } from '../dispatch/call-words.ts';
import { recordPath } from '../people/record-fields.ts';
import { mayUse } from '../people/use-may.ts';
import { findActions, offered, type Action, type Around } from './actions.ts';
import type { Answered } from './use-find.ts';

type Answer = QueryAnswer<'find'>;
type Person = Answer['people']['rows'][number];
type FoundClass = Answer['classes']['rows'][number];

export interface Entry {
  readonly key: string;
  readonly to: string;
  readonly label: ReactNode;
  /** Where it leads, or how it stands. */
  readonly aside: ReactNode;
}

export interface Group {
  readonly name: string;
  readonly total: number;
  readonly entries: readonly Entry[];
}

/** Where Ctrl K was pressed. */
export interface From extends Around {
  readonly path: string;
  /** Those that whoever is signed in sees. */
  readonly calls: readonly Call[];
}

/** At the desk, and once reunification has begun, an adult asks for a student; before, somebody says where the student is. */
function studentIn({ site, incident, path }: From, person: Person, classId: string): Pick<Entry, 'to' | 'aside'> {
  const mayReport = mayUse(commandPermissions.ReportPeople, site.signedIn);
  const atDesk = path.startsWith('/reunification') || (incident !== null && incident.reunification !== null && !path.startsWith('/accounting')) || !mayReport;
  if (atDesk && mayUse(commandPermissions.CheckInAdult, site.signedIn)) return { to: `/reunification/student/${person.person}`, aside: 'Check in an adult' };
  return { to: `/accounting/${classId}?person=${person.person}`, aside: 'Account for' };
}

function guardianWords({ contactOf: [first, ...others] }: Person): ReactNode {
  if (first === undefined) return 'guardian';
  return (
    <>
      guardian of <bdi>{spokenName(first)}</bdi>
      {others.length > 0 && ` and ${others.length} more`}
    </>
  );
}

function whereTo(from: From, person: Person): Pick<Entry, 'to' | 'aside'> {
  const { standing } = person;
  if (standing === null) return { to: recordPath(person.kind, person.person), aside: person.kind === 'student' ? 'Record' : person.kind === 'staff' ? (person.role ?? 'staff') : guardianWords(person) };
  const { to, aside } = standing.classId === null ? { to: `/now/list/${standing.status}?person=${person.person}`, aside: 'Account for' } : studentIn(from, person, standing.classId);
  const urgent = standing.status === 'missing' || standing.status === 'injured' || standing.disagree;
  return {
    to,
    aside: (
      <>
        <span className={urgent ? 'act strong' : 'strong'}>{standing.disagree ? 'Reports disagree' : statusNames[standing.status]}</span> · {aside}
      </>
    ),
  };
}

function personEntry(from: From, person: Person): Entry {
  const also = [person.kind === 'student' || person.standing === null ? null : (person.role ?? 'staff'), namesakeWords(person.name, person.sameName)].filter((words) => words !== null).join(' · ');
  return {
    key: person.key,
    label: (
      <>
        <ListName name={person.name} grade={person.grade} room={person.room} legalName={person.legalName} />
        {also !== '' && <span className="quiet"> {also}</span>}
      </>
    ),
    ...whereTo(from, person),
  };
}

/** One person in an incident: their record too, for the phone numbers. */
function recordToo({ rows: [person, ...others] }: Answer['people']): readonly Entry[] {
  if (person === undefined || person.standing === null || others.length > 0) return [];
  return [{ key: `record of ${person.key}`, to: recordPath(person.kind, person.person), label: <bdi>{spokenName(person.name)}</bdi>, aside: 'Record' }];
}

function classEntry(one: FoundClass): Entry {
  const periods = one.periods.length === 0 ? null : `period ${one.periods.join(', ')}`;
  const teacher = one.teacher === null ? null : listedName(one.teacher);
  return {
    key: one.key,
    to: one.unknown === null ? `/people/classes/${one.classId}` : `/accounting/${one.classId}`,
    label: (
      <>
        <bdi className="name">{roomName(one.room) ?? one.title}</bdi>
        {[roomName(one.room) === null ? null : one.title, teacher, one.unknown === null ? periods : null].map((part) => part !== null && <span key={part}> · <bdi>{part}</bdi></span>)}
      </>
    ),
    aside: one.unknown === null ? `${one.isOn ? 'now · ' : ''}${counted(one.students, 'student')}` : one.unknown === 0 ? 'all heard of' : `${one.unknown} unknown`,
  };
}

const roomEntry = (one: Answer['rooms']['rows'][number]): Entry => ({
  key: one.key,
  to: '/setup/rooms',
  label: (
    <>
      <bdi className="name">{roomName(one.name)}</bdi>
      {one.zone !== null && <> · <bdi>{one.zone}</bdi></>}
    </>
  ),
  aside: 'no class meets here',
});

const adultEntry = (one: Answer['adults']['rows'][number]): Entry => ({
  key: one.key,
  to: one.stop === null ? `/reunification/hand-off/${one.student}/${one.checkIn ?? ''}` : `/reunification/aside/${one.student}/${one.stop}`,
  label: (
    <>
      <bdi className="name">{one.adult}</bdi> for <bdi>{listedName(one.name)}</bdi>
    </>
  ),
  aside: `${one.stop === null ? 'Checked in' : 'Waits aside'} · since ${clockTime(one.sinceWall)}`,
});

const visitorEntry = (one: Answer['visitors']['rows'][number]): Entry => ({
  key: one.key,
  to: '/people/today',
  label: (
    <>
      <bdi className="name">{one.name}</bdi>
      {one.host !== '' && <> · <bdi>{one.host}</bdi></>}
    </>
  ),
  aside: `${one.badge === '' ? '' : `badge ${one.badge} · `}since ${clockTime(one.signedInWall)}`,
});

/** Open ones, by their place, what they are about, and who called. */
function callsFound(calls: readonly Call[], typed: readonly string[]): readonly { readonly score: number; readonly entry: Entry }[] {
  return calls.filter(isOpen).flatMap((call) => {
    const score = scoreIn(typed, wordsOf(['call help', callPlace(call), callKind(call), call.caller?.name ?? ''].join(' ')));
    const entry: Entry = { key: `call ${call.call}`, to: `/dispatch/call/${call.call}`, label: <><bdi className="name">{callPlace(call)}</bdi> · <bdi>{callKind(call)}</bdi></>, aside: `Call · since ${clockTime(call.calledWall)}` };
    return score === null ? [] : [{ score, entry }];
  }).sort((a, b) => a.score - b.score);
}

const actionEntry = (action: Action): Entry => ({ key: `action ${action.words}`, to: action.to, label: action.words, aside: '' });

/** On the screens of one area, what is done there comes first. */
const areaOf = (path: string): string => path.split(/[/?]/)[1] ?? '';

function fitting(from: From): Group {
  const here = areaOf(from.path);
  const actions = offered(from);
  const near = actions.filter((one) => areaOf(one.to) === here);
  const entries = [...near, ...actions.filter((one) => areaOf(one.to) !== here)].map(actionEntry);
  return { name: 'What you can do here', total: entries.length, entries };
}

export function groupsOf(from: From, { text, answer }: Answered): readonly Group[] {
  if (text === '') return [fitting(from)];
  const actions = findActions(offered(from), typedWords(text));
  const calls = callsFound(from.calls, typedWords(text));
  // Of two that match alike, people go before rooms, and what one can do comes last.
  const lists = [
    ...(answer === null
      ? []
      : [
          { name: 'People', total: answer.people.total, best: answer.people.rows[0], entries: [...answer.people.rows.map((one) => personEntry(from, one)), ...recordToo(answer.people)] },
          { name: 'Adults at the desk', total: answer.adults.total, best: answer.adults.rows[0], entries: answer.adults.rows.map(adultEntry) },
          { name: 'Rooms and classes', total: answer.classes.total, best: answer.classes.rows[0], entries: answer.classes.rows.map(classEntry) },
          { name: 'Other rooms', total: answer.rooms.total, best: answer.rooms.rows[0], entries: answer.rooms.rows.map(roomEntry) },
          { name: 'Visitors in the building', total: answer.visitors.total, best: answer.visitors.rows[0], entries: answer.visitors.rows.map(visitorEntry) },
        ]),
    { name: 'Calls for help', total: calls.length, best: calls[0], entries: calls.map(({ entry }) => entry) },
    { name: 'Actions', total: actions.length, best: actions[0], entries: actions.map(({ action }) => actionEntry(action)) },
  ];
  const found = lists.flatMap(({ best, ...group }) => (best === undefined ? [] : [{ score: best.score, group }]));
  return found.sort((a, b) => a.score - b.score).map(({ group }) => group);
}
