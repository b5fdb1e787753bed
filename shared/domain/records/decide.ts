/** Rules of the disclosure log (README.md beside this file). Pure. */
import { accept, reject, type Decision, type Rejection } from '../../kernel/decision.ts';
import { disclosureStream } from '../../kernel/streams.ts';
import type { RecordDisclosure } from './commands.ts';
import type { DisclosedField, DisclosureRecorded } from './events.ts';

export interface DisclosureContext {
  /** The new disclosure's id. */
  readonly disclosure: string;
  /** Is the incident on record here? True also where the command names none. */
  readonly incidentKnown: boolean;
  /** Of the students whom it names, those whom nobody here knows. */
  readonly unknownStudents: number;
}

/** RE-1. */
export function recordDisclosure({ type: _, ...parts }: RecordDisclosure, context: DisclosureContext): Decision {
  if (!context.incidentKnown) return reject('IncidentUnknown', 'This incident is not on record here.', 'Open Records and choose the incident there.');
  if (context.unknownStudents > 0) return reject('StudentUnknown', `${context.unknownStudents} of the students are not on record here.`, 'Look them up again by name.');
  const payload: DisclosureRecorded = { disclosure: context.disclosure, ...parts, fields: [...new Set(parts.fields)] };
  return accept([{ stream: disclosureStream(context.disclosure), type: 'v1.DisclosureRecorded', payload, refs: [] }], { disclosure: context.disclosure });
}

/** What a file is of, and what of students is in it. */
export interface Leaving {
  /** Null: of none. */
  readonly incident: string | null;
  readonly holds: readonly DisclosedField[];
  /** It can be made of some students and some fields alone. */
  readonly parted: boolean;
}

/** RE-3 why an export for somebody outside may not be made on this disclosure; null: it may. */
export function notDisclosed(disclosure: DisclosureRecorded | null, { incident, holds, parted }: Leaving): Rejection | null {
  if (disclosure === null) return { name: 'DisclosureUnknown', message: 'No such disclosure is on record here.', whatToDo: 'Say who gets the file and why; then it is made.' };
  const { fields, students, way } = disclosure;
  const enough = parted ? holds.some((field) => fields.includes(field)) : students === 'all' && holds.every((field) => fields.includes(field));
  const covers = enough && disclosure.incident === incident && (way === 'file' || way === 'printed');
  return covers ? null : { name: 'DisclosureDoesNotCover', message: 'What was recorded as disclosed is less than what is in this file.', whatToDo: 'Record a disclosure of this file, with everything that is in it.' };
}
