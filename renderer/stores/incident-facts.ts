/** What the row of an incident says, where frame and screens must read it alike. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';

type Incident = SubscriptionRow<'incidents'>;

/** The one that everybody is in: the one that was chosen where there are several, else a real one before a drill. */
export const currentIncident = (open: readonly Incident[], chosen: string | null): Incident | null =>
  open.find((one) => one.incident === chosen) ?? open.find((one) => !one.exercise) ?? open[0] ?? null;

/** In a lockdown nobody is asked to report, and screens go dim: both until all clear. */
export const inLockdown = (incident: Incident): boolean => incident.allClearWall === null && incident.directives.some((one) => one.directive === 'lockdown');
