/**
 * Checks the types of every folder by that folder's own tsconfig: what a folder may know of its surroundings differs.
 * shared/formats stands apart from the rest of shared/, because the types of csv-parse bring those of Node with them.
 * TypeScript 7 does it in a third of the time; the one before it stays for dependency-cruiser, which reads imports by its programming interface.
 */
import { join } from 'node:path';
import { runChecks } from './run-checks.ts';

/** By its path: both are called `tsc`. */
const TSC = join('node_modules', 'typescript-7', 'bin', 'tsc');
const PROJECTS = ['shared', 'shared/formats', 'db', 'electron/host', 'electron/shell', 'renderer', 'build', 'tests'];

const outcomes = await runChecks(
  PROJECTS.map((project) => ({ name: `types of ${project}/`, command: process.execPath, args: [TSC, '--pretty', 'false', '-p', project] })),
);
if (outcomes.some((outcome) => !outcome.passed)) process.exitCode = 1;
