/**
 * `npm run day -- --roster sample|FOLDER [--school NAME] [--releases N] [--seed N] [--json] [--out DIR]`: one whole school
 * day through the real screens, held against what the script did; see school-day/school-day.ts. Every difference fails.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../support/browser.ts';
import { liveSchoolDay, type DayReport } from './school-day/school-day.ts';
import { sampleSchool, schoolOf } from './school-day/schools.ts';

const { values } = parseArgs({
  options: {
    roster: { type: 'string', default: 'sample' },
    school: { type: 'string' },
    releases: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

const callersFolder = process.env['INIT_CWD'] ?? process.cwd();
const say = (words: string): void => {
  if (!values.json) console.log(`${new Date().toISOString().slice(11, 19)} ${words}`);
};
const inMiB = (sizeBytes: number): string => `${(sizeBytes / 2 ** 20).toFixed(1)} MiB`;

function words(report: DayReport): readonly string[] {
  const { numbers } = report;
  return [
    report.sentence,
    `${numbers.released} of ${numbers.expected} expected were released: ${Object.entries(report.paths).map(([path, count]) => `${count} ${path}`).join('; ')}.`,
    `${report.entries} entries in the record; ${report.verified.events} events verified, ${report.verified.findings} findings.`,
    ...report.commands.map(({ command, count, p50Ms, p95Ms, worstMs }) => `${command.padEnd(24)} ${String(count).padStart(5)}  p50 ${p50Ms} ms  p95 ${p95Ms} ms  worst ${worstMs} ms`),
    `${Math.round(report.tookMs / 1_000)} s; host at most ${inMiB(report.peakMemoryBytes)} of memory; database ${inMiB(report.databaseBytes)}.`,
    ...report.errorsInPages.map((error) => `error in a page: ${error}`),
    ...(report.differences.length === 0 ? ['Everything that Muster says is what was done.'] : report.differences),
  ];
}

const school = values.roster === 'sample' ? await sampleSchool() : await schoolOf(resolve(callersFolder, values.roster), values.school ?? null);
const browser = await launchBrowser();
try {
  const plan = { releases: Number(values.releases), each: 2, drillClasses: Number.POSITIVE_INFINITY, incidentClasses: Number.POSITIVE_INFINITY, seed: Number(values.seed) };
  const report = await liveSchoolDay(browser, school, plan, say);
  console.log(values.json ? JSON.stringify(report) : words(report).join('\n'));
  if (values.out !== undefined) {
    const folder = resolve(callersFolder, values.out);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'record.txt'), `${report.record.join('\n')}\n`);
    writeFileSync(join(folder, 'report.json'), JSON.stringify(report, null, 2));
  }
  if (report.differences.length + report.errorsInPages.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
}
