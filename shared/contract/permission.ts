/** Who may use a procedure. `anyone`: also before a site is founded, and with nobody signed in. */
import type { Role } from '../domain/site/events.ts';

export type Permission = 'anyone' | readonly Role[];
