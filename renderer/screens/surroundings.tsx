/** The school and the incident that a screen is about, so that no screen has to look for them again. */
import { createContext, useContext, type ReactNode } from 'react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { reporterOf, type Reporter } from '../intents/report-people.ts';

export type Site = SubscriptionRow<'site'>;
export type Incident = SubscriptionRow<'incidents'>;

interface Surroundings {
  readonly site: Site;
  /** The one that everybody is in: a real one before a drill. Null: ready. */
  readonly incident: Incident | null;
  /** Where people were evacuated to before, newest first; none while nobody is signed in. */
  readonly places: readonly string[];
}

const SurroundingsContext = createContext<Surroundings | null>(null);

export function SurroundingsProvider({ site, incident, places, children }: Surroundings & { readonly children: ReactNode }) {
  return <SurroundingsContext value={{ site, incident, places }}>{children}</SurroundingsContext>;
}

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  assert(surroundings !== null, 'a screen stands outside of SurroundingsProvider');
  return surroundings;
}

/** Screens under `NeedsIncident` only. */
export function useIncident(): Incident {
  const { incident } = useSurroundings();
  assert(incident !== null, 'this screen stands only where an incident is open');
  return incident;
}

export function useMe(): Reporter {
  const { signedIn } = useSurroundings().site;
  assert(signedIn !== null, 'a school that is set up has somebody signed in');
  return reporterOf(signedIn);
}
