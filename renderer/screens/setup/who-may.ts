/** Who may change what, in words, by the contract's own table. */
import type { Permission } from '../../../shared/contract/permission.ts';
import { roleNames } from '../../ui/words.ts';

export function whoMay(permission: Permission): string {
  if (permission === 'anyone') return 'anyone';
  const names = permission.map((role) => roleNames[role]);
  return names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
