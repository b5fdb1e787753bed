/** From a job to its preview and its writes: reads, compares, and says what would change. Writes nothing but the bytes of photos, into the staging folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { activeRoster } from '../../../db/queries/active-roster.ts';
import type { Database } from '../../../db/driver.ts';
import { NO_PHOTOS } from '../../../shared/contract/photos.ts';
import type { RosterWrite } from '../../../shared/domain/roster/entities.ts';
import type { RosterFile } from '../../../shared/formats/roster-file.ts';
import type { RosterProblem } from '../../../shared/formats/roster-problems.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import { nodeDigests } from '../system/crypto.ts';

import type { ActiveRoster, Entities } from './active-roster.ts';
import { describeChanges, NO_DIFFERENCE } from './describe-changes.ts';
import { leavingStudents, newYear } from './import-cautions.ts';
import type { StagedPhoto } from './import-staging.ts';
import { leavePhoto } from './leave-plan.ts';
import { planImport, planRoster, type ImportPlan } from './plan-import.ts';
import { NO_PLANNED_PHOTOS, PHOTOS_ALONE, planPhotos, type PlannedPhotos } from './plan-photos.ts';
import { chosenSchool, readSource, type ReadSource } from './read-source.ts';
import { countEntities } from './roster-entities.ts';
import type { ImportJob, WorkerPreview } from './worker-messages.ts';

export interface PlannedJob {
  readonly preview: WorkerPreview;
  readonly writes: readonly RosterWrite[];
  readonly photos: readonly StagedPhoto[];
  /** There was no roster beside them: the one that is active stays. */
  readonly photosAlone: boolean;
}

/** `active` was read from `db`. `comparing` is called when the files are read. */
export async function planJob(job: ImportJob, db: Database, active: ActiveRoster, comparing: () => void): Promise<PlannedJob> {
  if (job.source.kind === 'active') return planned(active, planRoster(activeRoster(db, [job.source.activation]).values(), active, []), NO_CHOICES, sourceOf(db, job.source.activation));
  const read = await readSource(job.source, job, active);
  comparing();
  const photosIn = photoPlanner(job, db);
  const { roster } = read;
  if (roster === null) {
    const alone = hasNoRosterFile(read) ? await photosIn(active.entities, true) : null;
    if (alone?.ok === true) return alone.value.found === 0 ? refused(read) : photosOnly(active, alone.value);
    return refused(read, alone === null ? read.problems : [alone.error]);
  }
  const school = chosenSchool(job, roster);
  const plan = planImport({ roster, active, keyedId: (text) => nodeDigests.keyedId(job.idKey, text), school: school?.sourceId ?? null });
  if (!plan.ok) return refused(read, [...read.problems, plan.error]);
  const photos = await photosIn(plan.value.wanted, false);
  if (!photos.ok) return refused(read, [...read.problems, photos.error]);
  return planned(active, plan.value, { ...choicesOf(read), school }, nameOf(roster), read.problems, photos.value);
}

const hasNoRosterFile = ({ problems }: ReadSource): boolean => problems.every(({ code }) => code === 'nothing-given');

type PlanPhotos = (wanted: Entities, alone: boolean) => ReturnType<typeof planPhotos>;

function photoPlanner({ source, photos: shelf, staging }: ImportJob, db: Database): PlanPhotos {
  const paths = source.kind === 'files' ? source.paths : [];
  const have = (sha256: string): boolean => existsSync(join(shelf, sha256));
  return (wanted, alone) => planPhotos(paths, { db, wanted, alone, have, leave: (sha256, bytes) => leavePhoto(staging, sha256, bytes) });
}

/** The roster stays as it is, also where two are side by side. */
function photosOnly(active: ActiveRoster, photos: PlannedPhotos): PlannedJob {
  const stays = planRoster([], { entities: new Map(), disputed: new Map() }, []);
  const plan = planned(active, { ...stays, wanted: active.entities, counts: countEntities(active.entities.values()) }, NO_CHOICES, PHOTOS_ALONE, [], photos);
  return { ...plan, photosAlone: true };
}

type Choices = Pick<WorkerPreview, 'schools' | 'school' | 'columns' | 'columnsFrom'>;

const NO_CHOICES: Choices = { schools: [], school: null, columns: null, columnsFrom: null };

function planned(active: ActiveRoster, plan: ImportPlan, choices: Choices, source: string, problems: readonly RosterProblem[] = [], photos: PlannedPhotos = NO_PLANNED_PHOTOS): PlannedJob {
  const { wanted, writes, counts, added, changed, withdrawn } = plan;
  const preview: WorkerPreview = {
    accepted: true,
    source,
    ...choices,
    counts,
    added,
    changed,
    withdrawn,
    ...describeChanges(active, wanted, writes),
    photos: photos.counts,
    leaving: leavingStudents(active.entities, wanted),
    newYear: newYear(active.entities, wanted),
    problems: [...problems, ...plan.problems, ...photos.problems],
  };
  return { preview, writes, photos: photos.toFile, photosAlone: false };
}

const refused = (read: ReadSource, problems = read.problems): PlannedJob => ({ preview: refusedPreview(read, problems), writes: [], photos: [], photosAlone: false });

const refusedPreview = (read: ReadSource, problems: readonly RosterProblem[]): WorkerPreview => ({
  accepted: false,
  source: read.roster === null ? '' : nameOf(read.roster),
  ...choicesOf(read),
  counts: { ...countEntities([]) },
  added: 0,
  changed: 0,
  withdrawn: 0,
  ...NO_DIFFERENCE,
  photos: NO_PHOTOS,
  leaving: null,
  newYear: null,
  problems: [...problems],
});

function choicesOf({ roster, columns, columnsFrom }: ReadSource): Choices {
  const students = new Map<string, number>();
  for (const student of roster?.students ?? []) for (const school of student.schools) students.set(school, (students.get(school) ?? 0) + 1);
  return {
    schools: (roster?.schools ?? []).map(({ sourceId, name }) => ({ sourceId, name, students: students.get(sourceId) ?? 0 })),
    school: null,
    columns: columns?.map((one) => ({ ...one, examples: [...one.examples] })) ?? null,
    columnsFrom,
  };
}

const nameOf = ({ format }: RosterFile): string => format;

function sourceOf(db: Database, activation: EventId): string {
  return String(db.prepare<[string], string>('SELECT source FROM view_roster_activation WHERE activation = ?').pluck().get(activation) ?? '');
}
