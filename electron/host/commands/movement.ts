/** Loads what decisions about people on the move need: the buses and zones of the incident, and where each person was put. */
import { busesOf } from '../../../shared/domain/movement/buses.ts';
import type { AddBus, BoardPeople, ReportArrivals, ReportBusArrived, ReportBusLeft, ReportLeftOnOwn, SettlePlaces, SweepZones, TakeBackBus, TakeBackPlaces } from '../../../shared/domain/movement/commands.ts';
import { addBus, boardPeople, reportArrivals, reportBusArrived, reportBusLeft, reportLeftOnOwn, settlePlaces, sweepZones, takeBackBus, takeBackPlaces, type CourseContext, type PeopleContext } from '../../../shared/domain/movement/decide.ts';
import { sweepsOf } from '../../../shared/domain/movement/sweeps.ts';
import { refsOf, refuseUnlessOpen } from '../../../shared/domain/incident/decide.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { reopensSweeps } from '../../../db/projections/movement.ts';
import { countedAs, isKnownPerson, loadIncident, loadStanding, takesFactsFor, type Sources } from './load.ts';

type OfCourse = SweepZones | AddBus | ReportBusLeft | ReportBusArrived | TakeBackBus;
type OfPeople = BoardPeople | ReportArrivals | ReportLeftOnOwn;
export type OnTheMove = OfCourse | OfPeople | TakeBackPlaces | SettlePlaces;

function courseIn(sources: Sources, incident: string): CourseContext {
  const loaded = loadIncident(sources, incident);
  return { refusal: refuseUnlessOpen(loaded.incident), refs: refsOf(loaded), buses: busesOf(loaded.history), zones: sweepsOf(loaded.history, reopensSweeps(loaded.history)) };
}

function peopleIn(sources: Sources, incident: string, people: readonly string[]): PeopleContext {
  const { exercise, refusal, started } = takesFactsFor(sources, incident);
  const unique = [...new Set(people)] as PersonId[];
  const standings = new Map(unique.map((person) => [person, loadStanding(sources, person, incident, exercise)]));
  return {
    exercise,
    refusal,
    refs: started === null ? [] : [started],
    buses: busesOf(loadIncident(sources, incident).history),
    known: new Set(unique.filter((person) => isKnownPerson(sources, person, incident))),
    released: new Set(unique.filter((person) => (standings.get(person)?.pickup.releases.length ?? 0) > 0)),
    places: new Map([...standings].map(([person, standing]) => [person, standing.movement.places])),
  };
}

/** Of linked records the one that counts is meant. */
function decideOfPeople(asked: OfPeople, sources: Sources): Decision {
  const people = asked.people.map((one) => ({ ...one, person: countedAs(sources, one.person) }));
  const context = peopleIn(sources, asked.incident, people.map((one) => one.person));
  switch (asked.type) {
    case 'BoardPeople':
      return boardPeople({ ...asked, people }, context);
    case 'ReportArrivals':
      return reportArrivals({ ...asked, people }, context);
    case 'ReportLeftOnOwn':
      return reportLeftOnOwn({ ...asked, people }, context);
    default:
      return unreachable(asked);
  }
}

export function decideOnTheMove(command: OnTheMove, sources: Sources): Decision {
  switch (command.type) {
    case 'SweepZones':
      return sweepZones(command, courseIn(sources, command.incident));
    case 'AddBus':
      return addBus(command, courseIn(sources, command.incident));
    case 'ReportBusLeft':
      return reportBusLeft(command, courseIn(sources, command.incident));
    case 'ReportBusArrived':
      return reportBusArrived(command, courseIn(sources, command.incident));
    case 'TakeBackBus':
      return takeBackBus(command, courseIn(sources, command.incident));
    case 'BoardPeople':
    case 'ReportArrivals':
    case 'ReportLeftOnOwn':
      return decideOfPeople(command, sources);
    case 'TakeBackPlaces':
      return takeBackPlaces(command, peopleIn(sources, command.incident, [command.person]));
    case 'SettlePlaces': {
      const context = peopleIn(sources, command.incident, [command.person]);
      return settlePlaces(command, { ...context, disputed: new Set(loadStanding(sources, command.person, command.incident, context.exercise).movement.against) });
    }
    default:
      return unreachable(command);
  }
}
