/**
 * What a projection is: which streams it reads, which tables it fills, and a pure function from a stream's history to
 * rows. It never joins streams (that is a query), and no row may hold a rowid, an order or a count of arrival, so that
 * the same log gives byte-identical tables on every console.
 */
import type { Fact, History } from '../../shared/kernel/history.ts';
import type { StreamName } from '../../shared/kernel/ids.ts';

export type Cell = string | number | null;

export interface ViewTable {
  /** Begins with `view_`. */
  readonly name: string;
  /** Column definitions; `stream TEXT NOT NULL` is added in front. The primary key begins with the stream. */
  readonly columns: readonly string[];
  /** Key columns after `stream`. */
  readonly key: readonly string[];
  /** Columns of each index. */
  readonly indexes: readonly (readonly string[])[];
}

/** Cells in the order of the table's columns, without the stream. */
export interface ViewRow {
  readonly table: string;
  readonly cells: readonly Cell[];
}

interface ProjectionBase {
  readonly name: string;
  /** Raise it when the same events give other rows. */
  readonly version: number;
  readonly tables: readonly ViewTable[];
  readonly reads: (stream: StreamName) => boolean;
}

/** Rows of each event depend on that event alone: new events add rows. */
export interface EventProjection extends ProjectionBase {
  readonly kind: 'event';
  readonly rows: (fact: Fact) => readonly ViewRow[];
}

/** Rows depend on the whole stream, which is short: it is folded again each time. */
export interface StreamProjection extends ProjectionBase {
  readonly kind: 'stream';
  readonly rows: (history: History, stream: StreamName) => readonly ViewRow[];
}

export type Projection = EventProjection | StreamProjection;
