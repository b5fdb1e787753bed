/** What the host and its roster worker say to each other. After the preview the host asks (with any message) for one chunk at a time. */
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import type { ImportChoices } from '../../../shared/domain/site/state.ts';
import type { RosterWrite } from '../../../shared/domain/roster/entities.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';

/** The writes of one chunk as JSON; leaves room in a commit for the header and the rest of the payload. */
export const MAX_CHUNK_BYTES = 96 * 1024;

export interface ImportJob {
  readonly database: string;
  /** Keys the derivation of ids; see SiteFounded. */
  readonly idKey: string;
  readonly source: { readonly kind: 'files'; readonly paths: readonly string[]; readonly map?: GivenMap } | { readonly kind: 'sample'; readonly seed: number; readonly students: number } | { readonly kind: 'active'; readonly activation: EventId };
  /** The source's id of the one school; empty: all, whatever is remembered; null: not said. */
  readonly school: string | null;
  readonly remembered: ImportChoices;
  /** The date where the console stands (ISO), for saying which terms are over or have not begun. */
  readonly today: string;
}

/** What the columns of a class list hold, as a person gave it (JSON); `file` is its name. */
interface GivenMap {
  readonly file: string;
  readonly text: string;
}

export type WorkerPreview = Omit<ImportPreview, 'ticket'> & { readonly accepted: boolean };

export type FromWorker =
  | { readonly kind: 'preview'; readonly heads: readonly string[]; readonly preview: WorkerPreview }
  | { readonly kind: 'chunk'; readonly writes: readonly RosterWrite[] }
  | { readonly kind: 'end' };
