/** What the adult shows: the document, the photo question first, and the names on it field by field beside the record. */
import { Radio, TextInput } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { PersonName } from '../../../shared/contract/person-name.ts';
import type { CheckInAdult } from '../../../shared/domain/reunification/commands.ts';
import { compareNames, type Comparison } from '../../../shared/kernel/name-comparison.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { YesNo } from './yes-no.tsx';

type Shown = CheckInAdult['identity'];
/** As far as it is answered. */
export type ShownSoFar = Omit<Shown, 'document'> & { readonly document: Shown['document'] | null };
export const NOT_SHOWN: ShownSoFar = { document: null, photoMatches: null, familyName: '', givenName: '' };

const DOCUMENTS: readonly { readonly document: Shown['document']; readonly word: string }[] = [
  { document: 'driverLicense', word: 'Driver license' },
  { document: 'governmentId', word: 'Other government ID' },
  { document: 'schoolCard', word: 'School’s own card' },
  { document: 'none', word: 'No ID' },
];
export const documentWords = { driverLicense: 'driver license', governmentId: 'government ID', schoolCard: 'school’s own card', other: 'another ID', none: 'no ID' } as const;

export const isAnswered = (shown: ShownSoFar): boolean => shown.document === 'none' || (shown.document !== null && shown.photoMatches !== null);

const RESULT_WORDS: Readonly<Record<Comparison, string>> = { match: 'Match', mismatch: 'Mismatch', blank: 'Blank' };

export function ComparisonMark({ result }: { readonly result: Comparison }) {
  return (
    <span className="comparison" data-result={result}>
      {result === 'match' ? <IconCheck size={18} aria-hidden /> : result === 'mismatch' ? <IconX size={18} aria-hidden /> : <IconMinus size={18} aria-hidden />}
      {RESULT_WORDS[result]}
    </span>
  );
}

interface IdentityCheckProps {
  /** As on documents; null: this adult is on no record, and only the name that they said is there. */
  readonly onRecord: PersonName | null;
  readonly shown: ShownSoFar;
  readonly onChange: (shown: ShownSoFar) => void;
  readonly facts: string;
  readonly phone: string | null;
}

export function IdentityCheck({ onRecord, shown, onChange, facts, phone }: IdentityCheckProps) {
  const fields = [
    { label: 'Family name', key: 'familyName', recorded: onRecord?.family ?? '' },
    { label: 'Given name', key: 'givenName', recorded: onRecord?.given ?? '' },
  ] as const;
  return (
    <>
      <div>
        <div className="ask">
          <span aria-hidden>What does the adult show?</span>
          <ChoiceGroup label="What does the adult show?" value={shown.document} onChange={(value) => onChange({ ...shown, document: DOCUMENTS.find((one) => one.document === value)?.document ?? null })}>
            <div className="documents">
              {DOCUMENTS.map((one) => (
                <Radio.Card key={one.document} value={one.document} className="mark">
                  {one.word}
                </Radio.Card>
              ))}
            </div>
          </ChoiceGroup>
        </div>
        {shown.document !== 'none' && (
          <div className="ask" style={{ borderTopWidth: 0 }}>
            <YesNo question="Does the photo match the face?" value={shown.photoMatches} onChange={(photoMatches) => onChange({ ...shown, photoMatches })} />
          </div>
        )}
      </div>
      <Ledger heading={onRecord === null ? 'On the ID' : 'The ID beside the record'} aside="a name alone never authorizes">
        {shown.document !== 'none' && (
          <div className="compare">
            {fields.map(({ label, key, recorded }) => (
              <div key={key} className="compare-row">
                <TextInput label={`${label} on the ID`} value={shown[key]} maxLength={200} autoComplete="off" onChange={(event) => onChange({ ...shown, [key]: event.currentTarget.value })} />
                {onRecord !== null && (
                  <>
                    <span>
                      <span className="quiet">On record</span> <bdi className="strong">{recorded}</bdi>
                    </span>
                    <ComparisonMark result={compareNames(shown[key], recorded)} />
                  </>
                )}
              </div>
            ))}
          </div>
        )}
        {onRecord !== null && (
          <dl className="facts">
            {shown.document === 'none' && (
              <>
                <dt>Name</dt>
                <dd className="strong">
                  <bdi>{`${onRecord.family}, ${onRecord.given}`}</bdi>
                </dd>
              </>
            )}
            <dt>Relation</dt>
            <dd>{facts || <span className="blank">not on record</span>}</dd>
            <dt>Phone, asked</dt>
            <dd className="number">{phone ?? <span className="blank">not on record</span>}</dd>
          </dl>
        )}
      </Ledger>
    </>
  );
}
