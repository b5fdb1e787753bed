/**
 * Damaged rosters through the real import into a console on disk. Whatever comes is refused and nothing is changed, or all
 * that its preview said is active; it never throws and never takes long. The worker's code runs in this thread, or most
 * of the time would go into starting threads.
 */
import fc from 'fast-check';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openDatabase } from '../../db/driver.ts';
import { readActiveRoster } from '../../electron/host/roster-import/active-roster.ts';
import { leavePlan } from '../../electron/host/roster-import/leave-plan.ts';
import { planJob } from '../../electron/host/roster-import/plan-job.ts';
import { readPackage } from '../../electron/host/roster-import/read-package.ts';
import { countEntities } from '../../electron/host/roster-import/roster-entities.ts';
import { RosterImports, type RosterWorker, type WorkerOutcome } from '../../electron/host/roster-import/roster-imports.ts';
import type { ImportJob } from '../../electron/host/roster-import/worker-messages.ts';
import { breathe } from '../../electron/host/system/clock.ts';
import { nodeDigests, randomIds } from '../../electron/host/system/crypto.ts';
import type { SourceFile } from '../../shared/formats/roster-file.ts';
import { CLASS_LIST } from '../formats/class-list-file.ts';
import { ONEROSTER_1_1, changesOf, lines, withContacts, type FileTexts } from '../formats/oneroster-package.ts';
import { SDS_1, SDS_2 } from '../formats/school-data-sync-package.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { silentLog } from '../support/silent-log.ts';

import { damagedFiles } from './damage.ts';

/** An activation costs a look at all writes before it, so a console does not grow old. */
const IMPORTS_PER_CONSOLE = 40;
/** A district of 960 students takes 2 s undamaged on two busy cores. */
const MAX_IMPORT_MS = 20_000;

/** One of each format, small. */
export const SMALL_ROSTERS: readonly FileTexts[] = [
  withContacts('u1,u3,Mother,true,true,true,1,,true', 'u2,u4,Father,false,no,0,2,may not be picked up,n'),
  ONEROSTER_1_1,
  changesOf({
    users: ['u2,tobedeleted,true,b,Ben,Núñez,,,,,,,,,,,', 'u3,active,true,c,Carla,Moss,,,,,,,,,,,'],
    enrollments: ['e9,active,c2,s2,u1,student,,,'],
    classes: ['c1,active,,k1,A2,scheduled,205,s1,t1,3'],
  }),
  SDS_2,
  SDS_1,
  CLASS_LIST,
  { '7A.csv': lines('ID number,Name,Bus', '1,Ana Moss,12', '2,Ben Moss,'), '7B.csv': lines('ID number,Name,Mother', '3,Gil Stone,Eve Stone') },
];

const DATA = join(import.meta.dirname, '../../../shared/data');
const REAL_SETS = ['grand-bend', 'microsoft-sds/sds-v2.1', 'microsoft-sds/sds-v1/25 Users', 'microsoft-sds/sds-v1/100 Users', 'microsoft-sds/sds-v1/Min Required Attributes'] as const;

/** The rosters of public projects; none where ../shared/data is absent. */
export async function realRosters(): Promise<readonly FileTexts[]> {
  if (!existsSync(DATA)) return [];
  const lists = readdirSync(join(DATA, 'school-lists')).map((name): FileTexts => ({ [name]: readFileSync(join(DATA, 'school-lists', name), 'utf8') }));
  const sets = await Promise.all(
    REAL_SETS.map(async (set): Promise<FileTexts> => {
      const files = await readPackage([join(DATA, set)]);
      if (!files.ok) throw new Error(files.error.message);
      return Object.fromEntries(files.value.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]));
    }),
  );
  return [...lists, ...sets];
}

export interface FuzzReport {
  readonly runs: number;
  readonly applied: number;
  readonly refused: number;
  readonly slowestMs: number;
}

/** Throws with the seed and the damage where something goes wrong. */
export async function fuzzImports(rosters: readonly FileTexts[], runs: number, seed: number): Promise<FuzzReport> {
  const report = { runs: 0, applied: 0, refused: 0, slowestMs: 0 };
  let target: Target | null = null;
  const run = async (files: readonly SourceFile[]): Promise<void> => {
    if (target === null || report.runs % IMPORTS_PER_CONSOLE === 0) {
      await target?.console.remove();
      target = await openTarget();
    }
    report.runs += 1;
    const started = performance.now();
    const applied = await importInto(target, files);
    report.slowestMs = Math.max(report.slowestMs, performance.now() - started);
    if (applied) report.applied += 1;
    else report.refused += 1;
    if (report.slowestMs > MAX_IMPORT_MS) throw new Error(`an import took ${Math.round(report.slowestMs)} ms`);
  };
  try {
    await fc.assert(fc.asyncProperty(damagedFiles(rosters), run), { numRuns: runs, seed, endOnFailure: true });
  } finally {
    await (target as Target | null)?.console.remove();
  }
  return report;
}

interface Target {
  readonly console: FolderConsole;
  readonly imports: RosterImports;
}

async function openTarget(): Promise<Target> {
  const console = await openFolderConsole();
  console.must({ type: 'FoundSite', siteName: 'Fuzz', founderName: 'Ana', consoleName: 'Desk' });
  const { committer, reader } = console.console;
  const imports = new RosterImports({ log: silentLog, committer, reader, ids: randomIds, digests: nodeDigests, breathe, database: console.folder.database, staging: console.folder.staging, photos: console.folder.photos, startWorker: workInThisThread, keyToBe: () => '' });
  return { console, imports };
}

function workInThisThread(job: ImportJob): RosterWorker {
  return { outcome: work(job), end: () => Promise.resolve() };
}

/** As roster-worker.ts does. */
async function work(job: ImportJob): Promise<WorkerOutcome> {
  const db = openDatabase(job.database, { synchronous: 'FULL', readonly: true });
  try {
    const active = readActiveRoster(db);
    const { preview, writes, photos, photosAlone } = await planJob(job, db, active, () => undefined);
    const { accepted, ...rest } = preview;
    const told = { ...rest, ticket: accepted ? job.import : null };
    if (accepted) leavePlan(job.staging, { heads: [...active.heads], keyDigest: nodeDigests.sha256(job.idKey), photosAlone, preview: told }, writes, photos);
    return { kind: 'preview', preview: told };
  } finally {
    db.close();
  }
}

/** Whether it was applied. */
async function importInto({ console, imports }: Target, files: readonly SourceFile[]): Promise<boolean> {
  const folder = join(console.path, 'given');
  mkdirSync(folder);
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  const before = activeText(console);
  const preview = await imports.preview({ kind: 'files', paths: [folder] }, null);
  rmSync(folder, { recursive: true });
  if (!preview.ok) throw new Error(`the preview was refused: ${preview.error.name}`);
  const { ticket, leaving, counts, problems } = preview.value;
  const errors = problems.filter(({ severity }) => severity === 'error');
  if ((ticket === null) !== errors.length > 0) throw new Error(`a ticket and errors do not go together: ${errors.map(({ code }) => code).join()}`);
  if (activeText(console) !== before) throw new Error('a preview changed the roster');
  if (ticket === null) return false;
  const applied = await imports.apply(ticket, leaving?.students ?? null, 'unsigned');
  if (!applied.ok) throw new Error(`applying was refused: ${applied.error.name}`);
  const after = JSON.stringify(countEntities(readActiveRoster(console.console.db).entities.values()));
  if (after !== JSON.stringify(counts)) throw new Error(`active is ${after}, the preview said ${JSON.stringify(counts)}`);
  return true;
}

const activeText = ({ console }: FolderConsole): string => JSON.stringify(readActiveRoster(console.db).heads);
