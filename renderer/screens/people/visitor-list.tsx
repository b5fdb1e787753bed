/** Visitors who are in, longest first, and those who went today. */
import { Button } from '@mantine/core';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Intent } from '../../intents/use-intent.ts';
import type { ListState } from '../../stores/list-store.ts';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { clockTime, dateWords } from '../../ui/times.ts';

interface VisitorListProps {
  readonly list: ListState<'visitors'>;
  readonly today: string;
  readonly intent: Intent;
  readonly maySign: boolean;
}

export function VisitorList({ list, today, intent, maySign }: VisitorListProps) {
  const inside = list.rows.filter((row) => row.signedOutWall === null);
  return (
    <Ledger heading="Visitors in the building" count={inside.length}>
      <LedgerRows label="Visitors">
        {list.rows.map((row) => (
          <div className="ledger-row" key={row.key}>
            <span className="grow">
              <bdi className={row.signedOutWall === null ? 'name' : 'quiet'}>{row.name}</bdi>
              <Details row={row} today={today} />
            </span>
            {row.signedOutWall !== null ? (
              <span className="quiet">out {clockTime(row.signedOutWall)}</span>
            ) : (
              maySign && (
                <Button aria-label={`Sign out ${row.name}`} onClick={() => void intent.run((send) => send({ type: 'SignOutVisitor', visitor: row.visitor }))}>
                  Sign out
                </Button>
              )
            )}
          </div>
        ))}
        {list.rows.length === 0 && <NoRows list={list}>No visitor is signed in. Whoever signs in is looked for in an emergency, until they sign out.</NoRows>}
      </LedgerRows>
    </Ledger>
  );
}

function Details({ row, today }: { readonly row: SubscriptionRow<'visitors'>; readonly today: string }) {
  const stayed = row.signedOutWall === null && row.signedInDate < today;
  const said = [row.badge === '' ? null : `badge ${row.badge}`, row.host, row.reason].filter((part) => part !== null && part !== '');
  return (
    <span className="quiet" style={{ display: 'block' }}>
      <span className={stayed ? 'due strong' : ''}>{stayed ? `since ${dateWords(row.signedInDate)}, ` : 'since '}{clockTime(row.signedInWall)}</span>
      {said.map((part) => (
        <span key={part}>
          {' '}
          · <bdi>{part}</bdi>
        </span>
      ))}
    </span>
  );
}
