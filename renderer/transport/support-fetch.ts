/** Asks the host for the support file. It is made anew each time, which takes some seconds in a large school. */
import { httpRefusal } from '../../shared/contract/messages.ts';
import { SUPPORT_PATH } from '../../shared/contract/support.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { hostSilent, messageNotUnderstood } from './rejections.ts';

export type FetchSupport = () => Promise<Result<Blob, Rejection>>;

export const supportWith =
  (token: string, fetch: (path: string, request: RequestInit) => Promise<Response>): FetchSupport =>
  async () => {
    try {
      const response = await fetch(SUPPORT_PATH, { headers: { authorization: `Bearer ${token}` } });
      if (response.ok) return ok(await response.blob());
      const refused = httpRefusal.safeParse(await response.json());
      return err(refused.success ? refused.data.rejection : messageNotUnderstood('the answer about the support file'));
    } catch {
      return err(hostSilent);
    }
  };
