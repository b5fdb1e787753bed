/** Whether whoever is signed in may do something, by the contract's own table: what they may not is said, never offered. */
import type { Permission } from '../../../shared/contract/permission.ts';
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import type { CommandType } from '../../../shared/domain/registry.ts';
import { useSurroundings, type Site } from '../surroundings.tsx';

export const mayUse = (permission: Permission, signedIn: Site['signedIn']): boolean => permission === 'anyone' || (signedIn !== null && permission.includes(signedIn.role));

export const useMay = (command: CommandType): boolean => mayUse(commandPermissions[command], useSurroundings().site.signedIn);
