/**
 * 16 MB of the disk that Muster keeps for itself, so that an alarm can be saved on a disk that is full: deleting it makes room
 * at once. It is written, and with bytes that no file system can pack, since a file with a hole in it keeps nothing free.
 */
import { randomFillSync } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freeBytes } from './data-place.ts';
import { syncFolder } from './durable-files.ts';

export const BALLAST_BYTES = 16 * 1024 * 1024;
/** It is not made of the last that there is: what Muster writes next would meet a full disk of our own making. */
const LEAVES_FREE_BYTES = 48 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
/** The lock, the database's own files beside it, a log. */
const START_NEEDS_BYTES = 8 * 1024 * 1024;

export class BallastFile {
  readonly #folder: string;
  readonly #file: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, 'ballast');
  }

  /** Before anything is opened: on a disk that is full not even a lock can be taken, and then no alarm can be raised here at all. */
  freeWhereFull(): void {
    if (this.#hasLess(START_NEEDS_BYTES)) this.free();
  }

  /** True: there was one, and its room is free now. */
  free(): boolean {
    if (!this.#isWhole()) return false;
    rmSync(this.#file, { force: true });
    return true;
  }

  /** Made in the background, a piece at a time. False: there is no room for it. */
  async make(): Promise<boolean> {
    if (this.#isWhole()) return true;
    if (this.#hasLess(BALLAST_BYTES + LEAVES_FREE_BYTES)) return false;
    const aside = `${this.#file}.new`;
    try {
      await writePieces(aside);
      await rename(aside, this.#file);
    } catch (error) {
      await rm(aside, { force: true });
      if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return false;
      throw error;
    }
    syncFolder(this.#folder);
    return true;
  }

  /** A system that does not say has enough: trying shows. */
  #hasLess(bytes: number): boolean {
    const free = freeBytes(this.#folder);
    return free !== null && free < bytes;
  }

  #isWhole(): boolean {
    return existsSync(this.#file) && statSync(this.#file).size === BALLAST_BYTES;
  }
}

async function writePieces(path: string): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    for (let written = 0; written < BALLAST_BYTES; written += PIECE_BYTES) await handle.writeFile(randomFillSync(piece));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
