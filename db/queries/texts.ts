/** Texts in several languages, as they come with Muster or as the school corrected them. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { defaultTexts, textIds, type TextId } from '../../shared/domain/site/texts/all.ts';
import { placeholdersIn } from '../../shared/domain/site/texts/text.ts';
import { languages, type Language } from '../../shared/kernel/languages.ts';
import type { Reader } from './reader.ts';

type TextRow = SubscriptionRow<'texts'>;

interface Correction {
  readonly text: string;
  readonly language: string;
  readonly words: string | null;
  readonly wall: number;
  readonly actor: string | null;
}

/** By text, in the order of the tables that they come from; each in every language. */
export function listTexts(reader: Reader): TextRow[] {
  const rows = reader.db.prepare<[], Correction>('SELECT text, language, words, wall, actor FROM view_text ORDER BY text, language, place').all();
  const corrections = Map.groupBy(rows, ({ text, language }) => `${text} ${language}`);
  return textIds.flatMap((text) => languages.map((language) => textRow(reader, text, language, corrections.get(`${text} ${language}`) ?? [])));
}

function textRow(reader: Reader, text: TextId, language: Language, corrections: readonly Correction[]): TextRow {
  const { where, says } = defaultTexts[text];
  const standard = says[language];
  return {
    key: `${text} ${language}`,
    text,
    language,
    where,
    words: corrections[0]?.words ?? standard,
    standard,
    placeholders: placeholdersIn(says.en),
    corrections: corrections.map(({ words, wall, actor }) => ({ words, by: reader.staffName(actor), wall })),
  };
}
