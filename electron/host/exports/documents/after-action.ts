/**
 * After-action report and improvement plan in the form of HSEEP: overview, capabilities with their ratings, strengths and areas to improve, and
 * the plan as a table with owner and dates. What nobody evaluated yet is left empty, to be written; a real incident has the same form.
 */
import { readAccountability } from '../../../../db/queries/accountability.ts';
import { byTheClocks, readDrillRun } from '../../../../db/queries/drill-runs.ts';
import { readDrillYear } from '../../../../db/queries/drills.ts';
import { countIncident } from '../../../../db/queries/expected.ts';
import { readTimeline } from '../../../../db/queries/timeline.ts';
import type { SubscriptionRow } from '../../../../shared/contract/procedures.ts';
import type { DocumentPart } from '../../../../shared/formats/document/printed-document.ts';
import type { IncidentId } from '../../../../shared/kernel/ids.ts';
import type { Pieces } from '../../../../shared/kernel/slices.ts';
import type { Asker } from '../asker.ts';
import { aboutIncident, dayWords, incidentName, lastingWords, spanWords, timeWords, type DocumentOf, type RecordRow } from './writing.ts';

type Year = SubscriptionRow<'drill-year'>;
type Drill = Year['drills'][number];
type Evaluation = NonNullable<Drill['evaluation']>;

const RATINGS: Readonly<Record<Evaluation['capabilities'][number]['rating'], string>> = {
  P: 'P: performed without challenges',
  S: 'S: performed with some challenges',
  M: 'M: performed with major challenges',
  U: 'U: unable to be performed',
};

/** What is to be mended, each with whether that is said to be done. */
export function improvementPlan(year: Year, drill: Drill): DocumentPart {
  const isOpen = (one: Evaluation['actions'][number]): boolean => year.actions.some((open) => open.drill === drill.drill && open.action === one.action && open.owner === one.owner && open.due === one.due);
  return {
    is: 'table',
    columns: ['Corrective action', 'Owner', 'Due', 'State'],
    rows: (drill.evaluation?.actions ?? []).map((one) => [one.action, one.owner, dayWords(one.due), isOpen(one) ? 'open' : 'done']),
    none: 'No corrective action was recorded.',
  };
}

export const capabilityTable = (evaluation: Evaluation | null): DocumentPart => ({
  is: 'table',
  columns: ['Core capability', 'Rating'],
  rows: (evaluation?.capabilities ?? []).map(({ capability, rating }) => [capability, RATINGS[rating]]),
  none: 'No capability was rated.',
});

const orToWrite = (label: string, value: string): DocumentPart => ({ is: 'boxes', boxes: [{ label, value, wide: true }] });

export function* afterActionReport({ reader, mayKnow }: Asker, record: RecordRow): Pieces<DocumentOf> {
  const incident = record.incident as IncidentId;
  const [year] = readDrillYear(reader);
  const drill = year?.drills.find((one) => one.incident === record.incident) ?? null;
  const evaluation = drill?.evaluation ?? null;
  const brief = drill === null ? undefined : readDrillRun(reader, drill.drill, byTheClocks(reader.clock))[0]?.brief;
  const [accountability] = yield* readAccountability(reader, incident);
  const last = accountability?.moments.at(-1);
  const counts = countIncident(reader, incident);
  const entries = readTimeline(reader, incident, mayKnow);
  const apart = entries.filter(({ mark }) => mark === 'contradicts' || mark === 'settled').length;
  const corrected = entries.filter(({ mark }) => mark === 'corrected').length;
  return {
    title: 'After-action report and improvement plan',
    form: null,
    about: aboutIncident(reader, record),
    exercise: record.exercise,
    parts: [
      { is: 'heading', text: record.exercise ? 'Exercise overview' : 'Incident overview' },
      {
        is: 'boxes',
        boxes: [
          { label: record.exercise ? 'Exercise name' : 'Incident name', value: drill === null ? incidentName(record) : `${drill.kindName} drill` },
          { label: 'Date and time', value: spanWords(reader, record.startedWall, record.closedWall) },
          { label: 'Scope', value: `${counts.expected.toLocaleString('en-US')} people expected, whole school` },
          { label: 'Mission area', value: '' },
          { label: 'Threat or hazard', value: drill?.kindName ?? incidentName(record) },
          { label: 'Scenario', value: brief?.scenario ?? '' },
          { label: 'Objectives', value: brief?.objectives ?? '', wide: true },
          { label: 'Participating organizations', value: '' },
          { label: 'Point of contact', value: evaluation?.facts.conductedBy ?? '' },
        ],
      },
      { is: 'heading', text: 'What the log measured' },
      {
        is: 'boxes',
        boxes: [
          { label: 'Accounted for at the end', value: `${counts.accounted.toLocaleString('en-US')} of ${counts.expected.toLocaleString('en-US')}` },
          { label: 'Time to full accountability', value: last === undefined || last.lostAfterMs !== null ? 'not reached' : lastingWords(last.reachedAfterMs) },
          { label: 'Released', value: counts.released.toLocaleString('en-US') },
          { label: 'Reports in contradiction, or settled since', value: apart.toLocaleString('en-US') },
          { label: 'Reports that their own reporter corrected', value: corrected.toLocaleString('en-US'), wide: true },
        ],
      },
      { is: 'heading', text: 'Analysis of core capabilities' },
      capabilityTable(evaluation),
      orToWrite('Strengths', evaluation?.strengths ?? ''),
      orToWrite('Areas for improvement', evaluation?.areas ?? ''),
      { is: 'heading', text: 'Appendix A: improvement plan' },
      drill === null || year === undefined ? { is: 'table', columns: ['Corrective action', 'Owner', 'Due', 'State'], rows: [], none: 'No corrective action was recorded.' } : improvementPlan(year, drill),
      { is: 'heading', text: 'Appendix B: course of events' },
      { is: 'table', columns: ['Time', 'What', 'By'], rows: entries.filter(({ person }) => person === null).map(({ wall, text, by, console }) => [timeWords(reader, wall), text, `${by}, ${console}`]), none: 'Nothing is recorded.' },
      { is: 'signatures', who: ['Prepared by', 'Approved by', 'Date'] },
    ],
  };
}
