/** The real machine under `startConsole`: processes, the browser, the terminal. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import open from 'open';
import { defined } from '../../shared/kernel/assert.ts';
import { startConsole, type HostProcess } from './start-console.ts';
import { findElectronBinary } from './system/electron-binary.ts';

/** This file is bundled into `dist/host/`. */
const INSTALLED_AT = join(import.meta.dirname, '../..');

function startHost(args: readonly string[]): HostProcess {
  const child = spawn(process.execPath, [join(INSTALLED_AT, 'dist/host/serve.js'), ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const lines = createInterface({ input: defined(child.stdout, 'the host has a piped standard output') })[Symbol.asyncIterator]();
  return {
    nextLine: async () => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    // By message and not by signal: Windows has no signal that a process can answer.
    stop: () => {
      if (child.connected) child.send('stop');
    },
    ended: exitCode(child),
  };
}

function exitCode(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

export async function main(): Promise<void> {
  process.exitCode = await startConsole(process.argv.slice(2), {
    electronBinary: findElectronBinary(join(INSTALLED_AT, 'node_modules/electron/dist'), process.env, process.platform),
    hasDisplay: process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']),
    runDesktop: (binary, args) => exitCode(spawn(binary, [INSTALLED_AT, ...args], { stdio: 'inherit' })),
    startHost,
    openBrowser: async (url) => {
      await open(url);
    },
    onInterrupt: (handler) => {
      process.on('SIGINT', handler);
      process.on('SIGTERM', handler);
    },
    print: (line) => console.log(line),
  });
}
