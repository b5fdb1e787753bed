/**
 * What whoever runs a school's computers sets for one of them, in a file or in the registry: it goes before what is set in Muster, and is locked there.
 * docs/managed-settings.md says where it lies; the JSON schema beside it is made from this. Every refusal names the setting.
 */
import { z } from 'zod';
import { HIGHEST_LAN_PORT, LOWEST_LAN_PORT } from './lan-port.ts';

const MODIFIERS = '(?:CommandOrControl|Control|Alt|Shift|Super)';

const yesOrNo = z.boolean({ error: 'must be true or false (in the registry 1 or 0)' });
const folder = z.string({ error: 'must be a folder, as text' }).trim().min(3, 'must be a whole path, such as \\\\server\\muster or /srv/muster').max(500, 'must have at most 500 characters');
const named = (example: string) => {
  const problem = `must be a name, as text, such as ${example}`;
  return z.string({ error: problem }).trim().min(1, problem).max(120, 'must have at most 120 characters');
};
const port = `must be a whole number from ${LOWEST_LAN_PORT} to ${HIGHEST_LAN_PORT}`;

/** What people do at a computer, by the screen with which it opens. */
const computerRoles = ['command', 'accounting', 'reunification', 'board', 'dispatch', 'frontOffice'] as const;
export type ComputerRole = (typeof computerRoles)[number];

export const managedSettings = z.strictObject({
  site: named('Larkmoor School').describe('The one site that this computer may found, join, or take from a backup.'),
  zone: named('North wing').describe('The zone in which this computer stands: its rooms come first wherever one is chosen here.'),
  room: named('204').describe('The room in which this computer stands, as the site names it: a call for help from here sends people there.'),
  role: z.enum(computerRoles, { error: `must be one of ${computerRoles.join(', ')}` }).describe('What people do at this computer: with which screen it opens.'),
  lanPort: z.int({ error: port }).min(LOWEST_LAN_PORT, port).max(HIGHEST_LAN_PORT, port).describe('The port at which this console listens for the others.'),
  lanAddress: z.union([z.ipv4(), z.ipv6()], { error: 'must be an address of this computer, such as 10.0.4.17' }).describe('The one network address at which it listens; without it, all.'),
  discovery: yesOrNo.describe('Whether consoles find each other by multicast.'),
  updateFolder: folder.describe('Where new versions of Muster are put: a folder on this computer or on a file server.'),
  backupFolder: folder.describe('Where backups of this console go: a folder on another disk or on a file server.'),
  helpShortcut: z
    .string({ error: 'must be text, such as CommandOrControl+Shift+F9' })
    .regex(new RegExp(`^(?:${MODIFIERS}\\+){1,3}(?:F[1-9]|F1[0-9]|F2[0-4]|[A-Z0-9])$`), 'must be one to three of CommandOrControl, Control, Alt, Shift and Super, and a key, such as CommandOrControl+Shift+F9')
    .describe('The keys that call for help from any program when they are pressed twice.'),
  kiosk: yesOrNo.describe('Whether this computer shows Muster and nothing else.'),
  startAtLogin: yesOrNo.describe('Whether Muster starts when somebody signs in to the computer.'),
}).partial();
export type ManagedSettings = z.infer<typeof managedSettings>;

/** What this computer is, apart from how it is reached and updated. */
export const managedComputer = z.object(managedSettings.pick({ site: true, zone: true, room: true, role: true }).shape);
export type ManagedComputer = z.infer<typeof managedComputer>;

/** In the order in which they are shown. */
export const managedNames: ReadonlyMap<keyof ManagedSettings, string> = new Map<keyof ManagedSettings, string>([
  ['site', 'Site'],
  ['zone', 'Zone of this computer'],
  ['room', 'Room of this computer'],
  ['role', 'What people do at it'],
  ['lanPort', 'Port for other consoles'],
  ['lanAddress', 'Address for other consoles'],
  ['discovery', 'Finding each other by multicast'],
  ['updateFolder', 'Folder of new versions'],
  ['backupFolder', 'Folder of backups'],
  ['helpShortcut', 'Keys that call for help'],
  ['kiosk', 'Nothing but Muster on this computer'],
  ['startAtLogin', 'Starts when somebody signs in'],
]);

/** For people: each problem names its setting. */
export function managedProblem(error: z.ZodError): string {
  return error.issues
    .flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => `“${key}” is no setting of Muster; there are ${[...managedNames.keys()].join(', ')}`) : [`${issue.path.length === 0 ? 'The whole' : `“${issue.path.join('.')}”`} ${issue.path.length === 0 ? 'must be settings by name' : issue.message}`]))
    .join('. ');
}

/** As this computer has them. */
export const managedRow = z.object({
  /** The file, the key of the registry, or both. */
  from: z.string(),
  /** Why none of them count; null: all do. */
  problem: z.string().nullable(),
  settings: managedSettings,
});
export type ManagedRow = z.infer<typeof managedRow>;
