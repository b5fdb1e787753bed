/** Loads what decisions about a lockdown need: its rooms, the school's rule for all clear, who acts. */
import type { GiveAllClear, Phone911, ProposeAllClear, ReleaseRooms, ReportKnown, ReportRooms, SetAsideAllClearRules, Tell911 } from '../../../shared/domain/incident/commands.ts';
import { giveAllClearByRule, phone911, proposeAllClear, releaseRooms, reportKnown, reportRooms, setAsideAllClearRules, tell911, type LockdownContext } from '../../../shared/domain/incident/decide-lockdown.ts';
import { lockdownOf } from '../../../shared/domain/incident/lockdown-state.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { IncidentId } from '../../../shared/kernel/ids.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import { countIncident } from '../../../db/queries/expected.ts';
import { lockdownRule } from '../../../db/queries/lockdown.ts';
import { roomsOfSite } from '../../../db/queries/rooms.ts';
import { loadIncident, type Sources } from './load.ts';

type InLockdown = GiveAllClear | Phone911 | ProposeAllClear | ReleaseRooms | ReportKnown | ReportRooms | SetAsideAllClearRules | Tell911;

function contextOf({ incident }: InLockdown, sources: Sources, digests: Digests, actor: Actor): LockdownContext {
  const loaded = loadIncident(sources, incident);
  const lockdown = lockdownOf(loaded.history);
  const used = [...roomsOfSite(sources.reader, digests).values()].filter((one) => one.used);
  return {
    ...loaded,
    lockdown,
    rooms: new Map([...lockdown.rooms, ...used].map((one) => [one.room, one.name])),
    rule: lockdownRule(sources.reader),
    actor: actor === 'unsigned' ? null : actor.staff,
  };
}

export function decideInLockdown(command: InLockdown, sources: Sources, digests: Digests, actor: Actor): Decision {
  const context = contextOf(command, sources, digests, actor);
  switch (command.type) {
    case 'ReportRooms':
      return reportRooms(command, context);
    case 'ReleaseRooms':
      return releaseRooms(command, context);
    case 'ReportKnown':
      return reportKnown(command, context);
    case 'Phone911':
      return phone911(command, context);
    case 'Tell911':
      return tell911(command, context);
    case 'ProposeAllClear':
      return proposeAllClear(command, context);
    case 'SetAsideAllClearRules':
      return setAsideAllClearRules(command, context);
    case 'GiveAllClear':
      return giveAllClearByRule(command, { ...context, ...countIncident(sources.reader, command.incident as IncidentId) });
    default:
      return unreachable(command);
  }
}
