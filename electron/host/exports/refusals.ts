/** Why an export is refused, in the words that whoever asked reads. */
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err } from '../../../shared/kernel/result.ts';

export const incidentNotOnRecord = err<Rejection>({ name: 'IncidentUnknown', message: 'This incident is not on record here.', whatToDo: 'Open Records and choose the incident there.' });

export const drillNotOnRecord = err<Rejection>({ name: 'DrillUnknown', message: 'This drill is not on record here as held.', whatToDo: 'Open Drills, say how it was held, and make its record then.' });
export const callNotOnRecord = err<Rejection>({ name: 'CallUnknown', message: 'There is no such call, or its report is not yours to read.', whatToDo: 'Open Records, Calls for help, and choose the call there.' });
export const noRoster = err<Rejection>({ name: 'NoRoster', message: 'There is no roster here yet.', whatToDo: 'Import one on People first.' });
export const exportStopped = err<Rejection>({ name: 'ExportStopped', message: 'The file was not made: somebody stopped it here.', whatToDo: 'Ask for it again when it is wanted.' });
export const exportNotRunning = err<Rejection>({ name: 'ExportNotRunning', message: 'This file is not being made any more.', whatToDo: 'Look whether it was saved.' });
