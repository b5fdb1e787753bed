/**
 * What an import leaves on disk between its files and the log, as the importer sees it. A plan is what the worker found:
 * complete where it is there, and worth nothing without Apply. The mark says that somebody applied it, and who: from then on
 * the import is carried through, after a crash too.
 */
import { z } from 'zod';
import { importPreview } from '../../../shared/contract/procedures.ts';
import { rosterWrite, type RosterWrite } from '../../../shared/domain/roster/entities.ts';
import { photoType } from '../../../shared/domain/roster/events.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import { ID_PATTERN, SHA256_PATTERN, type EventId, type ImportId, type PersonId } from '../../../shared/kernel/ids.ts';

const eventId = z.custom<EventId>((value) => typeof value === 'string' && SHA256_PATTERN.test(value));
const personId = z.custom<PersonId>((value) => typeof value === 'string' && ID_PATTERN.test(value));

export const stagedPlan = z.strictObject({
  /** The activations that it was compared with. */
  heads: z.array(eventId),
  /** SHA-256 of the key that its ids are derived with: the site's, or the one that it is founded with. */
  keyDigest: z.string().regex(SHA256_PATTERN),
  chunks: z.number().int().nonnegative(),
  /** Photos alone were given: the roster stays as it is. */
  photosAlone: z.boolean(),
  preview: importPreview,
});
export type StagedPlan = z.infer<typeof stagedPlan>;

/** A photo to be filed; its bytes lie beside the plan, or this console has them. */
export const stagedPhoto = z.strictObject({ person: personId, sha256: z.string().regex(SHA256_PATTERN), type: photoType, sizeBytes: z.number().int().positive() });
export type StagedPhoto = z.infer<typeof stagedPhoto>;

export const stagedChunk = z.array(rosterWrite);

export const applyingMark = z.strictObject({
  actor: z.union([z.literal('unsigned'), z.strictObject({ staff: personId, role: z.string(), grant: eventId.nullable() })]),
}) satisfies z.ZodType<{ readonly actor: Actor }>;
export type ApplyingMark = z.infer<typeof applyingMark>;

/** One import's folder. */
export interface StagedImport {
  readonly id: ImportId;
  /** Where the worker leaves its plan. */
  readonly folder: string;
  /** Puts a file where the worker can read it, as it comes; gives its path. */
  takeFile(name: string, content: AsyncIterable<Uint8Array>): Promise<string>;
  /** They were read. */
  removeFiles(): void;
  /** Null: there is none, or it cannot be read. */
  plan(): StagedPlan | null;
  /** One after the other; null where one cannot be read. */
  chunks(): AsyncIterable<readonly RosterWrite[] | null>;
  /** Null: they cannot be read. */
  photos(): readonly StagedPhoto[] | null;
  /** Where the bytes of photos wait. */
  readonly photoFolder: string;
  /** Durable when it returns. */
  markApplying(mark: ApplyingMark): void;
  mark(): ApplyingMark | null;
  remove(): void;
}

export interface ImportStaging {
  create(id: ImportId): StagedImport;
  /** Marked, and not removed: the console ended in the middle. */
  interrupted(): readonly StagedImport[];
}

/** Names in an import's folder that the worker writes. */
export const PLAN_FILE = 'plan.json';
export const CHUNKS_FILE = 'chunks.jsonl';
export const PHOTOS_FILE = 'photos.json';
export const PHOTO_FOLDER = 'photos';
