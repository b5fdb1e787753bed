/** Reads what is managed at this computer: a file that only an administrator writes, and on Windows the registry, which goes before it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { managedProblem, managedSettings, type ManagedRow } from '../../../shared/contract/managed-settings.ts';

const FILES: Readonly<Record<string, string>> = {
  win32: 'C:\\ProgramData\\Muster\\managed.json',
  darwin: '/Library/Application Support/Muster/managed.json',
  linux: '/etc/muster/managed.json',
};
const REGISTRY_KEY = 'HKLM\\Software\\Policies\\Muster';
const REG_WITHIN_MS = 5_000;
/** As `reg query` prints a value: name, type, value. */
const REGISTRY_VALUE = /^ {4}(\S+) {4}(REG_SZ|REG_DWORD) {4}(.*)$/;

/** What is asked of the machine; tests bring their own. */
export interface ManagedFacts {
  readonly file: string | null;
  readonly read: (file: string) => string | null;
  /** What `reg query` prints; null: there is no such key, or no registry. */
  readonly registry: () => string | null;
}

export const managedFacts = (): ManagedFacts => ({
  file: FILES[process.platform] ?? null,
  read: (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null),
  registry: () => (process.platform === 'win32' ? queryRegistry() : null),
});

function queryRegistry(): string | null {
  try {
    return execFileSync('reg', ['query', REGISTRY_KEY], { encoding: 'utf8', timeout: REG_WITHIN_MS, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    // Its way to say that there is no such key.
    if (error instanceof Error && 'status' in error && error.status === 1) return null;
    throw error;
  }
}

/** Null: nothing is managed. Never throws for what stands there: a mistake in it must not keep an alarm from this computer. */
export function readManaged({ file, read, registry }: ManagedFacts): ManagedRow | null {
  try {
    const inFile = file === null ? null : read(file);
    const inRegistry = registry();
    if (inFile === null && inRegistry === null) return null;
    const from = [...(inRegistry === null ? [] : [REGISTRY_KEY]), ...(inFile === null || file === null ? [] : [file])].join(', ');
    return { from, ...parsed(inFile, inRegistry === null ? {} : registryValues(inRegistry)) };
  } catch (error) {
    return { from: file ?? REGISTRY_KEY, problem: `It cannot be read: ${String(error)}`, settings: {} };
  }
}

function parsed(inFile: string | null, inRegistry: Readonly<Record<string, unknown>>): Omit<ManagedRow, 'from'> {
  const json = inFile === null ? {} : jsonOf(inFile);
  if (json === null) return { problem: 'It is not JSON: look for a missing comma, quote or bracket', settings: {} };
  const all = managedSettings.safeParse(typeof json === 'object' && !Array.isArray(json) ? { ...json, ...inRegistry } : json);
  return all.success ? { problem: null, settings: all.data } : { problem: managedProblem(all.error), settings: {} };
}

/** Null: it is no JSON. Windows' editors begin a file with a mark. */
function jsonOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return json ?? 'null';
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A number that stands for yes or no is one of them. */
function registryValues(printed: string): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const line of printed.split(/\r?\n/)) {
    const [, name, type, value] = REGISTRY_VALUE.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const number = Number(value);
    values[name] = type === 'REG_SZ' ? value : number > 1 ? number : number === 1;
  }
  return values;
}
