/** The running of a drill in the words of the screen. Nothing here decides anything. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

export type DrillRun = SubscriptionRow<'drill-run'>;
export type Seen = DrillRun['remarks'][number];

export const sawWords: Readonly<Record<NonNullable<Seen['saw']>, string>> = { yes: 'Yes', partly: 'Partly', no: 'No' };

/** "No, North door stuck" */
export const seenWords = ({ saw, words }: Pick<Seen, 'saw' | 'words'>): string => [saw === null ? '' : sawWords[saw], words].filter((part) => part !== '').join(', ');
