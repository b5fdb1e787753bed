/**
 * Which lifts of a roster's own restriction hold (RO-11): those since which every roster said the words. Where one left them
 * out and a later one says them again, that is another restriction, and nobody has lifted it. Systems have few words for
 * many orders, so the same ones say little.
 */
import type { ContactByHand } from '../../shared/domain/roster/state.ts';
import type { Database } from '../driver.ts';
import type { Records } from './by-hand.ts';
import { Activations } from './standing-writes.ts';

interface PairWrite {
  readonly student_id: string;
  readonly contact_id: string;
  readonly import: string;
  /** Null also where the pair was taken off the record. */
  readonly says: string | null;
}

type Lift = ContactByHand['lifted'][number];

const liftsOfRosters = ({ lifted }: ContactByHand): boolean => lifted.some(({ rosterWords }) => rosterWords.length > 0);

/** The records without lifts that hold no longer. One reading of the pairs, and none where nothing of a roster was lifted. */
export function withLiftsThatHold(db: Database, records: Records): Records {
  const students = [...records].flatMap(([about, { contacts }]) => (contacts.some(liftsOfRosters) ? [about] : []));
  if (students.length === 0) return records;
  const activations = new Activations(db, []);
  const writes = db
    .prepare<[string], PairWrite>("SELECT student_id, contact_id, import, iif(op = 'put', restriction, NULL) AS says FROM view_roster_relationship WHERE student_id IN (SELECT value FROM json_each(?))")
    .all(JSON.stringify(students));
  const ofPair = Map.groupBy(writes, (write) => `${write.student_id} ${write.contact_id}`);
  const holds = (words: string, lift: Lift, said: readonly PairWrite[]): boolean =>
    !said.some((silent) => silent.says !== words && !activations.isSeenBy(silent.import, lift.rosters) && said.some((again) => again.says === words && activations.isBefore(silent.import, again.import)));
  const held = new Map(records);
  for (const about of students) {
    const record = records.get(about);
    if (record === undefined) continue;
    const contacts = record.contacts.map((contact): ContactByHand => {
      const said = ofPair.get(`${about} ${contact.contact}`) ?? [];
      return { ...contact, lifted: contact.lifted.map((lift) => ({ ...lift, rosterWords: lift.rosterWords.filter((words) => holds(words, lift, said)) })) };
    });
    held.set(about, { ...record, contacts });
  }
  return held;
}
