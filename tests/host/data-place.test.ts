/** Where a console may keep its data, on each system. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataFolder, unsuitablePlace, type PlaceFacts } from '../../electron/host/system/data-place.ts';

const linux: PlaceFacts = { platform: 'linux', env: {}, mounts: '' };
const mount = (at: string, type: string): string => `36 35 98:0 / ${at} rw,noatime master:1 - ${type} /dev/x rw`;

test('a folder on a local disk is fine', () => {
  expect(unsuitablePlace('/srv/muster', { ...linux, mounts: [mount('/', 'ext4'), mount('/srv', 'xfs')].join('\n') })).toBeNull();
});

test.each(['nfs4', 'cifs', 'smb3', 'fuse.sshfs', '9p'])('a network drive (%s) is refused, with the reason', (type) => {
  const facts = { ...linux, mounts: [mount('/', 'ext4'), mount('/mnt/office', type)].join('\n') };
  expect(unsuitablePlace('/mnt/office/muster', facts)).toMatch(/network drive \(.+\).+this computer’s own disk/);
  expect(unsuitablePlace('/mnt/office-local/muster', facts)).toBeNull();
});

test('a share by its name is refused', () => {
  expect(unsuitablePlace('\\\\server\\share\\muster', linux)).toMatch(/network share/);
  expect(unsuitablePlace('//server/share/muster', linux)).toMatch(/network share/);
});

test.each(['OneDrive', 'OneDrive - Larkmoor School', 'Dropbox', 'Google Drive', 'Nextcloud', 'CloudStorage'])('a synced folder (%s) is refused, with the reason', (name) => {
  expect(unsuitablePlace(`/home/office/${name}/muster`, linux)).toMatch(/synced folder/);
});

test('OneDrive under another name is known by its environment', () => {
  expect(unsuitablePlace('/home/office/Documents/muster', { ...linux, env: { OneDrive: '/home/office/Documents' } })).toMatch(/OneDrive/);
});

test('a link into a synced folder is seen through', () => {
  const base = mkdtempSync(join(tmpdir(), 'muster-place-'));
  try {
    mkdirSync(join(base, 'Dropbox'));
    symlinkSync(join(base, 'Dropbox'), join(base, 'data'));
    expect(unsuitablePlace(join(base, 'data', 'new'), linux)).toMatch(/synced folder/);
  } finally {
    rmSync(base, { recursive: true });
  }
});

test('data is kept locally, never where it roams with the user', () => {
  expect(defaultDataFolder({ platform: 'win32', env: { LOCALAPPDATA: 'C:/Users/o/AppData/Local', APPDATA: 'C:/Users/o/AppData/Roaming' }, mounts: '' })).toContain('AppData/Local');
  expect(defaultDataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/x' }, mounts: '' })).toBe('/x/muster');
});
