/** A program of the tests in a network namespace of its own, with two cards, so that no packet of it leaves this machine; it is asked step by step. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

const CARDS = 'ip link set lo up; for n in 1 2; do ip link add card$n type veth peer name far$n; ip addr add 10.77.$n.1/24 dev card$n; ip link set card$n up; ip link set far$n up; done';

function mayMakeNamespaces(): boolean {
  try {
    execFileSync('unshare', ['-rn', 'sh', '-ec', CARDS], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
export const namespacesAllowed = process.platform === 'linux' && mayMakeNamespaces();
/** Behind a test's name. */
export const namespacesMissing = namespacesAllowed ? '' : ' (skipped: this machine lets nobody but root make network namespaces)';

export class InNamespace {
  readonly #child: ChildProcess;
  readonly #lines: Interface;

  /** `script`: a program that ends with `answerSteps`. */
  constructor(script: URL) {
    const child = spawn('unshare', ['-rn', 'sh', '-ec', `${CARDS}; exec "$0" "$1"`, process.execPath, script.pathname], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout });
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What the program answers to a step of its own. */
  ask(step: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error(`it ended at ${step}`));
      this.#child.once('exit', ended);
      this.#lines.once('line', (line) => {
        this.#child.off('exit', ended);
        resolve(JSON.parse(line));
      });
      this.#child.stdin?.write(`${step}\n`);
    });
  }

  /** It puts away what it made, and ends. */
  end(): void {
    this.#child.stdin?.end();
  }
}

/** In the program: answers each line of standard input with a line of JSON. */
export async function answerSteps(steps: Readonly<Record<string, () => unknown>>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify((await steps[line]?.()) ?? null));
}
