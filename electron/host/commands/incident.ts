/** Loads what the incident area's decisions need. */
import { signForMatters } from '../../../shared/domain/incident/closing.ts';
import type { SignForMatters } from '../../../shared/domain/incident/closing-commands.ts';
import type { AddNote, ChangeDirective, ChooseAnsweringPeriod, CloseIncident, JoinIncidents, StartIncident } from '../../../shared/domain/incident/commands.ts';
import { addNote, changeDirective, chooseAnsweringPeriod, closeIncident, joinIncidents, startIncident } from '../../../shared/domain/incident/decide.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { IncidentId } from '../../../shared/kernel/ids.ts';
import { readClosing } from '../../../db/queries/closing.ts';
import { periodAtWall, periodsOf } from '../../../db/queries/bell-schedule.ts';
import { siteBelongedTo } from '../../../db/queries/consoles.ts';
import { countIncident } from '../../../db/queries/expected.ts';
import { currentHeads } from '../../../db/queries/roster-snapshot.ts';
import { MAX_REFS } from '../../../shared/kernel/limits.ts';
import { atOnce } from '../../../shared/kernel/slices.ts';
import { loadIncident, loadIncidents, type Sources } from './load.ts';

export const decideStart = (command: StartIncident, sources: Sources, fresh: IncidentId): Decision =>
  startIncident(command, { founded: siteBelongedTo(sources.reader.db) !== null, incidents: loadIncidents(sources), fresh, roster: currentHeads(sources.reader.db).slice(0, MAX_REFS), today: sources.reader.today(), period: periodAtWall(sources.reader, sources.reader.clock.wallMs()) });

export const decideChange = (command: ChangeDirective, sources: Sources): Decision => changeDirective(command, loadIncident(sources, command.incident));

export function decidePeriod(command: ChooseAnsweringPeriod, sources: Sources): Decision {
  const { reader } = sources;
  const incident = command.incident as IncidentId;
  return chooseAnsweringPeriod(command, { ...loadIncident(sources, incident), periods: periodsOf(reader, reader.rosterOf(incident).held, reader.dateOfIncident(incident) ?? reader.today()) });
}

export const decideJoin = (command: JoinIncidents, sources: Sources): Decision => joinIncidents(command, loadIncidents(sources));

export const decideNote = (command: AddNote, sources: Sources): Decision => addNote(command, loadIncident(sources, command.incident));

/** What is decided is what the list of the closing shows. */
const closingOf = ({ reader }: Sources, incident: string) => defined(atOnce(readClosing(reader, incident as IncidentId))[0], 'the closing is one row');

export function decideClose(command: CloseIncident, sources: Sources): Decision {
  const { matters, students, adults, sentence } = closingOf(sources, command.incident);
  const unsigned = matters.filter((one) => one.signed === null).length;
  return closeIncident(command, { ...loadIncident(sources, command.incident), ...countIncident(sources.reader, command.incident as IncidentId), unsigned, hardCount: { students, adults, sentence } });
}

export const decideSign = (command: SignForMatters, sources: Sources): Decision => signForMatters(command, closingOf(sources, command.incident).matters, loadIncident(sources, command.incident));
