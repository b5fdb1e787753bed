/** Records that may be one person, offered to somebody who decides (RO-14). Offering changes nothing. */
import type { RecordByHand } from '../../shared/domain/roster/state.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import type { Records } from './by-hand.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';
import type { Links } from './links.ts';
import type { RosterPerson, RosterSnapshot } from './roster-snapshot.ts';
import { ROWS_AT_ONCE } from './standing-writes.ts';

interface Offer {
  readonly other: RosterPerson;
  readonly because: 'sameName' | 'sameNumber' | 'sameNameAndBirthDate';
}

export type Offers = ReadonlyMap<PersonId, readonly Offer[]>;

/** A person whom nobody touched is the same object in every snapshot, so each name is folded once. */
const folded = new WeakMap<RosterPerson, string>();

function foldedName(person: RosterPerson): string {
  const name = folded.get(person) ?? foldText(`${person.given} ${person.family}`);
  folded.set(person, name);
  return name;
}

const toldApart = (a: RecordByHand | undefined, b: PersonId): boolean => a?.links.some((link) => link.other === b && link.apart !== null) ?? false;

/** Somebody added by hand may be anybody of that name or number; two people from rosters only where the birth date is one too. */
function reasonFor(a: RosterPerson, b: RosterPerson): Offer['because'] | null {
  const byHand = a.addedByHand || b.addedByHand;
  if (byHand && a.studentNumber !== null && a.studentNumber === b.studentNumber) return 'sameNumber';
  if (foldedName(a) !== foldedName(b)) return null;
  if (a.birthDate !== null && a.birthDate === b.birthDate) return 'sameNameAndBirthDate';
  return byHand ? 'sameName' : null;
}

export function* offersIn(roster: RosterSnapshot, records: Records, links: Links): Pieces<Offers> {
  const offers = new Map<PersonId, Offer[]>();
  const offer = (to: RosterPerson, other: RosterPerson, because: Offer['because']): void => {
    const list = offers.get(to.id) ?? [];
    offers.set(to.id, list);
    if (!list.some((one) => one.other === other)) list.push({ other, because });
  };
  for (const people of [roster.students, roster.guardians, roster.staff]) {
    for (const [index, person] of [...people.values()].entries()) {
      if (index % ROWS_AT_ONCE === 0) yield;
      foldedName(person);
    }
    // By now every name is known folded.
    const here = [...people.values()].filter((person) => !person.withdrawn);
    const alike = [...Map.groupBy(here, foldedName).values(), ...Map.groupBy(here.filter((person) => person.studentNumber !== null), (person) => person.studentNumber).values()];
    yield;
    for (const group of alike) {
      if (group.length < 2) continue;
      for (const [i, a] of group.entries()) {
        for (const b of group.slice(i + 1)) {
          const because = reasonFor(a, b);
          if (because === null || links.sureOf(a.id).includes(b.id) || toldApart(records.get(a.id), b.id) || toldApart(records.get(b.id), a.id)) continue;
          offer(a, b, because);
          offer(b, a, because);
        }
      }
    }
  }
  return offers;
}
