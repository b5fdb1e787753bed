/** What the command line says in words. */
import type { VerifyReport } from '../../../db/verify.ts';
import type { ImportReport } from './operations.ts';

/** More lines than this of one kind are summed up: the rest is in --json. */
const MAX_LINES = 20;

export const isAcceptable = (report: ImportReport): boolean => report.rejection === null && report.problems.every((problem) => problem.severity === 'warning');

export function importReport(report: ImportReport): string[] {
  const problems = report.problems.slice(0, MAX_LINES).map((problem) => {
    const place = [problem.file, problem.row === null ? '' : `row ${problem.row}`, problem.column ?? ''].filter((part) => part !== '').join(', ');
    return `${problem.severity === 'error' ? 'Problem' : 'Note'} (${place}): ${problem.message} ${problem.whatToDo}`;
  });
  if (report.problems.length > MAX_LINES) problems.push(`… and ${report.problems.length - MAX_LINES} more; --json lists them all.`);
  if (report.rejection !== null) return [...problems, `Nothing was imported. ${report.rejection.message} ${report.rejection.whatToDo}`];
  if (!isAcceptable(report)) return [...problems, 'Nothing was imported.'];
  const { students, guardians, staff } = report.people;
  return [
    ...problems,
    `${report.dryRun ? 'Would import' : 'Imported'} ${report.source}: ${students} students, ${guardians} guardians, ${staff} staff, ${report.classes} classes, ${report.enrollments} enrollments, ${report.relationships} relationships, ${report.restrictions} with a restriction.`,
    `${report.added} added, ${report.changed} changed, ${report.withdrawn} withdrawn.`,
  ];
}

export const sample = (done: { readonly counts: { readonly students: number; readonly guardians: number; readonly staff: number; readonly classes: number } | null; readonly rejection: { readonly message: string; readonly whatToDo: string } | null }): string[] =>
  done.counts === null
    ? [`${done.rejection?.message ?? ''} ${done.rejection?.whatToDo ?? ''}`]
    : [`Larkmoor School (invented): ${done.counts.students} students, ${done.counts.guardians} guardians, ${done.counts.staff} staff, ${done.counts.classes} classes.`];

export const status = (found: object): string[] => Object.entries(found).map(([name, value]) => `${name}: ${typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)}`);

export function verifyReport(report: VerifyReport): string[] {
  if (report.findings.length === 0) return [`Verified: ${report.events} events in ${report.commits} commits, every chain, seal and payload, and all views.`];
  return [
    ...report.findings.slice(0, MAX_LINES).map((finding) => `${finding.table}, ${finding.row}: ${finding.fault}`),
    `This data is not what was written. Keep a copy of the folder, and ask for help before you go on.`,
  ];
}
