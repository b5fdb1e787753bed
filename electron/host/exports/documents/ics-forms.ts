/**
 * Forms of the Incident Command System, filled from the log: 201 briefing, 207 organization, 211 check-in list, 214 activity log. Boxes carry
 * the numbers of FEMA's forms. What the log does not know is left empty, to be written by hand; nothing is made up.
 */
import { countIncident } from '../../../../db/queries/expected.ts';
import { listPosts } from '../../../../db/queries/posts.ts';
import { readTimeline } from '../../../../db/queries/timeline.ts';
import type { ChartBox, DocumentPart, FormBox } from '../../../../shared/formats/document/printed-document.ts';
import type { IncidentId } from '../../../../shared/kernel/ids.ts';
import type { Asker } from '../asker.ts';
import { aboutIncident, incidentName, incidentNumber, momentWords, spanWords, timeWords, type DocumentOf, type Entry, type RecordRow } from './writing.ts';

type Form = (asker: Asker, record: RecordRow) => DocumentOf;

const idOf = (record: RecordRow): IncidentId => record.incident as IncidentId;

/** What was done as a whole, not to one person: directives, posts, rooms, buses, notes. */
const withoutPeople = ({ reader, mayKnow }: Asker, record: RecordRow): readonly Entry[] => readTimeline(reader, idOf(record), mayKnow).filter(({ person }) => person === null);

const formOf = ({ reader }: Asker, record: RecordRow, form: string, title: string, parts: readonly DocumentPart[]): DocumentOf => ({ title, form, about: aboutIncident(reader, record), exercise: record.exercise, parts });

const nameAndPeriod = ({ reader }: Asker, record: RecordRow): readonly FormBox[] => [
  { label: '1. Incident name', value: incidentName(record) },
  { label: '2. Operational period', value: spanWords(reader, record.startedWall, record.closedWall) },
];
const nameAndNumber = (record: RecordRow): readonly FormBox[] => [
  { label: '1. Incident name', value: incidentName(record) },
  { label: '2. Incident number', value: incidentNumber(record) },
];

function organization({ reader }: Asker, record: RecordRow): DocumentPart {
  const posts = listPosts(reader, idOf(record));
  const boxOf = (title: string): ChartBox => ({
    title,
    holders: posts.filter((post) => post.title === title).flatMap(({ holders }) => holders.map(({ name, badge }) => (badge === '' ? name : `${name}, badge ${badge}`))),
    under: posts.filter((post) => post.reportsTo === title).map((post) => boxOf(post.title)),
  });
  return { is: 'chart', commander: 'Incident commander (police or fire service)', leads: posts.filter((post) => post.reportsTo === null).map((post) => boxOf(post.title)) };
}

const entriesTable = ({ reader }: Asker, entries: readonly Entry[]): DocumentPart => ({
  is: 'table',
  columns: ['Time', 'Notable activity', 'By', 'Console'],
  rows: entries.map(({ wall, text, by, console }) => [timeWords(reader, wall), text, by, console]),
  none: 'Nothing is recorded.',
});

/** Where everybody is, in one line. */
function situation({ reader }: Asker, record: RecordRow): string {
  const counts = countIncident(reader, idOf(record));
  const numbers = [
    [counts.expected, 'expected'],
    [counts.accounted, 'accounted for'],
    [counts.missing, 'missing'],
    [counts.injured, 'injured'],
    [counts.unknown, 'of unknown whereabouts'],
    [counts.released, 'released'],
    [counts.extra, 'extra'],
  ] as const;
  return `${incidentName(record)}.\n${numbers.map(([count, words]) => `${count.toLocaleString('en-US')} ${words}`).join(', ')}.`;
}

const ics201: Form = (asker, record) =>
  formOf(asker, record, 'ICS 201', 'Incident briefing', [
    { is: 'boxes', boxes: [...nameAndNumber(record), { label: '3. Date and time initiated', value: momentWords(asker.reader, record.startedWall) }, { label: 'Initiated by', value: record.startedBy }, { label: '4. Map or sketch (area, hazards, entrances, staging)', value: '', wide: true, tall: true }, { label: '5. Situation summary, health and safety', value: situation(asker, record), wide: true }, { label: '7. Current and planned objectives', value: '', wide: true }] },
    { is: 'heading', text: '8. Current and planned actions' },
    entriesTable(asker, withoutPeople(asker, record)),
    { is: 'heading', text: '9. Current organization' },
    organization(asker, record),
    { is: 'heading', text: '10. Resource summary' },
    { is: 'table', columns: ['Resource: post', 'Needed', 'Assigned'], rows: listPosts(asker.reader, idOf(record)).map(({ title, wanted, holders }) => [title, wanted ? 'yes' : 'as needed', String(holders.length)]), none: 'No posts.' },
    { is: 'signatures', who: ['6. Prepared by: name, position', 'Signature', 'Date and time'] },
  ]);

const ics207: Form = (asker, record) =>
  formOf(asker, record, 'ICS 207', 'Incident organization chart', [{ is: 'boxes', boxes: nameAndPeriod(asker, record) }, { is: 'heading', text: '3. Organization' }, organization(asker, record), { is: 'signatures', who: ['4. Prepared by: name, position', 'Signature', 'Date and time'] }]);

const CHECK_INS: ReadonlySet<string> = new Set(['v1.PostTaken', 'v1.PostHandedOver', 'v1.PostLeft', 'v1.StationTaken']);

const ics211: Form = (asker, record) =>
  formOf(asker, record, 'ICS 211', 'Incident check-in list', [
    { is: 'boxes', boxes: [...nameAndNumber(record), { label: '3. Check-in location', value: '' }, { label: '4. Start date and time', value: momentWords(asker.reader, record.startedWall) }] },
    { is: 'heading', text: '5. Check-in information' },
    {
      is: 'table',
      columns: ['Time', 'Post: name and badge', 'Recorded by', 'Console'],
      rows: withoutPeople(asker, record)
        .filter(({ type }) => CHECK_INS.has(type))
        .map(({ wall, text, by, console }) => [timeWords(asker.reader, wall), text, by, console]),
      none: 'Nobody checked in at a post.',
    },
    { is: 'signatures', who: ['6. Prepared by: name, position', 'Signature', 'Date and time'] },
  ]);

const ics214: Form = (asker, record) =>
  formOf(asker, record, 'ICS 214', 'Activity log', [
    { is: 'boxes', boxes: [...nameAndPeriod(asker, record), { label: '3. Name', value: '' }, { label: '4. ICS position', value: '' }, { label: '5. Home agency and unit', value: '', wide: true }] },
    { is: 'heading', text: '6. Resources assigned' },
    { is: 'table', columns: ['Name', 'ICS position', 'Since'], rows: listPosts(asker.reader, idOf(record)).flatMap(({ title, holders }) => holders.map(({ name, badge, sinceWall }) => [badge === '' ? name : `${name}, badge ${badge}`, title, timeWords(asker.reader, sinceWall)])), none: 'Nobody is at a post.' },
    { is: 'heading', text: '7. Activity log' },
    entriesTable(asker, withoutPeople(asker, record)),
    { is: 'signatures', who: ['8. Prepared by: name, position', 'Signature', 'Date and time'] },
  ]);

export const icsForms = { ics201, ics207, ics211, ics214 } as const;
