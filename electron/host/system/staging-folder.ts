/**
 * The staging area in the data folder: a folder for each import, readable by this user only. It holds files that a
 * window sent, the plan, and the mark that it is being applied. Whatever has no mark is gone at the next start.
 */
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { RosterWrite } from '../../../shared/domain/roster/entities.ts';
import { ID_PATTERN, type ImportId } from '../../../shared/kernel/ids.ts';
import { applyingMark, CHUNKS_FILE, PHOTO_FOLDER, PHOTOS_FILE, PLAN_FILE, stagedChunk, stagedPhoto, stagedPlan, type ApplyingMark, type ImportStaging, type StagedImport, type StagedPhoto, type StagedPlan } from '../roster-import/import-staging.ts';
import { writeDurably } from './durable-files.ts';

const FILES = 'files';
const MARK = 'applying.json';
/** A scanner for viruses may hold a file for a moment on Windows. */
const REMOVE = { recursive: true, force: true, maxRetries: 5 } as const;

export class StagingFolder implements ImportStaging {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** What nobody applied; and of what was applied, the files that it was read from. */
  removeUnapplied(): void {
    if (!existsSync(this.#path)) return;
    const kept = new Set(this.interrupted().map((staged) => staged.id as string));
    for (const name of readdirSync(this.#path)) rmSync(kept.has(name) ? join(this.#path, name, FILES) : join(this.#path, name), REMOVE);
  }

  create(id: ImportId): StagedImport {
    const staged = new StagedImportFolder(this.#path, id);
    mkdirSync(staged.folder, { recursive: true, mode: 0o700 });
    return staged;
  }

  interrupted(): readonly StagedImport[] {
    if (!existsSync(this.#path)) return [];
    const names = readdirSync(this.#path).filter((name) => ID_PATTERN.test(name) && existsSync(join(this.#path, name, MARK)));
    return names.map((name) => new StagedImportFolder(this.#path, name as ImportId));
  }
}

class StagedImportFolder implements StagedImport {
  readonly id: ImportId;
  readonly folder: string;
  #files = 0;

  constructor(staging: string, id: ImportId) {
    this.id = id;
    this.folder = join(staging, id);
  }

  async takeFile(name: string, content: AsyncIterable<Uint8Array>): Promise<string> {
    // Two files may have one name; the folder in between keeps the name, by which the importer knows what it is.
    const own = join(this.folder, FILES, String(this.#files));
    this.#files += 1;
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const path = join(own, basename(name) || 'file');
    await pipeline(content, createWriteStream(path, { mode: 0o600 }));
    return path;
  }

  removeFiles(): void {
    rmSync(join(this.folder, FILES), REMOVE);
  }

  plan(): StagedPlan | null {
    return readJson(join(this.folder, PLAN_FILE), stagedPlan);
  }

  async *chunks(): AsyncGenerator<readonly RosterWrite[] | null, void, undefined> {
    const file = await open(join(this.folder, CHUNKS_FILE));
    try {
      for await (const line of file.readLines()) yield parse(line, stagedChunk);
    } finally {
      await file.close();
    }
  }

  photos(): readonly StagedPhoto[] | null {
    return readJson(join(this.folder, PHOTOS_FILE), z.array(stagedPhoto));
  }

  get photoFolder(): string {
    return join(this.folder, PHOTO_FOLDER);
  }

  markApplying(mark: ApplyingMark): void {
    writeDurably(join(this.folder, MARK), JSON.stringify(mark));
  }

  mark(): ApplyingMark | null {
    return readJson(join(this.folder, MARK), applyingMark);
  }

  remove(): void {
    rmSync(this.folder, REMOVE);
  }
}

const readJson = <Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | null => (existsSync(file) ? parse(readFileSync(file, 'utf8'), schema) : null);

/** Null: not what Muster writes. */
function parse<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
