/** The school year against its rules: what was held, what is planned, what is missing, and what is still to be mended. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { DrillPayload } from '../../shared/domain/drills/events.ts';
import { evaluate, type CountedDrill } from '../../shared/domain/drills/evaluate.ts';
import { drillKinds, kindOf } from '../../shared/domain/drills/kinds.ts';
import { packTexts } from '../../shared/domain/drills/packs/all.ts';
import { propose } from '../../shared/domain/drills/propose.ts';
import { readRules, ruleWords } from '../../shared/domain/drills/rules.ts';
import type { DrillRunState } from '../../shared/domain/drills/run.ts';
import type { DrillState } from '../../shared/domain/drills/state.ts';
import type { Directive } from '../../shared/domain/incident/events.ts';
import { isSchoolDay, type CalendarEntry } from '../../shared/kernel/school-year.ts';
import { heldByItsRun } from './drill-runs.ts';
import type { Reader } from './reader.ts';

type Row = SubscriptionRow<'drill-year'>;

interface Setting {
  readonly setting: 'rules' | 'calendar';
  readonly place: number;
  readonly wall: number;
  readonly actor: string | null;
  readonly says: string;
}

interface Run {
  readonly incident: string;
  readonly directive: Directive;
  readonly detail: string;
  readonly started_wall: number;
  readonly started_ms: number;
  readonly started_by: string | null;
  readonly closed_wall: number | null;
  readonly all_clear_ms: number | null;
  readonly expected: number | null;
}

const nameOf = (kind: string): string => kindOf(kind)?.name ?? kind;
const firstSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function readDrillYear(reader: Reader): Row[] {
  const today = reader.today();
  const settings = reader.db.prepare<[], Setting>('SELECT setting, place, wall, actor, says FROM view_drill_setting ORDER BY setting, place').all();
  const rules = settings.find(({ setting }) => setting === 'rules');
  const calendarSet = settings.find(({ setting }) => setting === 'calendar');
  const calendar = calendarSet === undefined ? [] : (JSON.parse(calendarSet.says) as DrillPayload<'v1.SchoolCalendarSet'>).entries;
  const chosen = rules === undefined ? null : (JSON.parse(rules.says) as DrillPayload<'v1.DrillRulesSet'>);
  const { pack, problems } = readRules(chosen?.text ?? '');

  const states = reader.db
    .prepare<[], { drill: string; says: string; run: string }>('SELECT drill, says, run FROM view_drill ORDER BY date, drill')
    .all()
    .map(({ drill, says, run }) => {
      const asRun = JSON.parse(run) as DrillRunState;
      return { drill, begun: asRun.started === null ? null : { incident: asRun.started.run }, ...heldByItsRun(reader, JSON.parse(says) as DrillState, asRun) };
    });
  const standing = states.filter(({ state }) => state !== 'calledOff');
  const counted = standing.map(({ plan, state }): CountedDrill => ({ ...plan, held: state === 'held' }));
  const results = problems.length > 0 ? [] : evaluate(pack.rules, { calendar, level: chosen?.level ?? null }, counted, today);
  const proposal = propose(results, calendar, counted, today);
  const runs = exerciseRuns(reader);
  const linked = new Set(states.flatMap(({ run, begun }) => [run, begun?.incident]));

  return [
    {
      key: 'year',
      today,
      rules: chosen === null || rules === undefined ? null : { name: pack.name, asOf: pack.asOf, keepYears: pack.keepYears, level: chosen.level, text: chosen.text, problems: [...problems], by: reader.staffName(rules.actor), wall: rules.wall },
      setApart: settings.filter(({ place, setting, says }) => place > 0 && says !== (setting === 'rules' ? rules : calendarSet)?.says).map(({ setting, wall, actor }) => ({ setting, wall, by: reader.staffName(actor) })),
      calendar: [...calendar],
      packs: packTexts.map((text) => ({ name: readRules(text).pack.name, text })),
      kinds: drillKinds.map(({ key, name, directive, detail }) => ({ key, name, directive, detail })),
      statuses: results.map(({ rule, status, why, done, scheduled, needed }) => ({ line: rule.line, words: firstSentence(ruleWords(rule)), cite: rule.cite, note: rule.note, status, why, done, scheduled, needed })),
      drills: standing.map((one) => ({ drill: one.drill, plan: one.plan, kindName: nameOf(one.plan.kind), state: shownState(one, calendar, today), incident: one.run, begun: one.begun, otherPlans: [...one.otherPlans], evaluation: one.evaluation })),
      proposal: proposal === null ? null : { kind: proposal.kind.key, kindName: proposal.kind.name, secondaryExit: proposal.secondaryExit, by: proposal.by, slots: [...proposal.slots] },
      actions: openActions(standing, today),
      runs: runs.filter(({ incident }) => !linked.has(incident)).map((run) => ({ incident: run.incident, directive: run.directive, detail: run.detail, date: reader.dateOf(run.started_wall), minute: reader.minuteOf(run.started_wall), startedBy: reader.staffName(run.started_by), over: run.closed_wall !== null })),
      measured: runs.filter(({ incident }) => linked.has(incident)).map((run) => ({ incident: run.incident, startedBy: reader.staffName(run.started_by), tookS: run.all_clear_ms === null ? null : Math.max(0, Math.floor((run.all_clear_ms - run.started_ms) / 1000)), expected: run.expected })),
    },
  ];
}

const exerciseRuns = ({ db }: Reader): readonly Run[] =>
  db
    .prepare<[], Run>(
      `SELECT one.incident, one.directive, one.detail, one.started_wall, one.started_ms, one.started_by, one.closed_wall, one.expected, said.ms AS all_clear_ms
       FROM view_incident one LEFT JOIN view_course course ON course.incident = one.incident LEFT JOIN log_event cleared ON cleared.id = course.all_clear_event
       LEFT JOIN view_timeline said ON said.stream = cleared.stream AND said.event = cleared.id WHERE one.exercise = 1 ORDER BY one.started_ms DESC, one.started_n DESC, one.incident`,
    )
    .all();

function shownState({ state, plan }: DrillState, calendar: readonly CalendarEntry[], today: string): Row['drills'][number]['state'] {
  if (state === 'held') return 'held';
  if (plan.date < today) return 'missed';
  return calendar.length > 0 && !isSchoolDay(calendar, plan.date) ? 'noSchool' : 'scheduled';
}

/** Also of a drill whose record was called off apart: what is broken stays broken. */
const openActions = (drills: readonly (DrillState & { readonly drill: string })[], today: string): Row['actions'] =>
  drills
    .flatMap(({ drill, plan, actions }) => actions.filter(({ doneWall }) => doneWall === null).map(({ evaluated, place, action, owner, due }) => ({ drill, evaluated, place, kindName: nameOf(plan.kind), date: plan.date, action, owner, due, late: due < today })))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
