/** What each of several active rosters says that the others do not. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';

import { sideBySide, type Entities } from './active-roster.ts';
import { describeChanges } from './describe-changes.ts';
import { planRoster } from './plan-import.ts';

type Compared = NonNullable<SubscriptionRow<'rosters'>['compared']>;

/** By activation. Empty where all say the same: two consoles imported one file, and nobody needs to decide anything. */
export type RosterComparison = ReadonlyMap<EventId, Compared>;

export function compareRosters(rosters: ReadonlyMap<EventId, Entities>): RosterComparison {
  if (sideBySide([...rosters.values()]).disputed.size === 0) return new Map();
  return new Map(
    [...rosters].map(([activation, own]) => {
      const others = sideBySide([...rosters].flatMap(([other, entities]) => (other === activation ? [] : [entities])));
      const plan = planRoster(own.values(), others, []);
      return [activation, { counts: plan.counts, ...describeChanges(others, plan.wanted, plan.writes) }];
    }),
  );
}
