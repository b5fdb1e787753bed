/**
 * A console that runs until it is asked to stop: owns the data folder, opens the door on the loopback address, and says
 * where in one line of JSON on standard output. Words for people go to standard error.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DatabaseFromTheFuture } from '../../db/migrate.ts';
import { readyLine } from '../../shared/contract/ready-line.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { controlRequests, supportOfRunning } from './cli/operations.ts';
import type { LanOptions } from './lan/lan.ts';
import { DatabaseUnreadable, openOwnConsole, UnsuitableDataFolder, type OwnConsole } from './own-console.ts';
import { systemClock, systemTimers } from './system/clock.ts';
import { randomHex, randomIds } from './system/crypto.ts';
import { DataFolderBusy } from './system/data-folder.ts';
import { defaultDataFolder, freeBytes, placeFacts } from './system/data-place.ts';
import { builtScreens } from './system/files.ts';
import { onCrash } from './system/crash.ts';
import { memoryBytes, watchLoop } from './system/gauge.ts';
import { onStopRequested } from './system/stop-request.ts';
import { askHost } from './cli/ask-host.ts';
import { openDoor } from './web/open-door.ts';

const USAGE = 'Usage: npm run host -- [--data FOLDER] [--port NUMBER] [--lan-port NUMBER] [--lan-host ADDRESS] [--no-discovery] [--no-lan]';

interface Arguments {
  readonly data: string;
  readonly port: number;
  /** Null: it works alone. */
  readonly lan: LanOptions | null;
}

function readArguments(): Arguments | null {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '0' },
        'lan-port': { type: 'string' },
        'lan-host': { type: 'string' },
        'no-discovery': { type: 'boolean', default: false },
        'no-lan': { type: 'boolean', default: false },
      },
    });
    const port = portNumber(values.port);
    const lanPort = values['lan-port'] === undefined ? null : portNumber(values['lan-port']);
    if (port === undefined || lanPort === undefined) return null;
    const lan = values['no-lan'] ? null : { host: values['lan-host'] ?? null, port: lanPort, discovery: !values['no-discovery'] };
    return { data: resolve(process.env['INIT_CWD'] ?? process.cwd(), values.data ?? defaultDataFolder(placeFacts())), port, lan };
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
  const given = readArguments();
  if (given === null) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const own = await openOrExplain(given.data, given.lan);
  if (own === null) return;
  const controlToken = randomHex(32);
  const { log } = own;
  onCrash((error) => log.fault('uncaught', error));
  const door = await openDoor({
    core: own.console,
    port: given.port,
    renderer: builtScreens,
    clock: systemClock,
    ids: randomIds,
    timers: systemTimers,
    log,
    controlToken,
    control: controlRequests(own),
    makeSupport: async () => (await supportOfRunning(own)).zip,
  });
  if (!door.ok) {
    console.error(`${door.error.message} ${door.error.whatToDo}`);
    await own.close();
    process.exitCode = 1;
    return;
  }
  own.folder.announceHost({ port: door.value.port, token: controlToken });
  console.log(readyLine(door.value.freshUrl()));
  own.console.lan?.open();
  own.console.goOn().catch((error: unknown) => log.fault('going on where the last run ended', error));
  const stopLooking = lookNowAndThen(own);
  onStopRequested(() => {
    stopLooking();
    void stop(own, () => door.value.close());
  });
}

/** Often enough that nobody at a desk after midnight marks yesterday, and that an idle computer is locked when it should be. */
const LOOK_MS = 5_000;

/** A tap that waits longer is felt. */
const STALL_MS = 50;
/** Whether there is room again for the reserve, each minute. */
const LOOKS_BETWEEN_RESERVE = 12;
/** How full the disk and the memory are, each hour. */
const LOOKS_BETWEEN_ROOM = 720;

function lookNowAndThen(own: OwnConsole): () => void {
  let callOff = (): void => undefined;
  const worstMs = watchLoop();
  let looks = 0;
  const again = (): void => {
    callOff = systemTimers.after(LOOK_MS, () => {
      own.console.lookAtCalendar();
      own.console.lookAtIdleness();
      own.console.notices.look(null);
      if (looks % LOOKS_BETWEEN_RESERVE === 0) own.console.reserve.look().catch((error: unknown) => own.log.fault('the reserve on the disk', error));
      const stallMs = worstMs();
      if (stallMs > STALL_MS) own.log.note({ event: 'stall', worstMs: stallMs });
      if (looks % LOOKS_BETWEEN_ROOM === 0) own.log.note({ event: 'room', diskFreeBytes: freeBytes(own.folder.path), memoryBytes: memoryBytes() });
      looks += 1;
      again();
    });
  };
  again();
  return () => callOff();
}

async function stop(own: OwnConsole, closeDoor: () => Promise<void>): Promise<void> {
  await closeDoor();
  await own.close();
  // Windows of browsers may hold sockets open; everything that matters is on disk by now.
  process.exit(0);
}

/** Null, with the exit code set and words said, where it cannot be opened. A host that runs already gives its address. */
async function openOrExplain(data: string, lan: LanOptions | null): Promise<OwnConsole | null> {
  try {
    return await openOwnConsole(data, lan === null ? null : { options: lan, computer: () => null });
  } catch (error) {
    if (error instanceof DataFolderBusy) {
      const answer = await askHost(data, 'code', {});
      if (answer !== null) {
        assert(typeof answer === 'object' && 'url' in answer, 'a host answers with an address');
        console.error(`${error.message} Its address follows.`);
        console.log(readyLine(String(answer.url)));
        return null;
      }
    }
    if (error instanceof DataFolderBusy || error instanceof UnsuitableDataFolder || error instanceof DatabaseUnreadable || error instanceof DatabaseFromTheFuture) {
      console.error(error.message);
      process.exitCode = 1;
      return null;
    }
    throw error;
  }
}
