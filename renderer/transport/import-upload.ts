/**
 * Sends roster files to the host. What they would change is read from there (`import`, `readImport`), so that a reloaded
 * window finds the same. The files are held, because a browser gives them only once and they may have to be read another way.
 */
import { httpRefusal } from '../../shared/contract/messages.ts';
import { importPreview } from '../../shared/contract/procedures.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { hostSilent, messageNotUnderstood } from './rejections.ts';

/** How the files are to be read; null: as the host guesses or remembers. */
export interface ReadingChoices {
  /** The id of a school in the file; empty: all of them. */
  readonly school: string | null;
  /** From each column of a class list to its field, or "ignore". */
  readonly map: Readonly<Record<string, string>> | null;
}

export class RosterUpload {
  readonly #token: string;
  readonly #fetch: (path: string, request: RequestInit) => Promise<Response>;
  #held: readonly File[] = [];
  #sending: AbortController | null = null;

  constructor(token: string, fetch: (path: string, request: RequestInit) => Promise<Response>) {
    this.#token = token;
    this.#fetch = fetch;
  }

  /** Whether files of these names are held and can be read once more. */
  holds(names: readonly string[]): boolean {
    return names.length > 0 && names.length === this.#held.length && this.#held.every((file, index) => file.name === names[index]);
  }

  /** Null: the host has read them, and says the rest; also where it was cancelled here. */
  send(files: readonly File[], choices: ReadingChoices): Promise<Rejection | null> {
    this.#held = files;
    return this.#post(files, choices);
  }

  sendAgain(choices: ReadingChoices): Promise<Rejection | null> {
    return this.#post(this.#held, choices);
  }

  cancel(): void {
    this.#sending?.abort();
  }

  async #post(files: readonly File[], { school, map }: ReadingChoices): Promise<Rejection | null> {
    const form = new FormData();
    if (map !== null) form.append('map', JSON.stringify(map));
    for (const file of files) form.append('file', file, file.name);
    const sending = new AbortController();
    this.#sending = sending;
    let response: Response;
    let body: unknown;
    try {
      const path = school === null ? '/import' : `/import?school=${encodeURIComponent(school)}`;
      response = await this.#fetch(path, { method: 'POST', headers: { authorization: `Bearer ${this.#token}` }, body: form, signal: sending.signal });
      body = await response.json();
    } catch {
      return sending.signal.aborted ? null : hostSilent;
    }
    if (response.ok && importPreview.safeParse(body).success) return null;
    const refusal = httpRefusal.safeParse(body);
    if (!refusal.success) return messageNotUnderstood('the answer to the import');
    // Cancelled, in this window or in another one: it is gone from the screen, and nothing is to be done.
    return refusal.data.rejection.name === 'ImportCancelled' ? null : refusal.data.rejection;
  }
}
