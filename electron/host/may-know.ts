/** What whoever is signed in is told of what not everybody may know; by the contract's own table. */
import { fieldPermissions } from '../../shared/contract/field-permissions.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { MayKnow } from '../../db/queries/may-know.ts';
import { mayUse } from './web/may-use.ts';

export const mayKnow = (actor: Actor): MayKnow => ({
  alerts: mayUse(fieldPermissions.alerts.permission, actor),
  hospital: mayUse(fieldPermissions.hospital.permission, actor),
  deaths: mayUse(fieldPermissions.deaths.permission, actor),
  orders: mayUse(fieldPermissions.orders.permission, actor),
  takers: mayUse(fieldPermissions.takers.permission, actor),
});
