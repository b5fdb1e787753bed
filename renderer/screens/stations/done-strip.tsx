/** What was done a moment ago, above the next family: so that nobody wonders whether it was saved. */
import { IconCheck } from '@tabler/icons-react';

export function DoneStrip({ said }: { readonly said: string | null }) {
  return (
    <div role="status">
      {said !== null && (
        <p className="strip done-strip">
          <IconCheck size={22} aria-hidden />
          <span className="grow">
            <bdi>{said}</bdi>
          </span>
        </p>
      )}
    </div>
  );
}
