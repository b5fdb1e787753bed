/** At the entrance: visitors who wait for a supervisor, and whoever was turned away today. Nothing is shown while there are none. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import type { ListState } from '../../stores/list-store.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Ledger, LedgerRows } from '../../ui/ledger.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { answerWords } from './compare-visitor.tsx';
import { useMay } from './use-may.ts';

type Entry = SubscriptionRow<'entrance'>;

/** Whoever may not see it has no rows of it. */
export function EntranceList({ list: { rows } }: { readonly list: ListState<'entrance'> }) {
  const mayDecide = useMay('DecideHeldVisitor');
  const nowMs = useWallMs(30_000);
  const [deciding, setDeciding] = useState<Entry | null>(null);
  if (rows.length === 0) return null;
  const waiting = rows.filter((row) => row.verdict === 'waits').length;
  return (
    <Ledger heading="At the entrance" count={rows.length} level={waiting > 0 ? 'due' : 'act'} aside={waiting > 0 ? `${counted(waiting, 'waits', 'wait')} for a supervisor` : undefined}>
      <LedgerRows label="At the entrance">
        {rows.map((row) => (
          <div className="ledger-row visitor-row" key={row.key}>
            <span className="grow">
              <bdi className="name">{row.name}</bdi>
              <span className={row.verdict === 'away' ? 'act strong' : 'due strong'}> · {row.verdict === 'waits' ? `waits, ${ago(row.comparedWall, nowMs)}` : row.isIn ? 'is in and may not be' : 'turned away'}</span>
              <span className="quiet" style={{ display: 'block' }}>
                {clockTime(row.comparedWall)} · <bdi>{row.comparedBy}</bdi>
                {row.answers.map((one) => (
                  <span key={`${one.is} ${one.id}`}>
                    {' '}
                    · <bdi>{one.name}</bdi>: {answerWords[one.answer]}
                  </span>
                ))}
                {row.decided !== null && (
                  <>
                    {' '}
                    · <bdi>{row.decided.by}</bdi>: <bdi>{row.decided.reason}</bdi>
                  </>
                )}
              </span>
            </span>
            {row.verdict === 'waits' && mayDecide && (
              <Button aria-label={`Decide about ${row.name}`} onClick={() => setDeciding(row)}>
                Decide
              </Button>
            )}
          </div>
        ))}
      </LedgerRows>
      {deciding !== null && <DecideDialog entry={deciding} onShut={() => setDeciding(null)} />}
    </Ledger>
  );
}

function DecideDialog({ entry, onShut }: { readonly entry: Entry; readonly onShut: () => void }) {
  const intent = useIntent();
  const [admit, setAdmit] = useState<'yes' | 'no' | ''>('');
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'DecideHeldVisitor', visitor: entry.visitor, admit: admit === 'yes', reason: reason.trim() }))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>{entry.name}</bdi>} size={620} intent={intent} action="Save" ready={admit !== '' && reason.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <SegmentedControl
        aria-label="What is decided"
        value={admit}
        onChange={setAdmit}
        data={[
          { value: 'yes' as const, label: entry.isIn ? 'May stay' : 'Comes in' },
          { value: 'no' as const, label: entry.isIn ? 'Has to leave' : 'Does not come in' },
        ]}
      />
      <TextInput label="Why" value={reason} maxLength={500} autoComplete="off" onChange={(event) => setReason(event.currentTarget.value)} />
    </FormDialog>
  );
}
