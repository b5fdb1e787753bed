/** States after a call in words, and which facts are answered how. The types see to it that none is left out. */
import type { SubscriptionRow } from '../../../../shared/contract/procedures.ts';

export type CallRow = SubscriptionRow<'call-reports'>;
export type WholeReport = SubscriptionRow<'call-report'>;
export type Task = SubscriptionRow<'recovery'>;
export type ReportFact = WholeReport['facts'][number];
type FactName = ReportFact['name'];

/** Answered in words; the others with yes or no. */
export const WORD_FACTS = ['peopleAtRisk', 'actions', 'notified'] as const satisfies readonly FactName[];
export const YES_NO_FACTS = ['injury', 'weapon', 'leftCampus', 'restraint', 'classCleared'] as const satisfies readonly FactName[];

export const answerWords: Readonly<Record<Task['state'], string>> = { open: 'Open again', done: 'Done', notApplicable: 'Not applicable' };

export const stateWords: Readonly<Record<CallRow['state'], string>> = { open: 'Open', cleared: 'Cleared', cancelled: 'Canceled' };

/** "Rm 12: Medical", as far as it is known. */
export const callTitle = ({ room, kind }: Pick<CallRow, 'room' | 'kind'>): string => `${room ?? 'Room not known'}: ${kind ?? 'kind not known'}`;

export const saidWords = (said: ReportFact['newest'][number]['said']): string => ('answer' in said ? [said.answer === 'yes' ? 'Yes' : 'No', said.words].filter((part) => part !== '').join(': ') : said.words);
