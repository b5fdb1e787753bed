/** Cards about calls for help: two people who took one call on consoles that did not hear each other (DI-8). */
import { goes } from '../../shared/domain/dispatch/state.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import { callKinds, kindIn, openCalls, roomsIn, type ReadCall } from './calls.ts';
import { card, side, type Card, type Choice } from './cards.ts';
import type { Reader } from './reader.ts';

/** Where it is and what it is, as far as somebody said. */
function callInWords(reader: Reader, digests: Digests, one: ReadCall): string {
  const rooms = roomsIn(reader, digests, one).map(({ name }) => name);
  const kinds = one.detail.kinds.map((key) => kindIn(callKinds(reader), key).words);
  const place = rooms.length === 0 ? reader.consoleName(one.detail.called.origin) : rooms.join(' or ');
  return [place, ...kinds].join(', ') + (one.exercise ? ' (DRILL)' : '');
}

export const callsTakenApart = (reader: Reader, digests: Digests): Card[] => openCalls(reader).flatMap((one) => (one.detail.takenApart.length === 0 ? [] : [callCard(reader, digests, one)]));

function callCard(reader: Reader, digests: Digests, one: ReadCall): Card {
  const { call, detail } = one;
  const settles = detail.takenApart.map(({ taking }) => taking);
  const staff = [...new Set(detail.takenApart.map((taken) => taken.staff))];
  const command = (stay: readonly string[]): Choice['settles'] => ({ asks: 'nothing', command: { type: 'SettleClaims', call, settles, stay: [...stay] } });
  const only = staff.map((member): Choice => ({ key: member, label: `${reader.staffName(member)} goes`, does: 'Whoever else took it stands down. Tell them.', settles: command([member]) }));
  const all: Choice = { key: 'all', label: 'All of them go', does: 'Nobody stands down.', settles: command(staff) };
  const sides = detail.takenApart.map((taken) => {
    const now = detail.responders.find((responder) => responder.staff === taken.staff && goes(responder));
    return side({ event: taken.taking, what: `${reader.staffName(taken.staff)} has the call${now?.state === 'onTheWay' ? ', on the way' : now?.state === 'onScene' ? ', there' : ''}`, who: reader.staffName(taken.actor), console: reader.consoleName(taken.origin), wall: taken.wall });
  });
  return card('callTakenTwice', call, { is: 'call', call, words: callInWords(reader, digests, one) }, sides, { choices: [...only, all] });
}
