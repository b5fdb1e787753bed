/** The record of one drill with the nine facts (IFC 405), and the school year against its rules with the drills that are the evidence. */
import { readDrillPace } from '../../../../db/queries/drill-pace.ts';
import { byTheClocks, readDrillRun } from '../../../../db/queries/drill-runs.ts';
import { readDrillYear } from '../../../../db/queries/drills.ts';
import type { Reader } from '../../../../db/queries/reader.ts';
import type { SubscriptionRow } from '../../../../shared/contract/procedures.ts';
import type { FormBox } from '../../../../shared/formats/document/printed-document.ts';
import { defined } from '../../../../shared/kernel/assert.ts';
import { timeOfDay } from '../../../../shared/kernel/day-times.ts';
import type { Pieces } from '../../../../shared/kernel/slices.ts';
import { capabilityTable, improvementPlan } from './after-action.ts';
import { dayWords, lastingWords, timeWords, type DocumentOf } from './writing.ts';

type Year = SubscriptionRow<'drill-year'>;
type Drill = Year['drills'][number];

const yearOf = (reader: Reader): Year => defined(readDrillYear(reader)[0], 'the year has one row');

const whenOf = ({ plan }: Drill): string => `${dayWords(plan.date)} ${timeOfDay(plan.minute)}`;
const noticeOf = ({ plan }: Drill): string => [plan.told ? 'students and staff were told that it is a drill' : 'unannounced', plan.parentsTold === null ? '' : `parents told ${dayWords(plan.parentsTold)}`].filter((part) => part !== '').join('; ');
const STATES: Readonly<Record<Drill['state'], string>> = { scheduled: 'scheduled', missed: 'not recorded', noSchool: 'on a day without school', held: 'held' };

function nineFacts({ evaluation }: Drill): readonly FormBox[] {
  const facts = evaluation?.facts ?? null;
  const count = (value: number | undefined): string => (value === undefined ? '' : value.toLocaleString('en-US'));
  return [
    { label: '1. Conducted by', value: facts?.conductedBy ?? '' },
    { label: '3. Notification method', value: facts?.notification ?? '' },
    { label: '4. Staff on duty', value: count(facts?.staffOnDuty) },
    { label: '4. Staff taking part', value: count(facts?.staffTakingPart) },
    { label: '5. Occupants evacuated', value: count(facts?.evacuated) },
    { label: '6. Special conditions simulated', value: facts?.conditions ?? '' },
    { label: '7. Problems encountered', value: facts?.problems ?? '' },
    { label: '8. Weather', value: facts?.weather ?? '' },
    { label: '9. Time to complete', value: facts === null ? '' : lastingWords(facts.timeToCompleteS * 1000) },
  ];
}

/** DR-17 DR-20 what observers wrote and what was said at the debrief, each by name and time. */
function observed(reader: Reader, drill: string): DocumentOf['parts'] {
  const [run] = readDrillRun(reader, drill, byTheClocks(reader.clock));
  const lines = run === undefined ? [] : [...run.observe.map(({ words, seen }) => ({ words, seen })), ...run.injects.map(({ message, notes }) => ({ words: message, seen: notes })), { words: 'Remark', seen: run.remarks }];
  const rows = lines.flatMap(({ words, seen }) => seen.map((one) => [timeWords(reader, one.wall), words, [one.saw ?? '', one.words].filter((part) => part !== '').join(': '), `${one.by}, ${one.console}`]));
  const told = (run?.debrief ?? []).flatMap(({ words, said }) => said.map((one) => [words, one.words, `${one.by}, ${timeWords(reader, one.wall)}`]));
  return [
    ...(rows.length === 0 ? [] : [{ is: 'heading' as const, text: 'What observers wrote' }, { is: 'table' as const, columns: ['Time', 'What', 'Seen', 'By'], rows, none: '' }]),
    ...(told.length === 0 ? [] : [{ is: 'heading' as const, text: 'What was said at the debrief' }, { is: 'table' as const, columns: ['Asked', 'Said', 'By'], rows: told, none: '' }]),
  ];
}

/** DR-19 beside the drills before it, and class by class, the slowest first. */
function* compared(reader: Reader, drill: string): Pieces<DocumentOf['parts']> {
  const paces = yield* readDrillPace(reader, drill);
  const now = paces.at(-1);
  if (now === undefined) return [];
  const took = (ms: number | null | undefined): string => (ms === null || ms === undefined ? 'not reached' : lastingWords(ms));
  const isLockdown = now.rooms.locked > 0;
  const of = isLockdown ? 'securedMs' : 'accountedMs';
  const own = (one: (typeof now.classes)[number]): number => (of === 'accountedMs' && one.answeredFor > 0 ? null : one[of]) ?? Infinity;
  const classes = now.classes.toSorted((a, b) => own(b) - own(a) || 0);
  const inDrill = (pace: (typeof paces)[number], classId: string): string => {
    const one = pace.classes.find((each) => each.classId === classId);
    return one === undefined ? 'not asked' : of === 'accountedMs' && one.answeredFor > 0 ? `answered for by others: ${took(one[of])}` : took(one[of]);
  };
  return [
    { is: 'heading', text: 'Times, beside earlier drills of its kind' },
    {
      is: 'table',
      columns: ['Drill', 'Until everybody was accounted for', ...(isLockdown ? ['Until every room was locked'] : []), 'Until all clear'],
      rows: paces.toReversed().map((one) => [`${one.kindName}, ${dayWords(one.date)} ${timeOfDay(one.minute)}`, took(one.accountedMs), ...(isLockdown ? [took(one.securedMs)] : []), took(one.allClearMs)]),
      none: '',
    },
    { is: 'heading', text: `By class, until ${isLockdown ? 'its room was locked' : 'everybody was accounted for'}` },
    { is: 'table', columns: ['Room', 'Class', ...paces.map(({ date }) => dayWords(date))], rows: classes.map(({ classId, room, title }) => [room ?? '', title, ...paces.map((pace) => inDrill(pace, classId))]), none: 'No class answered.' },
  ];
}

/** Null: no such drill, or it was not held. */
export function* drillRecord(reader: Reader, wanted: string): Pieces<DocumentOf | null> {
  const year = yearOf(reader);
  const drill = year.drills.find((one) => one.drill === wanted && one.state === 'held');
  if (drill === undefined) return null;
  const { evaluation } = drill;
  return {
    title: 'Drill record',
    form: null,
    about: `${drill.kindName} drill, ${whenOf(drill)}`,
    exercise: true,
    parts: [
      { is: 'heading', text: 'The nine facts of the record (IFC 405)' },
      {
        is: 'boxes',
        boxes: [{ label: 'Kind', value: drill.kindName }, { label: '2. Date and time', value: whenOf(drill) }, ...nineFacts(drill), { label: 'Exit', value: drill.plan.secondaryExit ? 'secondary' : 'usual' }, { label: 'Notice', value: noticeOf(drill), wide: true }],
      },
      ...(drill.incident === null ? [{ is: 'words' as const, text: 'It was not run with Muster; the facts are as somebody stated them.' }] : []),
      ...(drill.otherPlans.length === 0 ? [] : [{ is: 'words' as const, text: `Stated apart, and not counted: ${drill.otherPlans.map((plan) => `${dayWords(plan.date)} ${timeOfDay(plan.minute)}`).join('; ')}.` }]),
      ...(yield* compared(reader, drill.drill)),
      ...observed(reader, drill.drill),
      { is: 'heading', text: 'Evaluation' },
      capabilityTable(evaluation),
      { is: 'boxes', boxes: [{ label: 'Strengths', value: evaluation?.strengths ?? '', wide: true }, { label: 'Areas to improve', value: evaluation?.areas ?? '', wide: true }] },
      { is: 'heading', text: 'Corrective actions' },
      improvementPlan(year, drill),
      { is: 'signatures', who: ['Conducted by', 'Signature', 'Date'] },
    ],
  };
}

const STATUS: Readonly<Record<Year['statuses'][number]['status'], string>> = { done: 'done', scheduled: 'scheduled', toPlan: 'to plan', outOfCompliance: 'OUT OF COMPLIANCE', cannotSay: 'cannot be said', notAsked: 'not asked of this school' };

/** It is about drills, and is none: nothing in it is practice. */
export function complianceReport(reader: Reader): DocumentOf {
  const year = yearOf(reader);
  const span = year.calendar.find(({ kind }) => kind === 'year');
  const held = year.drills.filter(({ state }) => state === 'held');
  return {
    title: 'Drills of the school year: compliance report',
    form: null,
    about: span === undefined ? `As of ${dayWords(year.today)}` : `School year ${dayWords(span.from)} to ${dayWords(span.to)}, as of ${dayWords(year.today)}`,
    exercise: false,
    parts: [
      {
        is: 'boxes',
        boxes: [
          { label: 'Rules', value: year.rules === null ? '' : year.rules.name },
          { label: 'Compared with the law', value: year.rules?.asOf === null || year.rules === null ? '' : dayWords(year.rules.asOf) },
          { label: 'Set by', value: year.rules?.by ?? '' },
          { label: 'Records are kept', value: year.rules?.keepYears === null || year.rules === null ? '' : `${year.rules.keepYears} years` },
        ],
      },
      { is: 'heading', text: 'Each rule' },
      { is: 'table', columns: ['Rule', 'Where it stands', 'Held', 'Planned', 'Asked', 'Status'], rows: year.statuses.map((one) => [one.words, one.cite, String(one.done), String(one.scheduled), String(one.needed), one.why === '' ? STATUS[one.status] : `${STATUS[one.status]}: ${one.why}`]), none: year.rules === null ? 'No rules were chosen.' : 'The rules cannot be read, and nothing is evaluated.' },
      { is: 'heading', text: `Evidence: ${held.length} ${held.length === 1 ? 'drill' : 'drills'} held` },
      {
        is: 'table',
        columns: ['Date and time', 'Kind', 'Exit', 'Notice', 'Run with Muster', 'Conducted by', 'Took'],
        rows: held.map((one) => [whenOf(one), one.kindName, one.plan.secondaryExit ? 'secondary' : 'usual', noticeOf(one), one.incident === null ? 'no' : `yes, ${one.incident.slice(0, 8).toUpperCase()}`, one.evaluation?.facts.conductedBy ?? 'not evaluated', one.evaluation === null ? '' : lastingWords(one.evaluation.facts.timeToCompleteS * 1000)]),
        none: 'No drill was held yet.',
      },
      { is: 'heading', text: 'Planned or not recorded' },
      { is: 'table', columns: ['Date and time', 'Kind', 'State'], rows: year.drills.filter(({ state }) => state !== 'held').map((one) => [whenOf(one), one.kindName, STATES[one.state]]), none: 'None.' },
      { is: 'heading', text: 'Corrective actions still open' },
      { is: 'table', columns: ['Drill', 'Action', 'Owner', 'Due'], rows: year.actions.map((one) => [`${one.kindName}, ${dayWords(one.date)}`, one.action, one.owner, `${dayWords(one.due)}${one.late ? ', overdue' : ''}`]), none: 'None.' },
      { is: 'signatures', who: ['Principal', 'Signature', 'Date'] },
    ],
  };
}
