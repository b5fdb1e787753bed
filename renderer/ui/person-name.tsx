/** Names of people: in lists "Garcia, Ana · 7 · Rm 204", each part isolated so that any script stays in its place. */
import type { PersonName } from '../../shared/contract/person-name.ts';
import { initials, listedName, roomName } from './words.ts';

interface ListNameProps {
  readonly name: PersonName;
  readonly grade?: string | null;
  readonly room?: string | null;
  /** The name on documents, where people use another. */
  readonly legalName?: PersonName | null;
}

export function ListName({ name, grade = null, room = null, legalName = null }: ListNameProps) {
  const where = roomName(room);
  return (
    <span>
      <bdi className="name">{listedName(name)}</bdi>
      {grade !== null && grade !== '' && <> · {grade}</>}
      {where !== null && <> · {where}</>}
      {legalName !== null && (
        <span className="quiet">
          {' '}
          · on documents <bdi>{listedName(legalName)}</bdi>
        </span>
      )}
    </span>
  );
}

interface InitialsProps {
  readonly name: PersonName;
  readonly size?: 'middle' | 'large';
}

export function Initials({ name, size }: InitialsProps) {
  return (
    <span className="initials" aria-hidden {...(size === undefined ? {} : { 'data-size': size })}>
      <bdi>{initials(name)}</bdi>
    </span>
  );
}

/** Two students of one name say so on both rows. */
export function namesakeWords(name: PersonName, others: readonly { readonly room: string | null; readonly grade: string | null }[]): string | null {
  if (others.length === 0) return null;
  const places = others.map((other) => roomName(other.room) ?? (other.grade === null ? 'another class' : `grade ${other.grade}`));
  return `another ${name.given} ${name.family} is in ${places.join(' and ')}`;
}
