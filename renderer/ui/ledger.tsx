/** A section of the ledger: rule, heading with its count, rows. And what stands where there are none. */
import { useId, type ReactNode } from 'react';
import type { ListState } from '../stores/list-store.ts';
import type { SubscriptionName } from '../../shared/contract/procedures.ts';

interface LedgerProps {
  readonly heading: string;
  readonly count?: ReactNode;
  readonly aside?: ReactNode;
  readonly level?: 'due' | 'act';
  readonly children: ReactNode;
}

export function Ledger({ heading, count, aside, level, children }: LedgerProps) {
  const id = useId();
  return (
    <section className="ledger" aria-labelledby={id} {...(level === undefined ? {} : { 'data-level': level })}>
      <div className="ledger-head">
        <h2 id={id}>
          {heading}{' '}
          {count !== undefined && <span className="number">{count}</span>}
        </h2>
        {aside !== undefined && <span className="quiet">{aside}</span>}
      </div>
      {children}
    </section>
  );
}

/** Scrolling rows; a keyboard reaches them too. */
export function LedgerRows({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="ledger-body" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}

interface NoRowsProps {
  readonly list: ListState<SubscriptionName>;
  readonly children: ReactNode;
}

/** "None" is said only of a list that has come; until then it is not known. */
export function NoRows({ list, children }: NoRowsProps) {
  if (list.failed !== null)
    return (
      <p className="ledger-none act" role="alert">
        {list.failed.message} {list.failed.whatToDo}
      </p>
    );
  if (!list.loaded) return <p className="ledger-none">Reading the list…</p>;
  return <p className="ledger-none">{children}</p>;
}
