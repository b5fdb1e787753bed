/** One valid example of everything in the contract that is about drills. Part of samples.ts. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { drillSubscriptions } from '../../../shared/contract/drill-procedures.ts';
import type { drillRunSubscriptions } from '../../../shared/contract/drill-run-procedures.ts';
import type { drillCommands } from '../../../shared/domain/drills/commands.ts';
import type { DrillEvaluation, DrillPlan } from '../../../shared/domain/drills/events.ts';
import type { DrillRunCommand } from '../../../shared/domain/drills/run-commands.ts';
import type { Command } from '../../../shared/domain/registry.ts';

const ID = 'abcdefghijklmnopqrstuvwxyz';
const EVENT = '0123456789abcdef'.repeat(4);
const DAY = '2026-11-19';
const seen = { event: EVENT, saw: 'yes' as const, words: '', wall: 1, by: 'Dana', console: 'Gym' };
const brief = { objectives: 'Everybody leaves', scenario: 'Smoke', roles: [{ role: 'Observer', name: 'Pat Ruiz' }], injects: [{ afterMinutes: 5, message: 'DRILL: smoke', question: 'Who tells whom?' }] };
const plan: DrillPlan = { kind: 'fire', date: DAY, minute: 570, secondaryExit: false, told: true, parentsTold: null };
const evaluation: DrillEvaluation = {
  facts: { conductedBy: 'Karin', notification: 'Alarm', staffOnDuty: 60, staffTakingPart: 58, evacuated: 1100, conditions: '', problems: '', weather: 'Dry', timeToCompleteS: 312 },
  capabilities: [{ capability: 'Evacuate', rating: 'S' }], strengths: 'Quiet', areas: 'Bell', actions: [{ action: 'Mend the bell', owner: 'Pat', due: DAY }],
};

export const drillCommandSamples: { readonly [T in keyof typeof drillCommands | DrillRunCommand['type']]: Extract<Command, { type: T }> } = {
  SetDrillRules: { type: 'SetDrillRules', level: 'elementary', text: '1 drill of fire in the year' },
  SetSchoolCalendar: { type: 'SetSchoolCalendar', entries: [{ kind: 'year', name: 'School year', from: '2026-08-26', to: '2027-06-11' }] },
  ScheduleDrill: { type: 'ScheduleDrill', drill: null, plan },
  CallOffDrill: { type: 'CallOffDrill', drill: ID, reason: 'Snow' },
  RecordDrill: { type: 'RecordDrill', drill: ID, run: null, plan },
  EvaluateDrill: { type: 'EvaluateDrill', drill: ID, evaluation },
  CompleteAction: { type: 'CompleteAction', drill: ID, evaluated: EVENT, place: 0, words: '' },
  BriefDrill: { type: 'BriefDrill', drill: ID, brief },
  MarkDrillCheck: { type: 'MarkDrillCheck', drill: ID, check: 'told', done: true },
  StartDrillRun: { type: 'StartDrillRun', drill: ID, run: null },
  ObserveDrill: { type: 'ObserveDrill', drill: ID, about: 'locked', saw: 'no', words: 'Door N3' },
};

export const drillRowSamples: { readonly [N in keyof typeof drillSubscriptions | keyof typeof drillRunSubscriptions]: SubscriptionRow<N> } = {
  'drill-year': {
    key: 'year', today: DAY, rules: { name: 'Mine', asOf: null, keepYears: 3, level: null, text: 'pack Mine', problems: [{ line: 2, message: 'no rule' }], by: 'Karin', wall: 1 }, setApart: [{ setting: 'calendar', by: 'Karin', wall: 1 }],
    calendar: [{ kind: 'dayOff', name: 'Snow', from: DAY, to: DAY }], packs: [{ name: 'Mine', text: 'pack Mine' }], kinds: [{ key: 'fire', name: 'Fire', directive: 'evacuate', detail: '' }],
    statuses: [{ line: 1, words: '1 drill of fire in the year', cite: 'c', note: 'n', status: 'toPlan', why: 'w', done: 0, scheduled: 0, needed: 1 }],
    drills: [{ drill: ID, plan, kindName: 'Fire', state: 'held', incident: ID, begun: { incident: null }, otherPlans: [plan], evaluation }], proposal: { kind: 'fire', kindName: 'Fire', secondaryExit: false, by: DAY, slots: [{ date: DAY, minute: 570 }] },
    actions: [{ drill: ID, evaluated: EVENT, place: 0, kindName: 'Fire', date: DAY, action: 'Mend the bell', owner: 'Pat', due: DAY, late: false }],
    runs: [{ incident: ID, directive: 'evacuate', detail: '', date: DAY, minute: 570, startedBy: 'Karin', over: true }], measured: [{ incident: ID, startedBy: 'Karin', tookS: 300, expected: 1200 }],
  },
  'drill-pace': { key: ID, drill: ID, kindName: 'Fire', date: DAY, minute: 570, expected: 1200, accountedMs: 1, rooms: { locked: 0, all: 1 }, securedMs: null, allClearMs: 2, classes: [{ classId: ID, title: 'Homeroom', room: '204', teacher: null, accountedMs: 1, answeredFor: 0, securedMs: null }] },
  'drill-run': {
    key: ID,
    drill: ID,
    kindName: 'Fire',
    date: '2026-11-19',
    minute: 570,
    told: true,
    brief,
    written: true,
    briefApart: false,
    checks: [{ check: 'told', words: 'It is told', done: true, by: 'Dana', wall: 1 }],
    started: { incident: null, elapsedMs: 1, sentAtWall: 1, by: 'Dana', over: false },
    observe: [{ key: 'locked', words: 'Doors were locked', seen: [seen] }],
    remarks: [],
    debrief: [{ key: 'debrief-good', words: 'What went well?', said: [seen] }],
    injects: [{ key: 'inject 1', wall: 2, afterMinutes: 5, message: 'DRILL: smoke', question: '', notes: [seen] }],
  },
  'running-drills': { key: ID, drill: ID, kindName: 'Table-top', elapsedMs: 1, sentAtWall: 1, injects: [{ afterMinutes: 2, message: 'DRILL: smoke', question: '' }] },
};
