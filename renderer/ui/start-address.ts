/** With which screen a computer opens: as IT set it by what people do there (docs/managed-settings.md), else with Now. */
import type { ComputerRole } from '../../shared/contract/managed-settings.ts';

const ADDRESSES: Readonly<Record<ComputerRole, string>> = {
  command: '/now',
  accounting: '/accounting',
  reunification: '/reunification',
  board: '/reunification/board',
  dispatch: '/dispatch',
  frontOffice: '/people/today',
};

export const startAddress = (role: ComputerRole | undefined): string => ADDRESSES[role ?? 'command'];
