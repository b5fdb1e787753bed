/** The one reading of the permission table. Whoever may not use a procedure is refused at the door, before its content is read. */
import type { Permission } from '../../../shared/contract/permission.ts';
import type { Actor } from '../../../shared/kernel/history.ts';

export function mayUse(permission: Permission, actor: Actor): boolean {
  if (permission === 'anyone') return true;
  if (actor === 'unsigned') return false;
  const allowed: readonly string[] = permission;
  return allowed.includes(actor.role);
}
