/** Cards about whom the site trusted no more: acts on a grant that was withdrawn elsewhere, and what a revoked console said beyond its cut. */
import type { Role } from '../../shared/domain/site/events.ts';
import type { EventId, OriginId, PersonId } from '../../shared/kernel/ids.ts';
import { personOfStream } from '../../shared/kernel/streams.ts';
import { openActs, openLateFacts, type Act, type Acts } from './acts.ts';
import { card, side, type Card, type Choice } from './cards.ts';
import type { Reader } from './reader.ts';
import { ROLE_WORDS } from './words.ts';

interface Said {
  readonly event: EventId;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
}

/** "Student released: Ana Garcia". The kind of fact is its type's own words; the record has the whole of it. */
function actInWords(reader: Reader, { type, stream }: Act): string {
  const words = type.slice(type.indexOf('.') + 1).replaceAll(/(?<!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const person = personOfStream(stream as Parameters<typeof personOfStream>[0]);
  const visitor = stream.startsWith('visitor/') ? reader.visitOf(stream.slice('visitor/'.length) as PersonId) : null;
  if (visitor !== null) return `${words}: ${visitor.name}`;
  if (person === null) return words;
  const { given, family } = reader.identify(person, reader.rosters.current()).name;
  return `${words}: ${`${given} ${family}`.trim()}`;
}

const actRow = (reader: Reader, act: Act): Card['acts'][number] => ({ event: act.id, what: actInWords(reader, act), who: reader.staffName(act.staff), console: reader.consoleName(act.origin), wall: act.wall });

const countOf = ({ count }: Acts): string => (count === 1 ? 'One act' : `${count} acts`);
const consolesOf = (reader: Reader, { ends }: Acts): string => [...new Set(ends.map(({ origin }) => reader.consoleName(origin)))].join(', ');
const shown = (reader: Reader, acts: Acts): Pick<Card, 'acts' | 'moreActs'> => ({ acts: acts.first.map((act) => actRow(reader, act)), moreActs: acts.count - acts.first.length });

/** The acts as one side of the card, told by the first of them. */
function actSide(reader: Reader, acts: Acts, what: string) {
  const [first] = acts.first;
  return first === undefined ? [] : [side({ event: first.id, what, who: reader.staffName(first.staff), console: consolesOf(reader, acts), wall: first.wall })];
}

interface WithdrawnRow {
  readonly grant: EventId;
  readonly staff: PersonId;
  readonly role: Role;
  readonly ids: string;
  readonly withdrawals: string;
  readonly lookedAt: string;
}

/** SI-51 a card for each grant and the person who acted on it. */
export function actsOnWithdrawnGrants(reader: Reader): Card[] {
  const rows = reader.db.prepare<[], WithdrawnRow>('SELECT grant_event AS "grant", staff, role, ids, withdrawals, looked_at AS lookedAt FROM view_withdrawn_grant ORDER BY staff, grant_event').all();
  return rows.flatMap(({ grant, staff, role, ids, withdrawals, lookedAt }) => {
    const acts = openActs(reader.db, { ids: JSON.parse(ids) as EventId[], lookedAt: JSON.parse(lookedAt) as Record<OriginId, number> });
    if (acts.count === 0) return [];
    const name = reader.staffName(staff);
    const withdrawn = (JSON.parse(withdrawals) as Said[]).map((one) => side({ event: one.event, what: `Role withdrawn: ${ROLE_WORDS[role]}`, who: reader.staffName(one.actor), console: reader.consoleName(one.origin), wall: one.wall }));
    const choice: Choice = {
      key: 'confirm',
      label: 'I have looked at all of it: it stands',
      does: `What ${name} did stays on the record, and this card closes. Nothing is undone; what was wrong is put right where it is.`,
      settles: { asks: 'reason', command: { type: 'ConfirmActs', staff, grants: [grant] } },
    };
    return [card('actsOnWithdrawnGrant', grant, { is: 'staff', name }, [...withdrawn, ...actSide(reader, acts, `${countOf(acts)} as ${ROLE_WORDS[role]}`)], { choices: [choice], ...shown(reader, acts) })];
  });
}

interface RevocationRow extends Said {
  readonly console: string;
  readonly reason: string;
  readonly lookedAt: string;
}

/** SI-52 a card for each revoked console. */
export function lateFacts(reader: Reader): Card[] {
  const rows = reader.db.prepare<[], RevocationRow>('SELECT console, event, wall, actor, origin, reason, looked_at AS lookedAt FROM view_revocation ORDER BY console, event').all();
  return [...Map.groupBy(rows, (row) => row.console)].flatMap(([console, [first, ...others]]) => {
    const acts = first === undefined ? null : openLateFacts(reader.db, console, JSON.parse(first.lookedAt) as Record<OriginId, number>);
    if (first === undefined || acts === null || acts.count === 0) return [];
    const name = reader.consoleName(`${console}.`);
    const revoked = [first, ...others].map((one) => side({ event: one.event, what: `Console revoked: ${one.reason}`, who: reader.staffName(one.actor), console: reader.consoleName(one.origin), wall: one.wall }));
    const choices: Choice[] = [
      { key: 'adopt', label: 'It counts after all', does: 'What it said late is taken up at every console, as if it had been said in time.', settles: { asks: 'reason', command: { type: 'AdoptLateFacts', console } } },
      { key: 'setAside', label: 'It is left out', does: 'It is kept in the log and counts for nothing. What it says from then on comes up again.', settles: { asks: 'reason', command: { type: 'SetAsideLateFacts', console } } },
    ];
    return [card('lateFacts', console, { is: 'console', name }, [...revoked, ...actSide(reader, acts, `${countOf(acts)} afterwards`)], { choices, ...shown(reader, acts) })];
  });
}
