/**
 * Plants a breach of every wall into a copy of the project, runs the real tools on it with the real settings, and checks
 * that each breach is named. The copy lies in a temporary folder and is removed, so that nobody who works in the
 * checkout meanwhile sees a breach.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, posix, relative, sep } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../vite.config.ts';
import { ALLOWED, DEPENDENCY_BREACHES, LINT_BREACHES, TYPE_BREACHES, type Breach, type Planted } from './planted-breaches.ts';

const COPIED = ['shared', 'db', 'electron', 'renderer', 'build', 'tests', 'package.json', 'package-lock.json', 'tsconfig.json', '.oxlintrc.json', '.gitignore'];
const TYPE_PROJECTS = ['shared', 'shared/formats', 'db', 'electron/host', 'electron/shell', 'renderer', 'build', 'tests'];
const PATH = [join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
const TypeProject = z.object({ files: z.array(z.string()) });
const OxlintReport = z.object({ diagnostics: z.array(z.object({ filename: z.string(), code: z.string().optional() })) });

const missed: string[] = [];
let caught = 0;

function expectCaught(wall: string, what: string, isCaught: boolean): void {
  if (isCaught) caught += 1;
  else missed.push(`${wall} did not catch ${what}`);
}

const copy = realpathSync(mkdtempSync(join(tmpdir(), 'muster-walls-')));
try {
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  types();
  lint();
  dependencies();
  deadCode();
  licences();
} finally {
  rmSync(copy, { recursive: true, force: true });
}

for (const line of missed) console.log(line);
console.log(`${caught} breaches caught, ${missed.length} missed`);
if (missed.length > 0) process.exitCode = 1;

/** What a tool prints on standard output, run in the copy. */
function run(command: string, args: readonly string[]): string {
  const { stdout, error } = spawnSync(command, args, {
    cwd: copy,
    env: { ...process.env, PATH },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw error;
  return stdout;
}

function withPlanted(planted: readonly Planted[], check: () => void): void {
  const files = planted.flatMap((each) => [each, ...(each.with === undefined ? [] : [each.with])]);
  const restore = files.map(({ path, source }) => {
    const file = join(copy, path);
    const before = existsSync(file) ? readFileSync(file) : null;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
    return () => (before === null ? rmSync(file) : writeFileSync(file, before));
  });
  check();
  for (const put of restore) put();
}

/** `findings` are lines of "path says"; every breach must be among them, and nothing that is allowed. */
function expectNamed(wall: string, breaches: readonly Breach[], findings: ReadonlySet<string>): void {
  for (const { path, says } of breaches) expectCaught(wall, `${says} in ${path}`, findings.has(`${path} ${says}`));
  for (const { path } of ALLOWED) {
    const wrongly = [...findings].filter((finding) => finding.startsWith(`${path} `) && !finding.endsWith(' no-orphans'));
    for (const finding of wrongly) missed.push(`${wall} refused what is allowed: ${finding}`);
  }
}

/** Each project is asked which files are its own, and compiles, with its own settings, only those that were planted: the whole is compiled beside this. */
function types(): void {
  withPlanted(TYPE_BREACHES, () => {
    const findings = new Set<string>();
    for (const project of TYPE_PROJECTS) {
      const { files } = TypeProject.parse(JSON.parse(run('tsc', ['--showConfig', '-p', project])));
      const planted = files.filter((path) => TYPE_BREACHES.some((breach) => breach.path === posix.join(project, path)));
      expectCaught('types', `that ${project} is to be compiled`, planted.length > 0);
      writeFileSync(join(copy, project, 'tsconfig.breach.json'), JSON.stringify({ extends: './tsconfig.json', include: [], files: planted }));
      for (const [, path, code] of run('tsc', ['--pretty', 'false', '-p', join(project, 'tsconfig.breach.json')]).matchAll(/^(.+?)\(\d+,\d+\): error (TS\d+):/gm)) {
        findings.add(`${path} ${code}`);
      }
    }
    expectNamed('types', TYPE_BREACHES, findings);
  });
}

/** The planted files by name: the whole is linted beside this, and its types take a quarter of a minute. */
function lint(): void {
  const planted = [...LINT_BREACHES, ...ALLOWED];
  withPlanted(planted, () => {
    const { diagnostics } = OxlintReport.parse(JSON.parse(run('oxlint', ['-f', 'json', ...planted.map(({ path }) => path)])));
    const posixPath = (path: string): string => (path.startsWith(copy) ? relative(copy, path) : path).replaceAll(sep, '/');
    expectNamed('lint', LINT_BREACHES, new Set(diagnostics.map(({ filename, code }) => `${posixPath(filename)} ${code ?? ''}`)));
  });
}

function dependencies(): void {
  withPlanted([...DEPENDENCY_BREACHES, ...ALLOWED], () => {
    const printed = run(process.execPath, ['build/scripts/dependencies.ts']);
    const findings = [...printed.matchAll(/^([a-z-]+): (\S+) -> /gm)].map(([, rule, from]) => `${from} ${rule}`);
    expectNamed('dependency rules', DEPENDENCY_BREACHES, new Set(findings));
  });
  // The checker's own checks: a dependency-cruiser that cannot read TypeScript sees no files, or no imports in them.
  const script = join(copy, 'build/scripts/dependencies.ts');
  const sighted = readFileSync(script, 'utf8');
  const blindfolds = [
    { from: 'await cruise(\n  ROOMS,', to: "await cruise(\n  ['shared/kernel/result.ts'],", says: 'not looked at: ' },
    { from: "doNotFollow: { path: '(^|/)node_modules/' }", to: "doNotFollow: { path: '.' }", says: 'does not read TypeScript here' },
  ];
  for (const { from, to, says } of blindfolds) {
    writeFileSync(script, sighted.replace(from, to));
    expectCaught('dependency rules', `a checker that is blind ("${says}")`, run(process.execPath, ['build/scripts/dependencies.ts']).includes(says));
  }
  writeFileSync(script, sighted);
}

function deadCode(): void {
  const reachable = join(copy, 'electron/host/start-console.ts');
  const before = readFileSync(reachable, 'utf8');
  const manifest = join(copy, 'package.json');
  const manifestBefore = readFileSync(manifest, 'utf8');
  withPlanted([{ path: 'db/breach-unused.ts', source: 'export const breach = 1;\n' }], () => {
    appendFileSync(reachable, "export const breachExport = 1;\nimport 'breach-unlisted';\n");
    writeFileSync(manifest, manifestBefore.replace('"dependencies": {', '"dependencies": {\n    "breach-unused": "1.0.0",'));
    const printed = run('knip', ['-c', 'build/knip.ts', '--no-progress', '--reporter', 'compact']);
    for (const sign of ['db/breach-unused.ts', 'breachExport', 'breach-unlisted', 'breach-unused']) {
      expectCaught('dead code', sign, new RegExp(`${sign.replaceAll('.', '\\.')}(?!\\.ts)`).test(printed));
    }
  });
  writeFileSync(reachable, before);
  writeFileSync(manifest, manifestBefore);
}

function licences(): void {
  const lockFile = join(copy, 'package-lock.json');
  const before = readFileSync(lockFile, 'utf8');
  const planted = '"packages": {\n"node_modules/breach-gpl": { "license": "GPL-3.0-only" },\n"node_modules/breach-silent": {},\n"node_modules/breach-and": { "license": "(MIT AND GPL-2.0)" },';
  writeFileSync(lockFile, before.replace('"packages": {', planted));
  const printed = run(process.execPath, ['build/scripts/licences.ts']);
  for (const name of ['breach-gpl', 'breach-silent', 'breach-and']) expectCaught('licences', name, printed.includes(`${name}: `));
  expectCaught('licences', 'nothing but what was planted', printed.includes(' 3 refused'));
  writeFileSync(lockFile, before);
}
