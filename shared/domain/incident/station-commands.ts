/** What a person can ask about stations. Who is at one is no command: a volunteer says so at the console that it is (`station-volunteers.ts`). */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { postId } from './events.ts';
import { stationNumber, stationSetting } from './station-events.ts';

const id = z.string().regex(ID_PATTERN);
const ofStation = { incident: id, post: postId, station: stationNumber } as const;

export const stationCommandSchemas = {
  SetStation: z.strictObject({ type: z.literal('SetStation'), ...ofStation, ...stationSetting }),
  AssignStation: z.strictObject({ type: z.literal('AssignStation'), ...ofStation, console: id }),
  GiveUpStation: z.strictObject({ type: z.literal('GiveUpStation'), ...ofStation }),
} as const;

export type SetStation = z.infer<typeof stationCommandSchemas.SetStation>;
export type AssignStation = z.infer<typeof stationCommandSchemas.AssignStation>;
export type GiveUpStation = z.infer<typeof stationCommandSchemas.GiveUpStation>;
