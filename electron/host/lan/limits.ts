/** Every limit of the talk between consoles, with its reason. What both sides must know is in the contract's messages. */

/** Work on what others sent or asked for takes so long at once, then everything else has its turn: half of what long work may. */
export const TURN_MS = 10;
/** So long one part of a page may take to be put on disk; then it is another's turn. */
export const PART_MS = 5;

/** Pages of earlier askings may still be under way when it is asked anew. */
export const MAX_PAGES_KEPT = 8;
/** Commits pushed live that wait for their turn here. More are left out, and asked for when these are done. */
export const MAX_LIVE_KEPT = 128;
/** Without a page of what was asked for, for so long and so many beats of its (on a slow line they arrive late, and together), it is asked anew. */
export const ANSWER_MS = 4_500;
export const BEATS_WITHOUT_PAGE = 3;
/** A difference that is only what is under way at the moment is gone by then. */
export const SETTLING_MS = 300;
/** Where facts never stop coming in, digests may differ for so long until it is looked at all the same. */
export const FLOWING_MS = 3_000;
/** While it is sent what it asked for, that is the difference, for so long. */
export const EXPLAINED_MS = 15_000;
/** After a commit came without its causes, and what it lacks may be under way from somebody else. With jitter, up to twice that. */
export const GAP_MS = 40;
/** Asked in vain, it is asked later and later: first and longest wait. With jitter. */
export const FIRST_REST_MS = 1_000;
export const LONGEST_REST_MS = 30_000;
/** Payloads that came without are asked for this often, and each once on a link. */
export const WANTED_EVERY_MS = 20_000;
export const MAX_ASKED_FOR = 5_000;

/** Others that are asked at once: the second where the first is slow. */
export const ASKED_AT_ONCE = 2;
/** Where more are still to be asked, the next is after what they say by then of how far they are. */
export const FEW_TO_ASK = 4;
export const ROUND_MS = 200;
/** Who has sent nothing of what was asked for so long keeps nobody else from being asked. */
export const SLOW_ANSWER_MS = 2_000;
/** How far this console is, and to whom it passes on, is said so soon after a catch-up or a new line, once for all of these. */
export const NEWS_MS = 150;

/** A clock that is off by so much more or less than before is news; less is the line's own to and fro. */
export const CLOCK_NEWS_MS = 500;

/** What waits in the system for a slow line: two pages and some. Beyond it nothing more is handed over but beats. */
export const MAX_WAITING_BYTES = 2 * 1024 * 1024;
/** So long it may stay so. */
export const SLOW_PEER_MS = 30_000;

/** All kinds of messages: a console that imports a district pushes a few hundred commits a second. */
export const MESSAGE_RATE = { burst: 4_000, perSecond: 1_000 } as const;
/** Askings, each of which reads the log: one at hello, one at a beat, and one for a gap now and then. */
export const ASKING_RATE = { burst: 20, perSecond: 4 } as const;
/** Commits that are damaged or of strangers, on one link. A sound console sends none; one with a bad disk soon this many. */
export const MAX_BAD_COMMITS = 16;
/** Forged ones; a sound console passes none on. */
export const MAX_BAD_NOTICES = 4;
/** Notices known to be at the other end; the board holds 64. */
export const MAX_NOTICES_KNOWN = 256;

/** Who was dropped is not taken again for so long, and twice as long each time; half of it is drawn. */
export const FIRST_PENALTY_MS = 2_000;
export const LONGEST_PENALTY_MS = 120_000;
/** Behaved for so long, it is forgotten. */
export const PENALTY_FORGOTTEN_MS = 10 * 60_000;
