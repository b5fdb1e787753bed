/**
 * The command line. It asks the host that owns the data folder, or, where none runs, owns the folder itself. Paths are
 * those of the folder that the person is in. Exit codes: 0 done; 1 refused, or something was found; 2 not understood.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { DatabaseFromTheFuture } from '../../../db/migrate.ts';
import type { VerifyReport } from '../../../db/verify.ts';
import { codeMeaning, type DayListRequest } from '../../../shared/contract/day-list.ts';
import { SAMPLE } from '../console.ts';
import { DatabaseUnreadable, openOwnConsole, UnsuitableDataFolder, type OwnConsole } from '../own-console.ts';
import { MAX_SAMPLE_STUDENTS } from '../roster-import/sample-people.ts';
import { supportReport, type SupportReport } from '../support/support-report.ts';
import { localDate, systemClock } from '../system/clock.ts';
import { KeysLocked } from '../system/console-keys.ts';
import { DataFolder, DataFolderBusy } from '../system/data-folder.ts';
import { defaultDataFolder, placeFacts } from '../system/data-place.ts';
import { askHost } from './ask-host.ts';
import { asManaged } from './as-managed.ts';
import { lookThrough, makeBackup, restoreHere, takeOverKeys, type BackupReport, type RestoreReport } from './backup-operations.ts';
import { exportable, exportFile, exportRequest, type ExportReport } from './export-file.ts';
import { importFiles, loadSample, MAX_NAME, notImported, status, supportOf, takeDayListFile, verifyFile, type DayListReport, type ImportReport, type NetworkReport } from './operations.ts';
import { readSecret } from './read-secret.ts';
import * as say from './say.ts';
import { FolderNotEmpty, writeSample } from './write-sample.ts';

const callersFolder = process.env['INIT_CWD'] ?? process.cwd();

interface Common {
  readonly data: string;
  readonly json: boolean;
}

const whole = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('It must be a whole number.');
  return number;
};

function studentNumber(text: string): number {
  const number = whole(text);
  if (number < 1 || number > MAX_SAMPLE_STUDENTS) throw new InvalidArgumentError(`It must be from 1 to ${MAX_SAMPLE_STUDENTS}.`);
  return number;
}

function shortName(text: string): string {
  const name = text.trim();
  if (name.length < 1 || name.length > MAX_NAME) throw new InvalidArgumentError(`It must have from 1 to ${MAX_NAME} characters.`);
  return name;
}

function isoDate(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('It must be a date such as 2026-10-14.');
  return text;
}

function meaningsOf(text: string, others: DayListRequest['codes']): DayListRequest['codes'] {
  const [code = '', meaning] = text.split('=');
  const read = codeMeaning.safeParse(meaning);
  if (code === '' || !read.success) throw new InvalidArgumentError('It must be a code and what it means, such as E=absent.');
  return { ...others, [code]: read.data };
}

/** The file is checked with the roster, so that what is wrong with it is said like any other problem. */
function readMap(path: string): { readonly file: string; readonly text: string } {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new FileMissing(path);
  return { file: basename(path), text: readFileSync(path, 'utf8') };
}

class FileMissing extends Error {
  override readonly name = 'FileMissing';
  constructor(path: string) {
    super(`There is no file ${path}. Check the name and the place.`);
  }
}

/** Asks the running host, else does it here. */
async function onConsole<T>(data: string, request: string, body: unknown, here: (own: OwnConsole) => Promise<T> | T): Promise<T> {
  const answer = await askHost(data, request, body);
  if (answer !== null) return answer as T;
  const own = await openOwnConsole(data, null, asManaged());
  try {
    return await here(own);
  } finally {
    await own.close();
  }
}

/** `failed` sets the exit code 1. */
function tell(value: object, json: boolean, words: readonly string[], failed: boolean): void {
  console.log(json ? JSON.stringify(value) : words.join('\n'));
  if (failed) process.exitCode = 1;
}

async function verify(data: string): Promise<VerifyReport> {
  const answer = await askHost(data, 'verify', {});
  if (answer !== null) return answer as VerifyReport;
  if (!existsSync(join(data, 'muster.db'))) throw new NoData(data);
  // Not opened as a console: that would begin a new incarnation, migrate, and change what is to be looked at.
  const folder = new DataFolder(data);
  try {
    return await verifyFile(folder.database);
  } finally {
    folder.release();
  }
}

/** Of a running console, or of a folder that cannot even be opened: that is when it is needed. */
async function support(data: string): Promise<{ readonly report: SupportReport; readonly zip: Uint8Array }> {
  const answer = await askHost(data, 'support', {});
  if (answer !== null) {
    const { report, zipBase64 } = z.object({ report: supportReport, zipBase64: z.base64() }).parse(answer);
    return { report, zip: Buffer.from(zipBase64, 'base64') };
  }
  if (!existsSync(join(data, 'muster.db'))) throw new NoData(data);
  const folder = new DataFolder(data);
  try {
    return await supportOf(folder, folder.database, await verifyFile(folder.database), []);
  } finally {
    folder.release();
  }
}

/** What was there before is kept. */
function writeNew(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') throw new NotWritten(path, error.code);
    throw error;
  }
}

class NotWritten extends Error {
  override readonly name = 'NotWritten';
  constructor(path: string, code: string) {
    super(code === 'EEXIST' ? `There is a file ${path} already. Give another name with --out.` : `${path} could not be written (${code}). Choose a folder that you may write to.`);
  }
}

class NotRunning extends Error {
  override readonly name = 'NotRunning';
  constructor(data: string) {
    super(`No Muster runs with the data in ${data}, so nothing listens there. Start it, then test the network.`);
  }
}

class NoData extends Error {
  override readonly name = 'NoData';
  constructor(data: string) {
    super(`There is no Muster data in ${data}. Give the right folder with --data.`);
  }
}

interface ImportOptions extends Common {
  readonly dryRun: boolean;
  readonly map?: string;
  readonly school?: string;
  readonly allSchools: boolean;
  readonly acceptLeaving?: number;
  readonly siteName?: string;
  readonly founder?: string;
}

/** What is only tried leaves nothing behind, not even an empty database. */
async function importHere(files: readonly string[], options: ImportOptions): Promise<ImportReport> {
  if (!options.dryRun || existsSync(join(options.data, 'muster.db'))) return importInto(options.data, files, options);
  const folder = mkdtempSync(join(tmpdir(), 'muster-dry-run-'));
  try {
    return await importInto(folder, files, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importInto(data: string, files: readonly string[], options: ImportOptions): Promise<ImportReport> {
  const map = options.map === undefined ? null : readMap(resolve(callersFolder, options.map));
  const request = { files: files.map((file) => resolve(callersFolder, file)), map, school: options.allSchools ? '' : (options.school ?? null), acceptLeaving: options.acceptLeaving ?? null, dryRun: options.dryRun, siteName: options.siteName ?? null, founder: options.founder ?? null };
  return onConsole(data, 'import', request, (own) => importFiles(own.console, request));
}

async function restore(file: string, { data, instead, keys }: { readonly data: string; readonly instead: boolean; readonly keys?: string }): Promise<RestoreReport> {
  const answer = await askHost(data, 'restore', { file, instead });
  if (answer !== null) return answer as RestoreReport;
  const taken = keys === undefined ? null : takeOverKeys(keys, data);
  return taken?.ok === false ? { atHost: false, read: null, rejection: taken.error } : restoreHere(data, file, instead);
}

function commands(): Command {
  const program = new Command('muster').description('Muster from the command line. A console that is running is asked; it need not be stopped.').exitOverride();
  const common = (command: Command): Command =>
    command
      .option('--data <folder>', 'the console’s data folder', (folder: string) => resolve(callersFolder, folder), defaultDataFolder(placeFacts()))
      .option('--json', 'print JSON', false);

  common(program.command('import').description('Import a roster: OneRoster 1.1 or 1.2, School Data Sync, or a class list (zip, folder or files), with student-contacts.csv beside it').argument('<file...>'))
    .option('--dry-run', 'say what would change, write nothing', false)
    .option('--map <file>', 'JSON that says what the columns of a class list are: {"Pupil": "fullName", "Form": "class"}')
    .addOption(new Option('--school <id>', 'only this school, by its id in the files; remembered for the next import').conflicts('allSchools'))
    .option('--all-schools', 'every school of the files, whatever was chosen last time', false)
    .option('--accept-leaving <number>', 'how many students leave, where Muster asks for that', whole)
    .option('--site-name <name>', 'the site’s name, where this folder has none yet', shortName)
    .option('--founder <name>', 'who sets it up, where this folder has none yet', shortName)
    .action(async (files: string[], options: ImportOptions) => {
      const report = await importHere(files, options).catch((error: unknown): ImportReport => {
        if (options.json && isRefusal(error)) return notImported({ name: error.name, message: error.message, whatToDo: '' });
        throw error;
      });
      tell(report, options.json, say.importReport(report), !report.applied && !(report.dryRun && say.isAcceptable(report)));
    });

  for (const [of, about] of [['attendance', 'Absences and late arrivals of today'], ['visitors', 'Visitors of today']] as const) {
    common(program.command(of).description(`${about}, from a CSV of the ${of === 'attendance' ? 'attendance' : 'visitor'} system`).argument('<file>'))
      .option('--dry-run', 'say what it would change, write nothing', false)
      .option('--code <code=meaning...>', 'what a code means: absent, late, left or here', meaningsOf, {})
      .action(async (file: string, options: Common & { readonly dryRun: boolean; readonly code: DayListRequest['codes'] }) => {
        const order = { of, file: resolve(callersFolder, file), dryRun: options.dryRun, codes: options.code };
        const report: DayListReport = await onConsole(options.data, 'day-list', order, (own) => takeDayListFile(own.console, order));
        tell(report, options.json, say.dayListReport(report), report.preview === null || report.preview.plan === null);
      });
  }

  common(program.command('sample').description('Fill an empty data folder with the invented sample school'))
    .option('--seed <number>', 'another invented school', whole, SAMPLE.seed)
    .option('--students <number>', `how many students, up to ${MAX_SAMPLE_STUDENTS}`, studentNumber, SAMPLE.students)
    .option('--date <date>', 'the day on which the school is looked at, such as 2026-10-14; today if not given', isoDate)
    .option('--oneroster <folder>', 'load nothing: write the school into this folder as a OneRoster 1.2 package')
    .action(async (options: Common & { seed: number; students: number; date?: string; oneroster?: string }) => {
      const { seed, students, date = null } = options;
      if (options.oneroster !== undefined) {
        const folder = resolve(callersFolder, options.oneroster);
        const written = writeSample(folder, { seed, students, date: date ?? localDate(systemClock.wallMs()) });
        tell(written, options.json, say.sampleFiles(written), false);
        return;
      }
      const request = { seed, students, date, founder: null };
      const done: Awaited<ReturnType<typeof loadSample>> = await onConsole(options.data, 'sample', request, (own) => loadSample(own.console, request));
      tell({ applied: done.rejection === null, ...done }, options.json, say.sample(done), done.rejection !== null);
    });

  common(program.command('status').description('What this console holds, with digests to compare it with another')).action(async (options: Common) => {
    const found = await onConsole(options.data, 'status', {}, (own) => status(own.console));
    tell(found, options.json, say.status(found), false);
  });

  common(program.command('network').description('Test the network of a console that runs: who is reached, what is wrong, what the firewall must let through')).action(async (options: Common) => {
    const answer = await askHost(options.data, 'network', {});
    if (answer === null) throw new NotRunning(options.data);
    const report = answer as NetworkReport;
    tell(report, options.json, say.networkReport(report), report.findings.some((one) => one.state === 'bad'));
  });

  common(program.command('verify').description('Check every chain, seal, payload and view; changes nothing')).action(async (options: Common) => {
    const report = await verify(options.data);
    tell({ ok: report.findings.length === 0, ...report }, options.json, say.verifyReport(report), report.findings.length > 0);
  });

  common(program.command('support').description('Write a support file: versions, counts, checks and logs, and nothing about people'))
    .requiredOption('--out <file>', 'where to write it, such as muster-support.zip', (file: string) => resolve(callersFolder, file))
    .action(async (options: Common & { out: string }) => {
      if (!options.json) console.log(say.supportHolds().join('\n'));
      const { report, zip } = await support(options.data);
      writeNew(options.out, zip);
      tell({ out: options.out, sizeBytes: zip.byteLength, report }, options.json, say.written(options.out, zip.byteLength), false);
    });

  common(program.command('export').description('Write a file with people’s data, for somebody of the school: asks for their PIN or passphrase, or for a key from Setup').addArgument(new Argument('<what>', 'what').choices(exportable)))
    .option('--as <name>', 'whose: the name as it stands under Setup, Staff; without it a key is asked for, as a script has one from Setup', shortName)
    .requiredOption('--out <file>', 'where to write it', (file: string) => resolve(callersFolder, file))
    .option('--incident <id>', 'of which incident; the newest if not given')
    .action(async (what: string, options: Common & { as?: string; out: string; incident?: string }) => {
      const asked = exportRequest.omit({ secret: true }).safeParse({ what, incident: options.incident ?? null, staff: options.as ?? null });
      if (!asked.success) throw new InvalidArgumentError('The incident must be an id as it stands in the address of its page.');
      if (existsSync(options.out)) throw new NotWritten(options.out, 'EEXIST');
      const request = { ...asked.data, secret: await readSecret(options.as === undefined ? 'Key from Setup: ' : `PIN or passphrase of ${options.as}: `) };
      const report: ExportReport = await onConsole(options.data, 'export', request, (own) => exportFile(own.console, request));
      if (report.file === null) return tell({ written: false, rejection: report.rejection }, options.json, say.exportRefused(report), true);
      const bytes = Buffer.from(report.file.base64, 'base64');
      writeNew(options.out, bytes);
      tell({ written: true, out: options.out, sizeBytes: bytes.byteLength }, options.json, say.written(options.out, bytes.byteLength), false);
    });

  common(program.command('backup').description('Make a backup of this console now, where its backups go, and check it')).action(async (options: Common) => {
    const report: BackupReport = await onConsole(options.data, 'backup', {}, makeBackup);
    tell(report, options.json, say.backupReport(report), report.made === null);
  });

  common(program.command('restore').description('Put a backup in the place of this console’s data; what was there is kept aside').argument('[file]', 'the backup; with --list also a folder of them, and the one that is set if not given'))
    .option('--list', 'restore nothing: say what the backups hold, after looking each through to its last word', false)
    .option('--instead', 'also where this computer holds another school', false)
    .option('--keys <folder>', 'on a new computer: the folder with the key files of the console that is gone', (folder: string) => resolve(callersFolder, folder))
    .action(async (file: string | undefined, options: Common & { readonly list: boolean; readonly instead: boolean; readonly keys?: string }) => {
      const place = file === undefined ? null : resolve(callersFolder, file);
      if (options.list) {
        const found = lookThrough(options.data, place);
        return tell(found, options.json, say.backupsFound(found), found.rejection !== null);
      }
      if (place === null) throw new InvalidArgumentError('Say which backup. “restore --list” lists them.');
      const report = await restore(place, options);
      tell(report, options.json, say.restoreReport(report), report.rejection !== null);
    });

  common(program.command('rebuild').description('Make all views anew from the log')).action(async (options: Common) => {
    const report: { readonly streams: number } = await onConsole(options.data, 'rebuild', {}, (own) => own.console.rebuild(() => undefined));
    tell({ rebuilt: true, ...report }, options.json, [`All views were made anew from ${report.streams} streams of the log.`], false);
  });
  return program;
}

/** What is in a person's hands; anything else is a bug. */
const isRefusal = (error: unknown): error is Error => [DataFolderBusy, KeysLocked, UnsuitableDataFolder, DatabaseUnreadable, DatabaseFromTheFuture, NoData, NotRunning, FileMissing, NotWritten, FolderNotEmpty].some((kind) => error instanceof kind);

/** A program that asked for JSON gets it also where nothing could be done; the words for people go to the error stream in either case. */
function tellRefusal(name: string, message: string, whatToDo: string): void {
  if (process.argv.includes('--json')) console.log(JSON.stringify({ rejection: { name, message, whatToDo } }));
}

export async function main(): Promise<void> {
  try {
    await commands().parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      if (error.exitCode !== 0) tellRefusal('NotUnderstood', error.message.replace(/^error: /, ''), 'The option --help says what can be given.');
    } else if (isRefusal(error)) {
      console.error(error.message);
      tellRefusal(error.name, error.message, '');
      process.exitCode = 1;
    } else {
      throw error;
    }
  }
}
