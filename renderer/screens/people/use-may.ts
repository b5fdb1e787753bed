/** Whether whoever is signed in may do something, by the contract's own table: what they may not is said, never offered. */
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import type { CommandType } from '../../../shared/domain/registry.ts';
import { useSurroundings } from '../surroundings.tsx';

export function useMay(command: CommandType): boolean {
  const { signedIn } = useSurroundings().site;
  const permission = commandPermissions[command];
  return permission === 'anyone' || (signedIn !== null && permission.includes(signedIn.role));
}
