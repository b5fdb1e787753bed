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

/** RE-3 why an export for somebody outside may not be made on this disclosure; null: it may. `incident` null: it is of none. `holds`: what of students is in it. */
export function notDisclosed(disclosure: DisclosureRecorded | null, incident: string | null, holds: readonly DisclosedField[]): Rejection | null {
  if (disclosure === null) return { name: 'DisclosureUnknown', message: 'No such disclosure is on record here.', whatToDo: 'Say who gets the file and why; then it is made.' };
  const covers = disclosure.incident === incident && disclosure.students === 'all' && (disclosure.way === 'file' || disclosure.way === 'printed') && holds.every((field) => disclosure.fields.includes(field));
  return covers ? null : { name: 'DisclosureDoesNotCover', message: 'What was recorded as disclosed is less than what is in this file.', whatToDo: 'Record a disclosure of this file, with everything that is in it.' };
}
