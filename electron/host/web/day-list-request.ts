/** POST /day-list: a list of the attendance or the visitor system as its file is, and beside it in the address what it is. The answer says what it would change, or has changed. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { dayListPermissions, dayListPreview, dayListRequest, MAX_DAY_LIST_BYTES, type DayListPreview } from '../../../shared/contract/day-list.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { HostCore } from '../core.ts';
import { readBody, refusal, type HttpRefusal } from './http-exchange.ts';
import { mayUse } from './may-use.ts';
import { notJson, notPermitted, notUnderstood } from './refusals.ts';

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** The caller has checked the session. `about`: what it is, as JSON. */
export async function takeDayListRequest(core: HostCore, request: IncomingMessage, query: URLSearchParams): Promise<Result<DayListPreview, HttpRefusal>> {
  const about = json.safeParse(query.get('about') ?? '');
  if (!about.success) return err(refusal(400, notJson));
  const asked = dayListRequest.safeParse(about.data);
  if (!asked.success) return err(refusal(400, notUnderstood(asked.error)));
  const actor = core.signedIn();
  if (!mayUse(dayListPermissions[asked.data.of], actor)) return err(refusal(403, notPermitted(actor)));
  const body = await readBody(request, MAX_DAY_LIST_BYTES);
  if (!body.ok) return body;
  const taken = await core.takeDayList(asked.data, body.value);
  return taken.ok ? ok(dayListPreview.parse(taken.value)) : err(refusal(409, taken.error));
}
