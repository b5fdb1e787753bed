/** Codes of the contract in the words that stand on screen, American spelling. Nothing here decides anything. */
import type { PersonName } from '../../shared/contract/person-name.ts';
import type { StandingStatus } from '../../shared/contract/standing-status.ts';
import type { Directive } from '../../shared/domain/incident/events.ts';
import type { Role } from '../../shared/domain/site/events.ts';

export const directiveNames: Readonly<Record<Directive, string>> = { hold: 'HOLD', secure: 'SECURE', lockdown: 'LOCKDOWN', evacuate: 'EVACUATE', shelter: 'SHELTER' };

/** What the Standard Response Protocol says aloud; Evacuate and Shelter are said with their place or hazard. */
export const spokenWords: Readonly<Record<Directive, string>> = {
  hold: 'In your room or area. Clear the halls.',
  secure: 'Get inside. Lock outside doors.',
  lockdown: 'Locks, lights, out of sight.',
  evacuate: 'You say where to.',
  shelter: 'You say the hazard and what to do.',
};

export const directiveWords = (directive: Directive, detail: string): string => (detail !== '' ? detail : directive === 'evacuate' || directive === 'shelter' ? '' : spokenWords[directive]);

export const statusNames: Readonly<Record<StandingStatus, string>> = {
  unknown: 'Unknown',
  here: 'Here',
  missing: 'Missing',
  injured: 'Injured',
  elsewhere: 'Elsewhere',
  extra: 'Extra',
  released: 'Released',
  answeredFor: 'Answered for',
  absent: 'Absent',
  left: 'Left',
};

export const roleNames: Readonly<Record<Role, string>> = {
  administrator: 'administrator',
  assistantPrincipal: 'assistant principal',
  frontOffice: 'front office',
  campusSupervisor: 'campus supervisor',
  teacher: 'teacher',
  stationVolunteer: 'station volunteer',
};

export const channelNames = { inPerson: 'in person', radio: 'by radio', phone: 'by phone', runner: 'by runner' } as const;

/** In sentences and on buttons. */
export const spokenName = (name: PersonName): string => `${name.given} ${name.family}`.trim();
/** In lists, where the eye looks for the family name. */
export const listedName = (name: PersonName): string => (name.given === '' ? name.family : name.family === '' ? name.given : `${name.family}, ${name.given}`);

export const initials = (name: PersonName): string => `${[...name.given][0] ?? ''}${[...name.family][0] ?? ''}`.toLocaleUpperCase('en-US');

/** "Rm 204"; rooms that are named, such as "Gym", keep their name. */
export const roomName = (room: string | null): string | null => (room === null || room === '' ? null : /^\d/.test(room) ? `Rm ${room}` : room);

export const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** "Rm 118, Rm 131 and 3 more" */
export function someOf(names: readonly string[], shown: number): string {
  if (names.length > shown + 1) return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
}
