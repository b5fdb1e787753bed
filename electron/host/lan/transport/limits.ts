/** Every limit of the door for other consoles and of the dialing, with its reason. */

/** 64 consoles, twice while both ends dial, and strangers beside them. */
export const MAX_CONNECTIONS = 192;
/** Lines of one console: two, while both ends dial, or twice so many where its disk was cloned, and what is dead and not known to be. Beyond it the oldest ends. */
export const MAX_LINES_OF_ONE = 8;
/** Machines that are not of the site, at once: one that pairs, one that is lost, and somebody's scanner. */
export const MAX_STRANGERS = 16;
/** TLS handshakes cost about a millisecond each: a site that is switched on at once, then a few per cent of a processor. */
export const HANDSHAKE_RATE = { burst: 160, perSecond: 40 } as const;
/** From one address that shows a key that the log does not know. A console that was just admitted here dials those that have not heard of it. */
export const STRANGER_RATE = { burst: 60, perSecond: 2 } as const;
/** Addresses whose strangers are counted; beyond it the oldest is forgotten. */
export const MAX_STRANGER_ADDRESSES = 512;
/** From a connection to its key, and from the key to what it wants. */
export const HANDSHAKE_TIMEOUT_MS = 5_000;

export const MAX_HEADER_BYTES = 8 * 1024;
export const REQUEST_TIMEOUT_MS = 5_000;
/** How often Node looks for connections that have outlived the limits above. */
export const TIMEOUT_CHECK_MS = 2_000;

/** A line on which not one byte came for so many looks is dead: a pulled cable closes nothing. Beats come more often; the looks of a computer that slept are few. */
export const LOOK_MS = 1_000;
export const LOOKS_WITHOUT_A_BYTE = 5;
/** The socket's own heartbeat only keeps bytes coming. It must not end a slow line on which a page is under way; the looks above end a dead one. */
export const PING_INTERVAL_MS = 2_000;
export const PING_TIMEOUT_MS = 60_000;

/** What was sent before a line was closed has so long to go out. */
export const LINGER_MS = 2_000;

/** What came before anybody listened: a hello, and a few that follow it. */
export const MAX_EARLY_MESSAGES = 16;

/** A computer in the building answers in milliseconds, one behind a satellite in less than this; one that is off never does, and a packet that was lost is better sent anew. */
export const CONNECT_TIMEOUT_MS = 1_500;
/** From there to the end of the handshake, at a computer that is busy. */
export const DIAL_TIMEOUT_MS = 4_000;
/** Two sites' worth of computers that are off must not keep one that is on waiting. */
export const MAX_DIALS = 16;
/** Between two tries at a peer to whom there is no line: the first, doubled up to the longest. Half of it is drawn. A cable that was pulled is in again any moment. */
export const FIRST_RETRY_MS = 200;
export const LONGEST_RETRY_MS = 1_000;
/** Where somebody answers who is not, or does not know us: it costs both a handshake, and is seldom otherwise a second later. */
export const LONGEST_REFUSED_RETRY_MS = 10_000;
