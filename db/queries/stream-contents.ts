/**
 * What lies in a stream, in a few signs: whoever keeps what they folded of it folds it again when these change. The newest facts
 * alone would not do, nor the rows that were made of it: what is erased, withheld, late, or another console's copy of a fact that
 * is there already, may change who had seen whom and neither of those.
 */
import type { Database } from '../driver.ts';

export class StreamContents {
  readonly #signs;

  constructor(db: Database) {
    this.#signs = db
      .prepare<[string], string>(
        `SELECT json_array(count(*), count(p.event_no), json_group_array(e.no) FILTER (WHERE e.id IN (SELECT id FROM log_late)))
         FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.stream = ?`,
      )
      .pluck();
  }

  of(streams: readonly string[]): string {
    return streams.map((stream) => String(this.#signs.get(stream))).join(' ');
  }
}
