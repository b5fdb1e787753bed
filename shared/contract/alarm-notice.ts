/**
 * An alarm, or a call for help, as it travels beside the log: signed by the console where it was raised, so that whoever passes it on cannot
 * change it, and shown before its event has arrived. Its event is known by the command's id.
 */
import { z } from 'zod';
import { kindKey } from '../domain/dispatch/events.ts';
import { directive, directiveDetail } from '../domain/incident/events.ts';
import { ID_PATTERN, SHA256_PATTERN } from '../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);

const raised = {
  /** The command that raised it; the events that it left carry it too. */
  commandId: id,
  console: id,
  exercise: z.boolean(),
  /** The raising console's wall clock, for display. */
  raisedWall: z.number().int(),
  /** Of that console, Ed25519, base64url. */
  publicKey: z.string().max(64),
  /** Over `muster notice v1 ` and the canonical JSON of all but itself. */
  signature: z.string().max(128),
};

const directiveNotice = z.strictObject({
  ...raised,
  incident: id,
  directive,
  detail: directiveDetail,
  /** The all clear that was in force where it was raised: it does not end what was raised after it. Null: none was. */
  afterAllClear: z.string().regex(SHA256_PATTERN).nullable(),
});

const callNotice = z.strictObject({
  ...raised,
  call: id,
  /** Null: nobody was signed in there. */
  caller: id.nullable(),
  room: id.nullable(),
  /** For a console that does not know the school's rooms yet. */
  roomName: z.string().max(200).nullable(),
  kind: kindKey.nullable(),
  silent: z.boolean(),
});
export type CallNotice = z.infer<typeof callNotice>;

export const alarmNotice = z.union([directiveNotice, callNotice]);
export type AlarmNotice = z.infer<typeof alarmNotice>;

/** One that is passed on. How old it is says whoever tells it, by its own monotonic clock: walls may be years apart. */
export const toldNotice = z.strictObject({ notice: alarmNotice, ageMs: z.number().int().min(0) });
export type ToldNotice = z.infer<typeof toldNotice>;
