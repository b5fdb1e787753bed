/** Visitors who are in, longest first, and those who went today. In one touch: the badge again, signing out; amber is who is still here, or was not compared. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconDoorExit, IconId } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent, type Intent } from '../../intents/use-intent.ts';
import type { ListState } from '../../stores/list-store.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { useSaidAsOf } from '../../ui/as-of.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger, LedgerRows, NoRows } from '../../ui/ledger.tsx';
import { bellTime, clockTime, dateWords, minuteNow } from '../../ui/times.ts';
import { allAnswered, answersTo, CompareVisitor, type Answers } from './compare-visitor.tsx';
import { badgeOf, VISITORS_GONE_BY_MINUTE } from './visitor-words.ts';

type Visitor = SubscriptionRow<'visitors'>;

interface VisitorListProps {
  readonly list: ListState<'visitors'>;
  readonly today: string;
  readonly intent: Intent;
  readonly maySign: boolean;
}

export function VisitorList({ list, today, intent, maySign }: VisitorListProps) {
  const inside = list.rows.filter((row) => row.signedOutWall === null);
  const asOf = useSaidAsOf(list.rows.map((row) => row.signedOutWall ?? row.signedInWall), 'nobody came yet');
  const [comparing, setComparing] = useState<Visitor | null>(null);
  const late = useWallMs(60_000);
  return (
    <Ledger
      heading="Visitors in the building"
      count={inside.length}
      aside={
        maySign ? (
          <Link className="head-link" to="/people/today/list/visitors">
            Bring in a list
          </Link>
        ) : undefined
      }
    >
      <p className="quiet list-age">{asOf}</p>
      <LedgerRows label="Visitors">
        {list.rows.map((row) => (
          <div className="ledger-row visitor-row" key={row.key}>
            <span className="grow">
              <bdi className={row.signedOutWall === null ? 'name' : 'quiet'}>{row.name}</bdi>
              <Details row={row} today={today} nowMs={late} />
            </span>
            {row.signedOutWall !== null ? (
              <span className="quiet">out {clockTime(row.signedOutWall)}</span>
            ) : (
              maySign && (
                <>
                  {row.toCompare.length > 0 && (
                    <Button className="button-due" leftSection={<IconAlertTriangle size={20} aria-hidden />} aria-label={`Compare ${row.name}`} onClick={() => setComparing(row)}>
                      Compare
                    </Button>
                  )}
                  <Button component={Link} to={`/people/badge/${row.visitor}`} aria-label={`Badge of ${row.name}`}>
                    <IconId size={22} aria-hidden />
                  </Button>
                  <Button leftSection={<IconDoorExit size={20} aria-hidden />} aria-label={`Sign out ${row.name}`} onClick={() => void intent.run((send) => send({ type: 'SignOutVisitor', visitor: row.visitor }))}>
                    Sign out
                  </Button>
                </>
              )
            )}
          </div>
        ))}
        {list.rows.length === 0 && <NoRows list={list}>No visitor is signed in. Whoever signs in is looked for in an emergency, until they sign out.</NoRows>}
      </LedgerRows>
      {comparing !== null && <CompareDialog visitor={comparing} today={today} onShut={() => setComparing(null)} />}
    </Ledger>
  );
}

function Details({ row, today, nowMs }: { readonly row: Visitor; readonly today: string; readonly nowMs: number }) {
  const stayed = row.signedOutWall === null && row.signedInDate < today;
  const late = row.signedOutWall === null && !stayed && minuteNow(nowMs) >= VISITORS_GONE_BY_MINUTE;
  const said = [`badge ${badgeOf(row)}`, row.host, row.reason].filter((part) => part !== '');
  return (
    <span className="quiet" style={{ display: 'block' }}>
      <span className={stayed ? 'due strong' : ''}>{stayed ? `since ${dateWords(row.signedInDate)}, ` : 'since '}{clockTime(row.signedInWall)}</span>
      {late && <span className="due strong"> · still here at {bellTime(VISITORS_GONE_BY_MINUTE)}</span>}
      {said.map((part) => (
        <span key={part}>
          {' '}
          · <bdi>{part}</bdi>
        </span>
      ))}
    </span>
  );
}

function CompareDialog({ visitor, today, onShut }: { readonly visitor: Visitor; readonly today: string; readonly onShut: () => void }) {
  const intent = useIntent();
  const [answers, setAnswers] = useState<Answers>({});
  const save = async (): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'CompareVisitor', visitor: visitor.visitor, answers: answersTo(visitor.toCompare, answers) }));
    if (done !== null) onShut();
  };
  return (
    <FormDialog title="Look at both" size={760} intent={intent} action="Save the answers" ready={allAnswered(visitor.toCompare, answers)} onSave={() => void save()} onShut={onShut}>
      <p>This visitor is in, and nobody has compared them yet: a list brought them in, another console did, or the name was put on the list afterwards. With “Match” those who lead are told quietly.</p>
      <CompareVisitor visitor={visitor.name} near={visitor.toCompare} today={today} answers={answers} onAnswers={setAnswers} />
    </FormDialog>
  );
}
