/**
 * What the host and the desktop that started it say to each other. The desktop asks for another window's address, or that the host
 * ends; the host says what takes the screen and whether it would be wrong to quit now. Nothing here names a person.
 */
import { z } from 'zod';

export const ASK_FOR_WINDOW = 'window';
export const ASK_TO_STOP = 'stop';

const takeover = z.strictObject({ key: z.string().max(200), title: z.string().max(200), body: z.string().max(500) });

export const hostMessage = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('news'),
    takeovers: z.array(takeover).max(100),
    /** An incident or a drill runs: quitting and sleeping are asked about. */
    incidentOpen: z.boolean(),
  }),
  /** The address of one more window, with a code of its own. */
  z.strictObject({ is: z.literal('window'), url: z.string().startsWith('http://127.0.0.1:') }),
]);
export type HostMessage = z.infer<typeof hostMessage>;
export type DesktopNews = Extract<HostMessage, { is: 'news' }>;

/** The page that takes the screen, in the fragment of a window's address: which one it is about. */
export const TAKEOVER_FRAGMENT = 'takeover';
