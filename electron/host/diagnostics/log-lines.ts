/**
 * Everything that may stand in the host's log: the one list. Each value is a number, an id, or a word of Muster's own
 * source. So no name, phone number or sentence that a person typed can get in: the types do not take it, and what they
 * cannot know is checked again before a line is written, and once more before it goes into a support bundle.
 */
import { z } from 'zod';
import { queries, subscriptions, type QueryName, type SubscriptionName } from '../../../shared/contract/procedures.ts';
import { commandSchemas, type CommandType } from '../../../shared/domain/registry.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { ID_PATTERN, ORIGIN_PATTERN } from '../../../shared/kernel/ids.ts';
import { breaches, type Breach } from '../lan/breaches.ts';

/** The name of a refusal, of an exception or of a problem. It is made below, of what has such a name, and nowhere else. */
const sourceWord = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/)
  .brand<'SourceWord'>();
export type SourceWord = z.infer<typeof sourceWord>;

/** A place in the source: function, file without its folder (which may bear a user's name), line, column. */
const frame = z
  .string()
  .regex(/^[\w$.<>#]{0,80} \([\w.-]{1,80}:\d+:\d+\)$/)
  .brand<'Frame'>();
export type Frame = z.infer<typeof frame>;

const UNNAMED = sourceWord.parse('Unnamed');
const wordOr = (text: string): SourceWord => {
  const word = sourceWord.safeParse(text);
  return word.success ? word.data : UNNAMED;
};

export const refusalName = (rejection: Rejection): SourceWord => wordOr(rejection.name);
export const problemName = (problem: { readonly code: string; readonly severity: 'error' | 'warning' }): SourceWord => wordOr(problem.code);

/** The three numbers of a version, of Muster or of Node. */
export const numbersOf = (text: string): z.infer<typeof version> => version.parse(/^\d+\.\d+\.\d+/.exec(text)?.[0]);

const MAX_FRAMES = 12;
const FRAME_LINE = /^ +at (?:async )?(?:new )?(?:([\w$.<>#]{1,80})(?: \[as [\w$.<>#]+\])? \()?(?:[^()]*[\\/])?([\w.-]{1,80}:\d+:\d+)\)?$/;

/** What may be said of an exception. Never its message: that may quote what somebody typed. */
export function errorFacts(error: unknown): { readonly error: SourceWord; readonly code: SourceWord | null; readonly frames: readonly Frame[] } {
  if (!(error instanceof Error)) return { error: wordOr(typeof error), code: null, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? wordOr(error.code) : null;
  return { error: wordOr(error.name), code, frames: framesOf(error.stack ?? '', error.message) };
}

/** The lines after the message, which may itself look like such lines. */
function framesOf(stack: string, message: string): Frame[] {
  const end = stack.indexOf(message);
  if (end < 0) return [];
  return stack
    .slice(end + message.length)
    .split('\n')
    .flatMap((line) => {
      const [, where = '', place] = FRAME_LINE.exec(line) ?? [];
      const found = frame.safeParse(`${where} (${place ?? ''})`);
      return found.success ? [found.data] : [];
    })
    .slice(0, MAX_FRAMES);
}

/** Where an exception came to light. */
export type FaultPlace =
  | `command ${CommandType}`
  | `query ${QueryName}`
  | `list ${SubscriptionName}`
  | `row of list ${SubscriptionName}`
  | (typeof OTHER_PLACES)[number];
const OTHER_PLACES = ['an HTTP request', 'a message of a window', 'a query', 'the answer to a query', 'the server for windows', 'going on where the last run ended', 'a backup', 'reading back', 'opening the data', 'the reserve on the disk', 'uncaught', 'what another console said', 'taking what another console sent', 'the talk with other consoles', 'the network of the consoles'] as const;
const PLACES: ReadonlySet<string> = new Set([
  ...Object.keys(commandSchemas).map((type) => `command ${type}`),
  ...Object.keys(queries).map((name) => `query ${name}`),
  ...Object.keys(subscriptions).flatMap((name) => [`list ${name}`, `row of list ${name}`]),
  ...OTHER_PLACES,
]);

const oneOf = <Word extends string>(words: object): z.ZodType<Word> => z.custom<Word>((value) => typeof value === 'string' && Object.hasOwn(words, value));
const count = z.number().int().nonnegative();
const ms = z.number().nonnegative();
const refused = sourceWord.nullable();
const version = z
  .string()
  .regex(/^\d{1,4}\.\d{1,4}\.\d{1,6}$/)
  .brand<'Version'>();

export const logLine = z.discriminatedUnion('event', [
  /** `clean`: the last run ended in order. `continued`: and nothing happened to the data since, so it is the same incarnation. */
  z.strictObject({ event: z.literal('started'), version, node: version, platform: z.enum(['aix', 'android', 'cygwin', 'darwin', 'freebsd', 'haiku', 'linux', 'netbsd', 'openbsd', 'sunos', 'win32']), clean: z.boolean(), continued: z.boolean(), origin: z.string().regex(ORIGIN_PATTERN), events: count }),
  z.strictObject({ event: z.literal('stopped') }),
  z.strictObject({ event: z.literal('command'), type: oneOf<CommandType>(commandSchemas), refused, ms }),
  /** Only those that were refused or slow: wrong PINs are among them, each by the name of its refusal. */
  z.strictObject({ event: z.literal('query'), name: oneOf<QueryName>(queries), refused, ms }),
  z.strictObject({ event: z.literal('refusedAtDoor'), why: sourceWord }),
  /** Somebody at the door for other consoles. */
  z.strictObject({ event: z.literal('turnedAway'), why: z.enum(['tooManyStrangers', 'noCertificate', 'unknown', 'revoked', 'left']) }),
  z.strictObject({ event: z.literal('window'), came: z.boolean(), open: count }),
  z.strictObject({ event: z.literal('fault'), place: z.custom<FaultPlace>((value) => typeof value === 'string' && PLACES.has(value)), error: sourceWord, code: sourceWord.nullable(), frames: z.array(frame).readonly() }),
  /** The host's loop was held up, in the time since the look before. */
  z.strictObject({ event: z.literal('stall'), worstMs: ms }),
  z.strictObject({ event: z.literal('importRead'), refused, students: count, guardians: count, staff: count, classes: count, restrictions: count, added: count, changed: count, withdrawn: count, ms }),
  z.strictObject({ event: z.literal('importProblem'), code: sourceWord, severity: z.enum(['error', 'warning']), places: count, rows: z.array(count).readonly() }),
  z.strictObject({ event: z.literal('importApplied'), refused, ms }),
  z.strictObject({ event: z.literal('rebuilt'), streams: count, ms }),
  z.strictObject({ event: z.literal('verified'), events: count, findings: count, ms }),
  /** A backup of the data; `made` false: the screens say why. */
  z.strictObject({ event: z.literal('backup'), made: z.boolean(), sizeBytes: count, ms }),
  /** The database was damaged, gone, or replaced by a person's backup; `commits` were read back of what was kept aside. */
  z.strictObject({ event: z.literal('recovered'), why: z.string().regex(/^[A-Z_]{1,40}$/), fromBackup: z.boolean() }),
  /** Where the keys of this console are, as the screens say; so many were replaced, which nobody has read yet. */
  z.strictObject({ event: z.literal('keys'), kept: z.enum(['systemStore', 'noDesktop', 'noStore', 'notTaken']), replaced: count }),
  z.strictObject({ event: z.literal('readBack'), commits: count, lost: count, ms }),
  /** A line to another console; `peerDropped` by ourselves, and not taken again for so long. */
  z.strictObject({ event: z.literal('peerLinked'), console: z.string().regex(ID_PATTERN), dialed: z.boolean(), protocol: count }),
  z.strictObject({ event: z.literal('peerLost'), console: z.string().regex(ID_PATTERN) }),
  z.strictObject({ event: z.literal('peerDropped'), console: z.string().regex(ID_PATTERN), why: oneOf<Breach>(breaches), waitMs: count }),
  /** A console is added, here or to a site that this one joins. `refused`: to whoever asked, or by whoever was asked. */
  z.strictObject({ event: z.literal('pairing'), what: z.enum(['opened', 'closed', 'asked', 'admitted', 'joined', 'setAside']), refused }),
  z.strictObject({ event: z.literal('room'), diskFreeBytes: count.nullable(), memoryBytes: count }),
  /** `notKept`: the disk would not take it, and the next start does not know of it. `refused`: forged. */
  z.strictObject({ event: z.literal('alarmNotice'), what: z.enum(['heard', 'refused', 'notKept']) }),
  /** Where another console is, or the port of this one: the disk would not take it, and the next start does not know of it. */
  z.strictObject({ event: z.literal('addressNotKept') }),
  /** The reserve on the disk was given up for a command, or is there again. */
  z.strictObject({ event: z.literal('diskReserve'), what: z.enum(['used', 'made']) }),
  /** Lines that could not be written before this one. */
  z.strictObject({ event: z.literal('linesLost'), lines: count }),
  /** A mistake of ours: a line that is none of these. */
  z.strictObject({ event: z.literal('lineRefused') }),
]);
export type LogLine = z.infer<typeof logLine>;
