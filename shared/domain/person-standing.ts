/**
 * Where one person stands in one incident, from all areas together: what the counts count. It spans accounting, movement and
 * reunification, which do not know each other; hence its place beside the registry.
 */
import { accountingOf, sameReporter, type Accounting } from './accounting/state.ts';
import { apartAmong, whereaboutsOf, type Place, type Whereabouts } from './movement/whereabouts.ts';
import { careOf, type Care } from './reunification/care.ts';
import { pickupOf, type Pickup } from './reunification/state.ts';
import { compareTimestamps, type Timestamp } from '../kernel/clock.ts';
import type { History } from '../kernel/history.ts';
import type { EventId, IncidentId } from '../kernel/ids.ts';

/** "unknown" is a status of its own: nobody has said anything, or what was said cannot be trusted until somebody settles it. */
type StandingStatus = 'unknown' | 'here' | 'missing' | 'injured' | 'elsewhere' | 'extra' | 'released' | 'answeredFor';

interface PersonContradiction {
  readonly kind: 'reportsDisagree' | 'placesDisagree' | 'releasedTwice' | 'reportedAfterRelease' | 'settlementsDiffer';
  /** The events that cannot all be true; a settlement names exactly these. */
  readonly events: readonly EventId[];
}

export interface PersonStanding {
  readonly status: StandingStatus;
  readonly accounting: Accounting;
  readonly movement: Movement;
  readonly pickup: Pickup;
  /** PS-12 the one that counts first. `doubted`: a report that it had not known of puts the student elsewhere. */
  readonly care: readonly (Care & { readonly doubted: boolean })[];
  readonly contradictions: readonly PersonContradiction[];
  /** A newer version wrote something about this person that this one cannot read. */
  readonly uncertain: boolean;
}

interface Movement extends Whereabouts {
  /** The place that counts; null: none stands, or several that cannot all be true. */
  readonly place: Place | null;
  /** PS-9 what cannot all be true: places, and reports of "missing". */
  readonly against: readonly EventId[];
}

type Report = Accounting['reports'][number];

/**
 * PS-8 a report that knew of a place and says that the person is missing, by the same reporter, or elsewhere, takes it back: they
 * are there no longer. Of whoever was only said to have left any such report says that they were seen since.
 */
function movementOf(history: History, found: Whereabouts, reports: readonly Report[]): Movement {
  const ends = (report: Report, place: Place): boolean => {
    if (!history.precedes(place.event, report.event)) return false;
    if (report.status === 'missing') return sameReporter(report.reporter, place.reporter);
    return report.status === 'elsewhere' || (place.is === 'left' && place.confirmedBy === '');
  };
  const places = found.places.filter((place) => !reports.some((report) => ends(report, place)));
  // Nobody is sure of who was only said to have left: "missing" is no contradiction to it.
  const seen = places.filter((one) => one.is !== 'left' || one.confirmedBy !== '');
  const missing = seen.length === 0 ? [] : reports.filter((one) => one.status === 'missing');
  const against = [...new Set([...apartAmong(places), ...(missing.length > 0 ? seen : []), ...missing].map((one) => one.event))].sort();
  const [confirmed = places[0] ?? null] = seen;
  return { places, boarded: found.boarded, against, place: against.length > 0 ? null : confirmed };
}

/** PS-1 the contradictions of one person in one incident, each with its events in order of id. */
function contradictionsOf(history: History, accounting: Accounting, movement: Movement, pickup: Pickup, care: readonly Care[]): PersonContradiction[] {
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
      // Care and release were stated apart; so were a release, and that another student was brought for it.
      const at = pickup.releases.flatMap(({ to }) => (to.is === 'adult' ? to.checkIn : []));
      const wrong = pickup.checkIns.filter((one) => at.some((checkIn) => checkIn === one.event)).flatMap((one) => one.wrong);
      const against = [
        ...accounting.reports.filter((one) => history.precedes(release, one.event) || (one.status === 'missing' && !history.precedes(one.event, release))),
        ...movement.places.filter((one) => history.precedes(release, one.event)),
        ...care,
        ...wrong.filter((one) => !history.isSettled(one.event) && !history.precedes(one.event, release)),
      ].map((one) => one.event);
      if (against.length > 0) found.push({ kind: 'reportedAfterRelease', events: [release, ...against].sort() });
    }
  }
  if (accounting.disagree && releases.length === 0) found.push({ kind: 'reportsDisagree', events: accounting.reports.map((one) => one.event).sort() });
  if (movement.against.length > 0 && releases.length === 0) found.push({ kind: 'placesDisagree', events: movement.against });
  return found;
}

/** PS-10 whoever was seen on a bus or at the site is here, hurt or not; who left on their own is elsewhere once somebody confirmed it, and until then unknown. */
function reportedStatus({ status }: Accounting, { place, against }: Movement): StandingStatus {
  if (against.length > 0) return status === 'missing' ? status : 'unknown';
  if (place === null || status === 'missing') return status ?? 'unknown';
  if (place.is === 'left' && place.confirmedBy === '') return 'unknown';
  return status === 'injured' ? status : place.is === 'left' ? 'elsewhere' : 'here';
}

/** The same words as for many others: nothing on a screen tells them apart. */
const CARE_STATUS = { hospital: 'elsewhere', deceased: 'answeredFor' } as const satisfies Readonly<Record<Care['care']['is'], StandingStatus>>;

/** Something that it had not known of puts the student elsewhere. Who looks for a student does not know where they are: "missing" is no doubt. */
function isDoubted(history: History, { event, care }: Care, { reports }: Accounting, { places }: Movement): boolean {
  const against = reports.filter(({ status }) => status === 'here' || status === 'extra' || (care.is === 'deceased' && status !== 'missing'));
  return [...against, ...places].some((one) => !history.precedes(one.event, event));
}

/**
 * PS-2 a disputed release counts as unknown. PS-3 disagreeing reports count as the worse of them. PS-4 an answer for a
 * person counts only where nothing else is known or the person stands as missing. PS-5 where a fact cannot be read, the
 * person is unknown. PS-12 whoever is in a hospital or deceased is accounted for, in words that say neither. PS-7 what was said in incidents that were joined is said of one (`oneWith`: all of them).
 */
export function standingOf(history: History, incident: IncidentId, oneWith: readonly IncidentId[] = [incident]): PersonStanding {
  const whereabouts = whereaboutsOf(history, incident, oneWith);
  // AC-2 whoever reported somebody missing and sees them on a bus or at the site since corrects their own word.
  const accounting = accountingOf(history, incident, oneWith, (report) => report.status === 'missing' && whereabouts.places.some((place) => sameReporter(place.reporter, report.reporter) && history.precedes(report.event, place.event)));
  const movement = movementOf(history, whereabouts, accounting.reports);
  const pickup = pickupOf(history, incident, oneWith);
  const care = careOf(history, incident, oneWith).map((one) => ({ ...one, doubted: isDoubted(history, one, accounting, movement) }));
  const contradictions = contradictionsOf(history, accounting, movement, pickup, care);
  const disputed = contradictions.some((one) => one.kind !== 'reportsDisagree' && one.kind !== 'placesDisagree');
  const reported = reportedStatus(accounting, movement);
  const answer = accounting.answeredFor;
  const answered = answer !== null && (reported === 'unknown' || reported === 'missing') && movement.places.every((one) => history.precedes(one.event, answer.event));
  const status: StandingStatus = disputed || history.uncertain ? 'unknown' : pickup.releases.length === 1 ? 'released' : care[0] !== undefined ? CARE_STATUS[care[0].care.is] : answered ? 'answeredFor' : reported;
  return { status, accounting, movement, pickup, care, contradictions, uncertain: history.uncertain };
}

/** From when on somebody was accounted for, and from when on not any more. */
export interface AccountedChange {
  readonly at: Timestamp;
  readonly accounted: boolean;
}

/** MO-13 what the record would have said of one person at each moment: folded again up to each fact since the first of the incident, of others too (who is handed over there is gone here), in the order of the hybrid clock. */
export function accountedOver(history: History, incident: IncidentId, oneWith: readonly IncidentId[] = [incident]): readonly AccountedChange[] {
  const inOrder = [...history.facts].sort((a, b) => compareTimestamps(a.at, b.at));
  const first = inOrder.findIndex((fact) => oneWith.some((one) => one === (fact.payload as { readonly incident?: unknown }).incident));
  const moments = first === -1 ? [] : inOrder.slice(first).map((fact) => fact.at);
  const changes: AccountedChange[] = [];
  let before = false;
  for (const at of moments) {
    const { status } = standingOf(history.upTo(at), incident, oneWith);
    const accounted = status !== 'unknown' && status !== 'missing';
    if (accounted !== before) changes.push({ at, accounted });
    before = accounted;
  }
  return changes;
}
