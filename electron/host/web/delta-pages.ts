/** Cuts what changed in a list into messages that stall no window. The rows are checked here against the contract, both what they hold and that nothing more leaves the host. */
import type { z } from 'zod';
import { MAX_ROWS_PER_DELTA, type DeltaMessage } from '../../../shared/contract/messages.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Pieces } from '../../../shared/kernel/slices.ts';
import { ROWS_IN_A_PIECE } from './limits.ts';
import type { Changes, Keyed } from './living-list.ts';

export interface Step {
  readonly subscription: string;
  readonly from: number;
  readonly to: number;
}

type Upserts = DeltaMessage['upserts'];

/** The error says which field of a row is wrong, never what it holds. */
export function* deltaPages(step: Step, changes: Changes<Keyed>, schema: z.ZodObject): Pieces<Result<readonly DeltaMessage[], string>> {
  const rows: Upserts = [];
  for (const [index, row] of changes.upserts.entries()) {
    if (index % ROWS_IN_A_PIECE === 0) yield;
    const parsed = schema.safeParse(row);
    if (!parsed.success) return err(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', '));
    rows.push({ ...parsed.data, key: row.key });
  }
  const pages: DeltaMessage[] = [];
  for (let start = 0; start === 0 || start < rows.length; start += MAX_ROWS_PER_DELTA) {
    const more = start + MAX_ROWS_PER_DELTA < rows.length;
    pages.push({
      ...step,
      reset: changes.reset,
      more,
      upserts: rows.slice(start, start + MAX_ROWS_PER_DELTA),
      removals: start === 0 ? [...changes.removals] : [],
      order: more || changes.order === null ? null : [...changes.order],
    });
  }
  return ok(pages);
}
