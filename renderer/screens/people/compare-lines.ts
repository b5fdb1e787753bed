/** Two records of one kind, field by field: the same, different, or blank on one side. Nothing is decided here. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import { listedName, roomName, spokenName } from '../../ui/words.ts';
import { fieldWords, formFields, textOf, type Value } from './record-fields.ts';

export type AnyRecord = SubscriptionRow<'student'> | SubscriptionRow<'guardian'> | SubscriptionRow<'staff-member'>;

interface Side {
  /** By its label, in the order in which it is shown; "" is blank. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What else tells people apart: for a student the contacts, for an adult the students. */
function aroundOf(record: AnyRecord): readonly [string, string][] {
  if ('contacts' in record)
    return [
      ['Room', roomName(record.room) ?? ''],
      ['Contacts', record.contacts.map((one) => `${spokenName(one.name)}${one.relation === null ? '' : ` (${one.relation})`}`).sort().join('\n')],
      ['Restrictions', record.contacts.flatMap((one) => (one.restriction === null ? [] : `${spokenName(one.name)}: ${one.restriction}`)).sort().join('\n')],
    ];
  const students = record.students.map((one) => `${listedName(one.name)}${one.relation === null ? '' : ` (${one.relation})`}`).sort().join('\n');
  const restrictions = record.students.flatMap((one) => (one.restriction === null ? [] : `${spokenName(one.name)}: ${one.restriction}`)).sort().join('\n');
  const classes = 'classes' in record ? record.classes.map((one) => roomName(one.room) ?? one.title).join(', ') : null;
  return [['Contact of', students], ['Restrictions', restrictions], ...(classes === null ? [] : [['Classes', classes] satisfies [string, string]])];
}

function sideOf(kind: PersonKind, record: AnyRecord): Side {
  const known: Readonly<Record<string, unknown>> = { ...record, ...record.names };
  const fields = formFields[kind].map((field): [string, string] => [fieldWords[field].label, textOf((known[field] ?? null) as Value)]);
  return { texts: new Map([...fields, ...aroundOf(record), ['Comes from', record.addedByHand === null ? 'the roster' : 'added by hand']]) };
}

export interface CompareLine {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  readonly verdict: 'same' | 'different' | 'blank';
}

export function compareRecords(kind: PersonKind, mine: AnyRecord, theirs: AnyRecord): CompareLine[] {
  const [left, right] = [sideOf(kind, mine), sideOf(kind, theirs)];
  return [...left.texts].flatMap(([label, text]) => {
    const other = right.texts.get(label) ?? '';
    if (text === '' && other === '') return [];
    return [{ label, mine: text, theirs: other, verdict: text === '' || other === '' ? ('blank' as const) : text === other ? ('same' as const) : ('different' as const) }];
  });
}
