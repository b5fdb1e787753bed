/**
 * Who may take whom, as the README of the roster says it (RO-1, RO-3, RO-10 to RO-14), worked out from the facts that one
 * console holds. Slow and plain on purpose: it is there to disagree with the code that is fast.
 */
import { newest, type Holdings, type Known } from './rules-known.ts';

interface Activation {
  readonly import: string;
  readonly bases: readonly string[];
}
interface Chunk {
  readonly import: string;
  readonly writes: readonly { readonly op: 'put' | 'withdraw'; readonly entity: { readonly kind: string; readonly studentId?: string; readonly contactId?: string; readonly restriction?: string | null } }[];
}
interface Pair {
  readonly student: string;
  readonly contact: string;
}
interface Lifted extends Pair {
  readonly settles: readonly string[];
  readonly rosterWords: readonly string[];
}
interface Link {
  readonly person: string;
  readonly other: string;
}
interface Presence {
  readonly person: string;
  readonly kind: string;
}

/** Null: the pair is on that roster, and free. Undefined: it is not on it. */
type Says = string | null | undefined;

export class RecordAsStated {
  readonly #held: Holdings;

  constructor(held: Holdings) {
    this.#held = held;
  }

  /** RO-14 the records that surely are this person, or also those that may be, itself included. */
  records(person: string, wide: boolean): readonly string[] {
    const links = this.#held.all<Link>('v1.PeopleLinked');
    const about = (one: Known<Link>): readonly Known<Link>[] => [...links, ...this.#held.all<Link>('v1.PeopleToldApart')].filter((other) => other.payload.person === one.payload.person && other.payload.other === one.payload.other);
    const stands = links.filter((one) => newest(about(one)).includes(one)).filter((one) => wide || newest(about(one)).every((other) => other.type === 'v1.PeopleLinked'));
    const found = new Set([person]);
    for (let size = 0; size < found.size; ) {
      size = found.size;
      for (const { payload } of stands) if (found.has(payload.person) || found.has(payload.other)) found.add(payload.person).add(payload.other);
    }
    return [...found];
  }

  /** Every word that stops this adult from taking this child. */
  restrictionsOn(child: string, adult: string): ReadonlySet<string> {
    const words = new Set<string>();
    for (const student of this.records(child, true)) {
      for (const contact of this.records(adult, true)) {
        for (const one of this.#setByHand(student, contact)) words.add(one);
        for (const one of this.#ofRosters(student, contact)) words.add(one);
      }
    }
    return words;
  }

  isContact(child: string, adult: string): boolean {
    return this.records(child, false).some((student) => this.records(adult, false).some((contact) => this.#isPair(student, contact)));
  }

  /** RO-12 a guardian who left takes nobody home; a word that did not know of it counts. */
  hasLeft(person: string, kind: string): boolean {
    const left = this.#held.all<Presence>('v1.PersonLeft').filter(({ payload }) => payload.person === person && payload.kind === kind);
    const back = this.#held.all<Presence>('v1.PersonReturned').filter(({ payload }) => payload.person === person && payload.kind === kind);
    return left.some((one) => back.every((other) => one.seen.has(other.id)));
  }

  #isPair(student: string, contact: string): boolean {
    if (this.hasLeft(contact, 'guardian')) return false;
    // RO-1 which one of them took off the record is off.
    const heads = this.#heads();
    if (heads.length > 0 && heads.every((head) => this.#says(head, student, contact) !== undefined)) return true;
    const takenBack = new Set(this.#held.all<{ readonly settles: readonly string[] }>('v1.AmendmentTakenBack').flatMap(({ payload }) => payload.settles));
    return this.#held.all<Pair>('v1.ContactAmended').some(({ id, payload }) => payload.student === student && payload.contact === contact && !takenBack.has(id));
  }

  /** RO-10 until a lift names it. */
  #setByHand(student: string, contact: string): readonly string[] {
    const lifted = new Set(this.#lifts(student, contact).flatMap(({ payload }) => payload.settles));
    return this.#held.all<Pair & { readonly words: string }>('v1.RestrictionSet').flatMap(({ id, payload }) => (payload.student === student && payload.contact === contact && !lifted.has(id) ? [payload.words] : []));
  }

  #lifts(student: string, contact: string): readonly Known<Lifted>[] {
    return this.#held.all<Lifted>('v1.RestrictionLifted').filter(({ payload }) => payload.student === student && payload.contact === contact);
  }

  /** RO-11 the very words, for as long as rosters say them: where one that the lift had not seen left them out, they count anew. */
  #ofRosters(student: string, contact: string): readonly string[] {
    return this.#heads().flatMap((head) => {
      const words = this.#says(head, student, contact);
      if (typeof words !== 'string') return [];
      const before = this.#before(head);
      const holds = (lift: Known<Lifted>): boolean => {
        const known = new Set(lift.refs.flatMap((id) => this.#activations().filter((one) => one.id === id)).flatMap((one) => [one, ...this.#before(one)]));
        return !before.some((one) => !known.has(one) && this.#says(one, student, contact) !== words);
      };
      return this.#lifts(student, contact).some((lift) => lift.payload.rosterWords.includes(words) && holds(lift)) ? [] : [words];
    });
  }

  #activations(): readonly Known<Activation>[] {
    return this.#held.all<Activation>('v1.RosterActivated');
  }

  /** RO-1 those that no other takes the place of. */
  #heads(): readonly Known<Activation>[] {
    const replaced = new Set(this.#activations().flatMap(({ payload }) => payload.bases));
    return this.#activations().filter(({ id }) => !replaced.has(id));
  }

  #before(activation: Known<Activation>): readonly Known<Activation>[] {
    const found = this.#activations().filter(({ id }) => activation.payload.bases.includes(id));
    return [...new Set(found.flatMap((one) => [one, ...this.#before(one)]))];
  }

  #says(activation: Known<Activation>, student: string, contact: string): Says {
    const writes = this.#held.all<Chunk>('v2.RosterChunk').flatMap(({ payload }) => (payload.import === activation.payload.import ? payload.writes : []));
    const pair = writes.find(({ entity }) => entity.kind === 'relationship' && entity.studentId === student && entity.contactId === contact);
    return pair === undefined || pair.op === 'withdraw' ? undefined : (pair.entity.restriction ?? null);
  }
}
