/** What can be said of a student who is in a hospital, or deceased: each by those who may know it. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { knownLater } from './care-events.ts';
import { reason, spokenName } from './events.ts';

const id = z.string().regex(ID_PATTERN);
const about = { incident: id, student: id } as const;
const ofCare = { ...about, care: z.string().regex(SHA256_PATTERN) } as const;

export const careCommands = {
  StateHospital: z.strictObject({ type: z.literal('StateHospital'), ...about, hospital: spokenName, wentAlong: knownLater }),
  StateDeceased: z.strictObject({ type: z.literal('StateDeceased'), ...about, knownFrom: spokenName, withFamily: knownLater }),
  RecordFamilyTold: z.strictObject({ type: z.literal('RecordFamilyTold'), ...ofCare, whom: spokenName, toldBy: spokenName, words: knownLater }),
  TakeBackCare: z.strictObject({ type: z.literal('TakeBackCare'), ...ofCare, reason }),
} as const;

type Commands = typeof careCommands;
export type StateHospital = z.infer<Commands['StateHospital']>;
export type StateDeceased = z.infer<Commands['StateDeceased']>;
export type RecordFamilyTold = z.infer<Commands['RecordFamilyTold']>;
export type TakeBackCare = z.infer<Commands['TakeBackCare']>;
