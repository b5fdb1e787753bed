/** Whom a license that was scanned may be about: adults of that name on any record, and their students one touch away. A name finds; it authorizes nobody. */
import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { License } from '../../../shared/formats/aamva/license.ts';
import { compareFields } from '../../../shared/kernel/name-comparison.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { listedName } from '../../ui/words.ts';

type Adult = SubscriptionRow<'people'>;
const SHOWN = 40;

export function LicenseHolder({ license, onPutAway }: { readonly license: License; readonly onPutAway: () => void }) {
  const { familyName: family, givenName: given } = license;
  const { ask, busy, refusal } = useAsk();
  const [found, setFound] = useState<readonly Adult[]>([]);
  useEffect(() => {
    let current = true;
    // Of the names the first of each: a record may have fewer than the license.
    const first = (name: string): string => name.split(/[\s…]/)[0] ?? '';
    void ask('search', { text: `${first(given)} ${first(family)}`.trim(), kinds: ['guardian'], limit: SHOWN }).then((answer) => {
      if (current && answer !== null) setFound(answer.rows.filter(({ name, legalName }) => isNamed({ family, given }, legalName ?? name)));
    });
    return () => {
      current = false;
    };
  }, [ask, family, given]);
  return (
    <Ledger heading={`License of ${given} ${family}`} count={busy ? undefined : found.length} aside="a name alone never authorizes">
      {refusal !== null && <RefusalPanel rejection={refusal} />}
      {found.map((one) => (
        <StudentsOf key={one.person} adult={one} />
      ))}
      {!busy && refusal === null && found.length === 0 && <p className="ledger-none">No adult of that name is on any record. Ask for the student, and find them by name.</p>}
      <Button onClick={onPutAway}>Put the license away</Button>
    </Ledger>
  );
}

const isNamed = (read: { readonly family: string; readonly given: string }, known: Adult['name']): boolean => {
  const { family, given } = compareFields(read, known);
  return family !== 'mismatch' && given !== 'mismatch';
};

function StudentsOf({ adult }: { readonly adult: Adult }) {
  const list = useList('guardian', { person: adult.person });
  const [row] = list.rows;
  return (
    <>
      {(row?.students ?? []).map((student) => (
        <Link key={student.student} className="ledger-row" to={`/reunification/student/${student.student}`}>
          <span className="grow">
            <ListName name={student.name} grade={student.grade} room={student.room} />
            <span className="quiet" style={{ display: 'block' }}>
              for <bdi>{listedName(adult.legalName ?? adult.name)}</bdi>
            </span>
          </span>
          <IconChevronRight size={20} aria-hidden />
        </Link>
      ))}
      {row === undefined && <NoRows list={list}>{listedName(adult.name)} is on no record any more.</NoRows>}
    </>
  );
}
