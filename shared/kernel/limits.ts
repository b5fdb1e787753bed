/** Every limit of the log, with its reason. A limit that nobody wrote down is a limit that somebody hits on the worst day. */

/** A commit must fit one page of the wire with room for a second one, and commit in a few milliseconds on an old disk. */
export const MAX_COMMIT_BYTES = 128 * 1024;
/** "All here" for a hall of 200 is the largest fact that one person attests at once. */
export const MAX_COMMIT_EVENTS = 256;
/** People of one command: so many facts of the longest kind fit one commit. A larger group goes as several commands. */
export const PEOPLE_PER_COMMAND = 40;
/** Rooms of one command: as many placings with the longest names fit one commit. More are placed by several commands. */
export const ROOMS_PER_COMMAND = 60;
/** A page of the wire: whole commits, at least one of the largest kind. */
export const MAX_PAGE_BYTES = 256 * 1024;
/** An event seldom has two parents; sixteen heads means that somebody is flooding a stream. */
export const MAX_PARENTS = 64;
/** Roster heads, a grant, and the facts that a settlement names. */
export const MAX_REFS = 64;
/** Commits kept while their causes are missing; a peer that sends more must send causes first. */
export const MAX_WAITING_COMMITS = 4096;
/** Commits kept for a person to look at; a peer that sends more nonsense than this adds nothing to it. */
export const MAX_QUARANTINED = 256;
/** Long work stops for breath after this, so that an alarm commits in between. */
export const SLICE_MS = 20;

/** A pile of halves that were never given in is signed for in few commands, and one of them fits into a commit. */
export const MAX_SIGNED_FACTS = 800;
