/** What happens to the restrictions of a roster, pair by pair. Where several rosters are active, those of all apply. */
import type { RosterEntity } from '../../../shared/domain/roster/entities.ts';

export class Restrictions {
  readonly counts = { added: 0, gone: 0, changed: 0 };

  /** Null: nothing happens to this pair's. `after` is null where the pair is withdrawn. */
  of(before: readonly RosterEntity[], after: RosterEntity | null): keyof Restrictions['counts'] | null {
    const was = before.flatMap((one) => restrictionOf(one) ?? []);
    const will = after === null ? null : restrictionOf(after);
    const change = will === null ? (was.length > 0 ? 'gone' : null) : was.length === 0 ? 'added' : was.every((words) => words === will) ? null : 'changed';
    if (change !== null) this.counts[change] += 1;
    return change;
  }
}

const restrictionOf = (entity: RosterEntity): string | null => (entity.kind === 'relationship' ? entity.restriction : null);
