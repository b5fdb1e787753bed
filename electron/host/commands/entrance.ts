/** Loads what the decisions at the entrance need: with whom a visitor has to be compared, and what was said of one so far. */
import type { BarPerson, CompareVisitor, DecideHeldVisitor, LiftBar, SignInVisitor, SignOutVisitor } from '../../../shared/domain/attendance/commands.ts';
import { barPerson, compareVisitor, decideHeldVisitor, liftBar, signInVisitor, signOutVisitor } from '../../../shared/domain/attendance/decide-entrance.ts';
import { barOf, entryOf } from '../../../shared/domain/attendance/entrance.ts';
import { visitOf, type Visit } from '../../../shared/domain/attendance/state.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { BarredId, CommandId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import { barredStream, visitorStream } from '../../../shared/kernel/streams.ts';
import { nearTo } from '../../../db/queries/entrance.ts';
import type { Sources } from './load.ts';

type AtTheEntrance = BarPerson | CompareVisitor | DecideHeldVisitor | LiftBar | SignInVisitor | SignOutVisitor;

export function decideAtEntrance(command: AtTheEntrance, { log, reader }: Sources, digests: Digests, commandId: CommandId): Decision {
  const visit = (visitor: string): Visit | null => visitOf(log.history(visitorStream(visitor as VisitorId)));
  switch (command.type) {
    case 'SignInVisitor':
      return signInVisitor(command, digests.idOf(`visitor ${commandId}`) as VisitorId, nearTo(reader)(command.name));
    case 'SignOutVisitor':
      return signOutVisitor(command, visit(command.visitor));
    case 'CompareVisitor': {
      const found = visit(command.visitor);
      return compareVisitor(command, found, found === null ? [] : nearTo(reader)(found.name));
    }
    case 'DecideHeldVisitor':
      return decideHeldVisitor(command, entryOf(log.history(visitorStream(command.visitor as VisitorId))));
    case 'BarPerson':
      return barPerson(command, digests.idOf(`barred ${commandId}`) as BarredId);
    case 'LiftBar':
      return liftBar(command, barOf(log.history(barredStream(command.barred as BarredId))));
    default:
      return unreachable(command);
  }
}
