/** Loads what decisions about stations and their lines need. */
import type { AssignStation, GiveUpStation, SetStation } from '../../../shared/domain/incident/station-commands.ts';
import { assignStation, giveUpStation, setStation, type StationsContext } from '../../../shared/domain/incident/decide-stations.ts';
import { lineFor, stationsOf } from '../../../shared/domain/incident/station-state.ts';
import { endFamilyWait, greetFamily, sendFamilyToLine, sendForStudents, type QueueContext } from '../../../shared/domain/reunification/decide-queue.ts';
import type { EndFamilyWait, GreetFamily, SendFamilyToLine, SendForStudents } from '../../../shared/domain/reunification/queue-commands.ts';
import { greetingsOf } from '../../../shared/domain/reunification/queue.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { IncidentId, PersonId } from '../../../shared/kernel/ids.ts';
import { personStream } from '../../../shared/kernel/streams.ts';
import { listQueue } from '../../../db/queries/queue.ts';
import { nameOf } from '../../../db/queries/reader.ts';
import { stationStates } from '../../../db/queries/station-states.ts';
import { countedAs, loadIncident, type LoadedIncident, type Sources } from './load.ts';
import { contextOf } from './reunification.ts';

export type StationCommand = SetStation | AssignStation | GiveUpStation | GreetFamily | SendFamilyToLine | EndFamilyWait | SendForStudents;

export function stationsContext(sources: Sources, incident: string): StationsContext & Pick<LoadedIncident, 'history'> {
  const loaded = loadIncident(sources, incident);
  return { ...loaded, stations: stationsOf(loaded.history) };
}

const isConsole = ({ reader }: Sources, console: string): boolean => reader.db.prepare<[string]>('SELECT 1 FROM view_console WHERE console = ?').get(console) !== undefined;

function queueContexts(sources: Sources, incident: string, students: readonly string[]): ReadonlyMap<string, QueueContext> {
  const oneWith = sources.reader.joined.membersOf(incident as IncidentId);
  return new Map(
    [...new Set(students)].map((student) => {
      const context = contextOf(sources, incident, student);
      const history = sources.log.history(personStream(student as PersonId, incident as IncidentId, context.exercise));
      return [student, { ...context, greetings: greetingsOf(history, incident as IncidentId, oneWith) }];
    }),
  );
}

/** The line that was said, or the one by letter and length. */
function lineChosen({ incident, line, students }: GreetFamily, sources: Sources): number | null {
  if (line !== 'any') return line;
  const { reader } = sources;
  const [first] = students;
  const name = nameOf(first === undefined ? null : reader.person(first.student as PersonId, reader.rosters.current()));
  const waiting = listQueue(reader, null, incident as IncidentId);
  return lineFor(stationStates(reader, incident as IncidentId), 'checker', name.family, (station) => waiting.filter((one) => one.waitsFor === 'checker' && one.line === station).length);
}

/** `fresh`: an id for a family that was not greeted before. */
export function decideAtStations(command: StationCommand, sources: Sources, fresh: string): Decision {
  switch (command.type) {
    case 'SetStation':
      return setStation(command, stationsContext(sources, command.incident));
    case 'AssignStation':
      return assignStation(command, { ...stationsContext(sources, command.incident), consoleIsKnown: isConsole(sources, command.console) });
    case 'GiveUpStation':
      return giveUpStation(command, stationsContext(sources, command.incident));
    case 'GreetFamily': {
      const students = command.students.map((one) => ({ ...one, student: countedAs(sources, one.student) }));
      return greetFamily({ ...command, students }, queueContexts(sources, command.incident, students.map((one) => one.student)), { family: command.family ?? fresh, line: lineChosen(command, sources) });
    }
    case 'SendFamilyToLine':
      return sendFamilyToLine(command, queueContexts(sources, command.incident, command.students));
    case 'EndFamilyWait':
      return endFamilyWait(command, queueContexts(sources, command.incident, command.students));
    case 'SendForStudents':
      return sendForStudents(command, queueContexts(sources, command.incident, command.students.map((one) => one.student)));
    default:
      return unreachable(command);
  }
}
