/** How long it took until everybody was accounted for, by the record; said wherever an incident is led, closed or read back. */
import { IconCheck, IconClock } from '@tabler/icons-react';
import { useList } from '../../stores/muster.tsx';
import { elapsed } from '../../ui/times.ts';

export function FullAccountability({ incident }: { readonly incident: string }) {
  const [row] = useList('accountability', { incident }).rows;
  if (row === undefined) return null;
  const last = row.moments.at(-1);
  const before = row.moments.flatMap((one) => (one.lostAfterMs === null ? [] : `after ${elapsed(one.reachedAfterMs)} until ${elapsed(one.lostAfterMs)}`));
  return (
    <span>
      {last !== undefined && last.lostAfterMs === null ? (
        <>
          Everybody accounted for after <b className="number">{elapsed(last.reachedAfterMs)}</b>
        </>
      ) : (
        <>
          <b className="number">{(row.expected - row.accounted).toLocaleString('en-US')}</b> not accounted for
        </>
      )}
      {before.length > 0 && `, before that ${before.join(', ')}`}.
    </span>
  );
}

/** In a command bar. `everybody`: nobody is open any more. */
export function FullAccountabilitySaid({ incident, everybody }: { readonly incident: string; readonly everybody: boolean }) {
  return (
    <span className="said with-icon">
      {everybody ? <IconCheck size={20} aria-hidden /> : <IconClock size={20} aria-hidden />}
      <FullAccountability incident={incident} />
    </span>
  );
}
