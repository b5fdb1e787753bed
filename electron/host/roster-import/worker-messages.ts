/** What the host gives its roster worker to do, and what that says. */
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import type { ImportChoices } from '../../../shared/domain/site/state.ts';
import type { EventId, ImportId } from '../../../shared/kernel/ids.ts';
import type { SampleRequest } from './sample-people.ts';

export interface ImportJob {
  readonly import: ImportId;
  /** Where to leave the plan. */
  readonly staging: string;
  /** Where the photos lie that this console has. */
  readonly photos: string;
  readonly database: string;
  /** Keys the derivation of ids; see SiteFounded. */
  readonly idKey: string;
  readonly source: { readonly kind: 'files'; readonly paths: readonly string[]; readonly map?: GivenMap } | { readonly kind: 'sample'; readonly request: SampleRequest } | { readonly kind: 'active'; readonly activation: EventId };
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
  /** What is active is read: from here on it may be ended at any moment. */
  | { readonly kind: 'read' }
  /** The files are read. */
  | { readonly kind: 'comparing' }
  /** Its last word. Where the preview has a ticket, the plan lies in the staging folder. */
  | { readonly kind: 'preview'; readonly preview: ImportPreview };
