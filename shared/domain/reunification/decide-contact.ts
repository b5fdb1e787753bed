/** Rules RU-60 and RU-61: what is recorded of a call to a family that has not come. Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { RecordContactAttempt } from './contact-commands.ts';
import type { ContactAttempted } from './contact-events.ts';
import { streamOf, type PairContext } from './decide.ts';

/** RU-61 whoever may not pick up one of the students is not called about them. Who is named as a contact is one of each of them. */
export function recordContactAttempt(command: RecordContactAttempt, contexts: ReadonlyMap<string, PairContext>): Decision {
  const { incident, contact, name, channel, outcome, words } = command;
  for (const { refusal, studentOnRoster, studentName, restrictions, pairs } of contexts.values()) {
    if (refusal) return refusal;
    if (!studentOnRoster) return reject('StudentNotOnRoster', 'That student is not on the roster.', 'Look at the list of families again.');
    if (restrictions.length > 0) return reject('ContactRestricted', `${name} may not pick up ${studentName}, so nobody calls them about this student.`, 'Call another contact. If the call was made, write it as a note under Now, and tell the release supervisor.');
    if (contact !== null && pairs.length === 0) return reject('AdultNotOnRecord', `${name} is not a contact of ${studentName}.`, 'Look at the list of families again: the record may have changed. Somebody else is recorded by name.');
  }
  const coming = command.coming && outcome === 'reached';
  return accept(
    [...contexts].map(([student, context]) => ({
      stream: streamOf({ incident, student }, context),
      type: 'v1.ContactAttempted',
      payload: { incident, student, contact, name, channel, outcome, coming, words } satisfies ContactAttempted,
      refs: context.refs,
    })),
  );
}
