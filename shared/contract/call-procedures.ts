/** What a window asks about calls for help, and who may say it: part of the tables in procedures.ts. */
import { z } from 'zod';
import type { dispatchCommands } from '../domain/dispatch/commands.ts';
import type { Role } from '../domain/site/events.ts';
import { callAlarmRow, callRow, callSettingsRow } from './call-rows.ts';
import type { Permission } from './permission.ts';

const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
/** Responders are nurses, counselors and teachers too. */
const staff: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor', 'teacher'];
/** Those who send others. */
const dispatchers: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor'];

export const callPermissions: Readonly<Record<keyof typeof dispatchCommands, Permission>> = {
  // From the first touch, by anyone; what is added or taken back by nobody in particular is decided by where it was raised.
  CallForHelp: 'anyone',
  DetailCall: 'anyone',
  CancelCall: 'anyone',
  TakeCall: staff,
  AskResponder: dispatchers,
  SetOutForCall: staff,
  ArriveAtCall: staff,
  StandDownFromCall: staff,
  HandOverCall: staff,
  TakeOverCall: staff,
  SettleClaims: dispatchers,
  CheckScene: staff,
  ClearCall: staff,
  SetCallKinds: command,
  SetEscalation: command,
};

export const callSubscriptions = {
  /** Open calls and those of today: all to those who send others; to others their own, those that they answer, and those that everybody is told of. */
  calls: { permission: staff, params: z.strictObject({}), row: callRow },
  /** Calls that this computer must show, locked or not. */
  'call-alarms': { permission: 'anyone', params: z.strictObject({}), row: callAlarmRow },
  'call-settings': { permission: 'anyone', params: z.strictObject({}), row: callSettingsRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
