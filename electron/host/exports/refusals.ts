/** Why an export is refused, in the words that whoever asked reads. */
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err } from '../../../shared/kernel/result.ts';

export const incidentNotOnRecord = err<Rejection>({ name: 'IncidentUnknown', message: 'This incident is not on record here.', whatToDo: 'Open Records and choose the incident there.' });
