/** What the commands' contexts are loaded from. Areas do not know each other; here, what one needs of another is fetched. */
import { refuseUnlessOpen } from '../../../shared/domain/incident/decide.ts';
import { courseOf, incidentsOf, type Course, type Incident } from '../../../shared/domain/incident/state.ts';
import { standingOf, type PersonStanding } from '../../../shared/domain/person-standing.ts';
import type { Command } from '../../../shared/domain/registry.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import { History } from '../../../shared/kernel/history.ts';
import type { EventId, IncidentId, PersonId } from '../../../shared/kernel/ids.ts';
import { INCIDENTS, incidentStream, personStream } from '../../../shared/kernel/streams.ts';
import type { LogStore } from '../../../db/log/store.ts';
import type { Reader } from '../../../db/queries/reader.ts';

export interface Sources {
  readonly log: LogStore;
  readonly reader: Reader;
}

export const loadIncidents = (sources: Sources): readonly Incident[] => incidentsOf(sources.log.history(INCIDENTS));

export const realIncidentOpen = (sources: Sources): boolean => loadIncidents(sources).some((one) => !one.exercise && one.closed === null);

const findIncident = (sources: Sources, incident: string): Incident | null => loadIncidents(sources).find((one) => one.incident === incident) ?? null;

/** An incident with what its stream says, and those of the incidents that are one with it. */
export interface LoadedIncident {
  readonly incident: Incident | null;
  readonly history: History;
  readonly course: Course;
  readonly heard: readonly EventId[];
}

export function loadIncident(sources: Sources, incident: string): LoadedIncident {
  const all = loadIncidents(sources);
  const found = all.find((one) => one.incident === incident) ?? null;
  if (found === null || found.oneWith.length === 1) {
    const history = sources.log.history(incidentStream(incident as IncidentId));
    return { incident: found, history, course: courseOf(history), heard: [] };
  }
  const oneOf = all.filter((one) => found.oneWith.includes(one.incident));
  const history = History.together(found.oneWith.map((one) => sources.log.history(incidentStream(one))));
  const others = oneOf.filter((one) => one !== found);
  return { incident: found, history, course: courseOf(history, oneOf), heard: others.flatMap((one) => [one.started.id, ...sources.log.heads(incidentStream(one.incident))]) };
}

/** IN-45 what is said of an incident that was joined to another is said of the one that goes on: somebody may not have heard yet. */
export function onTheOneThatGoesOn(asked: Command, sources: Sources): Command {
  if (!('incident' in asked) || asked.incident === null) return asked;
  const goesOnAs = findIncident(sources, asked.incident)?.goesOnAs ?? asked.incident;
  return goesOnAs === asked.incident ? asked : { ...asked, incident: goesOnAs };
}

/** Whether an incident takes facts about people, and into which streams they go. */
export function openFor(sources: Sources, incident: string): { readonly exercise: boolean; readonly refusal: Decision | null; readonly started: EventId | null } {
  const found = findIncident(sources, incident);
  return { exercise: found?.exercise ?? false, refusal: refuseUnlessOpen(found), started: found?.started.id ?? null };
}

export const loadStanding = (sources: Sources, person: string, incident: string, exercise: boolean): PersonStanding =>
  standingOf(sources.log.history(personStream(person as PersonId, incident as IncidentId, exercise)), incident as IncidentId, findIncident(sources, incident)?.oneWith);

/**
 * As `openFor`, for facts about where people are and for settlements: these are taken after the close too, because what
 * one console closed another may have seen differently.
 */
export function takesFactsFor(sources: Sources, incident: string): ReturnType<typeof openFor> {
  const found = openFor(sources, incident);
  return found.started === null ? found : { ...found, refusal: null };
}

/** Of linked records the one that counts is meant, whichever was found (RO-14). */
export function countedAs(sources: Sources, person: string): string {
  const { students, staff } = sources.reader.rosters.current();
  return (students.get(person as PersonId) ?? staff.get(person as PersonId))?.countsAs ?? person;
}

/** Students and staff of the present roster or of the one the incident rests on, and visitors. */
export function isKnownPerson(sources: Sources, person: string, incident: string): boolean {
  const { reader } = sources;
  return reader.person(person as PersonId, reader.rosterOf(incident as IncidentId)) !== null || reader.visitOf(person as PersonId) !== null;
}
