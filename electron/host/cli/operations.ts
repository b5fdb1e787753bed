/**
 * What the command line can do to a console, whether it opened the data folder itself or asks the host that owns it. Each
 * takes and gives JSON; words for people are made of it in `say.ts`.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { logDigest } from '../../../db/digests.ts';
import { openDatabase, SqliteError } from '../../../db/driver.ts';
import { siteKey } from '../../../db/queries/site-settings.ts';
import { verifyDatabase, type VerifyReport } from '../../../db/verify.ts';
import { eventRegistry } from '../../../shared/domain/registry.ts';
import { dayListKind, dayListRequest, MAX_DAY_LIST_BYTES, type DayListPreview } from '../../../shared/contract/day-list.ts';
import { keysKeptWords, replacedKeysWords } from '../../../shared/contract/keys-kept.ts';
import type { NetworkFinding, NetworkRow } from '../../../shared/contract/network-rows.ts';
import { NO_PHOTOS } from '../../../shared/contract/photos.ts';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { cutText } from '../../../shared/formats/table.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { Slices } from '../../../shared/kernel/slices.ts';
import { VERSION, type Console } from '../console.ts';
import { makeBackup, restoreRequest, restoreRunning } from './backup-operations.ts';
import { exportFile, exportRequest } from './export-file.ts';
import type { Timing } from '../diagnostics/timings.ts';
import { NO_LAN } from '../lan/network.ts';
import type { OwnConsole } from '../own-console.ts';
import { SAMPLE_SCHOOL_NAME } from '../roster-import/sample-cast.ts';
import { MAX_SAMPLE_STUDENTS } from '../roster-import/sample-people.ts';
import { breathe, systemClock } from '../system/clock.ts';
import { refuseLeaving } from '../roster-import/import-cautions.ts';
import { nodeDigests, randomIds, sealChecker } from '../system/crypto.ts';
import type { DataFolder } from '../system/data-folder.ts';
import { startGauge, type Figures } from '../system/gauge.ts';
import { machineFacts } from '../system/machine-facts.ts';
import { zipSupport } from '../support/support-bundle.ts';
import { makeReport, type SupportReport } from '../support/support-report.ts';
import type { ControlRequests } from '../web/open-door.ts';

/** As long as a site's or a person's name may be where a site is founded. */
export const MAX_NAME = 120;

export const importRequest = z.strictObject({
  /** Absolute. */
  files: z.array(z.string()).min(1),
  /** The source's id of the one school; empty: all, whatever is remembered; null: as last time. */
  school: z.string().nullable(),
  dryRun: z.boolean(),
  /** How many students leave, said by whoever means it, where more than a tenth would. */
  acceptLeaving: z.number().int().nonnegative().nullable(),
  /** What the columns of a class list mean: a file's name and text. */
  map: z.strictObject({ file: z.string(), text: z.string() }).nullable(),
  siteName: z.string().nullable(),
  founder: z.string().nullable(),
});
/** `file`: absolute. `codes`: what codes mean. */
export const dayListOrder = z.strictObject({ of: dayListKind, file: z.string(), dryRun: z.boolean(), codes: dayListRequest.shape.codes });
/** `date`: the day on which the school is looked at; null is today. */
export const sampleRequest = z.strictObject({ seed: z.number().int().nonnegative(), students: z.number().int().min(1).max(MAX_SAMPLE_STUDENTS), date: z.iso.date().nullable(), founder: z.string().nullable() });
const nothing = z.strictObject({});

export interface ImportReport extends Figures {
  readonly applied: boolean;
  readonly dryRun: boolean;
  readonly source: string;
  readonly people: { readonly students: number; readonly guardians: number; readonly staff: number };
  readonly classes: number;
  readonly enrollments: number;
  readonly relationships: number;
  readonly restrictions: number;
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  /** The one school that it was narrowed to; null: all. */
  readonly school: ImportPreview['school'];
  readonly columnsFrom: ImportPreview['columnsFrom'];
  /** By person; `people` counts who is active afterwards. */
  readonly peopleChanges: ImportPreview['people'];
  readonly restrictionChanges: ImportPreview['restrictionChanges'];
  readonly leaving: ImportPreview['leaving'];
  readonly newYear: ImportPreview['newYear'];
  readonly photos: ImportPreview['photos'];
  readonly problems: ImportPreview['problems'];
  /** Why nothing was applied, where it is not one of the problems. */
  readonly rejection: Rejection | null;
}

export async function importFiles(console: Console, request: z.infer<typeof importRequest>): Promise<ImportReport> {
  const figures = startGauge();
  await console.imports.resume();
  const source = { kind: 'files', paths: request.files, ...(request.map === null ? {} : { map: request.map }) } as const;
  const previewed = await console.imports.preview(source, request.school);
  const applied = previewed.ok ? await applyPreview(console, request, previewed.value) : previewed;
  return { ...reportOf(previewed.ok ? previewed.value : null), applied: applied.ok && applied.value, dryRun: request.dryRun, rejection: applied.ok ? null : applied.error, ...figures() };
}

/** False: it was not to be, for its problems or because it was only tried. What was not applied is put away. */
async function applyPreview(console: Console, request: z.infer<typeof importRequest>, preview: ImportPreview): Promise<Result<boolean, Rejection>> {
  const putAway = (): void => console.imports.rows().forEach((row) => console.imports.discard(row.key));
  if (preview.ticket === null || request.dryRun) {
    putAway();
    const refusal = refuseLeaving(preview, request.acceptLeaving);
    return refusal === null ? ok(false) : err(refusal);
  }
  if (siteKey(console.reader) === null) {
    const only = preview.schools.length === 1 ? preview.schools[0]?.name : undefined;
    const refusal = found(console, request.siteName ?? cutText(only ?? 'School', MAX_NAME), request.founder);
    if (refusal !== null) {
      putAway();
      return err(refusal);
    }
  }
  const done = await console.imports.apply(preview.ticket, request.acceptLeaving, console.commandLine());
  putAway();
  return done.ok ? ok(true) : done;
}

/** Where not even the console could be opened. */
export const notImported = (rejection: Rejection): ImportReport => ({ ...reportOf(null), applied: false, dryRun: false, rejection, ...startGauge()() });

/** Without a preview nothing could even be read, because another import is under way. */
function reportOf(preview: ImportPreview | null): Omit<ImportReport, 'applied' | 'dryRun' | 'rejection' | keyof Figures> {
  const { students, guardians, staff, ...counts } = preview?.counts ?? { students: 0, guardians: 0, staff: 0, classes: 0, enrollments: 0, relationships: 0, restrictions: 0 };
  return {
    source: preview?.source ?? '',
    people: { students, guardians, staff },
    ...counts,
    added: preview?.added ?? 0,
    changed: preview?.changed ?? 0,
    withdrawn: preview?.withdrawn ?? 0,
    school: preview?.school ?? null,
    columnsFrom: preview?.columnsFrom ?? null,
    peopleChanges: preview?.people ?? { added: 0, changed: 0, withdrawn: 0 },
    restrictionChanges: preview?.restrictionChanges ?? { added: 0, gone: 0, changed: 0 },
    leaving: preview?.leaving ?? null,
    newYear: preview?.newYear ?? null,
    photos: preview?.photos ?? NO_PHOTOS,
    problems: preview?.problems ?? [],
  };
}

/** A console that was set up from the command line has no window in which somebody gave their name. Null: founded. */
function found(console: Console, siteName: string, founder: string | null): Rejection | null {
  const outcome = console.execute(randomIds.next() as CommandId, { type: 'FoundSite', siteName, founderName: founder ?? 'Administrator', consoleName: 'This computer' });
  return outcome.accepted ? null : outcome.rejection;
}

export interface DayListReport {
  readonly preview: DayListPreview | null;
  readonly rejection: Rejection | null;
}

/** Of today: looked at, and written where it can be read and was meant. */
export async function takeDayListFile(console: Console, { of, file, dryRun, codes }: z.infer<typeof dayListOrder>): Promise<DayListReport> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true || statSync(file).size > MAX_DAY_LIST_BYTES) return { preview: null, rejection: { name: 'ListNotTaken', message: 'There is no such file, or it is larger than a list of one day.', whatToDo: 'Check the name and the place.' } };
  const bytes = readFileSync(file);
  const about = { of, date: console.reader.today(), name: basename(file), codes };
  const looked = await console.takeDayList({ ...about, plan: null }, bytes, console.commandLine());
  const taken = !looked.ok || dryRun || looked.value.plan === null ? looked : await console.takeDayList({ ...about, plan: looked.value.plan }, bytes, console.commandLine());
  return taken.ok ? { preview: taken.value, rejection: null } : { preview: null, rejection: taken.error };
}

export interface SampleReport extends Figures {
  readonly counts: ImportPreview['counts'] | null;
  readonly rejection: Rejection | null;
}

export async function loadSample(console: Console, request: z.infer<typeof sampleRequest>): Promise<SampleReport> {
  const figures = startGauge();
  await console.imports.resume();
  const refusal = siteKey(console.reader) === null ? found(console, SAMPLE_SCHOOL_NAME, request.founder) : null;
  if (refusal !== null) return { counts: null, rejection: refusal, ...figures() };
  const done = await console.loadSample({ seed: request.seed, students: request.students, date: request.date ?? console.reader.today() }, console.commandLine());
  return { counts: done.ok ? done.value : null, rejection: done.ok ? null : done.error, ...figures() };
}

export function status(console: Console): object {
  const [site] = console.read('site', {});
  const { key: _, ...shown } = site ?? { key: '' };
  const [backups = null] = console.read('backups', {});
  return {
    ...shown,
    events: console.committer.log.eventCount(),
    quarantined: z.number().parse(console.db.prepare('SELECT count(*) FROM local_quarantine').pluck().get()),
    listening: console.lan?.network.row().listening ?? null,
    consoles: console.read('consoles', {}).map(({ key: _key, ...heard }) => heard),
    openIncidents: console.read('incidents', {}).map(({ incident, exercise, directives, startedWall }) => ({ incident, exercise, directives, startedWall })),
    backups,
    keys: backups === null ? null : [keysKeptWords(backups.keys), ...(backups.keysReplaced === null ? [] : replacedKeysWords(backups.keysReplaced))].join(' '),
    logDigest: logDigest(console.db, nodeDigests),
    viewsDigest: console.committer.views.digest(nodeDigests),
  };
}

export interface NetworkReport {
  readonly network: NetworkRow;
  readonly findings: readonly NetworkFinding[];
}

/** Of a console that runs: one that does not listens to nobody. */
export async function networkOf(console: Console): Promise<NetworkReport> {
  const tested = await console.query('testNetwork', {});
  const [row = NO_LAN] = console.read('network', {});
  return { network: row, findings: tested.ok ? tested.value.findings : [{ key: tested.error.name, about: 'thisConsole', consoleName: '', state: 'bad', message: tested.error.message, whatToDo: tested.error.whatToDo }] };
}

/** Verifies a file that nobody writes to. A file that is no database is a finding, not an error. */
export async function verifyFile(file: string): Promise<VerifyReport> {
  try {
    const db = openDatabase(file, { synchronous: 'FULL', readonly: true });
    try {
      return await verifyDatabase(db, { digests: nodeDigests, seals: sealChecker(), registry: eventRegistry }, new Slices(systemClock, breathe));
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof SqliteError) return { events: 0, commits: 0, findings: [{ table: '(file)', row: '-', fault: `${error.code}: ${error.message}` }] };
    throw error;
  }
}

/** Looks into a console that runs: at a copy of it as of one moment, so that nobody waits. */
async function onCopy<T>(own: OwnConsole, look: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-copy-'));
  try {
    const copy = join(folder, 'copy.db');
    await own.console.db.backup(copy);
    return await look(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function verifyRunning(own: OwnConsole, copy: string): Promise<VerifyReport> {
  const sinceMs = systemClock.monotonicMs();
  const report = await verifyFile(copy);
  own.log.note({ event: 'verified', events: report.events, findings: report.findings.length, ms: Math.round(systemClock.monotonicMs() - sinceMs) });
  return report;
}

/** The support file of a folder that nobody else writes to. */
export async function supportOf(folder: DataFolder, file: string, verified: VerifyReport, timings: readonly Timing[]): Promise<Support> {
  const slices = new Slices(systemClock, breathe);
  const report = await makeReport({ madeAtWall: systemClock.wallMs(), muster: VERSION, machine: machineFacts(folder.path), file, verified, timings, slices });
  return { report, zip: await zipSupport({ report, logs: folder.logs.read(), slices }) };
}

export interface Support {
  readonly report: SupportReport;
  readonly zip: Uint8Array;
}

export const supportOfRunning = (own: OwnConsole): Promise<Support> => onCopy(own, async (copy) => supportOf(own.folder, copy, await verifyRunning(own, copy), own.timings.rows()));

/** The same, for the door of a running host. */
export const controlRequests = (own: OwnConsole): ControlRequests => ({
  import: (body) => importFiles(own.console, importRequest.parse(body)),
  'day-list': (body) => takeDayListFile(own.console, dayListOrder.parse(body)),
  sample: (body) => loadSample(own.console, sampleRequest.parse(body)),
  status: async (body) => {
    nothing.parse(body);
    return status(own.console);
  },
  export: (body) => exportFile(own.console, exportRequest.parse(body)),
  network: async (body) => {
    nothing.parse(body);
    return networkOf(own.console);
  },
  verify: async (body) => {
    nothing.parse(body);
    return onCopy(own, (copy) => verifyRunning(own, copy));
  },
  support: async (body) => {
    nothing.parse(body);
    const { report, zip } = await supportOfRunning(own);
    return { report, zipBase64: Buffer.from(zip).toString('base64') };
  },
  backup: (body) => {
    nothing.parse(body);
    return makeBackup(own);
  },
  restore: async (body) => restoreRunning(own, restoreRequest.parse(body)),
  rebuild: async (body) => {
    nothing.parse(body);
    return own.console.rebuild(() => undefined);
  },
});
