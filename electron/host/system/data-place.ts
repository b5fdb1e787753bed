/**
 * Where a console may keep its data: on a disk of this computer. A network share breaks SQLite's locks, and a synced
 * folder (OneDrive and the like) copies a database in the middle of a change and brings old copies back.
 */
import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';

/** What is asked of the machine; tests bring their own. */
export interface PlaceFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Text of /proc/self/mountinfo on Linux, else ''. */
  readonly mounts: string;
}

export const placeFacts = (): PlaceFacts => ({
  platform: process.platform,
  env: process.env,
  mounts: existsSync('/proc/self/mountinfo') ? readFileSync('/proc/self/mountinfo', 'utf8') : '',
});

/** The folder for this computer's own data, never one that roams with the user. */
export function defaultDataFolder({ platform, env }: PlaceFacts): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Muster');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Muster');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'muster');
}

const NETWORK_TYPES = /^(?:nfs\d?|cifs|smb\d?|smbfs|afs|9p|ncpfs|glusterfs|ceph|fuse\.(?:sshfs|rclone|davfs2?|gvfsd-fuse|s3fs|google-drive-ocamlfuse|onedriver))$/;
const SYNCED_NAMES = /^(?:onedrive(?: - .+)?|dropbox(?: \(.+\))?|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage|box(?: sync)?|nextcloud|owncloud|syncthing|pcloud ?drive)$/i;

/** Why data must not be kept there, in words; null where it may. The folder need not exist yet. */
export function unsuitablePlace(folder: string, facts: PlaceFacts): string | null {
  const real = realPath(folder);
  if (/^[\\/]{2}/.test(real) || /^[\\/]{2}/.test(folder)) return `${folder} is on a network share. Muster keeps its data on this computer, so that it works when the network does not. Choose a folder on this computer’s own disk.`;
  const parts = real.split(/[\\/]/);
  const oneDrive = [facts.env['OneDrive'], facts.env['OneDriveCommercial'], facts.env['OneDriveConsumer']].some((root) => root !== undefined && root !== '' && (real + sep).startsWith(root + sep));
  const synced = oneDrive ? 'OneDrive' : parts.find((part) => SYNCED_NAMES.test(part));
  if (synced !== undefined) return `${folder} is in a synced folder (${synced}). Syncing would copy the database while it changes, and could bring an old copy back. Choose a folder on this computer that is not synced.`;
  const type = mountType(real, facts.mounts);
  if (type !== null && NETWORK_TYPES.test(type)) return `${folder} is on a network drive (${type}). Muster keeps its data on this computer, so that it works when the network does not. Choose a folder on this computer’s own disk.`;
  return null;
}

/** The path without links (a mapped drive becomes its share), as far as it exists. */
function realPath(folder: string): string {
  let existing = folder;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  return existsSync(existing) ? realpathSync.native(existing) + folder.slice(existing.length) : folder;
}

/** Room on the disk that holds a folder, for this user; null where the system does not say. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}

/** The type of the file system that holds a path; null where that is not known. */
function mountType(path: string, mounts: string): string | null {
  let best = '';
  let type: string | null = null;
  for (const line of mounts.split('\n')) {
    const [before, after] = line.split(' - ');
    const mount = before?.split(' ')[4]?.replaceAll('\\040', ' ');
    const kind = after?.split(' ')[0];
    if (mount === undefined || kind === undefined) continue;
    const holds = mount === '/' || path === mount || path.startsWith(`${mount}/`);
    if (holds && mount.length >= best.length) {
      best = mount;
      type = kind;
    }
  }
  return type;
}
