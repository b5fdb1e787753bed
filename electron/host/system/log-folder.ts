/**
 * The log's files in the data folder: the newest and a few before it, each of at most a megabyte, so that a computer that
 * runs for years keeps the last weeks and no more. Written at once and not through a stream: the last lines before a crash
 * are the ones that are wanted.
 */
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFile } from '../diagnostics/host-log.ts';

const MAX_FILE_BYTES = 1024 * 1024;
const MAX_FILES = 5;
/** The newest is 0. */
const nameOf = (age: number): string => (age === 0 ? 'host.jsonl' : `host-${age}.jsonl`);

export class LogFolder implements LogFile {
  readonly #path: string;
  #open: { readonly handle: number; sizeBytes: number } | null = null;

  /** Nothing is touched before the first line: a folder that cannot be made must not stop anybody. */
  constructor(path: string) {
    this.#path = path;
  }

  append(line: string): void {
    const bytes = Buffer.from(line);
    if (this.#open !== null && this.#open.sizeBytes + bytes.byteLength > MAX_FILE_BYTES) this.#turnOver();
    this.#open ??= this.#openNewest();
    try {
      const written = writeSync(this.#open.handle, bytes);
      this.#open.sizeBytes += written;
      if (written < bytes.byteLength) throw Object.assign(new Error('only part of a line was written'), { code: 'ENOSPC' });
    } catch (error) {
      // The next line is tried with a fresh file: the folder may be back by then, or the disk have room.
      this.close();
      throw error;
    }
  }

  /** All that is kept, the oldest first. */
  read(): readonly { readonly name: string; readonly text: string }[] {
    return this.#ages()
      .reverse()
      .map((age) => ({ name: nameOf(age), text: readFileSync(join(this.#path, nameOf(age)), 'utf8') }));
  }

  close(): void {
    const open = this.#open;
    this.#open = null;
    if (open !== null) closeSync(open.handle);
  }

  #ages(): number[] {
    return Array.from({ length: MAX_FILES }, (_, age) => age).filter((age) => existsSync(join(this.#path, nameOf(age))));
  }

  #openNewest(): { readonly handle: number; sizeBytes: number } {
    mkdirSync(this.#path, { recursive: true, mode: 0o700 });
    const handle = openSync(join(this.#path, nameOf(0)), 'a', 0o600);
    const { size } = fstatSync(handle);
    // Half a line may stand at the end, of a disk that was full.
    return { handle, sizeBytes: size === 0 ? 0 : size + writeSync(handle, '\n') };
  }

  #turnOver(): void {
    this.close();
    for (const age of this.#ages().reverse()) {
      if (age === MAX_FILES - 1) rmSync(join(this.#path, nameOf(age)));
      else renameSync(join(this.#path, nameOf(age)), join(this.#path, nameOf(age + 1)));
    }
  }
}
