/**
 * `npm start` as it is built, on a machine made up for the test: its own installation, PATH and display. The host
 * behind it is a stand-in, except in one test.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hostConfig, HOST_PROGRAMS, HOST_WORKERS, ROOT } from '../../build/vite.config.ts';
import { startConsole, type HostProcess, type Machine } from '../../electron/host/start-console.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const BUILT = temporaryFolder(afterAll);
const ADDRESS = 'http://127.0.0.1:4711/#code=abc';
const HOST = `
import { writeFileSync } from 'node:fs';
console.log(JSON.stringify({ url: '${ADDRESS}' }));
process.on('message', (message) => {
  if (message !== 'stop') return;
  writeFileSync(new URL('./stopped.txt', import.meta.url), JSON.stringify(process.argv.slice(2)));
  process.exit(0);
});
process.on('SIGINT', () => {});
`;

beforeAll(async () => {
  const config = hostConfig({ ...HOST_PROGRAMS, ...HOST_WORKERS });
  await build({ ...config, build: { ...config.build, outDir: BUILT } });
});

interface Console {
  readonly folder: string;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Everything printed, once it contains `text` or the process has ended. */
  printed(text: string): Promise<string>;
}

function installed(host: 'real' | 'stand-in' = 'stand-in'): string {
  const folder = temporaryFolder();
  cpSync(BUILT, join(folder, 'dist/host'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  if (host === 'stand-in') {
    writeFileSync(join(folder, 'dist/host/serve.js'), HOST);
  } else {
    cpSync(join(ROOT, 'db/migrations'), join(folder, 'dist/migrations'), { recursive: true });
    mkdirSync(join(folder, 'dist/renderer'));
    writeFileSync(join(folder, 'dist/renderer/index.html'), '<!doctype html><title>Muster</title>');
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(ROOT, 'node_modules/better-sqlite3'), join(folder, 'node_modules/better-sqlite3'));
  }
  return folder;
}

function program(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

function start(folder: string, environment: Record<string, string>, args: readonly string[] = []): Console {
  const child = spawn(process.execPath, [join(folder, 'dist/host/start.js'), ...args], {
    env: { PATH: [join(folder, 'bin'), '/usr/bin', '/bin'].join(delimiter), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const printed = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (output.includes(text)) resolve(output);
      };
      const hear = (bytes: Buffer): void => {
        output += bytes.toString();
        look();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('close', () => resolve(output));
      look();
    });
  return { folder, child, ended, printed };
}

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it('prints the address where there is no display, and stops the host on Ctrl+C', async () => {
    const started = start(installed(), {}, ['--data', '/x', '--port', '9']);
    const output = await started.printed('#code');
    expect(output).toContain('no display');
    expect(output).toContain(ADDRESS);
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
    expect(JSON.parse(readFileSync(join(started.folder, 'dist/host/stopped.txt'), 'utf8'))).toEqual(['--data', '/x', '--port', '9']);
  });

  it('runs the real host, which answers, stops on Ctrl+C, and starts again on the same data', async () => {
    const folder = installed('real');
    for (let round = 0; round < 2; round += 1) {
      const started = start(folder, {}, ['--data', join(folder, 'data'), '--no-lan']);
      const output = await started.printed('#code');
      const address = /http:\S+/.exec(output)?.[0] ?? output;
      expect((await fetch(address)).status).toBe(200);
      started.child.kill('SIGINT');
      expect(await started.ended).toBe(0);
      await expect(fetch(address)).rejects.toThrow('fetch failed');
      expect(await started.printed('')).not.toContain('Error');
    }
  });

  it('opens the default browser where there is a display and no desktop, and says how to get one', async () => {
    const folder = installed();
    program(join(folder, 'bin/xdg-open'), `echo "$1" > ${folder}/opened.txt`);
    const started = start(folder, { DISPLAY: ':7' });
    const output = await started.printed('#code');
    expect(output).toContain('npx install-electron');
    await expect.poll(() => existsSync(join(folder, 'opened.txt'))).toBe(true);
    await expect.poll(() => readFileSync(join(folder, 'opened.txt'), 'utf8')).toBe(`${ADDRESS}\n`);
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
  });

  it.each([
    ['where install-electron puts it', 'node_modules/electron/dist', {}],
    ['where ELECTRON_OVERRIDE_DIST_PATH says', 'elsewhere', { override: true }],
  ])('starts the desktop %s', async (_where, place, { override }: { override?: boolean }) => {
    const folder = installed();
    program(join(folder, place, 'electron'), 'echo "desktop: $*"; exit 7');
    const environment = override === true ? { ELECTRON_OVERRIDE_DIST_PATH: join(folder, place) } : {};
    const started = start(folder, { DISPLAY: ':7', ...environment }, ['--data', '/x']);
    const output = await started.printed('desktop:');
    expect(output).toContain('Muster opens in a window of its own.');
    expect(output).toContain(`desktop: ${folder} --data /x`);
    expect(await started.ended).toBe(7);
  });
});

describe('when something is missing', () => {
  const hostThat = (lines: readonly (string | null)[], code: number): HostProcess & { stops: number } => {
    const left = [...lines];
    return {
      stops: 0,
      nextLine: () => Promise.resolve(left.shift() ?? null),
      stop() {
        this.stops += 1;
      },
      ended: Promise.resolve(code),
    };
  };
  const machineWith = (host: HostProcess, printed: string[]): Machine => ({
    electronBinary: null,
    hasDisplay: true,
    runDesktop: () => Promise.reject(new Error('there is no desktop')),
    startHost: () => host,
    openBrowser: () => Promise.reject(new Error('spawn xdg-open ENOENT')),
    onInterrupt: () => {},
    print: (line) => printed.push(line),
  });

  it('prints the address when no browser can be opened', async () => {
    const printed: string[] = [];
    expect(await startConsole([], machineWith(hostThat([JSON.stringify({ url: ADDRESS })], 0), printed))).toBe(0);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain(ADDRESS);
    expect(printed[0]).toContain('no browser');
  });

  it('fails with the host when that ends before it is ready', async () => {
    const printed: string[] = [];
    expect(await startConsole([], machineWith(hostThat([null], 3), printed))).toBe(3);
    expect(printed).toEqual([]);
  });

  it.each(['Hello', '{"url":"http://evil.example/"}', '{}', 'null'])('stops a host whose first line is %s', async (line) => {
    const printed: string[] = [];
    const host = hostThat([line], 0);
    expect(await startConsole([], machineWith(host, printed))).toBe(1);
    expect(host.stops).toBe(1);
    expect(printed[0]).toContain(line);
  });
});
