/** What one console holds, read from its tables as they lie there and not through the code under test: facts with their payloads, and who had seen whom. */
import type { Database } from '../../db/driver.ts';
import type { Actor } from '../../shared/kernel/history.ts';

export interface Known<P = unknown> {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly payload: P;
  readonly actor: Actor;
  readonly command: string;
  readonly refs: readonly string[];
  /** All before it in its stream. */
  readonly seen: ReadonlySet<string>;
}

interface HeaderText {
  readonly stream: string;
  readonly type: string;
  readonly actor: Actor;
  readonly commandId: string;
  readonly parents: readonly string[];
  readonly refs: readonly string[];
}

export class Holdings {
  readonly byId = new Map<string, Known>();
  readonly #db: Database;
  readonly #byType = new Map<string, Known[]>();
  #read = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** What came since the last time. */
  readOn(): readonly Known[] {
    const rows = this.#db
      .prepare<[number], { no: number; id: string; header: string; payload: string }>('SELECT e.no, e.id, e.header, p.payload FROM log_event e JOIN log_payload p ON p.event_no = e.no WHERE e.no > ? ORDER BY e.no')
      .all(this.#read);
    return rows.map(({ no, id, header, payload }) => {
      const { stream, type, actor, commandId, parents, refs } = JSON.parse(header) as HeaderText;
      const seen = new Set(parents.flatMap((parent) => [parent, ...(this.byId.get(parent)?.seen ?? [])]));
      const known: Known = { id, stream, type, payload: JSON.parse(payload) as unknown, actor, command: commandId, refs, seen };
      this.byId.set(id, known);
      this.#byType.set(type, [...(this.#byType.get(type) ?? []), known]);
      this.#read = no;
      return known;
    });
  }

  /** `P`: what the payload of this type is, by its schema. */
  all<P>(type: string, stream?: string): readonly Known<P>[] {
    const found = (this.#byType.get(type) ?? []) as readonly Known<P>[];
    return stream === undefined ? found : found.filter((one) => one.stream === stream);
  }

  ofStream(stream: string): readonly Known[] {
    return [...this.byId.values()].filter((one) => one.stream === stream);
  }
}

/** Those after which none of the others came. */
export const newest = <K extends Known>(facts: readonly K[], among: readonly Known[] = facts): readonly K[] => facts.filter((one) => !among.some((other) => other.seen.has(one.id)));
