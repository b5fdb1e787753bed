/** While a console that was just added brings in what the others hold: how far it is, and that no list is whole until then. */
import { Progress } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { useList } from '../stores/muster.tsx';

type Joining = NonNullable<SubscriptionRow<'admission'>['joining']>;

/** "1,200 of 14,000 events"; how many there are is not known before the other console has said so. */
export function CatchUpProgress({ caughtUp }: { readonly caughtUp: Joining['caughtUp'] }) {
  const have = caughtUp?.have ?? 0;
  const of = caughtUp?.of ?? 0;
  const percent = of === 0 ? 0 : Math.min(100, Math.floor((have / of) * 100));
  return (
    <div className="catch-up">
      <Progress.Root size={16} radius={0} className="catch-up-bar">
        <Progress.Section value={percent} aria-label="Brought in" />
      </Progress.Root>
      <span className="number nowrap">{of === 0 ? 'Asking how much there is…' : `${have.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} events`}</span>
    </div>
  );
}

/** Null: this console was not just added, or holds all by now. */
export function useCatchingUp(): Joining | null {
  const joining = useList('admission', {}).rows[0]?.joining ?? null;
  return joining?.step === 'catchingUp' ? joining : null;
}

export function CatchingUp({ rosterHere }: { readonly rosterHere: boolean }) {
  const joining = useCatchingUp();
  if (joining === null) return null;
  return (
    <div className="strip catching-up" role="status">
      <IconDownload size={22} aria-hidden className="due" />
      <span className="grow">
        <b className="due">{rosterHere ? 'This console is still catching up.' : 'The roster is not here yet.'}</b> Alarms show at once. No list here is whole: whoever is not on one is unknown, not safe.
      </span>
      <CatchUpProgress caughtUp={joining.caughtUp} />
    </div>
  );
}
