/** Where the bytes of photos are kept, as the host sees it: by their SHA-256, apart from the log. */
export interface PhotoShelf {
  /** For the importer's thread, which looks into it. */
  readonly path: string;
  has(sha256: string): boolean;
  /** Moves these photos here from another folder of the same disk, as far as they are there. Durable when it returns. */
  takeOver(from: string, photos: readonly string[]): void;
  /** Null: not here, or damaged. */
  read(sha256: string): Promise<Uint8Array | null>;
  /** Deletes all others. */
  keepOnly(wanted: ReadonlySet<string>): void;
}
