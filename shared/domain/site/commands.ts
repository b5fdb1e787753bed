/** What a person can ask of the site area. */
import { z } from 'zod';
import { bellSchedule } from './events.ts';

const name = z.string().trim().min(1).max(120);

export const siteCommands = {
  FoundSite: z.strictObject({ type: z.literal('FoundSite'), siteName: name, founderName: name, consoleName: name }),
  ErasePayloads: z.strictObject({
    type: z.literal('ErasePayloads'),
    streams: z.array(z.string().max(200)).min(1).max(64),
    reason: z.string().trim().min(1).max(500),
  }),
  SetBellSchedule: z.strictObject({ type: z.literal('SetBellSchedule'), bells: bellSchedule }),
} as const;

export type FoundSite = z.infer<typeof siteCommands.FoundSite>;
export type SetBellSchedule = z.infer<typeof siteCommands.SetBellSchedule>;
export type ErasePayloads = z.infer<typeof siteCommands.ErasePayloads>;
