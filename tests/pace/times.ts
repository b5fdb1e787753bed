/**
 * How long people take, apart from any software, in seconds; each is drawn between three fifths and seven fifths of its mean.
 * No study of a reunification gives these: they were walked through with cards and a stopwatch in mind [?], and are generous where
 * a stranger does the work. What is published is the whole: a drill of 240 people in under 20 minutes with the leading product, nearly
 * 90 on paper (field guide).
 */
export const SECONDS = {
  /** "Welcome. Whom are you here for?", and the name of the first student. */
  greeting: 6,
  /** Hands the card over and points to the line. */
  handsCard: 3,
  /** The adult writes on the card while the line moves. */
  fillsCard: 45,
  /** From the line to the table. */
  stepsUp: 4,
  /** Card and ID change hands; the ID goes under the scanner. */
  handsId: 4,
  /** Photo beside face, and the fields that differ. */
  comparesPhoto: 5,
  /** Each student's card is torn and the halves are handed out. */
  tearsCard: 3,
  /** From check-in to the hand-off. */
  walksToHandOff: 50,
  /** A runner reads whom to fetch and from where. */
  readsTrip: 5,
  /** One way between the hand-off and assembly. */
  walksOneWay: 55,
  /** Finds the first student of a trip at assembly. */
  findsStudent: 15,
  /** Each further one at the same place. */
  findsAnother: 8,
  /** "Are you comfortable leaving with this person?", apart from the adult, and the answer. */
  asksComfort: 7,
  /** Time and initials on the lower half. */
  notes: 4,
  /** An accountant picks the next half up and holds it under the scanner. */
  picksHalf: 2,
  /** A supervisor hears what is the matter with somebody who stepped aside, and looks in the office's papers. */
  hearsAside: 75,
  /** A supervisor talks with a student who said no. */
  talksWithStudent: 180,
  /** Until somebody notices that a console is dead and stands at another. */
  noticesDeadConsole: 40,
} as const;
export type Doing = keyof typeof SECONDS;

/** What makes families hard, as shares of them; beside each what it rests on. */
export const SHARES = {
  /** Comes without any document. [?] */
  withoutId: 0.03,
  /** Of those with a document, whose license goes under the scanner; the others show one that no scanner reads. [?] */
  scanned: 0.8,
  /** The student is not sure. [?] */
  saysNo: 0.004,
} as const;

/** Families come within so long after the doors open; most early. [?] */
export const ARRIVALS_MINUTES = 30;

/**
 * What a commit waits for the disk of an old office computer, a turning one: the folders of a run lie in memory, where nothing has to
 * be waited for, since twenty consoles on the one disk of a test machine would wait for each other and not for their own.
 */
export const DISK_SYNC_MS = 30;
