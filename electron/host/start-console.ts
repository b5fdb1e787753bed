/**
 * Decides how a console comes up on this machine, and sees it through: the desktop where its binary and a display are
 * there, else the default browser, else a printed address. Knows nothing of the real machine, which comes in as an
 * argument, so that every way can be tested on any machine.
 */
import { urlFromReadyLine } from '../../shared/contract/ready-line.ts';

export interface HostProcess {
  /** Resolves with each further line of standard output, and with null when there are no more. */
  nextLine(): Promise<string | null>;
  /** Asks the host to finish what it is doing and end. */
  stop(): void;
  /** Resolves with its exit code. */
  readonly ended: Promise<number>;
}

export interface Machine {
  readonly electronBinary: string | null;
  readonly hasDisplay: boolean;
  /** Runs the desktop in the foreground; resolves with its exit code. */
  runDesktop(binary: string, args: readonly string[]): Promise<number>;
  startHost(args: readonly string[]): HostProcess;
  /** Rejects where there is no browser to be found. */
  openBrowser(url: string): Promise<void>;
  onInterrupt(handler: () => void): void;
  print(line: string): void;
}

const DESKTOP_HINT = 'For a window of its own, run "npx install-electron" once, then "npm start" again.';

/** Returns the exit code. `args` (such as --data and --port) go to the host as they are. */
export async function startConsole(args: readonly string[], machine: Machine): Promise<number> {
  if (machine.electronBinary !== null && machine.hasDisplay) {
    machine.print('Muster opens in a window of its own. Closing the window hides it; “Quit” in the menu of its mark ends it.');
    return machine.runDesktop(machine.electronBinary, args);
  }

  const host = machine.startHost(args);
  machine.onInterrupt(() => host.stop());

  const first = await host.nextLine();
  if (first === null) return (await host.ended) || 1;
  const url = urlFromReadyLine(first);
  if (url === null) {
    machine.print(`Muster's host did not say where it listens, but: ${first}`);
    host.stop();
    await host.ended;
    return 1;
  }
  machine.print(await present(url, machine));
  for (let line = await host.nextLine(); line !== null; line = await host.nextLine()) machine.print(line);
  return host.ended;
}

async function present(url: string, machine: Machine): Promise<string> {
  if (!machine.hasDisplay) return `Muster is running. This machine has no display; open this address in a browser on it: ${url}`;
  try {
    await machine.openBrowser(url);
    return `Muster is open in your default browser. ${DESKTOP_HINT} Ctrl+C stops it. Address: ${url}`;
  } catch (error) {
    return `Muster is running, but no browser could be opened (${String(error)}); open this address in one: ${url}`;
  }
}
