/**
 * What the records of a student, a guardian and a staff member have in common: the next step (a duplicate to look at, two
 * values to choose between, else whether it is still true), the head, what was stated by hand, and the way to amend.
 */
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { PersonField, PersonKind } from '../../../shared/domain/roster/fields.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { calendarDate } from '../../ui/times.ts';
import { listedName, spokenName } from '../../ui/words.ts';
import { AmendPersonDialog } from './amend-person-dialog.tsx';
import { Amendments, needsLook, type ListedAmendment } from './amendments.tsx';
import { FactList } from './fact-list.tsx';
import type { PersonForm } from './person-form.tsx';
import { BackButton, LeftButton, RecordHead } from './record-head.tsx';
import { fieldWords, textOf, type Value } from './record-fields.ts';
import { DisputedRoster, useAsOf } from './roster-as-of.tsx';
import { comparePath, SamePerson } from './same-person.tsx';
import { useMay } from './use-may.ts';
import './people.css';

type Record = Pick<SubscriptionRow<'guardian'>, 'person' | 'name' | 'legalName' | 'names' | 'addedByHand' | 'left' | 'withdrawn' | 'linked' | 'offered' | 'amendments'>;

export interface Step {
  readonly sentence: ReactNode;
  readonly why: ReactNode;
  /** Left out: to amend the record. */
  readonly action?: ReactNode;
}

interface RecordScreenProps {
  readonly kind: PersonKind;
  readonly record: Record;
  /** Under the name. */
  readonly about: ReactNode;
  /** What stands on record besides names, in the order in which it is shown. Null: not shown to whoever acts here. */
  readonly fields: Partial<{ readonly [Field in PersonField]: Value }>;
  readonly hidden?: readonly PersonField[];
  /** Before everything else. */
  readonly urgent?: Step | null;
  /** Where there is nothing to settle on this record. */
  readonly otherwise?: Step | null;
  /** Of the pairs on this record. */
  readonly contactAmendments?: readonly ListedAmendment[];
  readonly otherWalls?: readonly number[];
  readonly left: ReactNode;
  readonly right?: ReactNode;
}

export function RecordScreen({ kind, record, about, fields, hidden = [], urgent = null, otherwise = null, contactAmendments = [], otherWalls = [], left, right }: RecordScreenProps) {
  const navigate = useNavigate();
  const mayAmend = useMay('AmendPerson');
  const [amending, setAmending] = useState(false);
  const amendments: readonly ListedAmendment[] = [...record.amendments.map((amendment) => ({ subject: { kind, person: record.person }, amendment })), ...contactAmendments];
  const walls = [record.addedByHand?.wall ?? [], record.left?.wall ?? [], amendments.flatMap(({ amendment }) => amendment.values.map((one) => one.wall)), otherWalls].flat();
  const asOf = useAsOf(walls);
  const name = <bdi>{spokenName(record.name)}</bdi>;
  const [duplicate] = record.offered;
  const amendedFields = new Set(record.amendments.map((one) => one.field));
  const shown = Object.entries(fields).filter(([field]) => !hidden.some((one) => one === field));

  const settle: Step | null =
    duplicate !== undefined
      ? {
          sentence: <>Is {name} on record twice?</>,
          why: 'Another record may be the same person. Nothing is merged, and you can decide again.',
          action: (
            <Button size="lg" onClick={() => void navigate(comparePath(kind, record.person, duplicate.person))}>
              Compare the two
            </Button>
          ),
        }
      : amendments.some(needsLook)
        ? { sentence: <>Choose what is true of {name}.</>, why: 'Two values stand side by side under “Changed by hand”. Nothing is overwritten until you choose.', action: null }
        : null;
  const step: Step = urgent ?? settle ?? otherwise ?? { sentence: <>Is this still true of {name}?</>, why: 'Amend what has changed. It stays through the next import, with your name and why.' };
  const amendIsStep = step.action === undefined;

  return (
    <Screen
      title={spokenName(record.name)}
      next={
        <NextStep context={asOf} sentence={step.sentence} why={step.why}>
          {amendIsStep && mayAmend ? (
            <Button size="lg" leftSection={<IconPencil size={24} aria-hidden />} onClick={() => setAmending(true)}>
              Amend the record
            </Button>
          ) : (
            step.action
          )}
        </NextStep>
      }
      bar={
        <>
          <BackButton />
          {mayAmend && !amendIsStep && (
            <Button leftSection={<IconPencil size={22} aria-hidden />} onClick={() => setAmending(true)}>
              Amend the record
            </Button>
          )}
          <span className="push">
            <LeftButton record={record} kind={kind} />
          </span>
        </>
      }
    >
      <div className="record">
        <DisputedRoster />
        <RecordHead record={record} about={about} />
        <div className="columns" data-count="2">
          <div className="column">{left}</div>
          <div className="column">
            <SamePerson kind={kind} record={record} />
            <Amendments amendments={amendments} />
            <Ledger heading="On record">
              <FactList
                facts={[
                  ...shown.map(([field, value]) => ({ label: fieldWords[field as PersonField].label, value: shownAs(field, value ?? null), byHand: amendedFields.has(field) })),
                  { label: 'Name on documents', value: listedName(record.legalName ?? record.name), byHand: amendedFields.has('givenName') || amendedFields.has('familyName') },
                  ...(record.names.middleName === null ? [] : [{ label: fieldWords.middleName.label, value: record.names.middleName, byHand: amendedFields.has('middleName') }]),
                ]}
              />
            </Ledger>
            {right}
          </div>
        </div>
      </div>
      {amending && <AmendPersonDialog onShut={() => setAmending(false)} kind={kind} person={record.person} title={`Amend the record of ${spokenName(record.name)}`} hidden={hidden} now={formOf(record, fields)} />}
    </Screen>
  );
}

const shownAs = (field: string, value: Value): string => (field === 'birthDate' && typeof value === 'string' ? calendarDate(value) : textOf(value).split('\n').join(', '));

const formOf = (record: Record, fields: RecordScreenProps['fields']): Partial<PersonForm> => Object.fromEntries(Object.entries({ ...record.names, ...fields }).map(([field, value]) => [field, textOf(value ?? null)]));
