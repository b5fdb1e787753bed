/** All that the stranger does, and the most that each task may ask of them. */
import { deskStory } from './desk-story.ts';
import { grandBendStory, hasGrandBend, sampleStory } from './first-run-story.ts';
import { incidentStory } from './incident-story.ts';
import type { Effort } from './model.ts';
import { officeStory } from './office-story.ts';
import type { Story } from './stranger.ts';

/** The roster of the district is on no machine but the makers'. */
export const stories: readonly Story[] = [sampleStory, ...(hasGrandBend ? [grandBendStory] : []), incidentStory, deskStory, officeStory];

type Budget = Pick<Effort, 'touches' | 'keystrokes'>;
const budget = (touches: number, keystrokes: number): Budget => ({ touches, keystrokes });

/** As it is today. A change that asks for more has to say so here; one that asks for less takes its budget down. */
export const BUDGETS: Readonly<Record<string, Budget>> = {
  'first run, sample school, first drill': budget(4, 0),
  'first run, a roster imported, first drill': budget(14, 72),
  'one class: all here': budget(2, 0),
  'one class: two missing, one injured': budget(5, 0),
  'one class: a teacher by radio': budget(3, 0),
  'the next class by radio': budget(2, 0),
  'another directive': budget(3, 0),
  'all clear with people open': budget(2, 35),
  'answer for all whom nobody reported': budget(2, 18),
  'answer for one missing person': budget(3, 25),
  close: budget(1, 0),
  'one release': budget(7, 15),
  'already released': budget(3, 15),
  'siblings in one go': budget(12, 14),
  'no contact on file': budget(8, 90),
  'no ID': budget(6, 44),
  'the ID does not match': budget(4, 15),
  'sent by a contact': budget(11, 56),
  'not comfortable': budget(7, 42),
  'leaves alone, by grade': budget(4, 14),
  'injured: taken aside with neutral words': budget(7, 14),
  'a student marked absent': budget(3, 13),
  'a visitor signed in': budget(1, 10),
  'signed in with a PIN': budget(1, 6),
  'a restriction: stopped': budget(2, 16),
  'a restriction: another person overrides it, and a colleague lets in': budget(8, 104),
};
