/** What the adult shows: the document, the photo question first, and what stands on it field by field beside the record. */
import { Button, Radio, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { PersonName } from '../../../shared/contract/person-name.ts';
import type { CheckInAdult } from '../../../shared/domain/reunification/commands.ts';
import type { License, LicenseField } from '../../../shared/formats/aamva/license.ts';
import { compareFields, type Comparison } from '../../../shared/kernel/name-comparison.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { calendarDate, isoDate } from '../../ui/times.ts';
import { YesNo } from './yes-no.tsx';

type Shown = CheckInAdult['identity'];
/** As far as it is answered. */
export interface ShownSoFar extends Omit<Shown, 'document' | 'lastFour'> {
  readonly document: Shown['document'] | null;
  /** What was scanned; it stays in this window, but for the names and the last four signs of its number. */
  readonly license: License | null;
}
export const NOT_SHOWN: ShownSoFar = { document: null, photoMatches: null, familyName: '', givenName: '', license: null };

/** A scan answers what is shown and what it says. Whether the photo matches only a person sees. */
export const scanned = (license: License): ShownSoFar => ({ document: license.document, photoMatches: null, familyName: license.familyName, givenName: license.givenName, license });

/** What the host is told. */
export function identityOf({ document, photoMatches, familyName, givenName, license }: ShownSoFar): Shown {
  const names = { document: document ?? 'none', photoMatches, familyName, givenName };
  return license === null ? names : { ...names, lastFour: license.lastFour };
}

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
  const compared = onRecord === null ? null : compareFields({ family: shown.familyName, given: shown.givenName }, onRecord);
  const fields = [
    { label: 'Family name', key: 'familyName', recorded: onRecord?.family ?? '', result: compared?.family },
    { label: 'Given name', key: 'givenName', recorded: onRecord?.given ?? '', result: compared?.given },
  ] as const;
  return (
    <>
      <div>
        {shown.license !== null && (
          <div className="ask">
            <span role="status">{scannedWords(shown.license)}</span>
            <Button onClick={() => onChange(NOT_SHOWN)}>Another document</Button>
          </div>
        )}
        {shown.license === null && (
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
        )}
        {shown.document !== 'none' && (
          <div className="ask" style={{ borderTopWidth: 0 }}>
            <YesNo question="Does the photo match the face?" value={shown.photoMatches} onChange={(photoMatches) => onChange({ ...shown, photoMatches })} />
          </div>
        )}
      </div>
      <Ledger heading={onRecord === null ? 'On the ID' : 'The ID beside the record'} aside="a name alone never authorizes">
        {shown.document !== 'none' && (
          <div className="compare">
            {fields.map(({ label, key, recorded, result }) => (
              <div key={key} className="compare-row">
                {shown.license !== null && shown.license[key] !== '' ? (
                  <span>
                    <span className="quiet">{label}</span> <bdi className="strong">{shown[key]}</bdi>
                  </span>
                ) : (
                  <TextInput label={`${label} on the ID`} value={shown[key]} maxLength={200} autoComplete="off" onChange={(event) => onChange({ ...shown, [key]: event.currentTarget.value })} />
                )}
                {result !== undefined && (
                  <>
                    <span>
                      <span className="quiet">On record</span> <bdi className="strong">{recorded}</bdi>
                    </span>
                    <ComparisonMark result={result} />
                  </>
                )}
              </div>
            ))}
            {shown.license !== null && <LicenseRows license={shown.license} />}
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

/** "NY driver license ending 9156" */
const scannedWords = ({ jurisdiction, document, lastFour }: License): string => [jurisdiction, documentWords[document], lastFour === '' ? '' : `ending ${lastFour}`].filter((part) => part !== '').join(' ');

const UNREAD: Readonly<Record<LicenseField, string>> = { familyName: 'the family name', givenName: 'the given name', birthDate: 'the date of birth', expiry: 'when it expires', number: 'its number' };

/** What a scan read besides the names. Rosters know no adult's birth date and address: both are there to ask the adult, and say so. */
function LicenseRows({ license }: { readonly license: License }) {
  const today = isoDate(useWallMs(60_000));
  const { birthDate, address, expires, lastFour, unread } = license;
  const expired = expires !== null && expires < today;
  return (
    <>
      {expires !== null && (
        <div className="compare-row">
          <span>
            <span className="quiet">ID expires</span> {calendarDate(expires)}
          </span>
          <span className="quiet">{expired ? 'The school decides; the photo and the name count.' : ''}</span>
          <span className="comparison" data-result={expired ? 'expired' : 'match'}>
            {expired ? <IconAlertTriangle size={18} aria-hidden /> : <IconCheck size={18} aria-hidden />}
            {expired ? 'Expired' : 'In date'}
          </span>
        </div>
      )}
      {[
        { label: 'Date of birth', value: birthDate === null ? '' : calendarDate(birthDate) },
        { label: 'Address', value: address },
      ]
        .filter(({ value }) => value !== '')
        .map(({ label, value }) => (
          <div key={label} className="compare-row">
            <span>
              <span className="quiet">{label}</span> <bdi>{value}</bdi>
            </span>
            <span>
              <span className="quiet">On record</span> <span className="quiet">not on record</span>
            </span>
            <ComparisonMark result="blank" />
          </div>
        ))}
      <p className="quiet scanned" role="status">
        Kept: the name, the kind of document{lastFour === '' ? '' : ` and ${lastFour}`}; nothing else.
        {unread.length > 0 && <span className="due strong"> Not in the barcode: {unread.map((field) => UNREAD[field]).join(', ')}. Look at the card.</span>}
      </p>
    </>
  );
}
