/**
 * The end of an incident: everybody counted in exactly one place, the matters that are still open with who signed for them, and
 * what stands against a close. The close itself is decided with the same rows, so that the screen and the rule cannot differ.
 */
import { closingPlaces, type ClosingPlace } from '../../shared/contract/closing-rows.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { isSettled } from '../../shared/domain/cards/pairing.ts';
import { closingSentence, isSigned } from '../../shared/domain/incident/closing.ts';
import { legOf } from '../../shared/domain/movement/legs.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import type { StandingPlace } from '../projections/person.ts';
import { listAside } from './desk.ts';
import { peopleIn, tally, type Accountable } from './expected.ts';
import { pairingIn } from './paper-cards.ts';
import { nameOf, type Reader } from './reader.ts';
import { after, STOP_WORDS } from './words.ts';

type ClosingRow = SubscriptionRow<'closing'>;
type Matter = ClosingRow['matters'][number];
type Counted = Record<ClosingPlace, number>;

const nobody = (): Counted => Object.fromEntries(closingPlaces.map((place) => [place, 0])) as Counted;

function placeOf(reader: Reader, one: Accountable): ClosingPlace {
  const place = one.standing === null ? null : (JSON.parse(one.standing.place) as StandingPlace | null);
  const leg = legOf({ status: one.status, contradicted: one.contradictions > 0, place: place === null ? null : { is: place.is, confirmed: place.confirmedBy !== '' } });
  return leg === 'released' && one.standing !== null && reader.detailOf(one.standing).releases.every(({ to }) => to.is === 'alone') ? 'alone' : leg;
}

/** Who waits aside, and whose student said no. */
function asideMatters(reader: Reader, incident: IncidentId): readonly Omit<Matter, 'signed'>[] {
  return listAside(reader, incident).map((row) => ({
    key: row.key,
    kind: 'aside',
    unpaired: null,
    words: `${row.adult} waits aside: ${row.stop === null ? 'the student said no' : row.why.map((one) => STOP_WORDS[one]).join('; ')}${after(row.escort ?? '', ', with ')}`,
    student: row.student,
    name: row.name,
    card: null,
    about: [row.key],
    sinceWall: row.sinceWall,
  }));
}

/** It was decided that the student stays, and nobody else has taken them. */
function stayMatters(reader: Reader, incident: IncidentId): readonly Omit<Matter, 'signed'>[] {
  const roster = reader.rosterOf(incident);
  const standings = reader.standings(incident);
  return reader.db
    .prepare<[string], { person: PersonId; event: string; adult: string; words: string; wall: number }>('SELECT person, event, adult, words, wall FROM view_stay WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY event')
    .all(JSON.stringify(reader.joined.membersOf(incident)))
    .filter(({ person }) => standings.get(person)?.status !== 'released')
    .map(({ person, event, adult, words, wall }) => ({ key: event, kind: 'stays', unpaired: null, words: `Does not go with ${adult}: ${words}`, student: person, name: nameOf(reader.person(person, roster)), card: null, about: [event], sinceWall: wall }));
}

/** What does not pair and nobody settled. Where no half of any card is in, cards were not used, and that is said once. */
function* unpairedMatters(reader: Reader, incident: IncidentId): Pieces<{ readonly used: boolean; readonly matters: readonly Omit<Matter, 'signed'>[] }> {
  const roster = reader.rosterOf(incident);
  const { cards, matters, settlements } = yield* pairingIn(reader, incident);
  const used = cards.some(({ detail: { halves } }) => halves.A.length + halves.B.length > 0);
  return {
    used,
    matters: (used ? matters : [])
      .filter((one) => !isSettled(one.about, settlements))
      .map((one) => {
        const [student = null] = one.students;
        return { key: one.key, kind: 'unpaired', words: '', unpaired: [...one.kinds], student, name: student === null ? null : nameOf(reader.person(student, roster)), card: one.card, about: [...one.about], sinceWall: one.sinceWall };
      }),
  };
}

interface Signature {
  readonly about: readonly string[];
  readonly words: string;
  readonly wall: number;
  readonly by: string;
}

function signaturesIn(reader: Reader, incident: IncidentId): readonly Signature[] {
  return reader.db
    .prepare<[string], { about: string; words: string; wall: number; actor: string | null }>('SELECT about, words, wall, actor FROM view_signed_matter WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY wall DESC, event')
    .all(JSON.stringify(reader.joined.membersOf(incident)))
    .map(({ about, words, wall, actor }) => ({ about: JSON.parse(about) as string[], words, wall, by: reader.staffName(actor) }));
}

export function* readClosing(reader: Reader, incident: IncidentId): Pieces<ClosingRow[]> {
  const roster = reader.rosterOf(incident);
  const students = nobody();
  const adults = nobody();
  const people = [...peopleIn(reader, incident).values()];
  for (const one of people) (roster.students.has(one.person) ? students : adults)[placeOf(reader, one)] += 1;
  const { disagreeing, missing, unknown } = tally(people);
  const signatures = signaturesIn(reader, incident);
  const signed = new Set(signatures.flatMap((one) => one.about));
  const open = [...asideMatters(reader, incident), ...stayMatters(reader, incident)];
  const { used, matters: unpaired } = yield* unpairedMatters(reader, incident);
  const matters = [...open, ...unpaired].map((one): Matter => {
    const [newest] = isSigned(one, signed) ? signatures.filter(({ about }) => about.some((fact) => one.about.includes(fact))) : [];
    return { ...one, signed: newest === undefined ? null : { by: newest.by, wall: newest.wall, words: newest.words } };
  });
  const unsigned = matters.filter((one) => one.signed === null).length;
  return [
    {
      key: incident,
      students,
      adults,
      sentence: closingSentence(students, adults),
      disagreeing,
      matters: matters.sort((a, b) => Number(a.signed !== null) - Number(b.signed !== null) || a.sinceWall - b.sinceWall || (a.key < b.key ? -1 : 1)),
      cardsUsed: used,
      hindered: [
        ...(disagreeing > 0 ? [`${disagreeing.toLocaleString('en-US')} with reports that disagree: settle each.`] : []),
        ...(missing + unknown > 0 ? [`${missing.toLocaleString('en-US')} missing, ${unknown.toLocaleString('en-US')} unknown: find them, or answer for them by name.`] : []),
        ...(unsigned > 0 ? [`${unsigned.toLocaleString('en-US')} open ${unsigned === 1 ? 'matter' : 'matters'} that nobody has signed for.`] : []),
      ],
    },
  ];
}
