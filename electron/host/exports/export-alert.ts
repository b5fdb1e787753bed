/** An incident as an alert for other systems (CAP 1.2). No person is named in it. */
import { listRecords } from '../../../db/queries/incidents.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { DIRECTIVE_WORDS } from '../../../db/queries/words.ts';
import type { QueryAnswer, QueryParams } from '../../../shared/contract/procedures.ts';
import type { Directive } from '../../../shared/domain/incident/events.ts';
import { writeCapAlert, type CapAlert } from '../../../shared/formats/cap/write-alert.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { incidentNotOnRecord } from './refusals.ts';

const CATEGORY: Readonly<Record<Directive, CapAlert['category']>> = { hold: 'Safety', secure: 'Security', lockdown: 'Security', evacuate: 'Safety', shelter: 'Safety' };

/** The words that the Standard Response Protocol has people say. */
const INSTRUCTION: Readonly<Record<Directive, string>> = {
  hold: 'In your room or area. Clear the halls.',
  secure: 'Get inside. Lock outside doors.',
  lockdown: 'Locks, lights, out of sight.',
  evacuate: 'Go to the announced place.',
  shelter: 'State the hazard and the safety strategy.',
};

/** RE-5. A closed incident is the cancel of its own alert. */
export function exportAlert(reader: Reader, { incident, sender, addresses }: QueryParams<'exportAlert'>): Result<QueryAnswer<'exportAlert'>, Rejection> {
  const record = listRecords(reader).find((one) => one.incident === incident);
  if (record === undefined) return incidentNotOnRecord;
  const siteName = reader.db.prepare<[], string>('SELECT name FROM view_site').pluck().get() ?? '';
  const words = DIRECTIVE_WORDS[record.directive];
  const drill = record.exercise ? 'DRILL: ' : '';
  const closed = record.closedWall;
  const text = writeCapAlert({
    identifier: closed === null ? `muster-${incident}` : `muster-${incident}-closed`,
    sender,
    sentMs: closed ?? record.startedWall,
    exercise: record.exercise,
    msgType: closed === null ? 'Alert' : 'Cancel',
    references: closed === null ? null : { identifier: `muster-${incident}`, sentMs: record.startedWall },
    addresses,
    category: CATEGORY[record.directive],
    event: `${words}${record.exercise ? ' drill' : ''}`,
    senderName: siteName,
    headline: `${drill}${words} at ${siteName}${closed === null ? '' : ' is over'}`,
    description: `${drill}${words}${record.detail === '' ? '' : `: ${record.detail}`}. ${record.expected} people expected, ${record.released} released.`,
    instruction: `${drill}${closed === null ? INSTRUCTION[record.directive] : 'It is over. Nothing is asked of you.'}`,
    areaDesc: siteName,
  });
  return ok({ name: `alert${record.exercise ? '-DRILL' : ''}.xml`, type: 'application/xml', text });
}
