/** The network as this console meets it, and alarms that came ahead of the log. Rows of the subscriptions `alarms`, `heard` and `network`. */
import { z } from 'zod';
import { directive } from '../domain/incident/events.ts';
import { managedRow } from './managed-settings.ts';

const wall = z.number();
const port = z.number().int();

/**
 * An alarm that this console knows of by its notice alone: the event has not arrived, or could not be saved. Gone as soon as
 * it is recorded here. Whoever wants it recorded here sends the same command under the same `commandId`: that is one fact
 * with the one that may still come.
 */
export const alarmRow = z.object({
  /** The command that raised it. */
  key: z.string(),
  incident: z.string(),
  /** `StartIncident` or `ChangeDirective`. */
  starts: z.boolean(),
  /** Where it was raised; null: that console is not known here yet. */
  consoleName: z.string().nullable(),
  /** It was raised at this very console, whose disk would not take it. */
  raisedHere: z.boolean(),
  directive,
  detail: z.string(),
  exercise: z.boolean(),
  /** By the clock of the console that raised it, for display. */
  raisedWall: wall,
  heardWall: wall,
  /** Milliseconds since it was raised, monotonic since it was heard, at `sentAtWall` of this host. */
  elapsedMs: z.number(),
  sentAtWall: wall,
});
export type AlarmRow = z.infer<typeof alarmRow>;

/** A console that says by multicast that it is there: a convenience, never proof of anything. */
export const heardRow = z.object({
  key: z.string(),
  consoleName: z.string(),
  version: z.string(),
  /** To be handed to `joinSite` or `addAddress`; the first is the likeliest. */
  addresses: z.array(z.string()).min(1),
  /** It says that it belongs to the site of this console. */
  ownSite: z.boolean(),
});
export type HeardRow = z.infer<typeof heardRow>;

export const addressSource = z.enum(['typed', 'pairing', 'heard', 'link']);
export type AddressSource = z.infer<typeof addressSource>;

/** One row. */
export const networkRow = z.object({
  key: z.string(),
  /** Null: this console was started without a LAN (`--no-lan`). */
  listening: z.object({ port: port.nullable(), problem: z.string().nullable() }).nullable(),
  /** What is set for this console, and whether a flag at its start (`--lan-port`), or what is managed, goes before it. */
  port: z.object({ set: port, flag: port.nullable() }),
  /** What whoever runs the school's computers has set for this one; null: nothing. */
  managed: managedRow.nullable(),
  /** Of every card that is up, as another console would type it; the likeliest first. */
  ownAddresses: z.array(z.object({ card: z.string(), address: z.string() })),
  /** Is multicast used to find consoles? Null: it is off (`--no-discovery`). `problem`: why it does not work. */
  discovery: z.object({ heard: z.number().int().nonnegative(), problem: z.string().nullable() }).nullable(),
  /** Where this console looks for others. */
  addresses: z.array(z.object({ address: z.string(), source: addressSource, consoleName: z.string().nullable(), addedWall: wall, workedWall: wall.nullable() })),
  /** What the computer's firewall and the network must let through, as text to copy. */
  rules: z.array(z.object({ where: z.enum(['windows', 'ufw', 'firewalld', 'switch']), text: z.string() })),
});
export type NetworkRow = z.infer<typeof networkRow>;

/** One finding of a test of the network, in words. */
export const networkFinding = z.object({
  key: z.string(),
  about: z.enum(['thisConsole', 'console', 'multicast']),
  /** Of the console that it is about; '' of this one. */
  consoleName: z.string(),
  state: z.enum(['good', 'warning', 'bad']),
  message: z.string(),
  /** '' where there is nothing to do. */
  whatToDo: z.string(),
});
export type NetworkFinding = z.infer<typeof networkFinding>;
