/** What the command line says in words. */
import type { VerifyReport } from '../../../db/verify.ts';
import { groupProblems, type ProblemGroup } from '../../../shared/contract/problem-groups.ts';
import { SUPPORT_HOLDS, SUPPORT_HOLDS_NOT } from '../../../shared/contract/support.ts';
import { PHOTOS_ALONE } from '../roster-import/plan-photos.ts';
import { backupWords } from '../../../shared/contract/backup-procedures.ts';
import type { BackupReport, BackupsReport, RestoreReport } from './backup-operations.ts';
import type { ExportReport } from './export-file.ts';
import type { DayListReport, ImportReport, NetworkReport } from './operations.ts';
import type { WrittenSample } from './write-sample.ts';

/** More lines than this of one kind are summed up: the rest is in --json. */
const MAX_LINES = 20;
/** Of one kind of problem. */
const MAX_PLACES = 5;

const MARKS = { good: 'ok  ', warning: 'note', bad: 'BAD ' } as const;

export function networkReport({ network, findings }: NetworkReport): string[] {
  const rules = network.rules.flatMap(({ where, text }) => [`  ${where}:`, `    ${text}`]);
  return [
    ...findings.flatMap(({ state, message, whatToDo }) => [`${MARKS[state]}  ${message}`, ...(whatToDo === '' ? [] : [`      ${whatToDo}`])]),
    ...(rules.length === 0 ? [] : ['What this computer’s firewall and the network must let through:', ...rules]),
  ];
}

export const isAcceptable = (report: ImportReport): boolean => report.rejection === null && report.problems.every((problem) => problem.severity === 'warning');

export function importReport(report: ImportReport): string[] {
  const problems = groupProblems(report.problems).flatMap(problemLines);
  if (report.rejection !== null) return [...problems, ...changeLines(report), `Nothing was imported. ${report.rejection.message} ${report.rejection.whatToDo}`, ...guardLines(report)];
  if (!isAcceptable(report)) return [...problems, 'Nothing was imported.'];
  const { students, guardians, staff } = report.people;
  const photos = photoLines(report);
  if (report.source === PHOTOS_ALONE) return [...problems, ...photos];
  return [
    ...problems,
    `${report.dryRun ? 'Would import' : 'Imported'} ${report.source}: ${students} students, ${guardians} guardians, ${staff} staff, ${report.classes} classes, ${report.enrollments} enrollments, ${report.relationships} relationships, ${report.restrictions} with a restriction.`,
    ...changeLines(report),
    ...photos,
  ];
}

const photoLines = ({ dryRun, photos: { filed, unchanged, unmatched } }: ImportReport): string[] =>
  filed + unchanged + unmatched === 0 ? [] : [`Photos: ${filed} ${dryRun ? 'would be filed' : 'filed'}, ${unchanged} as before, ${unmatched} match no student.`];

/** Of one kind: a sentence, then where it is; a kind that stands in one place is one line. */
function problemLines({ severity, message, whatToDo, count, places }: ProblemGroup): string[] {
  const word = severity === 'error' ? 'Problem' : 'Note';
  const [only] = places;
  if (count === 1 && only !== undefined) return [`${word} (${placeOf(only)}): ${message} ${whatToDo}`];
  return [
    `${word}, ${count} times: ${whatToDo}`,
    ...places.slice(0, MAX_PLACES).map((place) => `  ${placeOf(place)}: ${place.message}`),
    ...(count > MAX_PLACES ? [`  … and ${count - MAX_PLACES} more; --json lists them.`] : []),
  ];
}

const placeOf = ({ file, row, column }: ProblemGroup['places'][number]): string =>
  [file, row === null ? '' : `row ${row}`, column ?? ''].filter((part) => part !== '').join(', ') || 'the whole import';

/** Counts only: names do not belong into what a nightly import writes. */
function changeLines({ added, changed, withdrawn, school, columnsFrom, peopleChanges: people, restrictionChanges: restrictions, newYear }: ImportReport): string[] {
  const restricted = restrictions.added + restrictions.gone + restrictions.changed;
  return [
    ...(school?.from === 'remembered' ? [`Only school ${school.sourceId}, as last time; --all-schools takes all.`] : []),
    ...(columnsFrom === 'remembered' ? ['Columns as last time; --map says otherwise.'] : []),
    ...(newYear === null ? [] : [`A new school year, ${newYear.to} after ${newYear.from}: ${newYear.leave} students leave, ${newYear.moveUp} move up a grade, ${newYear.join} are new.`]),
    `People: ${people.added} added, ${people.changed} changed, ${people.withdrawn} withdrawn. Entries altogether: ${added} added, ${changed} changed, ${withdrawn} withdrawn.`,
    ...(restricted === 0 ? [] : [`Restrictions: ${restrictions.added} added, ${restrictions.gone} gone, ${restrictions.changed} changed.`]),
  ];
}

/** How to say the number on the command line. */
const guardLines = ({ leaving, rejection }: ImportReport): string[] =>
  leaving === null || rejection?.name !== 'ManyWouldLeave' ? [] : [`To import it all the same: --accept-leaving ${leaving.students}`];

export const sample = (done: { readonly counts: { readonly students: number; readonly guardians: number; readonly staff: number; readonly classes: number } | null; readonly rejection: { readonly message: string; readonly whatToDo: string } | null }): string[] =>
  done.counts === null
    ? [`${done.rejection?.message ?? ''} ${done.rejection?.whatToDo ?? ''}`]
    : [`Larkmoor School (invented): ${done.counts.students} students, ${done.counts.guardians} guardians, ${done.counts.staff} staff, ${done.counts.classes} classes.`];

export const sampleFiles = ({ folder, files, people, date }: WrittenSample): string[] => [
  `Larkmoor School (invented) as of ${date}, with ${people.students} students, ${people.guardians} guardians and ${people.staff} staff, in ${folder}: ${files.join(', ')}.`,
];

export function dayListReport({ preview, rejection }: DayListReport): string[] {
  if (preview === null) return [`${rejection?.message ?? ''} ${rejection?.whatToDo ?? ''}`];
  const { of, absent, late, inside, gone, expectedAgain, codes, problems, plan, written } = preview;
  const said = of === 'visitors' ? `${inside} visitors in, ${gone} came and went` : `${absent} absent, ${late} came late${expectedAgain > 0 ? `, ${expectedAgain} expected again` : ''}`;
  const doubtful = codes.filter((one) => one.means === null).map((one) => `--code ${one.code}=absent`);
  return [
    ...groupProblems(problems).flatMap(problemLines),
    ...(doubtful.length === 0 ? [] : [`Codes that are not known: say what they mean (absent, late, left, here), such as ${doubtful.join(' ')}`]),
    plan === null ? 'Nothing was written.' : `${written ? 'Written' : 'It would say'}: ${said}.`,
  ];
}

export const written = (out: string, sizeBytes: number): string[] => [`Written: ${out} (${Math.ceil(sizeBytes / 1024)} KB).`];

export const exportRefused = ({ rejection }: ExportReport): string[] => [`Nothing was written. ${rejection?.message ?? ''} ${rejection?.whatToDo ?? ''}`];

export const supportHolds = (): string[] => ['The support file holds:', ...SUPPORT_HOLDS.map((point) => `  ${point}`), 'It does not hold:', ...SUPPORT_HOLDS_NOT.map((point) => `  ${point}`)];

export const status = (found: object): string[] => Object.entries(found).map(([name, value]) => `${name}: ${typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)}`);

export const backupReport = ({ made, rejection }: BackupReport): string[] =>
  made === null ? [`${rejection?.message ?? ''} ${rejection?.whatToDo ?? ''}`] : [`Made and checked: ${made.file} (${Math.ceil(made.sizeBytes / 1024)} KB). It holds students’ data in the clear: keep it where only those may look who may see that.`];

export function backupsFound({ place, backups, rejection }: BackupsReport): string[] {
  if (rejection !== null) return [`${rejection.message} ${rejection.whatToDo}`];
  if (backups.length === 0) return [`There is no backup in ${place}.`];
  return backups.flatMap((one) => ('rejection' in one ? [one.file, `    ${one.rejection.message}`] : [one.file, ...backupWords(one, moment).map((words) => `    ${words}`)]));
}

const moment = (wallMs: number): string => `${new Date(wallMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export function restoreReport({ atHost, read, rejection }: RestoreReport): string[] {
  if (rejection !== null) return [`${rejection.message} ${rejection.whatToDo}`];
  if (atHost) return ['The console begins again on this backup. What was there is kept aside, and read back.'];
  return [`Restored. What was there before is kept aside${read === null || read.commits + read.lost === 0 ? '' : `; ${read.commits} entries were read back of it that the backup did not have${read.lost > 0 ? `, ${read.lost} could not be` : ''}`}. What other consoles hold comes back from them.`];
}

export function verifyReport(report: VerifyReport): string[] {
  if (report.findings.length === 0) return [`Verified: ${report.events} events in ${report.commits} commits, every chain, seal and payload, and all views.`];
  return [
    ...report.findings.slice(0, MAX_LINES).map((finding) => `${finding.table}, ${finding.row}: ${finding.fault}`),
    `This data is not what was written. Keep a copy of the folder, and ask for help before you go on.`,
  ];
}
