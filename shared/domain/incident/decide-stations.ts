/** Rules IN-50 to IN-55: what is set of a station, at which console it is, and which volunteer acts there. Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { EventId, IncidentId, PersonId } from '../../kernel/ids.ts';
import { incidentStream } from '../../kernel/streams.ts';
import { refsOf, refuseUnlessOpen, type IncidentContext } from './decide.ts';
import { postOnlyInDrills } from './decide-posts.ts';
import { isSameHolder, type PostState } from './post-state.ts';
import { findPost, isOffered } from './posts.ts';
import type { AssignStation, GiveUpStation, SetStation } from './station-commands.ts';
import { stationEvents, type StationTaken } from './station-events.ts';
import { findStation, sameSetting, stationTitle, type Assignment, type Station, type Turn } from './station-state.ts';

export interface StationsContext extends IncidentContext {
  readonly stations: readonly Station[];
}

export interface AssignContext extends StationsContext {
  /** A console of this site that may write. */
  readonly consoleIsKnown: boolean;
}

const fact = (incident: string, context: StationsContext, type: keyof typeof stationEvents, payload: object, refs: readonly EventId[] = []): Decision =>
  accept([{ stream: incidentStream(incident as IncidentId), type, payload: { incident, ...payload }, refs: [...refs, ...refsOf(context)] }]);

/** IN-3, IN-16, IN-50. */
function refuseStation({ post, station }: { readonly post: string; readonly station: number }, context: StationsContext): Decision | null {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  const found = findPost(post);
  if (found === null) return reject('PostUnknown', 'This version of Muster has no such post.', 'Go back to the stations and choose one that is listed.');
  if (!isOffered(found, context.incident?.exercise ?? false)) return postOnlyInDrills(found);
  if (found.heldBy === 'one' && station !== 1) return reject('OneStationOnly', `There is one ${found.title.toLowerCase()} and no second.`, 'Choose the one that is there.');
  return null;
}

/** IN-52 does the line come back to where it began? */
function leadsBack(stations: readonly Station[], { post, station, divertedTo }: SetStation): boolean {
  const passed = new Set<number>([station]);
  for (let at = divertedTo; at !== null; at = findStation(stations, post, at)?.settings[0]?.divertedTo ?? null) {
    if (passed.has(at)) return true;
    passed.add(at);
  }
  return false;
}

export function setStation(command: SetStation, context: StationsContext): Decision {
  const refused = refuseStation(command, context);
  if (refused) return refused;
  const { incident, post, station, state, letters, divertedTo } = command;
  if (letters !== null && letters.from > letters.to) return reject('LettersReversed', `No last name begins between ${letters.from} and ${letters.to}.`, 'Write the first letter of the alphabet first, as A to F.');
  if (leadsBack(context.stations, command)) return reject('DivertedInCircle', `${stationTitle(post, station)} would be diverted to itself.`, 'Choose another line, one that is not diverted itself.');
  const { settings } = findStation(context.stations, post, station) ?? { settings: [] };
  const [counts] = settings;
  if (counts !== undefined && settings.length === 1 && sameSetting(counts, command)) return reject('StationAlreadySo', `${stationTitle(post, station)} is set so already.`, 'Leave it, or set something else.');
  return fact(incident, context, 'v1.StationSet', { post, station, state, letters, divertedTo });
}

/** IN-53 said again, it is at another console: so a station is taken over when its console is dead. */
export function assignStation(command: AssignStation, context: AssignContext): Decision {
  const refused = refuseStation(command, context);
  if (refused) return refused;
  const { incident, post, station, console } = command;
  if (!context.consoleIsKnown) return reject('ConsoleUnknown', 'That console is not of this site.', 'Choose one that is listed under Setup, Consoles.');
  const { assignments } = findStation(context.stations, post, station) ?? { assignments: [] };
  if (assignments.length === 1 && assignments[0]?.console === console) return reject('StationAlreadyHere', `${stationTitle(post, station)} is at that console already.`, 'Whoever works there types their name and badge.');
  return fact(incident, context, 'v1.StationAssigned', { post, station, console });
}

export function giveUpStation(command: GiveUpStation, context: StationsContext): Decision {
  const refused = refuseStation(command, context);
  if (refused) return refused;
  const { incident, post, station } = command;
  const { assignments } = findStation(context.stations, post, station) ?? { assignments: [] };
  if (assignments.length === 0) return reject('StationNowhere', `${stationTitle(post, station)} is at no console.`, 'There is nothing to end.');
  return fact(incident, context, 'v1.StationGivenUp', { post, station, assignments: assignments.map((one) => one.event) });
}

/** Who comes to the station at this console. `incident`: where it was assigned. */
export interface TakeStation {
  readonly incident: IncidentId;
  readonly station: Station;
  readonly assignment: Assignment;
  readonly volunteer: PersonId;
  readonly name: string;
  readonly badge: string;
}

/** IN-54 who was here before under the same name and badge goes on where they were: no fact, but the one that let them in. */
export const turnOf = ({ station, assignment, name, badge }: Omit<TakeStation, 'incident' | 'volunteer'>): Turn | null =>
  station.turns.find((one) => one.assignment === assignment.event && isSameHolder({ staff: null, name: one.name, badge: one.badge }, { staff: null, name, badge })) ?? null;

/** IN-54 whoever was at the station is there no more; at a post for one, nobody else either. */
export function takeStation({ incident, station: { post, station, turns }, assignment, volunteer, name, badge }: TakeStation, context: StationsContext & { readonly held: PostState }): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  const from = findPost(post)?.heldBy === 'one' ? context.held.holdings.map((one) => one.event) : turns.map((one) => one.event);
  const payload = { incident, post, station, assignment: assignment.event, volunteer, name, badge, from: from.slice(0, 64) } satisfies StationTaken;
  return fact(incident, context, 'v1.StationTaken', payload, [assignment.event]);
}
