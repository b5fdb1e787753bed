/**
 * The reunification card on paper: two halves with one number, English and the family's language, black on white, two cards a
 * page of Letter or A4. Its places are the same in every language, since strangers at the stations look for them there.
 */
import { IconScissors } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { TextId } from '../../shared/domain/site/texts/all.ts';
import type { PersonName } from '../../shared/contract/person-name.ts';
import { codeOfHalf, type CardHalf } from '../../shared/kernel/card-number.ts';
import { writtenFromTheRight, type Language } from '../../shared/kernel/languages.ts';
import { QrCode } from '../ui/qr-code.tsx';
import type { Says } from '../ui/use-texts.ts';
import { listedName } from '../ui/words.ts';

export interface CardOnPaper {
  readonly card: string;
  /** Null: to be written by the adult. */
  readonly student: { readonly name: PersonName; readonly grade: string | null } | null;
  readonly language: Language;
  readonly exercise: boolean;
}

interface CardProps {
  readonly school: string;
  readonly card: CardOnPaper;
  readonly says: Says;
}

const QR_PX = 104;
const CARDS_OF_PAGE = 2;

/** English, and beside it what it says in the other language. */
function Both({ text, language, says }: { readonly text: TextId; readonly language: Language; readonly says: Says }) {
  return (
    <>
      <b>{says(text, 'en')}</b>
      {language !== 'en' && (
        <>
          {' '}
          <bdi lang={language} dir={writtenFromTheRight(language) ? 'rtl' : 'ltr'}>
            {says(text, language)}
          </bdi>
        </>
      )}
    </>
  );
}

function Number({ card, half, language, says }: { readonly card: string; readonly half: CardHalf; readonly language: Language; readonly says: Says }) {
  const which: TextId = half === 'A' ? 'card-top' : 'card-bottom';
  return (
    <div className="card-number">
      <div>
        <p className="card-digits">{card}</p>
        <p>
          <b>{half}</b> · {says(which, 'en')}
          {language !== 'en' && (
            <>
              {' '}
              · <bdi lang={language}>{says(which, language)}</bdi>
            </>
          )}
        </p>
      </div>
      <QrCode text={codeOfHalf(card, half)} label={`Code of ${card} ${half}`} sizePx={QR_PX} />
    </div>
  );
}

const YesNo = ({ children }: { readonly children: ReactNode }) => (
  <span className="card-yes-no">
    {children} <i aria-hidden /> Y <i aria-hidden /> N
  </span>
);

const ReunificationCard = memo(function ReunificationCard({ school, card: { card, student, language, exercise }, says }: CardProps) {
  const both = (text: TextId): ReactNode => <Both text={text} language={language} says={says} />;
  const drill = exercise && (
    <b className="card-drill-box">
      {says('card-drill', 'en')}
      {language !== 'en' && (
        <>
          {' '}
          · <bdi lang={language}>{says('card-drill', language)}</bdi>
        </>
      )}
    </b>
  );
  const line = (text: TextId, filled: string | null, width: 'wide' | 'middle' | 'small'): ReactNode => (
    <div className="card-line" data-width={width}>
      <p className="card-filled">{filled !== null && <bdi>{filled}</bdi>}</p>
      <p>{both(text)}</p>
    </div>
  );
  const name = student === null ? null : listedName(student.name);
  const grade = student?.grade ?? null;
  return (
    <article className="card" aria-label={`Card ${card}`} {...(exercise ? { 'data-drill': true } : {})} {...(writtenFromTheRight(language) ? { 'data-from-right': true } : {})}>
      <section className="card-half" data-half="A" aria-label={`${card}, top half`}>
        <header>
          <div>
            <p className="card-school">
              <bdi>{school}</bdi> {drill}
            </p>
            <h3>{both('card-title')}</h3>
            <p>{both('card-one-each')}</p>
          </div>
          <Number card={card} half="A" language={language} says={says} />
        </header>
        <div className="card-lines">
          {line('card-student', name, 'wide')}
          {line('card-grade', grade, 'small')}
          {line('card-cell', null, 'middle')}
        </div>
        <div className="card-lines">
          {line('card-adult', null, 'wide')}
          {line('card-relation', null, 'middle')}
          {line('card-phone', null, 'middle')}
        </div>
        <div className="card-lines">
          {line('card-signature', null, 'wide')}
          <p className="card-staff">
            <b>Staff</b> <YesNo>Photo ID matches</YesNo> <YesNo>Custody checked</YesNo>
          </p>
        </div>
        <p>{both('card-stays')}</p>
      </section>
      <p className="card-tear">
        <IconScissors size={18} aria-hidden />
        <span>{both('card-tear')}</span>
        <i aria-hidden />
      </p>
      <section className="card-half" data-half="B" aria-label={`${card}, bottom half`}>
        <div className="card-lines">
          <div className="card-left">
            <div className="card-lines">
              {line('card-student', name, 'wide')}
              {line('card-grade', grade, 'small')}
            </div>
            <div className="card-lines">
              <p className="card-staff">
                <b>Staff</b> <YesNo>Student comfortable</YesNo>
              </p>
              <div className="card-line" data-width="small">
                <p className="card-filled" />
                <p>
                  <b>Time</b>
                </p>
              </div>
              <div className="card-line" data-width="small">
                <p className="card-filled" />
                <p>
                  <b>Initials</b>
                </p>
              </div>
            </div>
          </div>
          <div>
            <Number card={card} half="B" language={language} says={says} />
            {drill}
          </div>
        </div>
        <p>{both('card-give')}</p>
      </section>
    </article>
  );
});

/** Two a page. */
export function CardPages({ school, cards, says }: { readonly school: string; readonly cards: readonly CardOnPaper[]; readonly says: Says }) {
  const pages = Array.from({ length: Math.ceil(cards.length / CARDS_OF_PAGE) }, (_, page) => cards.slice(page * CARDS_OF_PAGE, (page + 1) * CARDS_OF_PAGE));
  return pages.map((page) => (
    <div className="sheet card-page" key={page[0]?.card ?? ''}>
      {page.map((card) => (
        <ReunificationCard key={card.card} school={school} card={card} says={says} />
      ))}
    </div>
  ));
}

export const pagesOf = (cards: number): number => Math.ceil(cards / CARDS_OF_PAGE);
