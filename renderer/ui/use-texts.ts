/** Texts in the languages of families, as the school has them: for prints, messages and what is said to a student. */
import { useMemo } from 'react';
import type { TextId } from '../../shared/domain/site/texts/all.ts';
import type { Language } from '../../shared/kernel/languages.ts';
import { useList } from '../stores/muster.tsx';

/** `fill`: what is put into the places of the text, by name. Empty until the list has come. */
export type Says = (text: TextId, language: Language, fill?: Readonly<Record<string, string>>) => string;

export function useTexts(): { readonly loaded: boolean; readonly says: Says } {
  const { loaded, rows } = useList('texts', {});
  const says = useMemo<Says>(() => {
    const words = new Map(rows.map((row) => [row.key, row.words]));
    return (text, language, fill = {}) => (words.get(`${text} ${language}`) ?? '').replaceAll(/\{([a-z]+)\}/gi, (place, name: string) => fill[name] ?? place);
  }, [rows]);
  return { loaded, says };
}
