/** The few things that the desktop itself remembers, each in a small file of its own beside Electron's. A file that a power cut left half is as good as none. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Null: nothing is remembered. */
export function remembered(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT')) return null;
    throw error;
  }
}

export function remember(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value), { flush: true });
  renameSync(`${file}.new`, file);
}

export function forget(file: string): void {
  rmSync(file, { force: true });
}
