/** Every limit of the window door, with its reason. The limits that a window must know are in the contract's messages. */

/** A person opens the address that they were given within minutes; a code left in a terminal overnight is dead. */
export const CODE_LIFETIME_MS = 10 * 60_000;
/** Codes that nobody has used yet. A console opens a few windows at once at most. */
export const MAX_OPEN_CODES = 8;
/** A code has 128 random bits, so these waits only keep a looping program from filling the log. */
export const WRONG_CODES_WITHOUT_WAIT = 5;
export const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 30_000;
/** One for each window that was ever opened since the start and may still be reloaded. The least recently used goes. */
export const MAX_SESSIONS = 64;

/** Windows open at once: a wall display, two desks and what was left open in a browser. */
export const MAX_WINDOWS = 16;
/** Open TCP connections. A browser opens six for the files of one window, and a socket. */
export const MAX_CONNECTIONS = 256;
/** Between a connection and its token; the window sends both at once. */
export const CONNECT_TIMEOUT_MS = 5_000;
/** A window that says nothing is known to be gone after the sum of both: within five seconds. */
export const PING_INTERVAL_MS = 2_000;
export const PING_TIMEOUT_MS = 3_000;

/** Commands of one window: the tokens it may spend at once, and how many come back in a second. Nobody taps faster. */
export const COMMAND_RATE = { burst: 60, perSecond: 20 } as const;
/** Everything else. A search as one types is the busiest; a reconnect subscribes everything at once. */
export const READING_RATE = { burst: 120, perSecond: 40 } as const;
/** Questions of one window that wait for an answer. */
export const MAX_QUERIES_IN_FLIGHT = 8;

/** A list is read at most this often. A burst of commits becomes one delta that still looks immediate. */
export const READ_SPACING_MS = 30;
/** Work on lists stops for breath after this: half of what long work may take, because a command may come in the same turn. */
export const LIST_SLICE_MS = 10;
/** Rows of a list that are compared, or checked, between two looks at the clock: well under a millisecond. */
export const ROWS_IN_A_PIECE = 50;
/** Messages that wait behind one that the window has not taken; beyond it, lists wait and are sent as one difference. */
export const MAX_QUEUED_MESSAGES = 16;
/** When to look again whether such a window has caught up. */
export const BEHIND_RECHECK_MS = 100;
/** A window that asks and never takes the answers is closed. */
export const MAX_QUEUED_ANSWERS = 1_000;
/** Removed rows that a list remembers for those who resume; who has missed more gets the whole list. */
export const MAX_REMEMBERED_REMOVALS = 2_000;
/** Lists that one session left behind by drops and may still resume: those of two windows. */
export const MAX_RETAINED = 64;

/** A code, or the words of one control request with its file names. */
export const MAX_JSON_BYTES = 64 * 1024;
/** As many photos as an import takes (`MAX_PHOTOS_BYTES`), and a roster beside them. It goes straight to disk. */
export const MAX_IMPORT_BYTES = 640 * 1024 * 1024;
/** OneRoster has 17 CSV files, School Data Sync 10. */
export const MAX_IMPORT_FILES = 32;
/** What the columns of a class list hold: a list may have 500 columns, of which few have names as long as this allows for all. */
export const MAX_MAP_BYTES = 64 * 1024;
export const MAX_FILE_NAME_LENGTH = 200;
/** The id of a school in its source. */
export const MAX_SCHOOL_LENGTH = 200;

export const MAX_HEADER_BYTES = 16 * 1024;
export const HEADERS_TIMEOUT_MS = 10_000;
/** For the largest import from a slow disk. */
export const REQUEST_TIMEOUT_MS = 60_000;
export const KEEP_ALIVE_TIMEOUT_MS = 5_000;
/** How often Node looks for connections that have outlived the limits above. */
export const TIMEOUT_CHECK_MS = 5_000;
