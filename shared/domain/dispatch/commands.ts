/** What a person can ask about calls for help. `responder` null: whoever is signed in. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { answeredOnBehalf, calledOnBehalf, callKinds, callWords, claims, kindKey, ladder, minutes, someWords } from './events.ts';

const id = z.string().regex(ID_PATTERN);
const call = { call: id } as const;
const responder = id.nullable();

export const dispatchCommands = {
  /** `room` null: the one that this console is named after, if there is one. */
  CallForHelp: z.strictObject({ type: z.literal('CallForHelp'), room: id.nullable(), kind: kindKey.nullable(), silent: z.boolean(), exercise: z.boolean(), onBehalf: calledOnBehalf }),
  DetailCall: z.strictObject({ type: z.literal('DetailCall'), ...call, room: id.optional(), kind: kindKey.optional(), atRisk: someWords.optional(), words: someWords.optional(), silent: z.boolean().optional() }),
  CancelCall: z.strictObject({ type: z.literal('CancelCall'), ...call, reason: someWords }),
  TakeCall: z.strictObject({ type: z.literal('TakeCall'), ...call, responder, onBehalf: answeredOnBehalf }),
  AskResponder: z.strictObject({ type: z.literal('AskResponder'), ...call, responder: id }),
  SetOutForCall: z.strictObject({ type: z.literal('SetOutForCall'), ...call, responder }),
  ArriveAtCall: z.strictObject({ type: z.literal('ArriveAtCall'), ...call, responder }),
  StandDownFromCall: z.strictObject({ type: z.literal('StandDownFromCall'), ...call, responder }),
  HandOverCall: z.strictObject({ type: z.literal('HandOverCall'), ...call, from: id, to: responder }),
  TakeOverCall: z.strictObject({ type: z.literal('TakeOverCall'), ...call, from: id, to: responder, reason: someWords }),
  /** `settles`: the takings that did not know of each other; `stay`: who goes. */
  SettleClaims: z.strictObject({ type: z.literal('SettleClaims'), ...call, settles: claims, stay: z.array(id).min(1).max(32) }),
  CheckScene: z.strictObject({ type: z.literal('CheckScene'), ...call, words: callWords }),
  ClearCall: z.strictObject({ type: z.literal('ClearCall'), ...call, outcome: someWords }),
  SetCallKinds: z.strictObject({ type: z.literal('SetCallKinds'), kinds: callKinds }),
  SetEscalation: z.strictObject({ type: z.literal('SetEscalation'), ladder, checkInMinutes: minutes, staleMinutes: minutes }),
} as const;

type Commands = typeof dispatchCommands;
export type CallForHelp = z.infer<Commands['CallForHelp']>;
export type DetailCall = z.infer<Commands['DetailCall']>;
export type CancelCall = z.infer<Commands['CancelCall']>;
export type TakeCall = z.infer<Commands['TakeCall']>;
export type HandOverCall = z.infer<Commands['HandOverCall']>;
export type TakeOverCall = z.infer<Commands['TakeOverCall']>;
export type SettleClaims = z.infer<Commands['SettleClaims']>;
export type CheckScene = z.infer<Commands['CheckScene']>;
export type ClearCall = z.infer<Commands['ClearCall']>;
export type SetCallKinds = z.infer<Commands['SetCallKinds']>;
export type SetEscalation = z.infer<Commands['SetEscalation']>;
export type DispatchCommand = { [T in keyof Commands]: z.infer<Commands[T]> }[keyof Commands];
