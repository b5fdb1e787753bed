/** Somebody of every role, and what each signs in with: for the program that makes them and for the tests that are them. */
import type { Role } from '../../shared/domain/site/events.ts';
import { PASSPHRASE } from './sign-in-steps.ts';

export const FOUNDER = 'Dana Okonkwo';
const PIN = '394615';

export interface RolePerson {
  readonly role: Role;
  readonly name: string;
  readonly secret: string;
}

export const PEOPLE_OF_ROLES: readonly RolePerson[] = [
  { role: 'administrator', name: FOUNDER, secret: PASSPHRASE },
  { role: 'assistantPrincipal', name: 'Amara Diallo', secret: 'candle orbit moss eleven' },
  { role: 'frontOffice', name: 'Rosa Marsh', secret: PIN },
  { role: 'campusSupervisor', name: 'Theo Novak', secret: PIN },
  { role: 'teacher', name: 'Sam Ortiz', secret: PIN },
  { role: 'stationVolunteer', name: 'Lena Fischer', secret: PIN },
];
