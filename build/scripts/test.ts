/**
 * `npm test`: builds, raises every wall, then runs the tests. Everything runs even after a failure, so that one run shows
 * all that is wrong; any failure fails the whole. Results lie in `dist-test/` for count-tests.ts.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../vite.config.ts';
import { runChecks, type Check } from './run-checks.ts';
import { REPORTS } from './test-reports.ts';

const script = (name: string, file: string): Check => ({ name, command: process.execPath, args: [join('build/scripts', file)] });

const WALLS: readonly Check[] = [
  script('walls hold against planted breaches', 'walls-selftest.ts'),
  script('types', 'typecheck.ts'),
  { name: 'lint', command: 'oxlint', args: [] },
  script('dependency rules', 'dependencies.ts'),
  { name: 'dead code', command: 'knip', args: ['-c', 'build/knip.ts', '--no-progress'] },
  script('licences', 'licences.ts'),
];

rmSync(REPORTS.folder, { recursive: true, force: true });
mkdirSync(REPORTS.folder, { recursive: true });

const build = await runChecks([script('build', 'build.ts')]);
const walls = await runChecks(WALLS);
const checks = [...build, ...walls];
writeFileSync(REPORTS.checks, JSON.stringify(checks));

/** The tests start some hundred hosts from their sources; what Node has read once it need not read again, which halves their start. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled') };
const runners = ['test:unit', 'test:e2e'].map((name) => spawnSync('npm', ['run', '-s', name], { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0);
if (checks.some((check) => !check.passed) || runners.includes(false)) process.exitCode = 1;
