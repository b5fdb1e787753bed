/**
 * How long a person takes for what was counted: the Keystroke-Level Model, with reading in it. All constants stand here,
 * and only here. It says which of two ways is shorter, and by about how much; it does not say how long somebody in tears
 * takes. What people say to each other (the comfort question, a call) is not in it, nor is the machine's own time.
 */

/** What one task took. The counts are exact: the same task on the same school counts the same on every run. */
export interface Effort {
  /** Presses of a pointer or finger; a held one counts once. */
  readonly touches: number;
  /** Keys pressed; a capital letter is two. */
  readonly keystrokes: number;
  /** Screens and dialogs that were shown when something was done, the first one not counted. */
  readonly screens: number;
  /** How often what was needed next was not in sight. */
  readonly scrolls: number;
  /** How often the hand went from the pointer to the keys or back. */
  readonly homings: number;
  /** Things to be decided or called to mind: one before each touch, one before each field that is written; none within a PIN, none before the Enter that ends what was written. */
  readonly thoughts: number;
  /** Words of each new next step and of each new dialog's title. */
  readonly words: number;
  readonly heldMs: number;
  /** From each act until the next thing could be touched. */
  readonly machineMs: number;
}

/**
 * K, P, B, H, M: Card, Moran and Newell, "The Keystroke-Level Model for User Performance Time with Interactive Systems",
 * CACM 23(7), 1980, and "The Psychology of Human-Computer Interaction", 1983. K is their average typist who is no secretary
 * (40 words a minute); B is a press and a release. Reading: 238 words a minute, Brysbaert, "How many words do we read per
 * minute?", Journal of Memory and Language 109, 2019. A scroll is one point and one press, since most use the bar or the wheel.
 */
const SECONDS = { keystroke: 0.28, point: 1.1, press: 0.2, homing: 0.4, thought: 1.35, word: 60 / 238, scroll: 1.3 } as const;

export function secondsOf(effort: Effort): number {
  return (
    effort.keystrokes * SECONDS.keystroke +
    effort.touches * (SECONDS.point + SECONDS.press) +
    effort.scrolls * SECONDS.scroll +
    effort.homings * SECONDS.homing +
    effort.thoughts * SECONDS.thought +
    effort.words * SECONDS.word +
    effort.heldMs / 1_000
  );
}
