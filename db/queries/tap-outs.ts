/** Requests for relief: what whoever is signed in may see of them, and what is to be erased. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { DEFAULT_TAP_OUT_RULES, isToBeErased, type TapActor, type TapOut, type TapOutRules } from '../../shared/domain/dispatch/tap-outs.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { RoomId, StreamName } from '../../shared/kernel/ids.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import { tapStream } from '../../shared/kernel/streams.ts';
import { holding } from './holds.ts';
import type { Reader } from './reader.ts';
import { roomsOfSite } from './rooms.ts';

function rulesForTapOuts({ db }: Reader): TapOutRules {
  const json = db.prepare<[], string>('SELECT rules FROM view_tap_out_rules').pluck().get();
  return json === undefined ? DEFAULT_TAP_OUT_RULES : (JSON.parse(json) as TapOutRules);
}

export const tapActor = (reader: Reader, actor: Actor): TapActor | null =>
  actor === 'unsigned' ? null : { staff: actor.staff, sees: (rulesForTapOuts(reader).seenBy as readonly string[]).includes(actor.role) };

interface ViewRow {
  readonly tap: string;
  readonly staff: string;
  readonly room: RoomId | null;
  readonly asked_wall: number;
  readonly covers: string;
}

/** Of today, oldest first: who waited longest is relieved first. */
function openToday(reader: Reader): readonly ViewRow[] {
  const rows = reader.db.prepare<[], ViewRow>('SELECT tap, staff, room, asked_wall, covers FROM view_tap_out WHERE ended = 0 ORDER BY asked_wall, tap').all();
  const today = reader.today();
  return rows.filter((row) => reader.dateOf(row.asked_wall) === today);
}

export const hasAsked = (reader: Reader, staff: string): boolean => openToday(reader).some((row) => row.staff === staff);

/** TA-4 one's own, those that one covers, and all to whom the school lets see them. */
export function listTapOuts(reader: Reader, digests: Digests, acting: Actor): SubscriptionRow<'tap-outs'>[] {
  const actor = tapActor(reader, acting);
  if (actor === null) return [];
  const rooms = roomsOfSite(reader, digests);
  return openToday(reader).flatMap((row) => {
    const covers = JSON.parse(row.covers) as TapOut['covers'];
    const own = row.staff === actor.staff;
    if (!own && !actor.sees && covers.every(({ staff }) => staff !== actor.staff)) return [];
    return {
      key: row.tap,
      tap: row.tap,
      staff: row.staff,
      name: reader.staffName(row.staff),
      room: row.room === null ? null : (rooms.get(row.room)?.name ?? null),
      askedWall: row.asked_wall,
      covers: covers.map(({ staff, wall, minutes }) => ({ staff, name: reader.staffName(staff), wall, minutes })),
      own,
      mayCover: actor.sees && !own,
    };
  });
}

export const readTapOutRules = (reader: Reader): SubscriptionRow<'tap-out-rules'>[] => [{ key: 'rules', ...rulesForTapOuts(reader), seenBy: [...rulesForTapOuts(reader).seenBy] }];

/** TA-6 those whose days have gone by, unless they are held (RE-10). */
export function tapOutsToErase(reader: Reader): readonly StreamName[] {
  const rules = rulesForTapOuts(reader);
  const nowWall = reader.clock.wallMs();
  const rows = reader.db.prepare<[], { tap: string; since_wall: number }>('SELECT tap, since_wall FROM view_tap_kept ORDER BY tap').all();
  const { isHeld } = holding(reader);
  return rows.filter((row) => isToBeErased(row.since_wall, nowWall, rules)).map((row) => tapStream(row.tap)).filter((stream) => !isHeld(stream));
}
