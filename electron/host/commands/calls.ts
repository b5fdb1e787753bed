/** Loads the call that somebody speaks of, who they are, and whether it was raised here. */
import type { DispatchCommand } from '../../../shared/domain/dispatch/commands.ts';
import { setCallKinds, setEscalation } from '../../../shared/domain/dispatch/call-settings.ts';
import { callForHelp, decideOnCall } from '../../../shared/domain/dispatch/decide.ts';
import { callOf } from '../../../shared/domain/dispatch/state.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import { consoleOfOrigin, type CommandId, type ConsoleId } from '../../../shared/kernel/ids.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import { callStream } from '../../../shared/kernel/streams.ts';
import { roomOfConsole } from '../../../db/queries/calls.ts';
import { siteBelongedTo } from '../../../db/queries/consoles.ts';
import { isStaffMember } from '../../../db/queries/staff.ts';
import type { Sources } from './load.ts';

/** Of the command's own id, so that one command that reaches two consoles makes one call. */
const callMadeBy = (digests: Digests, commandId: CommandId): string => digests.idOf(`call ${commandId}`);

const staffNamedIn = (command: DispatchCommand): readonly string[] =>
  'responder' in command ? [command.responder ?? []].flat() : command.type === 'HandOverCall' || command.type === 'TakeOverCall' ? [command.to ?? []].flat() : command.type === 'SettleClaims' ? command.stay : [];

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
        raisedHere: call !== null && consoleOfOrigin(call.called.origin) === console,
        staffIsKnown: staffNamedIn(command).every((staff) => isStaffMember(reader, staff)),
        nameOf: (staff) => reader.staffName(staff),
      });
    }
  }
}
