/** The words for files of a record and for what is disclosed, and the filters of a timeline. */
import type { ExportKind } from '../../../shared/contract/records-procedures.ts';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { roomName, spokenName } from '../../ui/words.ts';

export type Disclosure = SubscriptionRow<'disclosures'>;
export type DisclosedField = Disclosure['fields'][number];
type Entry = SubscriptionRow<'timeline'>;

export const fieldWords: Readonly<Record<DisclosedField, string>> = {
  names: 'names',
  classes: 'grade and room',
  whereabouts: 'where they are',
  injuries: 'injuries',
  adults: 'who took them',
  contacts: 'phone numbers of families',
  photos: 'photos',
  needs: 'what they need',
};

export const wayWords: Readonly<Record<Disclosure['way'], string>> = { told: 'told', shown: 'shown on a screen', printed: 'on paper', file: 'as a file' };

export const exportWords: Readonly<Record<ExportKind, { readonly title: string; readonly what: string }>> = {
  timeline: { title: 'Timeline', what: 'Every entry with who, where and when, and who settled what. For a spreadsheet.' },
  people: { title: 'People', what: 'Where each person stands now. For a spreadsheet.' },
  releases: { title: 'Releases', what: 'Who left with whom, and when. For a spreadsheet.' },
  record: { title: 'The whole record', what: 'All of these in one file for other programs (JSON, docs/record-format.md).' },
};

export const evidenceWords = { title: 'Evidence package', what: 'Every document and table, and the log’s entries with their seals. A page in it says how anybody verifies it without Muster. (ZIP)' };

export const entryKinds = ['all', 'people', 'leaving', 'rooms', 'command', 'notes', 'conflicts'] as const;
export type EntryKind = (typeof entryKinds)[number];
export const entryKindWords: Readonly<Record<EntryKind, string>> = { all: 'All entries', people: 'Reports about people', leaving: 'Families and releases', rooms: 'Rooms, zones and buses', command: 'Directives, posts and stations', notes: 'Notes', conflicts: 'Conflicts, corrections' };

const LEAVING = /\.(Adult|Student|Family|Pickup|Contact|Halves|Release|Restriction|Identity|Discomfort|Comfort|StepAside)/;
const ROOMS = /\.(Room|Zone|Bus|Known|Emergency)/;

function kindOf({ type, person }: Entry): EntryKind {
  if (type.endsWith('.NoteAdded')) return 'notes';
  if (LEAVING.test(type)) return 'leaving';
  if (ROOMS.test(type)) return 'rooms';
  return person === null ? 'command' : 'people';
}

/** `wanted`: in small letters; found in names, rooms, words, and by whom. */
export const fitsEntry = (row: Entry, kind: EntryKind, wanted: string): boolean =>
  (kind === 'all' || (kind === 'conflicts' ? row.mark !== 'none' : kindOf(row) === kind)) &&
  (wanted === '' || `${row.person === null ? '' : `${spokenName(row.person.name)} ${roomName(row.person.room) ?? ''}`} ${row.text} ${row.by} ${row.console}`.toLocaleLowerCase('en-US').includes(wanted));
