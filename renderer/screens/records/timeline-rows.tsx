/** The record of an incident, one event a row, in its own words. */
import { IconAlertTriangle, IconCheck, IconScale } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { clockTime } from '../../ui/times.ts';
import { listedName } from '../../ui/words.ts';
import './records.css';

type Row = SubscriptionRow<'timeline'>;

const MARKS: Readonly<Record<Row['mark'], { readonly icon: typeof IconCheck; readonly words: string }>> = {
  none: { icon: IconCheck, words: 'saved here' },
  settles: { icon: IconScale, words: 'settles a conflict' },
  settled: { icon: IconScale, words: 'was settled' },
  contradicts: { icon: IconAlertTriangle, words: 'in conflict' },
};

export function TimelineRow({ row }: { readonly row: Row }) {
  const { icon: Icon, words } = MARKS[row.mark];
  return (
    <div className="timeline-row" {...(row.mark === 'settled' ? { 'data-quiet': true } : {})}>
      <time className="number">{clockTime(row.wall)}</time>
      <span className="grow">
        {row.person !== null && (
          <>
            <bdi className="strong">{listedName(row.person.name)}</bdi>:{' '}
          </>
        )}
        {row.text}
        <span className="quiet timeline-by">
          <bdi>{row.by}</bdi>, {row.console}
          {row.mark !== 'none' && ` · ${words}`}
        </span>
      </span>
      <Icon size={18} aria-label={words} className={row.mark === 'contradicts' ? 'due' : 'quiet'} />
    </div>
  );
}

export function TimelineRows({ rows }: { readonly rows: readonly Row[] }) {
  return rows.map((row) => <TimelineRow key={row.key} row={row} />);
}
