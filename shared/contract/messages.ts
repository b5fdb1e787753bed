/**
 * The socket between a window and its host, event by event. Socket.io delivers at most once, so nothing here relies on
 * it: a command carries an id and is sent again until it is answered; a subscription knows the version it has.
 *
 *   window -> host (each with an acknowledgement)
 *     'command'     { commandId, command }                 -> Answer<CommandOutcome>
 *     'query'       { name, params }                       -> Answer<the query's answer>
 *     'subscribe'   { subscription, name, params, since }  -> Answer<{ resumed }>
 *     'unsubscribe' { subscription }                       -> Answer<{}>
 *   host -> window
 *     'delta'       { subscription, from, to, reset, upserts, removals }
 *
 * `since` is null, or the version of this subscription (an id of the window's own making) that the window holds after a
 * dropped connection; the host sends what came after it, or, where it no longer has that, a reset. A delta whose `from` is
 * not the version held means that one was lost: the window subscribes again.
 *
 * Before the socket: POST /session { code, protocol } with the one-time code of the address answers { token }; the socket
 * is opened with auth { token }. POST /import?school=ID with the token takes files as multipart/form-data.
 */
import { z } from 'zod';
import { ID_PATTERN } from '../kernel/ids.ts';
import { rejection } from './procedures.ts';

/** A message from a window may be no larger: the largest command is "all here" for 100 people. */
export const MAX_WINDOW_MESSAGE_BYTES = 64 * 1024;
/** Rows in one delta; a longer snapshot comes as several, so that no message stalls the window. */
export const MAX_ROWS_PER_DELTA = 500;
/** Subscriptions of one window: no screen needs more than a handful. */
export const MAX_SUBSCRIPTIONS = 32;
/** How long a dropped window may stay away and still resume. */
export const RESUME_WINDOW_MS = 120_000;

export const commandMessage = z.strictObject({ commandId: z.string().regex(ID_PATTERN), command: z.looseObject({ type: z.string().max(60) }) });
export const queryMessage = z.strictObject({ name: z.string().max(60), params: z.unknown() });
export const subscribeMessage = z.strictObject({ subscription: z.string().regex(ID_PATTERN), name: z.string().max(60), params: z.unknown(), since: z.number().int().nullable() });
export const unsubscribeMessage = z.strictObject({ subscription: z.string().regex(ID_PATTERN) });

export const deltaMessage = z.object({
  subscription: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  /** Forget all rows first. */
  reset: z.boolean(),
  /** More of the same version follows; show nothing as complete yet. */
  more: z.boolean(),
  upserts: z.array(z.looseObject({ key: z.string() })),
  removals: z.array(z.string()),
});
export type DeltaMessage = z.infer<typeof deltaMessage>;

/** Refused at the door: not allowed, not understood, too large. Named and in plain words like every rejection. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: z.infer<typeof rejection> };
export const answer = <T extends z.ZodType>(value: T) => z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), rejection })]);

export const sessionRequest = z.strictObject({ code: z.string().max(100), protocol: z.number().int() });
export const sessionAnswer = z.object({ token: z.string() });
