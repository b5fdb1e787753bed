/** At the entrance: who may not enter, with whom a visitor has to be compared, who waits for a supervisor, who was here before. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Comparison } from '../../shared/domain/attendance/events.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';
import { scoreIn, typedWords, wordsOf } from '../../shared/kernel/found-words.ts';
import type { BarredId, PersonId, VisitorId } from '../../shared/kernel/ids.ts';
import { areNear } from '../../shared/kernel/near-names.ts';
import { nameOf, type Reader } from './reader.ts';
import { fullName, type RosterPerson } from './roster-snapshot.ts';

type NearRow = SubscriptionRow<'visitors'>['toCompare'][number];

interface BarredView {
  readonly barred: BarredId;
  readonly name: string;
  readonly other_names: string;
  readonly birth_year: number | null;
  readonly note: string;
  readonly until: string | null;
  readonly set_wall: number;
  readonly set_by: string | null;
}

const barredPeople = (reader: Reader): readonly BarredView[] =>
  reader.db.prepare<[], BarredView>('SELECT barred, name, other_names, birth_year, note, until, set_wall, set_by FROM view_barred ORDER BY name, barred').all();

const otherNamesOf = (row: BarredView): string[] => JSON.parse(row.other_names) as string[];

export const listBarred = (reader: Reader): SubscriptionRow<'barred'>[] =>
  barredPeople(reader).map((row) => ({ key: row.barred, barred: row.barred, name: row.name, otherNames: otherNamesOf(row), birthYear: row.birth_year, note: row.note, until: row.until, setBy: reader.staffName(row.set_by), setWall: row.set_wall }));

/** Adults who may not take some student, and whom: those of the roster and those set by hand. */
function restrictedAdults(reader: Reader): readonly { readonly adult: RosterPerson; readonly students: readonly RosterPerson[] }[] {
  const { students, guardians, staff, pairsOfContact } = reader.rosters.current();
  return [...pairsOfContact].flatMap(([contact, pairs]) => {
    const adult = guardians.get(contact) ?? staff.get(contact);
    const kept = pairs.filter((pair) => pair.restriction !== null).flatMap((pair) => students.get(pair.student) ?? []).filter((student) => !student.withdrawn);
    return adult === undefined || kept.length === 0 ? [] : [{ adult, students: kept }];
  });
}

const namesOf = (adult: RosterPerson): readonly string[] => [fullName(adult), `${adult.preferredGiven ?? adult.given} ${adult.preferredFamily ?? adult.family}`];

/** Everybody with whom somebody of a name has to be compared. Read once, asked of many visitors. */
export function nearTo(reader: Reader): (name: string) => NearRow[] {
  const barred = barredPeople(reader);
  const adults = restrictedAdults(reader);
  return (name) => [
    ...barred
      .filter((row) => [row.name, ...otherNamesOf(row)].some((known) => areNear(name, known)))
      .map((row): NearRow => ({ is: 'barred', id: row.barred, name: row.name, otherNames: otherNamesOf(row), birthYear: row.birth_year, note: row.note, until: row.until, students: [] })),
    ...adults
      .filter(({ adult }) => namesOf(adult).some((known) => areNear(name, known)))
      .map(({ adult, students }): NearRow => ({ is: 'restricted', id: adult.id, name: `${adult.given} ${adult.family}`.trim(), otherNames: [], birthYear: null, note: '', until: null, students: students.map(nameOf) })),
  ];
}

interface EntryView {
  readonly visitor: VisitorId;
  readonly name: string;
  readonly reason: string;
  readonly host: string;
  readonly answers: string;
  readonly verdict: 'clear' | 'waits' | 'away';
  readonly signed_in: number;
  readonly compared_wall: number;
  readonly compared_by: string | null;
  readonly decided_reason: string | null;
  readonly decided_by: string | null;
  readonly decided_wall: number | null;
}

/** What was answered of each visitor who was compared, by visitor. */
export const answersByVisitor = (reader: Reader): ReadonlyMap<string, readonly Comparison[]> =>
  new Map(reader.db.prepare<[], { visitor: string; answers: string }>('SELECT visitor, answers FROM view_entry').all().map((row) => [row.visitor, JSON.parse(row.answers) as Comparison[]]));

/** Who waits, the longest wait first; then who was turned away on that day. */
export function listEntries(reader: Reader, date: string): SubscriptionRow<'entrance'>[] {
  const rows = reader.db
    .prepare<[], EntryView>("SELECT visitor, name, reason, host, answers, verdict, signed_in, compared_wall, compared_by, decided_reason, decided_by, decided_wall FROM view_entry WHERE verdict <> 'clear' ORDER BY verdict = 'away', compared_wall, visitor")
    .all();
  const { guardians, staff } = reader.rosters.current();
  const barred = new Map(barredPeople(reader).map((row) => [row.barred as string, row.name]));
  const nameOfNear = ({ is, id }: Comparison): string => {
    const adult = guardians.get(id as PersonId) ?? staff.get(id as PersonId);
    return (is === 'barred' ? barred.get(id) : adult === undefined ? undefined : `${adult.given} ${adult.family}`.trim()) ?? 'no longer on the list';
  };
  return rows.flatMap((row) => {
    if (row.verdict === 'clear' || (row.verdict === 'away' && reader.dateOf(row.compared_wall) !== date)) return [];
    const answers = (JSON.parse(row.answers) as Comparison[]).map((one) => ({ ...one, name: nameOfNear(one) }));
    const decided = row.decided_reason === null || row.decided_wall === null ? null : { reason: row.decided_reason, by: reader.staffName(row.decided_by), wall: row.decided_wall };
    return [{ key: row.visitor, visitor: row.visitor, name: row.name, reason: row.reason, host: row.host, verdict: row.verdict, isIn: row.signed_in === 1 && isIn(reader, row.visitor), answers, comparedWall: row.compared_wall, comparedBy: reader.staffName(row.compared_by), decided }];
  });
}

function isIn(reader: Reader, visitor: VisitorId): boolean {
  const visit = reader.visitOf(visitor as string as PersonId);
  return visit !== null && visit.out_event === null;
}

/** As many as fit beside the field. */
const MAX_EARLIER = 5;

/** Who was here before under a name that begins so, each once as of the last visit. */
export function earlierVisitors(reader: Reader, text: string): { name: string; host: string; reason: string; lastWall: number }[] {
  const typed = typedWords(text);
  if (typed.length === 0) return [];
  const rows = reader.db.prepare<[], { name: string; host: string; reason: string; in_wall: number }>('SELECT name, host, reason, in_wall FROM view_visit WHERE out_ms IS NOT NULL ORDER BY in_wall DESC, visitor').all();
  const found = new Map<string, { name: string; host: string; reason: string; lastWall: number }>();
  for (const { name, host, reason, in_wall } of rows) {
    const key = foldText(name);
    if (found.has(key) || scoreIn(typed, wordsOf(name)) === null) continue;
    found.set(key, { name, host, reason, lastWall: in_wall });
    if (found.size === MAX_EARLIER) break;
  }
  return [...found.values()];
}
