/** How one student went through the posts, for what the board measures: when each step was done, and at which console. */
import type { Fact, History } from '../../kernel/history.ts';
import { consoleOfOrigin, type ConsoleId, type EventId, type IncidentId } from '../../kernel/ids.ts';
import type { CheckIn, Pickup } from './state.ts';

/** In the order in which they follow each other. */
export type PaceStep = 'greeted' | 'came' | 'checkedIn' | 'sentFor' | 'brought' | 'released';

/** By the wall clock of the console where it was done. */
interface PaceMoment {
  readonly wall: number;
  readonly console: ConsoleId;
}
export type Pace = Readonly<Partial<Record<PaceStep, PaceMoment>>>;

const byWall = (a: Fact, b: Fact): number => a.wall - b.wall || (a.id < b.id ? -1 : 1);
const momentOf = (fact: Fact | undefined): PaceMoment | undefined => (fact === undefined ? undefined : { wall: fact.wall, console: consoleOfOrigin(fact.origin) });

/** The check-in at which the student was handed over, else the first that may still end in a hand-off. */
function checkInThatCounts(checkIns: readonly CheckIn[], released: EventId | null): CheckIn | undefined {
  const standing = checkIns.filter((one) => one.comfortable !== false);
  return released === null ? [...standing].sort((a, b) => byWall(a.fact, b.fact))[0] : checkIns.find((one) => one.event === released);
}

/**
 * RU-64 the way of one student in one incident. The greeting is the newest that the check-in had seen, and a wait in line ends
 * with the first desk that had seen it, whether the adult was checked in there or asked to step aside. Null: nothing was done yet.
 */
export function paceOf(history: History, incident: IncidentId, { checkIns, stops, releases }: Pick<Pickup, 'checkIns' | 'stops' | 'releases'>): Pace | null {
  const [release] = releases.length === 1 ? releases : [];
  const checkIn = checkInThatCounts(checkIns, release?.to.is === 'adult' ? (release.to.checkIn as EventId) : null);
  const greetings = history.distinct(history.facts.filter((fact) => fact.type === 'v1.FamilyGreeted' && (fact.payload as { readonly incident?: unknown }).incident === incident));
  const desks = [...checkIns, ...stops].map((one) => one.fact).sort(byWall);
  const seen = greetings.filter((one) => desks.some((desk) => history.precedes(one.id, desk.id)));
  const greeted = [...(seen.length > 0 ? seen : greetings)].sort(byWall).at(-1);
  const came = greeted === undefined ? undefined : desks.find((desk) => history.precedes(greeted.id, desk.id));
  const steps: Partial<Record<PaceStep, PaceMoment | undefined>> = {
    greeted: momentOf(greeted),
    came: momentOf(came),
    checkedIn: momentOf(checkIn?.fact),
    sentFor: momentOf(checkIn?.sentFor.map((one) => one.fact).sort(byWall)[0]),
    brought: momentOf([...(checkIn?.brought ?? [])].sort(byWall)[0]),
    released: momentOf(release?.fact),
  };
  const done = Object.entries(steps).filter(([, moment]) => moment !== undefined);
  return done.length === 0 ? null : (Object.fromEntries(done) as Pace);
}
