/** Where the keys of a console are, and what became of those that could not be opened, with the words that the screens and the command line say of it. */
import { z } from 'zod';

/** `noDesktop`: only the desktop reaches the system's key store. `noStore`: there is none that protects anything. `notTaken`: it or the disk refused. */
export const keysKept = z.discriminatedUnion('in', [z.object({ in: z.literal('systemStore'), store: z.string() }), z.object({ in: z.literal('files'), why: z.enum(['noDesktop', 'noStore', 'notTaken']) })]);
export type KeysKept = z.infer<typeof keysKept>;

const WHY = {
  noDesktop: 'Muster runs without its desktop, which alone reaches the system’s key store.',
  noStore: 'This system offers no key store that protects them; on Linux a keyring (GNOME Keyring, KWallet) must run.',
  notTaken: 'The system’s key store, or the disk, did not take them; it is tried again at the next start.',
} as const;

export const keysKeptWords = (kept: KeysKept): string =>
  kept.in === 'systemStore' ? `In the system’s key store (${kept.store}).` : `In files that only this user of the computer may read. ${WHY[kept.why]}`;

export const replacedKeys = z.object({
  atWall: z.number().int(),
  /** The folder with what was there, in the data folder; null: nothing was. */
  aside: z.string().nullable(),
  keys: z.array(z.object({ key: z.enum(['console', 'network', 'pepper']), why: z.enum(['gone', 'broken', 'locked']) })),
});
export type ReplacedKeys = z.infer<typeof replacedKeys>;

const NAMES = { console: 'the key that seals what this console writes', network: 'its key for the network', pepper: 'the key that PINs are proved with' } as const;
const BECAME = { gone: 'gone', broken: 'damaged', locked: 'not given back by the system’s key store' } as const;

const STRANGER: readonly string[] = [
  'Other consoles take this computer for a stranger now, and what is entered here counts only here until it is let in again.',
  'At another console of this school revoke this one, then add a console (Setup, Consoles). Here, join (Setup, Consoles, “Join another school”): it is the same school, so nothing is set aside, and what was entered here comes along.',
  'Where no other computer of this school is left, go on here: this one is on the list of consoles as “Restored console” and lets others in. Give it a name, and revoke the one that it was before (Setup, Consoles). An old computer that comes back joins this one.',
];

/** In sentences: what happened, and what is to be done. */
export function replacedKeysWords({ aside, keys }: Omit<ReplacedKeys, 'atWall'>): readonly string[] {
  const isStranger = keys.some(({ key }) => key !== 'pepper');
  return [
    `New keys were made, since ${keys.map(({ key, why }) => `${NAMES[key]} was ${BECAME[why]}`).join(', and ')}.`,
    ...(aside === null ? [] : [`What was there is kept in ${aside}, in the data folder, and is never deleted by Muster. Put back before anything else is done, it counts again.`]),
    ...(isStranger ? STRANGER : []),
    ...(keys.some(({ key }) => key === 'pepper') ? ['No PIN or passphrase is known here any more: sign in with the recovery code, and give new ones under People and sign-in; or let this computer join again, which brings the site’s own.'] : []),
  ];
}
