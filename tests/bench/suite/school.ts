/** A console on real files with a drawn school, as `npm run host` opens it, for rows that measure commands. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breathe, systemClock } from '../../../electron/host/system/clock.ts';
import { randomIds } from '../../../electron/host/system/crypto.ts';
import { CommandTurns } from '../../../electron/host/web/command-turns.ts';
import { WindowRequests } from '../../../electron/host/web/window-requests.ts';
import type { Command } from '../../../shared/domain/registry.ts';
import { silentLog } from '../../support/silent-log.ts';
import { openFolderConsole, type FolderConsole } from '../../support/own-console.ts';
import { drawDistrict } from '../district.ts';
import { muster } from '../running-host.ts';

/** `folder` and all in it is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files of a roster: twice as many guardians as students, seven enrolments each. */
export function writeDistrict(folder: string, students: number): readonly string[] {
  const district = drawDistrict(1, { students, guardians: students * 2, enrollments: students * 7 });
  const files = [join(folder, 'roster.zip'), join(folder, 'student-contacts.csv')];
  writeFileSync(join(folder, 'roster.zip'), district.zip);
  writeFileSync(join(folder, 'student-contacts.csv'), district.contacts);
  return files;
}

/** With the roster of a district, by the command line. */
export function importDistrict(folder: string, students: number, data = join(folder, 'data')): string {
  muster('import', ...writeDistrict(folder, students), '--data', data);
  return data;
}

/** What the windows of a console ask, by the door's own turns: what comes while others are carried out goes together. */
export function windowsOf({ console }: FolderConsole): (command: Command) => Promise<void> {
  const turns = new CommandTurns({ core: console, requests: new WindowRequests(console, systemClock, silentLog), breathe, log: silentLog });
  return (command) =>
    new Promise((resolve, reject) => {
      turns.take({ commandId: randomIds.next(), command }, (answer) => (answer.ok && answer.value.accepted ? resolve() : reject(new Error(JSON.stringify(answer)))));
    });
}

/** A console in a drill, and its students. */
export async function withDrill<T>(students: number, work: (at: FolderConsole, incident: string, people: readonly string[], folder: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const at = await openFolderConsole(importDistrict(folder, students));
    try {
      const incident = String(at.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true }).result['incident']);
      const people = at.console.read('people', { kind: 'student' }).map(({ person }) => person);
      return await work(at, incident, people, folder);
    } finally {
      await at.close();
    }
  });
}
