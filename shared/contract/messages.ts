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
 *     'delta'       { subscription, from, to, reset, more, upserts, removals, order }
 *     'failed'      { subscription, rejection }
 *
 * `since` is null, or the version of this subscription (an id of the window's own making) that the window holds after a
 * dropped connection; the host sends what came after it, or, where it no longer has that, a reset. The acknowledgement
 * comes before the first delta. A resumed list in which nothing changed gets none; a new list always gets one, also
 * where it is empty. A delta whose `from` is not the version held means that one was lost: the window subscribes again
 * with the version it holds. Where `reset` is true, `from` is 0 and means nothing.
 *
 * Large deltas come in pages: `more` is true on all but the last, and all have the same `from`, `to` and `reset`. The
 * window collects the pages, applies them together and only then holds version `to`; a drop between them leaves it with
 * the version it held, which it says as `since`. Rows come in display order. Applying: remove `removals`; replace the
 * rows whose key it holds, where they stand; add the others at the end in the order given; then, where `order` (in the
 * last page) is not null, it names every key in display order, and the window sorts its rows so.
 *
 * 'failed': the host could not read this list or may no longer show it (a bug, or another person acts now). What the
 * window holds may be out of date and must say so, until the next delta. The host tries again at the next commit.
 *
 * Before the socket: POST /session { code, protocol } with the one-time code of the address answers { token }; the socket
 * is opened with auth { token }, websocket only. The connection is refused with `connect_error` whose `data` is a
 * rejection: `SessionUnknown` means that the host started anew and a new code is needed. POST /import?school=ID with
 * `Authorization: Bearer <token>` takes files as multipart/form-data, with a field `map` where a person said what the columns
 * of a class list hold (JSON), and answers an `importPreview`. What is refused over
 * HTTP has a status of 400 or more and the body { rejection }.
 */
import { z } from 'zod';
import { ID_PATTERN } from '../kernel/ids.ts';
import { rejection } from './rejection.ts';

/** A message from a window may be no larger, or its socket is closed: the largest command is 100 reports with the longest places, 70 KB in some scripts. */
export const MAX_WINDOW_MESSAGE_BYTES = 128 * 1024;
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
  /** The pages of this delta are the whole list: forget all rows first. */
  reset: z.boolean(),
  /** More of the same version follows; show nothing as complete yet. */
  more: z.boolean(),
  upserts: z.array(z.looseObject({ key: z.string() })),
  removals: z.array(z.string()),
  /** Every key in display order; null where replacing in place and adding at the end gives that order already. */
  order: z.array(z.string()).nullable(),
});
export type DeltaMessage = z.infer<typeof deltaMessage>;

export const failedMessage = z.object({ subscription: z.string(), rejection });
export type FailedMessage = z.infer<typeof failedMessage>;

/** Refused at the door: not allowed, not understood, too large. Named and in plain words like every rejection. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: z.infer<typeof rejection> };
export const answer = <T extends z.ZodType>(value: T) => z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), rejection })]);

export const sessionRequest = z.strictObject({ code: z.string().max(100), protocol: z.number().int() });
export const sessionAnswer = z.object({ token: z.string() });

/** The body of a refusal over HTTP. */
export const httpRefusal = z.object({ rejection });
