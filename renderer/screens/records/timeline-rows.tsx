/** The record of an incident in its own words: one event a row, or for a first look what is alike together. */
import { IconAlertTriangle, IconCheck, IconPencil, IconScale } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { markWords } from '../../../shared/contract/timeline-words.ts';
import { clockTime } from '../../ui/times.ts';
import { listedName } from '../../ui/words.ts';
import './records.css';

type Row = SubscriptionRow<'timeline'>;

const ICONS: Readonly<Record<Row['mark'], typeof IconCheck>> = { none: IconCheck, settles: IconScale, settled: IconScale, contradicts: IconAlertTriangle, corrects: IconPencil, corrected: IconPencil };

interface TimelineRowProps {
  readonly row: Row;
  /** How many people it stands for. */
  readonly count?: number;
}

export function TimelineRow({ row, count = 1 }: TimelineRowProps) {
  const Icon = ICONS[row.mark];
  const words = row.mark === 'none' ? 'saved here' : markWords[row.mark];
  return (
    <div className="timeline-row" {...(row.mark === 'settled' || row.mark === 'corrected' ? { 'data-quiet': true } : {})}>
      <time className="number">{clockTime(row.wall)}</time>
      <span className="grow">
        {row.person !== null && (
          <>
            <bdi className="strong">{count > 1 ? `${count} people` : listedName(row.person.name)}</bdi>:{' '}
          </>
        )}
        {row.text}
        <span className="quiet timeline-by">
          <bdi>{row.by}</bdi>, {row.console}
          {row.mark !== 'none' && ` · ${words}`}
          {row.settledBy.length > 0 && (
            <>
              {' by '}
              <bdi>{row.settledBy.map(({ by, wall }) => `${by}, ${clockTime(wall)}`).join('; ')}</bdi>
            </>
          )}
        </span>
      </span>
      <Icon size={18} aria-label={words} className={row.mark === 'contradicts' ? 'due' : 'quiet'} />
    </div>
  );
}

interface Alike {
  readonly first: Row;
  readonly count: number;
}

/** "All here" of a class is an event for each of them: in a first look that is one row with a count. */
function alikeTogether(rows: readonly Row[]): readonly Alike[] {
  const groups: Alike[] = [];
  for (const row of rows) {
    const last = groups[groups.length - 1];
    const alike = last !== undefined && row.person !== null && last.first.person !== null && last.first.command === row.command && last.first.text === row.text && last.first.mark === row.mark;
    if (alike) groups[groups.length - 1] = { first: last.first, count: last.count + 1 };
    else groups.push({ first: row, count: 1 });
  }
  return groups;
}

export function TimelineExcerpt({ rows }: { readonly rows: readonly Row[] }) {
  return alikeTogether(rows).map(({ first, count }) => <TimelineRow key={first.key} row={first} count={count} />);
}
