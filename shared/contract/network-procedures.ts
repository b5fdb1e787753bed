/** What a window asks of alarms heard ahead of the log and of the network: part of the table in procedures.ts. */
import { z } from 'zod';
import { roles, type Role } from '../domain/site/events.ts';
import { HIGHEST_LAN_PORT, LOWEST_LAN_PORT } from './lan-port.ts';
import { alarmRow, heardRow, networkFinding, networkRow } from './network-rows.ts';
import type { Permission } from './permission.ts';

const everyRole: readonly Role[] = roles;
const administrator: readonly Role[] = ['administrator'];

/** As long as a person may paste. */
const typedAddress = z.string().max(1_000);

export const networkSubscriptions = {
  /** Directive and place, no names of students: a locked computer shows them. The newest first. */
  alarms: { permission: 'anyone', params: z.strictObject({}), row: alarmRow },
  /** Whoever sets up a console that belongs to no site yet chooses from them. */
  heard: { permission: 'anyone', params: z.strictObject({}), row: heardRow },
  network: { permission: everyRole, params: z.strictObject({}), row: networkRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;

export const networkQueries = {
  /** This console looks for others there too. Answers with the address as it is kept. */
  addAddress: { permission: administrator, params: z.strictObject({ address: typedAddress }), answer: z.object({ address: z.string() }) },
  removeAddress: { permission: administrator, params: z.strictObject({ address: typedAddress }), answer: z.object({}) },
  /** Takes effect at once. */
  setLanPort: { permission: administrator, params: z.strictObject({ port: z.number().int().min(LOWEST_LAN_PORT).max(HIGHEST_LAN_PORT) }), answer: z.object({}) },
  /** Tries every console at every address; takes some seconds. */
  testNetwork: { permission: everyRole, params: z.strictObject({}), answer: z.object({ findings: z.array(networkFinding) }) },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
