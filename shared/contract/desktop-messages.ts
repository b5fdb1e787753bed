/**
 * What the host and the desktop that started it say to each other. The desktop asks for another window's address, or that the host
 * ends, and hands on what was raised at it; the host says what takes the screen and whether it would be wrong to quit now, and has its keys
 * wrapped by the system. Nothing here names a person.
 */
import { z } from 'zod';
import { ID_PATTERN } from '../kernel/ids.ts';
import { managedSettings } from './managed-settings.ts';

export const ASK_FOR_WINDOW = 'window';
export const ASK_TO_STOP = 'stop';
/** The computer slept, and is awake: what others said meanwhile is to be had at once. */
export const WOKE_UP = 'woke';

/** A key is some hundreds of letters, wrapped some more. */
const keyText = z.string().max(20_000);
const request = z.number().int().positive();

/** What the desktop's key store gave back; null: it refuses, or there is none that protects anything. */
export const keyStoreAnswer = z.strictObject({ is: z.literal('keyStore'), request, text: keyText.nullable() });
export type KeyStoreAnswer = z.infer<typeof keyStoreAnswer>;

const commandId = z.string().regex(ID_PATTERN);

/** What can be raised at the desktop itself: from any program, and while no host runs. Said again with the same id until the host answers. */
export const raisedAtDesktop = z.strictObject({ is: z.literal('raise'), commandId, what: z.enum(['help', 'hold', 'secure', 'lockdown', 'evacuate', 'shelter']) });
export type RaisedAtDesktop = z.infer<typeof raisedAtDesktop>;

const takeover = z.strictObject({ key: z.string().max(200), title: z.string().max(200), body: z.string().max(500) });

export const hostMessage = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('news'),
    takeovers: z.array(takeover).max(100),
    /** An incident or a drill runs: quitting and sleeping are asked about. */
    incidentOpen: z.boolean(),
  }),
  /** What is managed at this computer and is for the desktop to keep to. */
  z.strictObject({ is: z.literal('managed'), settings: managedSettings.pick({ kiosk: true, startAtLogin: true, helpShortcut: true, updateFolder: true }) }),
  /** What became of what was raised at the desktop; `refused` in words for whoever raised it. */
  z.strictObject({ is: z.literal('raised'), commandId, refused: z.string().max(500).nullable() }),
  /** The keys of this console, for the system's key store, which only the desktop reaches. `name`: how it is called; `text` is base64 where it is wrapped. */
  z.strictObject({ is: z.literal('keyStore'), request, ask: z.enum(['name', 'wrap', 'unwrap']), text: keyText }),
  /** The store does not give them back: the host ends, having said why, and a person may go on with new ones. */
  z.strictObject({ is: z.literal('keysLocked') }),
  /** The address of one more window, with a code of its own. */
  z.strictObject({ is: z.literal('window'), url: z.string().startsWith('http://127.0.0.1:') }),
]);
export type HostMessage = z.infer<typeof hostMessage>;
export type KeyStoreRequest = Extract<HostMessage, { is: 'keyStore' }>;
export type DesktopNews = Extract<HostMessage, { is: 'news' }>;
export type DesktopManaged = Extract<HostMessage, { is: 'managed' }>['settings'];

/** The page that takes the screen, in the fragment of a window's address: which one it is about. */
export const TAKEOVER_FRAGMENT = 'takeover';
