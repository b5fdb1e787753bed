/** What a member of the staff is trained in, and since when. Older than a year is said, since most trainings are repeated yearly. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { calendarDate } from '../../ui/times.ts';
import { useSurroundings } from '../surroundings.tsx';

type Training = SubscriptionRow<'staff-member'>['trainings'][number];

/** ISO dates compare as text. */
const yearBefore = (today: string): string => `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;

export function Trainings({ trainings }: { readonly trainings: readonly Training[] }) {
  const { today } = useSurroundings().site;
  const isOld = ({ on }: Training): boolean => on !== null && on < yearBefore(today);
  const old = trainings.filter(isOld).length;
  return (
    <Ledger heading="Trainings" count={trainings.length} {...(old === 0 ? {} : { level: 'due', aside: `${old} more than a year ago` })}>
      {trainings.map((one) => (
        <div className="ledger-row" key={`${one.name} ${one.on ?? ''}`}>
          <span className="grow strong">
            <bdi>{one.name}</bdi>
          </span>
          {one.on === null ? (
            <span className="blank">no date on record</span>
          ) : isOld(one) ? (
            <span className="due strong with-icon">
              <IconAlertTriangle size={20} aria-hidden /> {calendarDate(one.on)}, more than a year ago
            </span>
          ) : (
            <span className="number">{calendarDate(one.on)}</span>
          )}
        </div>
      ))}
      {trainings.length === 0 && <p className="ledger-none">None on record.</p>}
    </Ledger>
  );
}
