/** The brief of one drill for whoever leads and watches it: what it is to show, roles, what is confirmed beforehand, and the observers' list with room for a pen. */
import { byTheClocks, readDrillRun } from '../../../../db/queries/drill-runs.ts';
import type { Reader } from '../../../../db/queries/reader.ts';
import { timeOfDay } from '../../../../shared/kernel/day-times.ts';
import { dayWords, type DocumentOf } from './writing.ts';

/** Null: no such drill. */
export function drillBrief(reader: Reader, drill: string): DocumentOf | null {
  const [run] = readDrillRun(reader, drill, byTheClocks(reader.clock));
  if (run === undefined) return null;
  const { brief } = run;
  return {
    title: 'Drill brief',
    form: null,
    about: `${run.kindName} drill, ${dayWords(run.date)} ${timeOfDay(run.minute)}`,
    exercise: true,
    parts: [
      { is: 'boxes', boxes: [{ label: 'Kind', value: run.kindName }, { label: 'Notice', value: run.told ? 'Announced: students and staff are told that it is a drill' : 'Not announced' }, { label: 'It is to show', value: brief.objectives, wide: true }, { label: 'Scenario', value: brief.scenario, wide: true }] },
      { is: 'heading', text: 'Roles' },
      { is: 'table', columns: ['Role', 'Who'], rows: brief.roles.map(({ role, name }) => [role, name]), none: 'No roles were given yet.' },
      { is: 'heading', text: 'Confirmed before it begins' },
      { is: 'table', columns: ['What', 'Confirmed by'], rows: run.checks.map(({ words, done, by }) => [words, done ? (by ?? '') : '']), none: '' },
      ...(brief.injects.length === 0
        ? []
        : [
            { is: 'heading' as const, text: 'Told by the clock' },
            { is: 'table' as const, columns: ['After', 'Message', 'Question', 'What was said'], rows: run.injects.map(({ afterMinutes, message, question, notes }) => [`${afterMinutes} min`, message, question, notes.map(({ words, by }) => `${words} (${by})`).join('; ')]), none: '' },
          ]),
      { is: 'heading', text: 'Observers’ list' },
      { is: 'table', columns: ['What to watch', 'Yes, partly, no, and by whom'], rows: run.observe.map(({ words, seen }) => [words, seen.map((one) => `${one.saw ?? ''} ${one.words} (${one.by})`.trim()).join('; ')]), none: '' },
      { is: 'signatures', who: ['Leads the drill', 'Signature', 'Date'] },
    ],
  };
}
