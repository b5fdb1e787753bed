/** How long it took until everybody was accounted for, by the record; said wherever an incident is led, closed or read back. */
import { IconCheck, IconClock } from '@tabler/icons-react';
import { useList } from '../../stores/muster.tsx';
import { elapsed } from '../../ui/times.ts';

export function FullAccountabilityWords({ incident }: { readonly incident: string }) {
  const [row] = useList('accountability', { incident }).rows;
  if (row === undefined) return null;
  const last = row.moments.at(-1);
  const holds = last !== undefined && last.lostAfterMs === null;
  const before = row.moments.flatMap((one) => (one.lostAfterMs === null ? [] : `after ${elapsed(one.reachedAfterMs)} until ${elapsed(one.lostAfterMs)}`));
  return (
    <span className="said with-icon">
      {holds ? <IconCheck size={20} aria-hidden /> : <IconClock size={20} aria-hidden />}
      <span>
        {holds ? (
          <>
            Everybody accounted for after <b className="number">{elapsed(last.reachedAfterMs)}</b>
          </>
        ) : (
          <>
            <b className="number">{(row.expected - row.accounted).toLocaleString('en-US')}</b> not accounted for yet
          </>
        )}
        {before.length > 0 && `, before that ${before.join(', ')}`}
      </span>
    </span>
  );
}
