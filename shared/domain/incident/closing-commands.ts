/** What a person can ask before an incident is closed: to sign for what is still open. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { signedFacts, signedWords } from './closing-events.ts';

export const closingCommandSchemas = {
  /** `about`: the facts of the matters, each as the list of the closing has it. */
  SignForMatters: z.strictObject({ type: z.literal('SignForMatters'), incident: z.string().regex(ID_PATTERN), about: signedFacts, words: signedWords }),
} as const;

export type SignForMatters = z.infer<(typeof closingCommandSchemas)['SignForMatters']>;
