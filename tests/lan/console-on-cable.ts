/** Run by cables-in-namespace.ts, each in a network namespace of its own: one whole console at the end of one cable. */
import { status } from '../../electron/host/cli/operations.ts';
import { openOwnConsole } from '../../electron/host/own-console.ts';
import { randomIds } from '../../electron/host/system/crypto.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { answerSteps } from '../support/namespace.ts';

const [folder = '', name = ''] = process.argv.slice(2);
const own = await openOwnConsole(folder, { options: { host: null, port: null, discovery: false, managed: null }, computer: () => null });
own.console.lan?.open();

let rooms = 0;
await answerSteps({
  status: () => status(own.console),
  act: () => own.console.execute(randomIds.next() as CommandId, { type: 'AddRoom', name: `${name} ${(rooms += 1)}`, zone: null }),
});
await own.close();
process.exit(0);
