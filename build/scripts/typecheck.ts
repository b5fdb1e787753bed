/**
 * Checks the types of every folder by that folder's own tsconfig: what a folder may know of its surroundings differs.
 * shared/formats stands apart from the rest of shared/, because the types of csv-parse bring those of Node with them.
 */
import { runChecks } from './run-checks.ts';

const PROJECTS = ['shared', 'shared/formats', 'db', 'electron/host', 'electron/shell', 'renderer', 'build', 'tests'];

const outcomes = await runChecks(
  PROJECTS.map((project) => ({ name: `types of ${project}/`, command: 'tsc', args: ['--pretty', 'false', '-p', project] })),
);
if (outcomes.some((outcome) => !outcome.passed)) process.exitCode = 1;
