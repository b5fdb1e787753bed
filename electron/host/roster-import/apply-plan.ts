/**
 * Brings a staged plan into the log: chunk by chunk, each a commit of its own and without effect, and then the one event
 * that makes them count. Command ids are derived from the import's id, so that after a crash it goes on where it was.
 */
import type { Committer } from '../../../db/commit.ts';
import { currentHeads } from '../../../db/queries/roster-snapshot.ts';
import { siteKey } from '../../../db/queries/site-settings.ts';
import { importChoicesOf, type ImportChoices } from '../../../shared/domain/site/state.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import type { NewEvent, Rejection } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { CommandId, EventId, ImportId } from '../../../shared/kernel/ids.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { Slices } from '../../../shared/kernel/slices.ts';
import { IMPORT_CHOICES, importStream, ROSTER } from '../../../shared/kernel/streams.ts';
import { choicesMade } from './import-choices.ts';
import { filePhotos, photoCommits, type PhotoNeeds } from './file-photos.ts';
import type { StagedImport, StagedPlan } from './import-staging.ts';

export interface ApplyNeeds extends PhotoNeeds {
  readonly committer: Committer;
  readonly digests: Digests;
}

/** Stopped: the console ends; the import is carried through at the next start. */
export type Applied = Result<'done' | 'stopped', Rejection>;

const ROSTER_CHANGED: Rejection = { name: 'RosterChanged', message: 'The roster changed since the preview.', whatToDo: 'Choose the file again to see what it would change now.' };
const PLAN_UNREADABLE: Rejection = { name: 'ImportDamaged', message: 'What was prepared for this import cannot be read any more. The roster was not changed.', whatToDo: 'Choose the file again. If it happens again, have the disk of this computer checked.' };

const PHOTOS_UNREADABLE: Rejection = { name: 'PhotosDamaged', message: 'What was prepared of these photos cannot be read any more. A roster that came with them was imported.', whatToDo: 'Choose the photos again.' };

interface Course {
  readonly actor: Actor;
  /** Called after each chunk, with how many are in the log. */
  readonly onChunk: (done: number) => void;
  readonly stopping: () => boolean;
}

/** How many steps `onChunk` counts. */
export const stepsOf = (plan: StagedPlan): number => plan.chunks + photoCommits(plan.preview.photos.filed);

/** The roster first: photos are of people who are on it. */
export async function applyPlan(needs: ApplyNeeds, staged: StagedImport, plan: StagedPlan, course: Course): Promise<Applied> {
  const applied = plan.photosAlone || hasActivated(needs, staged.id) ? ok('done' as const) : await applyRoster(needs, staged, plan, course);
  if (!applied.ok || applied.value === 'stopped') return applied;
  const commit = (what: string, events: () => readonly NewEvent[]): EventId => commitOnce(needs, needs.digests.idOf(`${what} of import ${staged.id}`) as CommandId, course.actor, events);
  const filed = await filePhotos(needs, staged, { commit, onCommit: (done) => course.onChunk(plan.chunks + done), stopping: course.stopping });
  return filed === 'unreadable' ? err(PHOTOS_UNREADABLE) : ok(filed);
}

async function applyRoster(needs: ApplyNeeds, staged: StagedImport, plan: StagedPlan, { actor, onChunk, stopping }: Course): Promise<Applied> {
  const { reader, digests, breathe } = needs;
  const isUnchanged = (): boolean => currentHeads(reader.db).join(' ') === plan.heads.join(' ') && digests.sha256(siteKey(reader) ?? '') === plan.keyDigest;
  const commit = (what: string, events: () => readonly NewEvent[]): EventId => commitOnce(needs, digests.idOf(`${what} of import ${staged.id}`) as CommandId, actor, events);

  const chunks: EventId[] = [];
  for await (const writes of staged.chunks()) {
    if (stopping()) return ok('stopped');
    if (!isUnchanged()) return err(ROSTER_CHANGED);
    if (writes === null) return err(PLAN_UNREADABLE);
    const number = chunks.length;
    chunks.push(commit(`chunk ${number}`, () => [{ stream: importStream(staged.id), type: 'v2.RosterChunk', payload: { import: staged.id, number, writes }, refs: [] }]));
    onChunk(chunks.length);
    await breathe();
  }
  if (chunks.length !== plan.chunks) return err(PLAN_UNREADABLE);
  // The lists of every window need it at once; and much may happen until it is read.
  const takeUp = await reader.rosters.prepare(staged.id, new Slices(reader.clock, breathe));
  if (stopping()) return ok('stopped');
  if (!isUnchanged()) return err(ROSTER_CHANGED);
  const newestChunk = chunks.at(-1) ?? null;
  const activation = commit('activation', () => {
    const payload = { import: staged.id, bases: plan.heads, chunks: chunks.length, newestChunk, chunksDigest: digests.sha256(chunks.join(' ')), source: plan.preview.source };
    const choices = choicesMade(plan.preview, rememberedChoices(needs.committer));
    return [{ stream: ROSTER, type: 'v1.RosterActivated', payload, refs: newestChunk === null ? [] : [newestChunk] }, ...(choices === null ? [] : [choices])];
  });
  takeUp([activation]);
  return ok('done');
}

export const rememberedChoices = (committer: Committer): ImportChoices => importChoicesOf(committer.log.history(IMPORT_CHOICES));

/** The first event of a command: of an earlier run, else of this one. */
function commitOnce({ committer }: ApplyNeeds, commandId: CommandId, actor: Actor, events: () => readonly NewEvent[]): EventId {
  const [before] = committer.log.eventsOfCommand(commandId);
  if (before !== undefined) return before.id;
  const committed = committer.append({ commandId, actor, events: events(), outcome: () => null });
  return defined(committed.events[0], 'a commit of an import has an event');
}

/** The crash came after the activation. */
const hasActivated = ({ reader }: ApplyNeeds, id: ImportId): boolean => reader.db.prepare<[string]>('SELECT 1 FROM view_roster_activation WHERE import = ?').get(id) !== undefined;
