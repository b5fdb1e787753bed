/** A school's own words in place of those that come with Muster, for each text and language. Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { History } from '../../kernel/history.ts';
import { textStream } from '../../kernel/streams.ts';
import type { CorrectText } from './commands.ts';
import { byId, newestOf, ofType, type SiteFact } from './newest.ts';
import { defaultTexts, isTextId } from './texts/all.ts';
import { placeholdersIn } from './texts/text.ts';

/** SI-60 of corrections that did not know of each other the one that counts first, on every console alike. */
export const textCorrectionsOf = (history: History): readonly SiteFact<'v1.TextCorrected'>[] => [...newestOf(history, ofType(history, 'v1.TextCorrected'))].sort(byId);

/** SI-61 what is filled in when a text is used must stay in it, and nothing else can be filled in. */
export function correctText({ text, language, words }: CorrectText): Decision {
  if (!isTextId(text)) return reject('TextUnknown', 'This Muster has no such text.', 'Choose one of the list.');
  const needed = placeholdersIn(defaultTexts[text].says.en);
  const found = words === null ? needed : placeholdersIn(words);
  const missing = needed.filter((one) => !found.includes(one));
  if (missing.length > 0) return reject('TextLacksPlace', `The text must have ${missing.join(' and ')} in it: a name is put there.`, `Write ${missing.join(' and ')} where the name belongs, braces and all.`);
  const strange = found.filter((one) => !needed.includes(one));
  if (strange.length > 0) return reject('TextHasStrangePlace', `Nothing can be put in the place of ${strange.join(' and ')}.`, needed.length === 0 ? 'Leave out the braces.' : `Only ${needed.join(' and ')} can be filled in.`);
  return accept([{ stream: textStream(text, language), type: 'v1.TextCorrected', payload: { text, language, words }, refs: [] }]);
}
