/** A host hears every way in which it may be asked to end, once, in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../build/vite.config.ts';

const HOST = `
import { EventEmitter } from 'node:events';
process.parentPort = new EventEmitter();
const { onStopRequested } = await import(${JSON.stringify(join(ROOT, 'electron/host/system/stop-request.ts'))});
const busy = setInterval(() => {}, 1000);
onStopRequested(() => { console.log('asked'); clearInterval(busy); });
process.on('message', (message) => { if (message === 'as the desktop') process.parentPort.emit('message', { data: 'stop' }); });
console.log('ready');
`;

const WAYS: Readonly<Record<string, (child: ChildProcess) => void>> = {
  'Ctrl+C': (child) => child.kill('SIGINT'),
  'a signal to end': (child) => child.kill('SIGTERM'),
  'the message of npm start, twice': (child) => {
    child.send('stop');
    // The first may have ended it by now; then the second finds nobody, which is told here and is no fault.
    child.send('stop', (gone) => expect(gone === null || 'code' in gone).toBe(true));
  },
  'the message of the desktop': (child) => child.send('as the desktop'),
  'the end of who started it': (child) => child.disconnect(),
};

it.skipIf(process.platform === 'win32').each(Object.keys(WAYS))('by %s', async (way) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOST], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', (bytes: Buffer) => {
      output += bytes.toString();
      if (output.includes('ready')) resolve();
    });
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await ready;
  WAYS[way]?.(child);
  expect(await exited).toBe(0);
  await expect.poll(() => output).toBe('ready\nasked\n');
});
