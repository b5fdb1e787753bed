/** What a text in several languages is. Each file beside this one holds those of one use; a school corrects them by facts, never here. */
import type { Language } from '../../../kernel/languages.ts';

export interface DefaultText {
  /** Where it stands, in words for whoever corrects it. */
  readonly where: string;
  /** `{name}`: filled in when it is used; every language has those of the English one. */
  readonly says: Readonly<Record<Language, string>>;
}

/** The placeholders of a text, each once, in order of name. */
export const placeholdersIn = (words: string): readonly string[] => [...new Set([...words.matchAll(/\{[a-z]+\}/gi)].map(([one]) => one))].sort();
