/**
 * A program: `node rosters-apart.ts FOLDER` fills a data folder with a school whose two consoles each imported a class list
 * while they did not know of each other, and then met.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles } from '../../electron/host/cli/operations.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { APART } from './import-files.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the data folder');
const files = mkdtempSync(join(tmpdir(), 'muster-lists-'));

async function importList(at: FolderConsole, name: string, text: string): Promise<void> {
  const path = join(files, name);
  writeFileSync(path, text);
  const report = await importFiles(at.console, { files: [path], map: null, school: null, dryRun: false, siteName: 'Grand Bend', founder: 'Dana Okonkwo', acceptLeaving: null });
  if (!report.applied) throw new Error(`${name} was refused: ${JSON.stringify(report.rejection ?? report.problems)}`);
}

const office = await openFolderConsole(folder);
const gate = await openFolderConsole();
try {
  await importList(office, 'before.csv', APART.before);
  letIn(office, gate);
  await importList(office, 'office.csv', APART.office);
  await importList(gate, 'gate.csv', APART.gate);
  carry(gate, office);
} finally {
  await office.close();
  await gate.remove();
  rmSync(files, { recursive: true, force: true });
}
