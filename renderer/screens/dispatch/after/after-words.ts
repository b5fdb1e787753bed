/** The standard set of facts, tasks and states after a call, in words. The types see to it that none is left out. */
import type { SubscriptionRow } from '../../../../shared/contract/procedures.ts';

export type CallRow = SubscriptionRow<'call-reports'>;
export type WholeReport = SubscriptionRow<'call-report'>;
export type Task = SubscriptionRow<'recovery'>;
export type ReportFact = WholeReport['facts'][number];
type FactName = ReportFact['name'];

export const factWords: Readonly<Record<FactName, string>> = {
  peopleAtRisk: 'People at risk',
  actions: 'What was done',
  notified: 'Who was notified',
  injury: 'Was anybody injured?',
  weapon: 'Was there a weapon?',
  leftCampus: 'Did anybody leave campus?',
  restraint: 'Was anybody restrained?',
  classCleared: 'Was the class cleared?',
};

/** Answered in words; the others with yes or no. */
export const WORD_FACTS = ['peopleAtRisk', 'actions', 'notified'] as const satisfies readonly FactName[];
export const YES_NO_FACTS = ['injury', 'weapon', 'leftCampus', 'restraint', 'classCleared'] as const satisfies readonly FactName[];

export const taskWords: Readonly<Record<Task['name'], string>> = {
  medical: 'Medical care offered',
  mentalHealth: 'Mental-health support offered',
  contact: 'One named contact for the educator',
  leave: 'Leave and workers’ compensation explained',
  returnPlan: 'Return plan made',
  debrief: 'Debrief, the educator taking part',
  timeForOthers: 'Time for students and paraprofessionals',
  planReview: 'Plan reviewed (IEP, behavior plan)',
  referral: 'Referred to the care team',
};

export const answerWords: Readonly<Record<Task['state'], string>> = { open: 'Open again', done: 'Done', notApplicable: 'Not applicable' };

export const stateWords: Readonly<Record<CallRow['state'], string>> = { open: 'Open', cleared: 'Cleared', cancelled: 'Canceled' };

/** "Rm 12: Medical", as far as it is known. */
export const callTitle = ({ room, kind }: Pick<CallRow, 'room' | 'kind'>): string => `${room ?? 'Room not known'}: ${kind ?? 'kind not known'}`;

export const saidWords = (said: ReportFact['newest'][number]['said']): string => ('answer' in said ? [said.answer === 'yes' ? 'Yes' : 'No', said.words].filter((part) => part !== '').join(': ') : said.words);
