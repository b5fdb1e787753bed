/** What is on record, one fact a line; what is not is drawn as blank, never as an empty space. */
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface FactLine {
  readonly label: string;
  readonly value: ReactNode;
  /** Stated by hand; the details stand under "Changed by hand". */
  readonly byHand?: boolean;
}

export function FactList({ facts }: { readonly facts: readonly FactLine[] }) {
  return (
    <dl className="fact-list">
      {facts.map(({ label, value, byHand }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value === null || value === '' ? <span className="blank">not on record</span> : <bdi>{value}</bdi>}
            {byHand === true && <IconPencil size={18} aria-label="changed by hand" />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
