/**
 * Looks for a new version now and then, says when there is one, and installs it when somebody asks for it: never by itself, and never while an incident or a
 * drill is open. Where another program installs (macOS, deb), it only says what lies there.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { app, Notification } from 'electron';
import { after } from './shell-timer.ts';
import { isWhole, lookForUpdate, replaceAppImage, type NewVersion } from './update-folder.ts';

/** Set when the packages are built; '' in a build that takes no updates. */
declare const MUSTER_UPDATE_KEY: string;

const LOOK_AGAIN_AFTER_MS = 60 * 60 * 1_000;

interface UpdateNeeds {
  readonly folder: string;
  /** It may be installed from now on. */
  readonly onFound: (found: NewVersion) => void;
}

/** For as long as the desktop runs. */
export function watchForUpdates({ folder, onFound }: UpdateNeeds): void {
  if (MUSTER_UPDATE_KEY === '') return;
  let told: string | null = null;
  const look = (): void => {
    lookForUpdate({ folder, keep: join(app.getPath('userData'), 'updates'), publicKey: MUSTER_UPDATE_KEY, running: app.getVersion(), system: `${process.platform}-${process.arch}` })
      .then((found) => {
        if (found === null || found.version === told) return;
        told = found.version;
        new Notification({ title: `Muster ${found.version} is here`, body: installs() ? 'Choose “Install” in the menu of Muster’s mark when it is quiet.' : `It lies in ${folder}. Whoever runs the school’s computers installs it.` }).show();
        if (installs()) onFound(found);
      })
      .catch((error: unknown) => console.error(`No update was taken from ${folder}: ${String(error)}`))
      .finally(() => after(LOOK_AGAIN_AFTER_MS, look));
  };
  look();
}

const installs = (): boolean => process.platform === 'win32' || (process.platform === 'linux' && process.env['APPIMAGE'] !== undefined);

/** To be called when the host has ended. What it starts goes on when the desktop is gone, and starts the new one. */
export async function install({ path, file }: NewVersion): Promise<void> {
  if (!(await isWhole(path, file))) throw new Error('the copy on this computer was changed since it was checked');
  const appImage = process.env['APPIMAGE'];
  if (process.platform === 'win32') {
    spawn(path, ['/S', '--updated', '--force-run'], { detached: true, stdio: 'ignore' }).unref();
  } else if (appImage !== undefined) {
    await replaceAppImage(appImage, path);
    app.relaunch({ execPath: appImage });
  }
}
