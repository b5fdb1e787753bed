/**
 * One breach of every wall, for walls-selftest.ts: what is written where, and how the wall must name it. A rule without
 * a breach here is a rule that nobody has seen working.
 */
export interface Planted {
  readonly path: string;
  readonly source: string;
  /** A second file that the first one needs. */
  readonly with?: Planted;
}

export interface Breach extends Planted {
  /** What the wall must say of `path`: a rule's name, or a compiler's error code. */
  readonly says: string;
}

const call = (body: string): string => `export function breach(): unknown {\n  return ${body};\n}\n`;
const statement = (body: string): string => `export async function breach(): Promise<void> {\n  ${body}\n}\n`;
const imports = (from: string): string => `import * as breach from '${from}';\nexport const used = breach;\n`;
const importsType = (name: string, from: string): string => `import type { ${name} } from '${from}';\nexport type Used = ${name};\n`;

/** Error codes for a name that the folder's surroundings do not have. */
const NO_DOM = 'TS2584';
const NO_WINDOW = 'TS2304';
const NO_NODE = 'TS2591';

export const TYPE_BREACHES: readonly Breach[] = [
  { path: 'shared/kernel/breach-document.ts', source: call('document.title'), says: NO_DOM },
  { path: 'shared/kernel/breach-process.ts', source: call('process.pid'), says: NO_NODE },
  { path: 'shared/contract/breach-buffer.ts', source: call("Buffer.from('')"), says: NO_NODE },
  { path: 'shared/formats/breach-document.ts', source: call('document.title'), says: NO_DOM },
  { path: 'db/breach-document.ts', source: call('document.title'), says: NO_DOM },
  { path: 'electron/host/breach-window.ts', source: call('window.name'), says: NO_WINDOW },
  { path: 'renderer/breach-process.ts', source: call('process.pid'), says: NO_NODE },
  { path: 'tests/breach-enum.ts', source: 'export enum Breach {\n  One,\n}\n', says: 'TS1294' },
  { path: 'build/breach-index.ts', source: 'const list: number[] = [];\nexport const breach: number = list[0];\n', says: 'TS2322' },
  { path: 'electron/shell/breach-any.ts', source: 'export const breach = (value) => value;\n', says: 'TS7006' },
];

const ambient = (name: string, source: string): Breach => ({ path: `db/breach-ambient-${name}.ts`, source, says: 'muster(no-ambient)' });

export const LINT_BREACHES: readonly Breach[] = [
  { path: 'electron/host/breach-floating.ts', source: statement('Promise.resolve(1);'), says: 'typescript(no-floating-promises)' },
  { path: 'electron/host/breach-misused.ts', source: statement('[1].forEach(async () => { await breach(); });'), says: 'typescript(no-misused-promises)' },
  {
    path: 'electron/host/breach-switch.ts',
    source: "export function breach(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
    says: 'typescript(switch-exhaustiveness-check)',
  },
  { path: 'electron/host/breach-any.ts', source: 'export const breach = (value: any): string => String(value);\n', says: 'typescript(no-explicit-any)' },
  { path: 'electron/host/breach-non-null.ts', source: 'export const breach = (list: string[]): string => list[0]!;\n', says: 'typescript(no-non-null-assertion)' },
  {
    path: 'electron/host/breach-unbound.ts',
    source: 'class Door {\n  #open = true;\n  close(): void {\n    this.#open = false;\n  }\n  isOpen(): boolean {\n    return this.#open;\n  }\n}\nexport const breach = new Door().close;\n',
    says: 'typescript(unbound-method)',
  },
  { path: 'electron/host/breach-default.ts', source: 'export default 1;\n', says: 'import(no-default-export)' },
  { path: 'electron/host/breach-swallowed.ts', source: statement('try { await breach(); } catch {}'), says: 'eslint(no-empty)' },
  { path: 'electron/host/breach-long.ts', source: 'export const breach = [\n' + '  1,\n'.repeat(500) + '];\n', says: 'eslint(max-lines)' },
  { path: 'electron/host/breach-barrel.ts', source: "export * from './start-console.ts';\n", says: 'oxc(no-barrel-file)' },
  { path: 'shared/formats/breach-global.ts', source: call('process.pid'), says: 'eslint(no-restricted-globals)' },
  ambient('date-now', call('Date.now()')),
  ambient('new-date', call('new Date()')),
  ambient('date-call', call('Date()')),
  ambient('through-global', call('globalThis.Date.now()')),
  ambient('performance', call('performance.now()')),
  ambient('random', call('Math.random()')),
  ambient('uuid', call('crypto.randomUUID()')),
  ambient('values', call('crypto.getRandomValues(new Uint8Array(1))')),
  ambient('random-bytes', "import { randomBytes } from 'node:crypto';\n" + call('randomBytes(1)')),
  ambient('crypto-whole', "import * as all from 'node:crypto';\n" + call('all.randomUUID()')),
  ambient('timeout', call('setTimeout(() => 1, 1)')),
  ambient('interval', call('globalThis.setInterval(() => 1, 1)')),
  ambient('immediate', call('setImmediate(() => 1)')),
  ambient('microtask', call('queueMicrotask(() => undefined)')),
  ambient('passed-on', call('[1].map(setTimeout)')),
  ambient('timers-module', "import { setTimeout as wait } from 'node:timers/promises';\n" + call('wait(1)')),
  ambient('hrtime', call('process.hrtime.bigint()')),
  { path: 'shared/kernel/breach-clock.ts', source: call('Date.now()'), says: 'muster(no-ambient)' },
  { path: 'electron/host/breach-clock.ts', source: call('Date.now()'), says: 'muster(no-ambient)' },
  { path: 'renderer/breach-clock.ts', source: call('new Date()'), says: 'muster(no-ambient)' },
];

export const DEPENDENCY_BREACHES: readonly Breach[] = [
  { path: 'shared/kernel/breach-up.ts', source: imports('../domain/registry.ts'), says: 'room-kernel' },
  { path: 'shared/kernel/breach-package.ts', source: imports('zod'), says: 'room-kernel' },
  { path: 'shared/domain/roster/breach-area.ts', source: imports('../incident/events.ts'), says: 'room-area' },
  { path: 'shared/domain/roster/breach-type.ts', source: importsType('RosterBreach', '../incident/events.ts'), says: 'room-area' },
  { path: 'shared/domain/breach-list.ts', source: imports('../kernel/ids.ts'), says: 'domain-lists-are-few' },
  { path: 'shared/contract/breach-formats.ts', source: imports('../formats/csv.ts'), says: 'room-contract' },
  { path: 'shared/formats/breach-domain.ts', source: imports('../domain/registry.ts'), says: 'room-formats' },
  { path: 'shared/formats/breach-core.ts', source: imports('node:path'), says: 'room-formats' },
  { path: 'db/breach-host.ts', source: imports('../electron/host/start-console.ts'), says: 'room-db' },
  { path: 'db/breach-core.ts', source: imports('node:http'), says: 'room-db' },
  { path: 'db/breach-sqlite.ts', source: imports('better-sqlite3'), says: 'one-door-to-sqlite' },
  { path: 'db/breach-files.ts', source: imports('node:fs'), says: 'filesystem-behind-ports' },
  { path: 'electron/host/breach-renderer.ts', source: imports('../shell/shell-timer.ts'), says: 'room-host' },
  { path: 'electron/host/breach-package.ts', source: imports('react'), says: 'room-host' },
  { path: 'electron/host/breach-files.ts', source: imports('node:fs/promises'), says: 'filesystem-behind-ports' },
  { path: 'electron/host/breach-electron.ts', source: importsType('App', 'electron'), says: 'electron-only-in-the-shell' },
  { path: 'electron/shell/breach-host.ts', source: imports('../host/start-console.ts'), says: 'room-shell' },
  { path: 'electron/shell/breach-contract.ts', source: imports('../../shared/contract/procedures.ts'), says: 'shell-takes-little-of-the-contract' },
  { path: 'renderer/breach-db.ts', source: imports('../db/driver.ts'), says: 'room-renderer' },
  { path: 'renderer/breach-host.ts', source: imports('../electron/host/start-console.ts'), says: 'room-renderer' },
  { path: 'renderer/breach-domain.ts', source: imports('../shared/domain/registry.ts'), says: 'renderer-takes-only-types-of-the-domain' },
  { path: 'renderer/screens/breach-socket.ts', source: imports('socket.io-client'), says: 'one-door-to-the-host' },
  { path: 'electron/host/breach-tests.ts', source: imports('../../tests/support/browser.ts'), says: 'nobody-imports-tests' },
  {
    path: 'shared/kernel/breach-cycle-a.ts',
    source: imports('./breach-cycle-b.ts'),
    with: { path: 'shared/kernel/breach-cycle-b.ts', source: imports('./breach-cycle-a.ts') },
    says: 'no-cycles',
  },
  { path: 'shared/kernel/breach-orphan.ts', source: 'export const breach = 1;\n', says: 'no-orphans' },
  { path: 'shared/kernel/breach-nowhere.ts', source: imports('./breach-that-is-not-there.ts'), says: 'no-unresolvable' },
];

/** What the same walls must let through: where the real clock, timers and files live. */
export const ALLOWED: readonly Planted[] = [
  {
    path: 'electron/host/system/allowed-machine.ts',
    source: "import { readFileSync } from 'node:fs';\nimport { randomBytes } from 'node:crypto';\nexport const machine = () => [readFileSync('a'), randomBytes(1), Date.now(), new Date(), setTimeout(() => 1, 1)];\n",
  },
  { path: 'renderer/transport/browser-clock.ts', source: 'export const browserClock = () => [Date.now(), setTimeout(() => 1, 1)];\n' },
  {
    path: 'db/allowed-port.ts',
    source:
      "import type { Clock } from '../shared/kernel/ports.ts';\nexport const at = (clock: Clock, setTimeout: (ms: number) => Date): [number, Date, Date] => [clock.wallMs(), new Date(0), setTimeout(Date.UTC(2026))];\n",
  },
];
