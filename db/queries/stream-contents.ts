/**
 * What lies in a stream, in a few signs: whoever keeps what they folded of it folds it again when these change. The newest facts
 * alone would not do, nor the rows that were made of it: what is erased, withheld, late, or another console's copy of a fact that
 * is there already, may change who had seen whom and neither of those.
 */
import type { Database } from '../driver.ts';

export class StreamContents {
  readonly #signs;

  constructor(db: Database) {
    this.#signs = db.prepare<[string], { stream: string; signs: string }>(
      `SELECT e.stream, json_array(count(*), count(p.event_no), json_group_array(e.no) FILTER (WHERE e.id IN (SELECT id FROM log_late))) AS signs
       FROM json_each(?) asked JOIN log_event e ON e.stream = asked.value LEFT JOIN log_payload p ON p.event_no = e.no GROUP BY e.stream`,
    );
  }

  of(streams: readonly string[]): string {
    const each = this.ofEach(streams);
    return streams.map((stream) => String(each.get(stream))).join(' ');
  }

  /** By stream; of one in which nothing lies there is none. */
  ofEach(streams: readonly string[]): ReadonlyMap<string, string> {
    return new Map(this.#signs.all(JSON.stringify([...new Set(streams)])).map(({ stream, signs }) => [stream, signs]));
  }
}
