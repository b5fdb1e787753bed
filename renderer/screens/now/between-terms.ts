/** What a screen says of classes where no term is on: whose classes stand in. Null where a term is on. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

export function betweenTerms({ betweenTerms: gap }: SubscriptionRow<'incidents'>): string | null {
  if (gap === null) return null;
  const when = gap.ended === null ? `begins on ${gap.begins ?? 'a day that is not known'}` : `ended on ${gap.ended}`;
  return `no term is on: the classes of ${gap.terms.join(', ')}, which ${when}`;
}
