/** The top of a record: whose it is, by both names, and how far it can be trusted; and what stands where there is none. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconPencilPlus, IconUserMinus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { SubscriptionName, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import type { ListState } from '../../stores/list-store.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { listedName, spokenName } from '../../ui/words.ts';
import { openFind } from '../find/find-dialog.tsx';
import { kindWords } from './record-fields.ts';
import { useMay } from './use-may.ts';
import { WhyDialog } from './why-dialog.tsx';

type Record = Pick<SubscriptionRow<'guardian'>, 'name' | 'legalName' | 'addedByHand' | 'left' | 'withdrawn' | 'person'> & Partial<Pick<SubscriptionRow<'student'>, 'photos'>>;

export function RecordHead({ record, about }: { readonly record: Record; readonly about: ReactNode }) {
  const nowMs = useWallMs(60_000);
  return (
    <div className="station-title record-head">
      <Portrait name={record.name} photo={record.photos?.[0]?.sha256 ?? null} size="middle" />
      <div className="grow">
        <h2>
          <bdi>{listedName(record.name)}</bdi>
        </h2>
        <p className="quiet">
          {record.legalName !== null && (
            <>
              on documents <bdi>{listedName(record.legalName)}</bdi> ·{' '}
            </>
          )}
          {about}
        </p>
        {record.addedByHand !== null && (
          <p className="with-icon">
            <IconPencilPlus size={20} aria-hidden />
            <span>
              Added by hand by <bdi>{record.addedByHand.by}</bdi>, {dayAndTime(record.addedByHand.wall, nowMs)}: <bdi>{record.addedByHand.why}</bdi>
            </span>
          </p>
        )}
        {record.left !== null && (
          <p className="due strong with-icon">
            <IconUserMinus size={20} aria-hidden />
            <span>
              Has left, says <bdi>{record.left.by}</bdi>, {dayAndTime(record.left.wall, nowMs)}: <bdi>{record.left.why}</bdi>
            </span>
          </p>
        )}
        {record.withdrawn && record.left === null && (
          <p className="due strong with-icon">
            <IconUserMinus size={20} aria-hidden /> No longer on the roster. Kept for the records of earlier incidents.
          </p>
        )}
      </div>
    </div>
  );
}

/** "Has left" and its opposite, in the command bar. */
export function LeftButton({ record, kind }: { readonly record: Record; readonly kind: PersonKind }) {
  const may = useMay('RemovePerson');
  const [open, setOpen] = useState(false);
  const name = spokenName(record.name);
  if (!may || (record.withdrawn && record.left === null)) return null;
  const returns = record.left !== null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{returns ? 'Is back' : 'Has left the school'}</Button>
      {open && (
        <WhyDialog
          onShut={() => setOpen(false)}
          title={returns ? `${name} is back` : `${name} has left the school`}
          action={returns ? 'Is back' : 'Has left'}
          whyExample={returns ? 'Such as “Came back this morning”' : 'Such as “Moved to another district”'}
          act={(send, why) => send({ type: returns ? 'ReturnPerson' : 'RemovePerson', person: record.person, kind, why })}
        >
          <p>{returns ? 'From now on this person is on the lists again, and expected in an incident.' : 'From now on this person is on no list, and expected in no incident, even where the roster still has them. What is on record stays.'}</p>
        </WhyDialog>
      )}
    </>
  );
}

export function BackButton() {
  const navigate = useNavigate();
  return (
    <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate(-1)}>
      Back
    </Button>
  );
}

interface NoRecordProps {
  readonly list: ListState<SubscriptionName>;
  readonly kind: PersonKind;
}

export function NoRecord({ list, kind }: NoRecordProps) {
  const word = kindWords[kind];
  const title = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  const gone = `This ${word} is not on the roster.`;
  return (
    <Screen
      title={title}
      next={
        <NextStep context={title} sentence={list.loaded ? gone : 'Reading the record…'} why="Search again, by another spelling.">
          <Button size="lg" onClick={openFind}>
            Find a person
          </Button>
        </NextStep>
      }
    >
      <NoRows list={list}>{gone}</NoRows>
    </Screen>
  );
}
