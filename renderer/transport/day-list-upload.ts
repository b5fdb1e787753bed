/** Sends a list of the attendance or the visitor system to the host: to look at, or to have it written as it was looked at. */
import { DAY_LIST_PATH, dayListPreview, type DayListPreview, type DayListRequest } from '../../shared/contract/day-list.ts';
import { httpRefusal } from '../../shared/contract/messages.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { hostSilent, messageNotUnderstood } from './rejections.ts';

export type SendDayList = (file: File, about: DayListRequest) => Promise<Result<DayListPreview, Rejection>>;

export const dayListsWith =
  (token: string, fetch: (path: string, request: RequestInit) => Promise<Response>): SendDayList =>
  async (file, about) => {
    try {
      const response = await fetch(`${DAY_LIST_PATH}?about=${encodeURIComponent(JSON.stringify(about))}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: file });
      const body: unknown = await response.json();
      if (response.ok) {
        const preview = dayListPreview.safeParse(body);
        return preview.success ? ok(preview.data) : err(messageNotUnderstood('the answer about the list'));
      }
      const refused = httpRefusal.safeParse(body);
      return err(refused.success ? refused.data.rejection : messageNotUnderstood('the answer about the list'));
    } catch {
      return err(hostSilent);
    }
  };
