/** What a quiet alert is, for those who are told. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { spokenName } from '../../ui/words.ts';

export type QuietAlert = SubscriptionRow<'quiet-alerts'>;

const KIND_WORDS: Readonly<Record<QuietAlert['kind'], (alert: QuietAlert) => string>> = {
  restrictedAdult: ({ who, student }) => `${who} came${student === null ? '' : ` for ${spokenName(student.name)}`}, and may not`,
  barredVisitor: ({ who }) => `${who} is at the entrance, and may not enter`,
  restrictedVisitor: ({ who }) => `${who} came as a visitor, and may not take a student`,
};

export const alertWords = (alert: QuietAlert): string => KIND_WORDS[alert.kind](alert);

export const isOpen = ({ answers }: QuietAlert): boolean => answers.length === 0;
