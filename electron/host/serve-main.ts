/**
 * A console that runs until it is asked to stop: reads how it is to run, and says where its door is in one line of JSON on
 * standard output. Words for people go to standard error.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DatabaseFromTheFuture } from '../../db/migrate.ts';
import { managedComputer, type ManagedRow } from '../../shared/contract/managed-settings.ts';
import type { HostMessage } from '../../shared/contract/desktop-messages.ts';
import { readyLine } from '../../shared/contract/ready-line.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { DatabaseUnreadable, UnsuitableDataFolder } from './own-console.ts';
import { RunningHost, type HostArguments } from './running-host.ts';
import { DataFolderBusy } from './system/data-folder.ts';
import { defaultDataFolder, placeFacts } from './system/data-place.ts';
import { answerDesktop, tellManaged } from './desktop-link.ts';
import { managedFacts, readManaged } from './system/managed-settings.ts';
import { onCrash } from './system/crash.ts';
import { systemTimers } from './system/clock.ts';
import { KeysLocked, type KeyOrder } from './system/console-keys.ts';
import { desktopPort, type DesktopPort } from './system/desktop-port.ts';
import { keyStoreOf } from './system/key-store.ts';
import { onStopRequested } from './system/stop-request.ts';
import { askHost } from './cli/ask-host.ts';

/** As long as a pipe takes for a few lines. */
const LAST_WORDS_MS = 200;
const USAGE = 'Usage: npm run host -- [--data FOLDER] [--port NUMBER] [--lan-port NUMBER] [--lan-host ADDRESS] [--no-discovery] [--no-lan] [--backup-folder FOLDER] [--new-keys]';

type Given = Omit<HostArguments, 'keys'> & { readonly newKeys: boolean };

/** A flag goes before what is managed, and that before what is set in Muster. */
function readArguments(managed: ManagedRow | null): Given | null {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '0' },
        'lan-port': { type: 'string' },
        'lan-host': { type: 'string' },
        'no-discovery': { type: 'boolean', default: false },
        'backup-folder': { type: 'string' },
        'no-lan': { type: 'boolean', default: false },
        'new-keys': { type: 'boolean', default: false },
      },
    });
    const port = portNumber(values.port);
    const lanPort = values['lan-port'] === undefined ? null : portNumber(values['lan-port']);
    if (port === undefined || lanPort === undefined) return null;
    const { lanAddress = null, discovery = true, ...set } = managed?.settings ?? {};
    const lan = values['no-lan'] ? null : { host: values['lan-host'] ?? lanAddress, port: lanPort ?? set.lanPort ?? null, discovery: discovery && !values['no-discovery'], managed };
    const from = process.env['INIT_CWD'] ?? process.cwd();
    const backupFolder = values['backup-folder'] ?? set.backupFolder;
    return { data: resolve(from, values.data ?? defaultDataFolder(placeFacts())), port, lan, backupFolder: backupFolder === undefined ? null : resolve(from, backupFolder), newKeys: values['new-keys'], managed: managedComputer.parse(managed?.settings ?? {}) };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function portNumber(text: string): number | undefined {
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65535 ? port : undefined;
}

export async function main(): Promise<void> {
  const managed = readManaged(managedFacts());
  if (managed !== null && managed.problem !== null) console.error(`What is set for this computer does not count (${managed.from}). ${managed.problem}.`);
  const given = readArguments(managed);
  if (given === null) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const port = desktopPort();
  const host = await startOrExplain(given, port);
  if (host === null) {
    // Its line to the desktop would keep it alive. What was said goes out first.
    if (port !== null) systemTimers.after(LAST_WORDS_MS, () => process.exit());
    return;
  }
  console.log(readyLine(host.freshUrl()));
  if (port !== null && managed !== null) tellManaged(port, managed);
  if (port !== null) answerDesktop(port, { freshUrl: () => host.freshUrl(), execute: (commandId, command) => host.execute(commandId, command), wokeUp: () => host.wokeUp() });
  onCrash((error) => host.fault(error));
  onStopRequested(() => void stop(host));
}

async function stop(host: RunningHost): Promise<void> {
  await host.stop();
  // Windows of browsers may hold sockets open; everything that matters is on disk by now.
  process.exit(0);
}

/** Null, with the exit code set and words said, where it cannot be opened. A host that runs already gives its address. */
async function startOrExplain({ newKeys, ...given }: Given, port: DesktopPort | null): Promise<RunningHost | null> {
  try {
    const store = port === null ? 'noDesktop' : await keyStoreOf(port, systemTimers);
    const keys: KeyOrder = typeof store === 'string' ? { store: null, whyNone: store, anew: newKeys } : { store, whyNone: 'noStore', anew: newKeys };
    const host = await RunningHost.start({ ...given, keys }, (why) => {
      console.error(why);
      process.exit(1);
    });
    if (host.ok) return host.value;
    console.error(`${host.error.message} ${host.error.whatToDo}`);
    process.exitCode = 1;
    return null;
  } catch (error) {
    if (error instanceof DataFolderBusy) {
      const answer = await askHost(given.data, 'code', {});
      if (answer !== null) {
        assert(typeof answer === 'object' && 'url' in answer, 'a host answers with an address');
        console.error(`${error.message} Its address follows.`);
        console.log(readyLine(String(answer.url)));
        return null;
      }
    }
    if (error instanceof KeysLocked) port?.postMessage({ is: 'keysLocked' } satisfies HostMessage);
    if (error instanceof DataFolderBusy || error instanceof KeysLocked || error instanceof UnsuitableDataFolder || error instanceof DatabaseUnreadable || error instanceof DatabaseFromTheFuture) {
      console.error(error.message);
      process.exitCode = 1;
      return null;
    }
    throw error;
  }
}
