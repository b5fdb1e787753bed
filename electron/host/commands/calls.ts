/** Loads the call that somebody speaks of, who they are, and whether it was raised here. */
import type { DispatchCommand } from '../../../shared/domain/dispatch/commands.ts';
import { setCallKinds, setEscalation } from '../../../shared/domain/dispatch/call-settings.ts';
import { callForHelp, decideOnCall } from '../../../shared/domain/dispatch/decide.ts';
import type { DispatchPayload } from '../../../shared/domain/dispatch/events.ts';
import { callOf } from '../../../shared/domain/dispatch/state.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { CommandId, ConsoleId, RoomId } from '../../../shared/kernel/ids.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import { callStream } from '../../../shared/kernel/streams.ts';
import { roomOfConsole } from '../../../db/queries/calls.ts';
import { roomsOfSite } from '../../../db/queries/rooms.ts';
import { siteBelongedTo } from '../../../db/queries/consoles.ts';
import { isStaffMember } from '../../../db/queries/staff.ts';
import type { CallRaised } from '../lan/notices.ts';
import type { Sources } from './load.ts';

/** Of the command's own id, so that one command that reaches two consoles makes one call. */
const callMadeBy = (digests: Digests, commandId: CommandId): string => digests.idOf(`call ${commandId}`);

const staffNamedIn = (command: DispatchCommand): readonly string[] =>
  'responder' in command ? [command.responder ?? []].flat() : command.type === 'HandOverCall' || command.type === 'TakeOverCall' ? [command.to ?? []].flat() : command.type === 'SettleClaims' ? command.stay : [];

/** For its notice: what was decided, and the room by its name, which a console that catches up does not know. */
export function callRaisedBy({ events }: Decision & { readonly accepted: true }, { reader }: Sources, digests: Digests, actor: Actor): CallRaised {
  const { call, room, kind, silent, exercise } = defined(events[0], 'a call is one event').payload as DispatchPayload<'v1.HelpCalled'>;
  const roomName = room === null ? null : (roomsOfSite(reader, digests).get(room as RoomId)?.name ?? null);
  return { type: 'HelpCalled', call, room, roomName, kind, silent, exercise, caller: actor === 'unsigned' ? null : actor.staff };
}

export function decideCall(command: DispatchCommand, { log, reader }: Sources, digests: Digests, console: ConsoleId, commandId: CommandId, actor: Actor): Decision {
  switch (command.type) {
    case 'CallForHelp': {
      const call = callMadeBy(digests, commandId);
      const founded = siteBelongedTo(reader.db) !== null;
      return callForHelp(command, { founded, call, stream: callStream(call), roomHere: founded ? roomOfConsole(reader, digests, console) : null });
    }
    case 'SetCallKinds':
      return setCallKinds(command);
    case 'SetEscalation':
      return setEscalation(command);
    default: {
      const stream = callStream(command.call);
      const call = callOf(log.history(stream));
      return decideOnCall(command, {
        call,
        stream,
        acting: actor === 'unsigned' ? null : actor.staff,
        raisedHere: call?.raisedAt === console,
        staffIsKnown: staffNamedIn(command).every((staff) => isStaffMember(reader, staff)),
        nameOf: (staff) => reader.staffName(staff),
      });
    }
  }
}
