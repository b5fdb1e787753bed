/** Class lists for the stories of the import: as a school office keeps them, and made worse. */

const FIRST = ['Ana', 'Ben', 'Chidi', 'Dara', 'Elif', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jun'];
const LAST = ['Abara', 'Brandt', 'Castro', 'Diaz', 'Evans', 'Fofana'];

interface ListStudent {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly grade: number;
  readonly room: string;
  readonly parent: string;
  readonly mayNotPickUp: string;
}

const STUDENTS: readonly ListStudent[] = LAST.flatMap((last, lastIndex) =>
  FIRST.map((first, index) => {
    const number = lastIndex * FIRST.length + index;
    return { id: `S${1000 + number}`, first, last, grade: 6 + (number % 3), room: String(101 + (number % 4)), parent: `${first}'s mother ${last}`, mayNotPickUp: number === 7 ? 'Rex Fofana' : '' };
  }),
);

const HEADER = 'Student Number,First Name,Last Name,Grade,Room,Homeroom,Parent 1 Name,Parent 1 Phone,Parent 2 Name,Parent 2 Restriction,Locker';
const line = ({ id, first, last, grade, room, parent, mayNotPickUp }: ListStudent): string => [id, first, last, grade, room, `Homeroom ${room}`, parent, `555-01${id.slice(-2)}`, mayNotPickUp, mayNotPickUp === '' ? '' : 'No contact by order of the court', '12'].join(',');
const list = (students: readonly ListStudent[], header = HEADER): string => [header, ...students.map(line)].map((one) => `${one}\r\n`).join('');

const without = (...ids: readonly string[]): readonly ListStudent[] => STUDENTS.filter(({ id }) => !ids.includes(id));
const changed = (students: readonly ListStudent[], id: string, change: Partial<ListStudent>): readonly ListStudent[] => students.map((one) => (one.id === id ? { ...one, ...change } : one));

export const LIST = list(STUDENTS);
export const STUDENT_COUNT = STUDENTS.length;
/** Two left, one moved to another room, one may no longer be picked up by somebody. */
export const NEXT_LIST = list(changed(changed(without('S1003', 'S1004'), 'S1010', { room: '104' }), 'S1020', { mayNotPickUp: 'Omar Castro' }));
/** A third of the school is not in it. */
export const SHORT_LIST = list(STUDENTS.slice(0, 40));
/** Columns whose names say little. */
export const UNCLEAR_LIST = list(STUDENTS, HEADER.replace('Student Number', 'No').replace('Parent 1 Name', 'Parent 1').replace('Locker', 'Bay'));
/** Two rows without the name of their student. */
export const BROKEN_LIST = list(changed(changed(STUDENTS.slice(0, 12), 'S1003', { first: '', last: '' }), 'S1005', { first: '', last: '' }));

export const APART = {
  before: LIST,
  office: list(changed(without('S1003'), 'S1010', { room: '104', mayNotPickUp: 'Omar Brandt' })),
  gate: list(changed(without('S1004'), 'S1011', { last: 'Brandt-Neu' })),
} as const;
