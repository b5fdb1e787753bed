/** Which contacts of a student were tried, and who is called next. Whatever order the facts arrived in. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import type { ContactAttempted } from './contact-events.ts';

export interface Attempt extends Omit<ContactAttempted, 'incident' | 'student'> {
  readonly event: EventId;
  readonly fact: Fact;
}

/** RU-60 an attempt is never undone: those that did not know of each other all stand, and one command is one attempt. */
export const attemptsOf = (history: History, incident: IncidentId): readonly Attempt[] =>
  history
    .distinct(history.facts.filter((fact) => fact.type === 'v1.ContactAttempted' && (fact.payload as ContactAttempted).incident === incident))
    .map((fact) => {
      const { contact, name, channel, outcome, coming, words } = fact.payload as ContactAttempted;
      return { event: fact.id, contact, name, channel, outcome, coming, words, fact };
    });

const MINUTE_MS = 60_000;

/** RU-63 after how long somebody is called again: whoever said that they come may be in the same traffic as all the others. */
const AGAIN_MS = { coming: 30 * MINUTE_MS, reached: 30 * MINUTE_MS, leftMessage: 15 * MINUTE_MS, noAnswer: 5 * MINUTE_MS } as const;

export interface Tried {
  readonly outcome: ContactAttempted['outcome'];
  readonly coming: boolean;
  readonly wall: number;
}

/** A contact on the record, with what came of calling them, oldest first. */
export interface ToCall<Contact> {
  readonly contact: Contact;
  readonly tried: readonly Tried[];
}

export interface NextCall<Contact> {
  readonly contact: Contact;
  /** Not before; null: now. */
  readonly dueWall: number | null;
}

const isWrong = (tried: readonly Tried[]): boolean => tried.at(-1)?.outcome === 'wrongNumber';

/**
 * RU-62 who is called next, of contacts in the order of the record. Whoever said that they come is the one to ask where they
 * are. Else whoever was tried least, so that everybody is tried once before anybody is tried twice, in the order of the record;
 * a wrong number never, until somebody else is reached by it. RU-63 not before it is time. Null: there is nobody to call.
 */
export function whoToCallNext<Contact>(contacts: readonly ToCall<Contact>[]): NextCall<Contact> | null {
  const callable = contacts.filter(({ tried }) => !isWrong(tried));
  const [coming] = callable.filter(({ tried }) => tried.at(-1)?.coming === true);
  const least = callable.reduce<ToCall<Contact> | undefined>((found, one) => (found === undefined || one.tried.length < found.tried.length ? one : found), undefined);
  const next = coming ?? least;
  if (next === undefined) return null;
  const last = next.tried.at(-1);
  return { contact: next.contact, dueWall: last === undefined || last.outcome === 'wrongNumber' ? null : last.wall + (last.coming ? AGAIN_MS.coming : AGAIN_MS[last.outcome]) };
}
