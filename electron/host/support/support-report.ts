/**
 * What a developer must know of a console that misbehaves, and may know of a school: counts, versions, ids and names of
 * things in Muster's own source. The schema is the promise: text that is none of these does not pass it, whatever a
 * table holds, and then no report is made.
 */
import { z } from 'zod';
import { openDatabase, SqliteError, type Database } from '../../../db/driver.ts';
import { viewTables } from '../../../db/projections/all.ts';
import type { VerifyReport } from '../../../db/verify.ts';
import { eventRegistry, knownTypes } from '../../../shared/domain/registry.ts';
import { roles, type CredentialKind } from '../../../shared/domain/site/events.ts';
import { ORIGIN_PATTERN } from '../../../shared/kernel/ids.ts';
import type { Timing } from '../diagnostics/timings.ts';
import type { MachineFacts } from '../system/machine-facts.ts';
import type { Slices } from '../../../shared/kernel/slices.ts';

const count = z.number().int().nonnegative();
const version = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,7}$/);
const sized = z.strictObject({ files: count, bytes: count });
const viewName = z.enum(viewTables.map((table) => table.name));
/** As SQLite and the system name errors. */
const errorCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/);

const foundIn = z.enum([...viewTables.map((table) => table.name), '(file)', 'log_event', 'log_payload', 'log_commit', 'log_head', 'log_fork', 'log_end', 'log_late', '(other)']);

const origin = z.strictObject({ origin: z.string().regex(ORIGIN_PATTERN), events: count, newestSeq: count });
const role = z.strictObject({ role: z.enum(roles), grants: count });
const secret = z.strictObject({ kind: z.enum(['pin', 'passphrase'] satisfies CredentialKind[]), facts: count });

const database = z.discriminatedUnion('readable', [
  z.strictObject({ readable: z.literal(false), code: errorCode }),
  z.strictObject({
    readable: z.literal(true),
    schema: count,
    events: count,
    commits: count,
    payloads: count,
    /** By type; those that a newer version wrote are counted together. */
    byType: z.array(z.strictObject({ type: z.enum([...knownTypes(eventRegistry), '(unknown)']), events: count })).readonly(),
    origins: z.array(origin).readonly(),
    forks: count,
    waiting: count,
    quarantined: count,
    views: z.array(z.strictObject({ view: viewName, rows: count })).readonly(),
    settings: z.strictObject({ idleLockMinutes: count.nullable(), bellSchedules: count, selfReleaseRules: count }),
    roles: z.array(role).readonly(),
    secrets: z.array(secret).readonly(),
    wrongTries: count,
  }),
]);

export const supportReport = z.strictObject({
  madeAt: z.iso.datetime(),
  muster: version,
  machine: z.strictObject({
    node: version,
    platform: z.string().regex(/^[a-z]+(?:32)?$/),
    arch: z.string().regex(/^[a-z]+(?:32|64)?(?:el)?$/),
    system: version,
    processors: count,
    memoryBytes: z.strictObject({ total: count, free: count, muster: count }),
    upSeconds: z.strictObject({ computer: count, muster: count }),
    diskFreeBytes: count.nullable(),
    parts: z.record(z.enum(['muster.db', 'muster.db-wal', 'photos', 'backups', 'logs', 'staging', 'ballast']), sized),
  }),
  database,
  /** By table and, in the log, the row's number. The words stand on the screen of whoever runs `muster verify`. */
  verify: z.strictObject({ events: count, commits: count, findings: z.array(z.strictObject({ table: foundIn, no: count.nullable() })).readonly() }),
  timings: z.array(z.strictObject({ what: z.string().regex(/^(?:command|query) [A-Za-z0-9]{1,60}$/), times: count, totalMs: count, worstMs: count, classes: z.array(count).readonly() })).readonly(),
});
export type SupportReport = z.infer<typeof supportReport>;

export interface ReportNeeds {
  readonly madeAtWall: number;
  readonly muster: string;
  readonly machine: MachineFacts;
  /** A database that nobody writes to. */
  readonly file: string;
  readonly verified: VerifyReport;
  readonly timings: readonly Timing[];
  readonly slices: Slices;
}

export async function makeReport({ madeAtWall, muster, machine, file, verified, timings, slices }: ReportNeeds): Promise<SupportReport> {
  return supportReport.parse({
    madeAt: new Date(madeAtWall).toISOString(),
    muster,
    machine,
    database: await databaseFacts(file, slices),
    verify: { ...verified, findings: verified.findings.map(({ table, row }) => ({ table: foundIn.safeParse(table).data ?? '(other)', no: table.startsWith('log_') ? numberIn(row) : null })) },
    timings,
  });
}

/** The row of the log that a finding names; null: it names none. */
function numberIn(row: string): number | null {
  const [, digits] = /\bno (\d{1,15})\b/.exec(row) ?? [];
  return digits === undefined ? null : Number(digits);
}

async function databaseFacts(file: string, slices: Slices): Promise<z.infer<typeof database>> {
  try {
    const db = openDatabase(file, { synchronous: 'FULL', readonly: true });
    try {
      return await readFacts(db, slices);
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof SqliteError) return { readable: false, code: error.code };
    throw error;
  }
}

async function readFacts(db: Database, slices: Slices): Promise<z.infer<typeof database>> {
  const number = (sql: string): number => Number(db.prepare(sql).pluck().get() ?? 0);
  /** A row that damage made into something else is left out; verifying names it. */
  const rows = <Row>(schema: z.ZodType<Row>, sql: string): Row[] =>
    db
      .prepare(sql)
      .all()
      .flatMap((row) => {
        const read = schema.safeParse(row);
        return read.success ? [read.data] : [];
      });
  const known = new Set<string>(knownTypes(eventRegistry));
  const byType = db.prepare<[], { type: string; events: number }>('SELECT type, count(*) AS events FROM log_event GROUP BY type ORDER BY type').all();
  const unknown = byType.reduce((sum, { type, events }) => sum + (known.has(type) ? 0 : events), 0);
  const there = new Set(db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  const idle = db.prepare<[], number>("SELECT json_extract(payload, '$.minutes') FROM log_event JOIN log_payload ON event_no = no WHERE type = 'v1.IdleLockSet' ORDER BY no DESC LIMIT 1").pluck().get();
  // Those of another version are not there before the first start of this one.
  const views: { view: string; rows: number }[] = [];
  for (const { name } of viewTables) {
    if (there.has(name)) views.push({ view: name, rows: number(`SELECT count(*) FROM ${name}`) });
    await slices.pause();
  }
  return {
    readable: true,
    schema: Number(db.pragma('user_version', { simple: true })),
    events: number('SELECT count(*) FROM log_event'),
    commits: number('SELECT count(*) FROM log_commit'),
    payloads: number('SELECT count(*) FROM log_payload'),
    byType: [...byType.filter(({ type }) => known.has(type)), ...(unknown === 0 ? [] : [{ type: '(unknown)', events: unknown }])],
    origins: rows(origin, 'SELECT origin, count(*) AS events, max(seq) AS newestSeq FROM log_event GROUP BY origin ORDER BY origin'),
    forks: number('SELECT count(*) FROM log_fork'),
    waiting: number('SELECT count(*) FROM local_waiting'),
    quarantined: number('SELECT count(*) FROM local_quarantine'),
    views,
    settings: { idleLockMinutes: idle ?? null, bellSchedules: number("SELECT count(*) FROM log_event WHERE type = 'v1.BellScheduleSet'"), selfReleaseRules: number("SELECT count(*) FROM log_event WHERE type = 'v1.SelfReleaseSet'") },
    roles: there.has('view_grant') ? rows(role, 'SELECT role, count(*) AS grants FROM view_grant GROUP BY role ORDER BY role') : [],
    secrets: there.has('view_secret') ? rows(secret, 'SELECT kind, count(*) AS facts FROM view_secret GROUP BY kind ORDER BY kind') : [],
    wrongTries: there.has('local_sign_in') ? number('SELECT sum(wrong_tries) FROM local_sign_in') : 0,
  };
}
