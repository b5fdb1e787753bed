/**
 * Checks every import against build/dependency-rules.ts, in the folder that it is started in. It also checks the
 * checker: dependency-cruiser that cannot read TypeScript finds no imports, hence no breach, and says that all is well.
 */
import { globSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { dependencyRules } from '../dependency-rules.ts';

const ROOMS = ['shared', 'db', 'electron', 'renderer', 'build', 'tests'];

const { output } = await cruise(
  ROOMS,
  {
    validate: true,
    ruleSet: dependencyRules,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tests/tsconfig.json' },
    skipAnalysisNotInRules: true,
  },
  { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.css'] },
  { tsConfig: extractTsConfig('tests/tsconfig.json') },
);
if (typeof output === 'string') throw new Error('dependency-cruiser gave text where its result was asked for');

for (const { rule, from, to, cycle } of output.summary.violations) {
  const path = cycle === undefined ? to : cycle.map((step) => step.name).join(' -> ');
  console.log(`${rule.name}: ${from} -> ${path}`);
}

const written = globSync(ROOMS.map((room) => `${room}/**/*.{ts,tsx}`), { exclude: ['**/node_modules/**'] }).map((path) => path.replaceAll('\\', '/'));
const seen = new Map(output.modules.map((module) => [module.source, module]));
const unseen = written.filter((path) => !seen.has(path));
const imports = written.reduce((sum, path) => sum + (seen.get(path)?.dependencies.length ?? 0), 0);
for (const path of unseen) console.log(`not looked at: ${path}`);
const blind = imports < written.length;
if (blind) console.log(`only ${imports} imports found in ${written.length} files: dependency-cruiser does not read TypeScript here`);

console.log(`${written.length} files, ${imports} imports, ${output.summary.violations.length} breaches`);
if (output.summary.violations.length > 0 || unseen.length > 0 || blind) process.exitCode = 1;
