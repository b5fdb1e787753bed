/**
 * What the doors of the host (windows, command line, later the LAN) may ask of it. `console.ts` is the real one.
 * Doors check form and permission before they call; the core trusts its arguments.
 */
import type { CommandOutcome, ImportPreview, QueryAnswer, QueryName, QueryParams, SubscriptionName, SubscriptionParams, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { DayListPreview, DayListRequest } from '../../shared/contract/day-list.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';

/** Takes the files of an import as they come, straight to disk. It ends with one of `preview` and `abandon`. */
export interface ImportIntake {
  /** A zip, or a single CSV; one after the other. False: it was cancelled meanwhile, and `preview` will say so. */
  take(name: string, content: AsyncIterable<Uint8Array>): Promise<boolean>;
  /** They all came. `school`: the source's id, or null for all. `map`: what the columns of a class list hold, as JSON. */
  preview(school: string | null, map: string | null): Promise<Result<ImportPreview, Rejection>>;
  /** They did not, or not all. */
  abandon(): void;
}

export interface Photo {
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface HostCore {
  /** Who acts at this console; 'unsigned' before a site is founded. */
  signedIn(): Actor;
  /** Answers when the events are on disk. The same id gets its first outcome again. */
  execute(commandId: CommandId, command: Command): CommandOutcome;
  /** Several commands, one after the other, that are on disk together. Each step carries out one, and must bear to be carried out again. Returns how many were, at least one of some. */
  together(steps: readonly (() => void)[]): number;
  /** All rows of a living list, in display order, as of one moment: whatever is committed between the pieces is not in them. */
  readInPieces<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>): Pieces<readonly SubscriptionRow<N>[]>;
  /** The views that the list is read from; it is read again when one of them changes. */
  dependsOn(name: SubscriptionName): ReadonlySet<string>;
  /** Called after each commit, local or remote, with the views that it changed, and when something changed that is no fact and in no view (`IMPORT_ITSELF`). Returns how to stop. */
  onChange(listener: (changed: ReadonlySet<string>) => void): () => void;
  /** Rejects only for a bug. */
  query<N extends QueryName>(name: N, params: QueryParams<N>): Promise<Result<QueryAnswer<N>, Rejection>>;
  /** Begins an import; nothing but a staging folder is written by it. `sizeBytes`: of all files, as far as their sender says. */
  receiveImport(sizeBytes: number): Result<ImportIntake, Rejection>;
  /** A list of the attendance or the visitor system: looked at, or written as it was looked at. */
  takeDayList(request: DayListRequest, bytes: Uint8Array): Promise<Result<DayListPreview, Rejection>>;
  /** Null: nobody's record shows it, or this console does not have it. */
  readPhoto(sha256: string): Promise<Photo | null>;
}
