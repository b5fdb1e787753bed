/** What whoever sits at this computer does next, in the order of the Standard Response Protocol. A lockdown asks nobody to count. */
import type { Directive } from '../../../shared/domain/incident/events.ts';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { AlarmTune } from '../../ui/alarm-tones.ts';
import { roomName, spokenName } from '../../ui/words.ts';

type ClassRow = SubscriptionRow<'classes'>;

export const soundWords: Readonly<Record<AlarmTune, string>> = {
  hold: 'Hold sounds one long low tone',
  secure: 'Secure sounds two rising tones',
  lockdown: 'Lockdown is silent here',
  evacuate: 'Evacuate sounds a rising whoop, twice',
  shelter: 'Shelter sounds a siren that rises and falls',
  call: 'A call sounds two tones that alternate',
};

const FIRST: Readonly<Record<Directive, readonly [string, string]>> = {
  hold: ['Close and lock your door. Keep everyone in the room.', 'Carry on with the lesson until “All clear”.'],
  secure: ['Bring everyone inside. Lock the outside doors.', 'Carry on inside. Watch who comes to the doors.'],
  lockdown: ['Lock the door. Lights out. Out of sight.', 'Stay silent. Do not open the door to anybody.'],
  evacuate: ['Lead everyone out. Leave things behind.', 'Take the class list with you, and a phone or radio.'],
  shelter: ['Lead everyone to shelter, and do what was said.', 'Stay there until “All clear”.'],
};

/** The class that this person teaches now; null where no class, or more than one teacher of that name. */
export function ownClassOf(rows: readonly ClassRow[], name: string): ClassRow | null {
  const own = rows.filter(({ teacher }) => teacher !== null && spokenName(teacher) === name);
  return new Set(own.map((one) => one.teacherId)).size === 1 ? (own[0] ?? null) : null;
}

export const attendanceWords = ({ title, room }: ClassRow): string => `Take attendance for ${[title, roomName(room)].filter((part) => part !== null).join(', ')}`;

export function stepsFor(directive: Directive, own: ClassRow | null, signedIn: boolean): readonly string[] {
  if (directive === 'lockdown') return [...FIRST.lockdown, 'Be ready to get out, or to defend yourselves.'];
  const account = own !== null ? `${attendanceWords(own)}.` : signedIn ? 'Account for everyone who is with you.' : 'Sign in, and account for everyone who is with you.';
  return [...FIRST[directive], account];
}

/** Where “seen” leads. */
export const nextAddress = (directive: Directive, own: ClassRow | null): string => (directive === 'lockdown' || own === null ? '/now' : `/accounting/${own.classId}`);
