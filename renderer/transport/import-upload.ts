/** Sends roster files to the host and gives back what they would change. Nothing is written by it. */
import { httpRefusal } from '../../shared/contract/messages.ts';
import { importPreview, type ImportPreview } from '../../shared/contract/procedures.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { hostSilent, messageNotUnderstood } from './rejections.ts';

type Upload = { readonly ok: true; readonly preview: ImportPreview } | { readonly ok: false; readonly rejection: Rejection };
export type UploadRoster = (files: readonly File[], school: string | null, signal: AbortSignal) => Promise<Upload>;

export const uploadWith =
  (token: string): UploadRoster =>
  async (files, school, signal) => {
    const form = new FormData();
    for (const file of files) form.append('file', file, file.name);
    let response: Response;
    let body: unknown;
    try {
      const path = school === null ? '/import' : `/import?school=${encodeURIComponent(school)}`;
      response = await fetch(path, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form, signal });
      body = await response.json();
    } catch {
      return { ok: false, rejection: hostSilent };
    }
    const preview = importPreview.safeParse(body);
    if (response.ok && preview.success) return { ok: true, preview: preview.data };
    const refusal = httpRefusal.safeParse(body);
    return { ok: false, rejection: refusal.success ? refusal.data.rejection : messageNotUnderstood('the answer to the import') };
  };
