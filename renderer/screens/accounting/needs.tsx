/** What somebody needs, to be seen before they are moved: the host leaves it out for whoever may not see it. */
import { IconHeartHandshake } from '@tabler/icons-react';

export function Needs({ needs }: { readonly needs: readonly string[] | null }) {
  if (needs === null || needs.length === 0) return null;
  return (
    <span className="needs due strong">
      <IconHeartHandshake size={20} aria-hidden />
      <bdi>
        <span className="for-readers">Needs: </span>
        {needs.join(', ')}
      </bdi>
    </span>
  );
}
