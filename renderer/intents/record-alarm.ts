/**
 * An alarm that this console knows of by its notice alone, recorded here: the command that raised it, under its own id, so
 * that it is one fact with the one that may still come.
 */
import type { CommandOutcome, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { SendCommand } from '../stores/sending-store.ts';

type Alarm = SubscriptionRow<'alarms'>;

/** Null: a change of an incident that is not known here yet. */
export function raisedBy(alarm: Alarm, open: readonly SubscriptionRow<'incidents'>[]): Command | null {
  const { directive, detail, exercise, incident } = alarm;
  if (alarm.starts) return { type: 'StartIncident', directive, detail, exercise };
  return open.some((one) => one.incident === incident) ? { type: 'ChangeDirective', incident, directive, detail } : null;
}

export const recordAlarm = (send: SendCommand, alarm: Alarm, command: Command): Promise<CommandOutcome> => send(command, alarm.key as CommandId);
