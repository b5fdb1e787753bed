/**
 * The only list of all events and commands. The log asks it what a type means; the contract what may be sent. A type
 * that is not here is kept and passed on, and not folded: a newer console wrote it.
 */
import type { z } from 'zod';
import { accountingCommands } from './accounting/commands.ts';
import { accountingEvents } from './accounting/events.ts';
import { alertCommands } from './alerts/commands.ts';
import { alertEvents } from './alerts/events.ts';
import { attendanceCommands } from './attendance/commands.ts';
import { attendanceEvents } from './attendance/events.ts';
import { cardCommands } from './cards/commands.ts';
import { cardEvents } from './cards/events.ts';
import { drillCommands } from './drills/commands.ts';
import { drillEvents } from './drills/events.ts';
import { drillRunCommands } from './drills/run-commands.ts';
import { drillRunEvents } from './drills/run-events.ts';
import { responderCommands } from './dispatch/responder-commands.ts';
import { responderEvents } from './dispatch/responder-events.ts';
import { tapCommands } from './dispatch/tap-commands.ts';
import { tapEvents } from './dispatch/tap-events.ts';
import { closingCommandSchemas } from './incident/closing-commands.ts';
import { closingEvents } from './incident/closing-events.ts';
import { dispatchCommands } from './dispatch/commands.ts';
import { dispatchEvents } from './dispatch/events.ts';
import { afterCommands } from './dispatch/report-commands.ts';
import { afterEvents } from './dispatch/report-events.ts';
import { incidentCommands } from './incident/commands.ts';
import { incidentEvents } from './incident/events.ts';
import { stationCommandSchemas } from './incident/station-commands.ts';
import { stationEvents } from './incident/station-events.ts';
import { incidentUpcasts } from './incident/upcasts.ts';
import { movementCommands } from './movement/commands.ts';
import { movementEvents } from './movement/events.ts';
import { careCommands } from './reunification/care-commands.ts';
import { careEvents } from './reunification/care-events.ts';
import { recordsCommands } from './records/commands.ts';
import { recordsEvents } from './records/events.ts';
import { retentionCommands } from './records/retention-commands.ts';
import { retentionEvents } from './records/retention-events.ts';
import { reunificationCommands } from './reunification/commands.ts';
import { contactCommandSchemas } from './reunification/contact-commands.ts';
import { contactEvents } from './reunification/contact-events.ts';
import { reunificationEvents } from './reunification/events.ts';
import { queueCommandSchemas } from './reunification/queue-commands.ts';
import { queueEvents } from './reunification/queue-events.ts';
import { reunificationUpcasts } from './reunification/upcasts.ts';
import { rosterCommands } from './roster/commands.ts';
import { rosterEvents } from './roster/events.ts';
import { rosterUpcasts } from './roster/upcasts.ts';
import { siteCommands } from './site/commands.ts';
import { siteEvents } from './site/events.ts';
import { siteUpcasts } from './site/upcasts.ts';

export interface EventRegistry {
  readonly schemas: Readonly<Record<string, z.ZodType>>;
  /** How the payload of an older version becomes that of a newer one, which is in `schemas` or is upcast again. */
  readonly upcasts: Readonly<Record<string, { readonly to: string; readonly payload: (older: unknown) => unknown }>>;
}

export const eventRegistry: EventRegistry = {
  schemas: { ...siteEvents, ...rosterEvents, ...incidentEvents, ...closingEvents, ...stationEvents, ...accountingEvents, ...reunificationEvents, ...careEvents, ...queueEvents, ...contactEvents, ...attendanceEvents, ...cardEvents, ...movementEvents, ...alertEvents, ...afterEvents, ...drillEvents, ...drillRunEvents, ...dispatchEvents, ...recordsEvents, ...retentionEvents, ...responderEvents, ...tapEvents },
  upcasts: { ...siteUpcasts, ...rosterUpcasts, ...incidentUpcasts, ...reunificationUpcasts },
};

export const commandSchemas = { ...siteCommands, ...rosterCommands, ...incidentCommands, ...closingCommandSchemas, ...stationCommandSchemas, ...accountingCommands, ...reunificationCommands, ...careCommands, ...queueCommandSchemas, ...contactCommandSchemas, ...attendanceCommands, ...cardCommands, ...movementCommands, ...alertCommands, ...afterCommands, ...drillCommands, ...drillRunCommands, ...dispatchCommands, ...recordsCommands, ...retentionCommands, ...responderCommands, ...tapCommands } as const;
export type CommandType = keyof typeof commandSchemas;
export type Command = { [T in CommandType]: z.infer<(typeof commandSchemas)[T]> }[CommandType];

/** Every type that this version can read, older forms too. */
export const knownTypes = (registry: EventRegistry): readonly string[] => [...Object.keys(registry.schemas), ...Object.keys(registry.upcasts)];

/** Does this version know some version of the type? */
export function knowsKind(registry: EventRegistry, type: string): boolean {
  const kind = type.slice(type.indexOf('.'));
  return Object.keys(registry.schemas).some((known) => known.endsWith(kind));
}

export type ReadPayload =
  | { readonly known: false }
  | { readonly known: true; readonly valid: true; readonly type: string; readonly payload: unknown }
  | { readonly known: true; readonly valid: false; readonly reason: string };

/** The newest form of a payload, checked. `known: false` for a type from a newer version. */
export function readPayload(registry: EventRegistry, type: string, payload: unknown): ReadPayload {
  let current = type;
  let value = payload;
  for (let upcast = registry.upcasts[current]; upcast !== undefined; upcast = registry.upcasts[current]) {
    current = upcast.to;
    value = upcast.payload(value);
  }
  const schema = registry.schemas[current];
  if (schema === undefined) return { known: false };
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { known: true, valid: false, reason: `${type}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'not valid'}` };
  }
  return { known: true, valid: true, type: current, payload: parsed.data };
}
