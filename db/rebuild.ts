/**
 * Makes all views anew from the log, beside the live ones and in slices, then swaps them in one transaction. Commits go
 * on meanwhile; the streams that they touch are made again before the swap.
 */
import type { StreamName } from '../shared/kernel/ids.ts';
import type { Digests } from '../shared/kernel/ports.ts';
import type { Slices } from '../shared/kernel/slices.ts';
import { knownTypes, type EventRegistry } from '../shared/domain/registry.ts';
import type { Committer } from './commit.ts';
import type { Database } from './driver.ts';
import type { LogStore } from './log/store.ts';
import { projections } from './projections/all.ts';
import { Views, viewsVersion } from './views.ts';

const SHADOW = 'shadow_';

/** So few streams are made again within the swap's own transaction. */
const MAX_STREAMS_IN_SWAP = 32;

/** Were the live views made by this version of the projections? */
export function viewsAreCurrent(db: Database, digests: Digests, registry: EventRegistry): boolean {
  const found = db.prepare('SELECT version FROM local_views').pluck().get();
  return found === viewsVersion(digests, knownTypes(registry));
}

export function markViewsCurrent(db: Database, digests: Digests, registry: EventRegistry): void {
  db.exec('DELETE FROM local_views');
  db.prepare('INSERT INTO local_views (version) VALUES (?)').run(viewsVersion(digests, knownTypes(registry)));
}

/** Empty live views for a new database, or in place of those of another version (rebuild must follow). */
export function createViews(db: Database): void {
  db.transaction(() => {
    Views.drop(db, '');
    Views.create(db, '', schemaVersion(db));
    db.exec('DELETE FROM local_views');
  }).immediate();
}

/** Grows with each change of the schema, so that no two sets of tables share a generation. */
const schemaVersion = (db: Database): number => Number(db.pragma('schema_version', { simple: true }));

export interface RebuildReport {
  readonly streams: number;
}

export async function rebuildViews(db: Database, committer: Committer, digests: Digests, registry: EventRegistry, slices: Slices, progress: (done: number, of: number) => void): Promise<RebuildReport> {
  const touched = new Set<StreamName>();
  // First of all, because it refuses a second rebuild, which would take the first one's shadow tables away.
  return committer.recordingChanges(touched, async () => {
    db.transaction(() => {
      Views.drop(db, SHADOW);
      Views.create(db, SHADOW, schemaVersion(db));
    }).immediate();
    const shadow = new Views(db, committer.log, SHADOW);
    const streams = committer.log.streams();
    await fillViews(db, committer.log, shadow, streams, slices, progress);
    while (touched.size > MAX_STREAMS_IN_SWAP) {
      const again = [...touched];
      touched.clear();
      await fillViews(db, committer.log, shadow, again, slices, () => undefined);
    }
    db.transaction(() => {
      for (const stream of touched) shadow.remake(stream);
      Views.takeOver(db, SHADOW);
      markViewsCurrent(db, digests, registry);
    }).immediate();
    return { streams: streams.length };
  });
}

/** Projects the streams, a slice a transaction. A long stream whose rows depend on single events is cut as well. */
async function fillViews(db: Database, log: LogStore, views: Views, streams: readonly StreamName[], slices: Slices, progress: (done: number, of: number) => void): Promise<void> {
  let done = 0;
  let open = false;
  const breathe = async (): Promise<void> => {
    if (!slices.over) return;
    db.exec('COMMIT');
    open = false;
    progress(done, streams.length);
    await slices.pause();
    db.exec('BEGIN IMMEDIATE');
    open = true;
  };
  db.exec('BEGIN IMMEDIATE');
  open = true;
  try {
    for (const stream of streams) {
      if (projections.every((projection) => projection.kind === 'event' || !projection.reads(stream))) {
        views.clear(stream);
        for (const event of log.events(stream)) {
          const fact = log.fact(event);
          if (fact !== null) views.add(stream, [fact]);
          await breathe();
        }
      } else {
        views.remake(stream);
      }
      done += 1;
      await breathe();
    }
  } finally {
    if (open) db.exec('COMMIT');
  }
  progress(done, streams.length);
}
