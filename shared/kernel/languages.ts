/** The languages that families are spoken and written to in, and which of them a roster's word for a home language means. */
export const languages = ['en', 'es', 'vi', 'zh', 'ar', 'ht'] as const;
export type Language = (typeof languages)[number];

/** In English, for staff who choose. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Spanish', vi: 'Vietnamese', zh: 'Chinese', ar: 'Arabic', ht: 'Haitian Creole' };

/** As their speakers write them. */
export const ownNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español', vi: 'Tiếng Việt', zh: '中文', ar: 'العربية', ht: 'Kreyòl ayisyen' };

export const writtenFromTheRight = (language: Language): boolean => language === 'ar';

/** Codes of ISO 639-1 and 639-2, and the words that schools type. Folded: small letters, no accents. */
const MEANT: Readonly<Record<Language, readonly string[]>> = {
  en: ['en', 'eng', 'english'],
  es: ['es', 'spa', 'spanish', 'espanol', 'castilian'],
  vi: ['vi', 'vie', 'vietnamese', 'tieng viet'],
  zh: ['zh', 'zho', 'chi', 'cmn', 'yue', 'chinese', 'mandarin', 'cantonese', '中文', '汉语', '漢語'],
  ar: ['ar', 'ara', 'arabic', 'العربية'],
  ht: ['ht', 'hat', 'haitian creole', 'haitian', 'creole haitian', 'kreyol', 'kreyol ayisyen'],
};

/** Null: not said, or none of these. A region does not matter: "es-MX", "Chinese (Mandarin)". */
export function languageMeant(said: string | null): Language | null {
  const folded = (said ?? '').normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().split(/[(,;/]/)[0]?.trim() ?? '';
  const code = folded.split(/[-_]/)[0] ?? '';
  return languages.find((one) => MEANT[one].includes(folded) || MEANT[one].includes(code)) ?? null;
}
