/** Records: how long they are kept, what must not be erased, what is past its time, and what was erased. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { dateWords, dayAndTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { Holds } from './holds.tsx';
import { Inspections } from './inspections.tsx';
import { KeptYears } from './kept-years.tsx';
import { PastTime } from './past-time.tsx';
import type { Retention } from './retention-words.ts';
import './records.css';

export function RetentionScreen() {
  const navigate = useNavigate();
  const list = useList('retention', {});
  const [retention] = list.rows;
  const bar = (
    <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/records')}>
      Records
    </Button>
  );
  if (retention === undefined)
    return (
      <Screen title="Retention and holds" bar={bar} next={<NextStep context="Records" sentence="Retention and holds" why="" />}>
        <NoRows list={list}>It is not known how long records are kept.</NoRows>
      </Screen>
    );
  return (
    <Screen title="Retention and holds" bar={bar} next={<NextStep context="Records: retention and holds" sentence={sentenceOf(retention)} why="Only requests for relief are erased by themselves. What is erased is gone for good, on every console." />}>
      <Told retention={retention} />
    </Screen>
  );
}

/** The request that is due first comes before anything that can wait. */
function sentenceOf({ holds, inspections }: Retention): string {
  const [asked] = inspections.filter(({ ended }) => ended === null);
  if (asked !== undefined) return asked.late ? `A request to inspect was due on ${dateWords(asked.dueOn)}.` : `Show a family its records by ${dateWords(asked.dueOn)}.`;
  const standing = holds.filter(({ ended }) => ended === null).length;
  return standing === 0 ? 'Look at what is past its time.' : `${counted(standing, 'hold')} on records: what they name is kept.`;
}

function Told({ retention }: { readonly retention: Retention }) {
  const mayErase = useMay('ErasePayloads');
  const mayLook = useMay('PlaceHold');
  return (
    <>
      {mayLook && <PastTime retention={retention} mayErase={mayErase} />}
      <Holds retention={retention} />
      <Inspections retention={retention} />
      <KeptYears key={JSON.stringify(retention.years)} retention={retention} />
      <Erased retention={retention} />
    </>
  );
}

/** RE-11 */
const notCounted = (missing: number): string =>
  missing === 0
    ? 'Does not count: a hold or a request was stated apart. All that it named is here. Look at what is past its time again.'
    : `Does not count: a hold or a request was stated apart. ${counted(missing, 'fact')} that it named ${missing === 1 ? 'is' : 'are'} not here: every console that is met is asked for ${missing === 1 ? 'it' : 'them'}. What no console and no backup has any more is gone for good; tell whoever asked for the hold.`;

function Erased({ retention: { erasures } }: { readonly retention: Retention }) {
  const nowMs = useWallMs(60_000);
  if (erasures.length === 0) return null;
  return (
    <Ledger heading="Erased" count={erasures.length} aside="newest first">
      {erasures.map(({ event, wall, by, records, reason, counts, missing }) => (
        <div key={event} className="ledger-row">
          <span className="grow">
            <bdi>{reason}</bdi>
            <span className="quiet timeline-by">
              {dayAndTime(wall, nowMs)}, <bdi>{by}</bdi>, {counted(records, 'part')} of records
            </span>
          </span>
          {!counts && (
            <b className="due with-icon">
              <IconAlertTriangle size={20} aria-hidden />
              {notCounted(missing)}
            </b>
          )}
        </div>
      ))}
    </Ledger>
  );
}
