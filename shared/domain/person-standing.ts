/**
 * Where one person stands in one incident, from all areas together: what the counts count. It spans accounting and
 * reunification, which do not know each other; hence its place beside the registry.
 */
import { accountingOf, type Accounting } from './accounting/state.ts';
import { pickupOf, type Pickup } from './reunification/state.ts';
import type { History } from '../kernel/history.ts';
import type { EventId, IncidentId } from '../kernel/ids.ts';

/** "unknown" is a status of its own: nobody has said anything, or what was said cannot be trusted until somebody settles it. */
type StandingStatus = 'unknown' | 'here' | 'missing' | 'injured' | 'elsewhere' | 'extra' | 'released' | 'answeredFor';

interface PersonContradiction {
  readonly kind: 'reportsDisagree' | 'releasedTwice' | 'reportedAfterRelease' | 'settlementsDiffer';
  /** The events that cannot all be true; a settlement names exactly these. */
  readonly events: readonly EventId[];
}

export interface PersonStanding {
  readonly status: StandingStatus;
  readonly accounting: Accounting;
  readonly pickup: Pickup;
  readonly contradictions: readonly PersonContradiction[];
  /** A newer version wrote something about this person that this one cannot read. */
  readonly uncertain: boolean;
}

/** PS-1 the contradictions of one person in one incident, each with its events in order of id. */
function contradictionsOf(history: History, accounting: Accounting, pickup: Pickup): PersonContradiction[] {
  const found: PersonContradiction[] = [];
  const releases = [...pickup.releases, ...pickup.rivals].map((one) => one.event);
  if (pickup.settlementsDiffer) {
    found.push({ kind: 'settlementsDiffer', events: [...new Set([...releases, ...pickup.settlements.flatMap((one) => [one.event, ...one.settles])])].sort() });
  } else if (releases.length > 1) {
    found.push({ kind: 'releasedTwice', events: [...releases].sort() });
  } else {
    const release = releases[0];
    if (release !== undefined) {
      // A report of "missing" that the release had seen was answered by it. One that had not, or any report that knew
      // of the release, says that the student is not where the release put them. Clocks decide nothing.
      const against = accounting.reports
        .filter((one) => history.precedes(release, one.event) || (one.status === 'missing' && !history.precedes(one.event, release)))
        .map((one) => one.event);
      if (against.length > 0) found.push({ kind: 'reportedAfterRelease', events: [release, ...against].sort() });
    }
  }
  if (accounting.disagree && releases.length === 0) found.push({ kind: 'reportsDisagree', events: accounting.reports.map((one) => one.event).sort() });
  return found;
}

/**
 * PS-2 a disputed release counts as unknown. PS-3 disagreeing reports count as the worse of them. PS-4 an answer for a
 * person counts only where nothing else is known or the person stands as missing. PS-5 where a fact cannot be read, the
 * person is unknown. PS-7 what was said in incidents that were joined is said of one (`oneWith`: all of them).
 */
export function standingOf(history: History, incident: IncidentId, oneWith: readonly IncidentId[] = [incident]): PersonStanding {
  const accounting = accountingOf(history, incident, oneWith);
  const pickup = pickupOf(history, incident, oneWith);
  const contradictions = contradictionsOf(history, accounting, pickup);
  const disputed = contradictions.some((one) => one.kind !== 'reportsDisagree');
  const reported = accounting.status ?? 'unknown';
  const answered = accounting.answeredFor !== null && (reported === 'unknown' || reported === 'missing');
  const status: StandingStatus = disputed || history.uncertain ? 'unknown' : pickup.releases.length === 1 ? 'released' : answered ? 'answeredFor' : reported;
  return { status, accounting, pickup, contradictions, uncertain: history.uncertain };
}
