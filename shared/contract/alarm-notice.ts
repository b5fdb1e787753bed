/**
 * An alarm as it travels beside the log: signed by the console where it was raised, so that whoever passes it on cannot
 * change it, and shown before its event has arrived. Its event is known by the command's id.
 */
import { z } from 'zod';
import { directive, directiveDetail } from '../domain/incident/events.ts';
import { ID_PATTERN, SHA256_PATTERN } from '../kernel/ids.ts';

export const alarmNotice = z.strictObject({
  /** The command that raised it; the events that it left carry it too. */
  commandId: z.string().regex(ID_PATTERN),
  incident: z.string().regex(ID_PATTERN),
  console: z.string().regex(ID_PATTERN),
  directive,
  detail: directiveDetail,
  exercise: z.boolean(),
  /** The all clear that was in force where it was raised: it does not end what was raised after it. Null: none was. */
  afterAllClear: z.string().regex(SHA256_PATTERN).nullable(),
  /** The raising console's wall clock, for display. */
  raisedWall: z.number().int(),
  /** Of that console, Ed25519, base64url. */
  publicKey: z.string().max(64),
  /** Over `muster notice v1 ` and the canonical JSON of all but itself. */
  signature: z.string().max(128),
});
export type AlarmNotice = z.infer<typeof alarmNotice>;

/** One that is passed on. How old it is says whoever tells it, by its own monotonic clock: walls may be years apart. */
export const toldNotice = z.strictObject({ notice: alarmNotice, ageMs: z.number().int().min(0) });
export type ToldNotice = z.infer<typeof toldNotice>;
