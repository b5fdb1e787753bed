/**
 * What two admitted consoles of a site say to each other, message by message, both ways alike. A link keeps the order in
 * which it was given messages and may lose its tail when it breaks; nothing here relies on more. Who is at the other end
 * is the link's to prove (mutual TLS), never a message's.
 *
 *   hello      first on every link: who, which protocols, which site, how far
 *   beat       every BEAT_MS: still here, how far, what time it is there
 *   frontier   asks for all that is missing beyond it; `run` tells its pages from those of an earlier asking
 *   page       whole commits, causes before effects; at most PAGES_IN_FLIGHT without their `taken`
 *   taken      the commits of a page are on disk (or refused, or wait for their causes)
 *   live       one commit, as soon as it is on disk at the sender; not answered: a gap shows at the next beat
 *   wanted     asks for commits by an event in them whose payload came without; answered by `page`s
 *   passesOn   to whom the sender hands on at once what it gets; said when it has changed, so that nobody is told by everybody
 *   notice     an alarm, ahead of the log
 *
 * The frontier's digest is SHA-256 over it (`db/peers.ts`). Equal digests: in step, nothing more to say.
 */
import { z } from 'zod';
import { ID_PATTERN, ORIGIN_PATTERN, SHA256_PATTERN } from '../kernel/ids.ts';
import { toldNotice } from './alarm-notice.ts';

/** Newest first. A link speaks the newest that both ends know; without one it is closed by name. */
export const LAN_PROTOCOLS = [1] as const;

export const BEAT_MS = 1_500;
/** Two beats lost and a little: shown as stale. */
export const STALE_AFTER_MS = 4_500;
export const PAGES_IN_FLIGHT = 2;
/** Ends of one `frontier`; a longer one comes as several with `more`. 53 + 64 letters each: 256 KiB. */
export const MAX_ENDS_PER_MESSAGE = 1_500;
/** 64 consoles, each with a new incarnation each day of a school year without one orderly shutdown. */
export const MAX_ENDS = 20_000;
export const MAX_WANTED = 500;
/** A site has 64 consoles at most; with those that left over the years. */
export const MAX_PASSED_ON_TO = 256;
/** A page (256 KiB of UTF-16 units, 768 KiB of UTF-8 at the worst), quoted twice in JSON, and change. A larger message ends the link. */
export const MAX_LAN_MESSAGE_BYTES = 2 * 1024 * 1024;

const count = z.number().int().min(0);
const sha = z.string().regex(SHA256_PATTERN);
const wall = z.number().int();
const run = z.number().int().min(1);

const howFar = {
  /** Events in the log. */
  events: count,
  frontier: sha,
  /** The sender's wall clock when it was sent. */
  wall,
};

export const lanMessage = z.discriminatedUnion('kind', [
  /** What a newer version adds to it is passed over, since it is said before a protocol is agreed on. */
  z.object({
    kind: z.literal('hello'),
    protocols: z.array(z.number().int().min(1)).min(1).max(8),
    /** The program's, for people. */
    version: z.string().max(40),
    site: z.string().regex(ID_PATTERN),
    ...howFar,
  }),
  z.strictObject({ kind: z.literal('beat'), ...howFar }),
  z.strictObject({
    kind: z.literal('frontier'),
    run,
    ends: z.array(z.strictObject({ origin: z.string().regex(ORIGIN_PATTERN), seq: z.number().int().min(1), id: sha })).max(MAX_ENDS_PER_MESSAGE),
    more: z.boolean(),
  }),
  /** Commits are checked one by one when they are taken (`db/log/wire.ts`), so that one that is wrong costs itself alone. */
  z.strictObject({ kind: z.literal('page'), run, page: z.number().int().min(0), commits: z.array(z.unknown()).max(MAX_ENDS_PER_MESSAGE), last: z.boolean() }),
  z.strictObject({ kind: z.literal('taken'), run, page: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('live'), commit: z.unknown() }),
  z.strictObject({ kind: z.literal('wanted'), run, events: z.array(sha).min(1).max(MAX_WANTED) }),
  z.strictObject({ kind: z.literal('passesOn'), to: z.array(z.string().regex(ID_PATTERN)).max(MAX_PASSED_ON_TO) }),
  z.strictObject({ kind: z.literal('notice'), told: toldNotice }),
]);
export type LanMessage = z.infer<typeof lanMessage>;
