/** What every document needs: who asks, and moments, spans and counts in the words of paper. */
import type { Reader } from '../../../../db/queries/reader.ts';
import { DIRECTIVE_WORDS } from '../../../../db/queries/words.ts';
import type { SubscriptionRow } from '../../../../shared/contract/procedures.ts';
import type { PrintedDocument } from '../../../../shared/formats/document/printed-document.ts';
import { timeOfDay } from '../../../../shared/kernel/day-times.ts';

export type RecordRow = SubscriptionRow<'records'>;
export type Entry = SubscriptionRow<'timeline'>;
type Times = Pick<Reader, 'dateOf' | 'minuteOf'>;

/** What of a document its own file says; school and maker are the same for all. */
export type DocumentOf = Pick<PrintedDocument, 'title' | 'form' | 'about' | 'exercise' | 'parts'>;

const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' });

/** "Nov 19, 2026", of an ISO date. */
export const dayWords = (date: string): string => day.format(Date.parse(`${date}T12:00:00Z`));

export const timeWords = ({ minuteOf }: Times, wall: number): string => timeOfDay(minuteOf(wall));
/** "Nov 19, 2026 09:30" */
export const momentWords = (times: Times, wall: number): string => `${dayWords(times.dateOf(wall))} ${timeWords(times, wall)}`;
/** Nothing where it is not known. */
export const momentOrNothing = (times: Times, wall: number | null): string => (wall === null ? '' : momentWords(times, wall));

/** "09:30 to 09:52, Nov 19, 2026" or, over midnight, both days. */
export function spanWords(times: Times, fromWall: number, toWall: number | null): string {
  if (toWall === null) return `${momentWords(times, fromWall)}, still open`;
  return times.dateOf(fromWall) === times.dateOf(toWall) ? `${momentWords(times, fromWall)} to ${timeWords(times, toWall)}` : `${momentWords(times, fromWall)} to ${momentWords(times, toWall)}`;
}

/** "4 min 10 s": whole seconds that have passed, as on the screens. */
export function lastingWords(durationMs: number): string {
  const total = Math.max(0, Math.floor(durationMs / 1000));
  const parts = [
    [Math.floor(total / 3600), 'h'],
    [Math.floor((total % 3600) / 60), 'min'],
    [total % 60, 's'],
  ] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ') || '0 s';
}

export const incidentName = ({ directive, exercise, detail }: RecordRow): string => `${DIRECTIVE_WORDS[directive]}${exercise ? ' drill' : ''}${detail === '' ? '' : `: ${detail}`}`;
export const aboutIncident = (times: Times, record: RecordRow): string => `${incidentName(record)}, ${spanWords(times, record.startedWall, record.closedWall)}`;

/** As long as ICS numbers are: the beginning of the incident's own id. */
export const incidentNumber = ({ incident }: RecordRow): string => incident.slice(0, 8).toUpperCase();
