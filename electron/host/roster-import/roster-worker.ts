/**
 * Reads and compares a roster in a thread of its own, so that an alarm commits meanwhile. It opens the database to read
 * what is active, and writes nothing: the host asks for the chunks one by one and commits them itself.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../../db/driver.ts';
import { activeRoster } from '../../../db/queries/active-roster.ts';
import { currentHeads } from '../../../db/queries/roster-snapshot.ts';
import type { RosterEntity } from '../../../shared/domain/roster/entities.ts';
import { parseColumnMap } from '../../../shared/formats/class-list/column-map.ts';
import { parseRoster } from '../../../shared/formats/parse-roster.ts';
import type { ParsedRoster, SourceFile } from '../../../shared/formats/roster-file.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { RosterProblem } from '../../../shared/formats/roster-problems.ts';
import { nodeDigests } from '../system/crypto.ts';
import { activeInSourceIds } from './active-in-source-ids.ts';
import { chunkWrites } from './chunk-writes.ts';
import { planImport, type ImportPlan } from './plan-import.ts';
import { readPackage } from './read-package.ts';
import { sampleSchool } from './sample-school.ts';
import { MAX_CHUNK_BYTES, type FromWorker, type ImportJob } from './worker-messages.ts';

const port = defined(parentPort, 'this file runs in a worker');
const send = (message: FromWorker): void => port.postMessage(message);

const NOTHING = { students: 0, guardians: 0, staff: 0, classes: 0, enrollments: 0, relationships: 0, restrictions: 0 };

interface Active {
  readonly heads: readonly EventId[];
  /** By `entityKey`. */
  readonly entities: ReadonlyMap<string, RosterEntity>;
}

function readActive(job: ImportJob): Active {
  const db = openDatabase(job.database, { synchronous: 'FULL', readonly: true });
  try {
    const heads = currentHeads(db);
    return { heads, entities: activeRoster(db, heads) };
  } finally {
    db.close();
  }
}

async function parse(job: ImportJob, active: Active): Promise<ParsedRoster & { readonly source: string }> {
  if (job.source.kind === 'sample') return { roster: sampleSchool(job.source.seed, job.source.students), columns: null, problems: [], source: 'Sample school' };
  const files: Result<readonly SourceFile[], RosterProblem> = await readPackage(job.source.paths);
  if (!files.ok) return { roster: null, columns: null, problems: [files.error], source: '' };
  const map = job.source.map ? parseColumnMap(job.source.map.text, job.source.map.file) : ok(null);
  if (!map.ok) return { roster: null, columns: null, problems: [map.error], source: '' };
  const parsed = parseRoster(files.value, { map: map.value, active: () => activeInSourceIds(active.entities) });
  return { ...parsed, source: parsed.roster?.format ?? '' };
}

function plan(job: ImportJob, { roster }: ParsedRoster, active: Active): Result<ImportPlan | null, RosterProblem> {
  if (roster === null) return ok(null);
  return planImport({ roster, active: active.entities, keyedId: (text) => nodeDigests.keyedId(job.idKey, text), school: job.school });
}

const job = workerData as ImportJob;
const active = readActive(job);
const parsed = await parse(job, active);
const planned = plan(job, parsed, active);
const found = planned.ok ? planned.value : null;
const { roster } = parsed;
send({
  kind: 'preview',
  heads: active.heads,
  preview: {
    accepted: found !== null,
    source: parsed.source,
    schools: (roster?.schools ?? []).map(({ sourceId, name }) => ({ sourceId, name, students: (roster?.students ?? []).filter((student) => student.schools.includes(sourceId)).length })),
    school: job.school === null ? null : { sourceId: job.school, from: 'given' },
    columns: parsed.columns?.map((one) => ({ ...one, examples: [] })) ?? null,
    columnsFrom: parsed.columns === null ? null : job.source.kind === 'files' && job.source.map ? 'given' : 'guessed',
    people: { added: 0, changed: 0, withdrawn: 0 },
    restrictionChanges: { added: 0, gone: 0, changed: 0 },
    changes: [],
    moreChanges: 0,
    leaving: null,
    newYear: null,
    counts: found?.counts ?? NOTHING,
    added: found?.added ?? 0,
    changed: found?.changed ?? 0,
    withdrawn: found?.withdrawn ?? 0,
    problems: planned.ok ? [...parsed.problems, ...(found?.problems ?? [])] : [...parsed.problems, planned.error],
  },
});
const chunks = [...chunkWrites(found?.writes ?? [], MAX_CHUNK_BYTES)];
port.on('message', () => {
  const writes = chunks.shift();
  send(writes === undefined ? { kind: 'end' } : { kind: 'chunk', writes });
});
