/** The question that the student is asked, in English and in the language of their home, where Muster has it; else in Spanish. */
import { languageMeant, ownNames, writtenFromTheRight } from '../../../shared/kernel/languages.ts';
import { useTexts } from '../../ui/use-texts.ts';

interface ComfortQuestionProps {
  readonly adult: string;
  /** As the roster has it. */
  readonly homeLanguage: string | null;
}

export function ComfortQuestion({ adult, homeLanguage }: ComfortQuestionProps) {
  const { says } = useTexts();
  const meant = languageMeant(homeLanguage) ?? 'es';
  const other = meant === 'en' ? 'es' : meant;
  return (
    <>
      <h2>“{says('desk-comfortable', 'en', { adult })}”</h2>
      <p>
        {ownNames[other]}:{' '}
        <bdi lang={other} dir={writtenFromTheRight(other) ? 'rtl' : 'ltr'}>
          {says('desk-comfortable', other, { adult })}
        </bdi>
      </p>
    </>
  );
}
