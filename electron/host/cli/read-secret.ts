/**
 * The PIN, passphrase or key of whoever asks for people's data: typed at the terminal and not shown there, or the first line of what
 * is piped in. Never an argument and never a variable of the surroundings: those are read by others of the same computer.
 */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

const UNSHOWN = new Writable({ write: (_chunk, _encoding, done) => done() });

/** Empty where nothing was given. */
export async function readSecret(prompt: string): Promise<string> {
  const { stdin } = process;
  if (stdin.isTTY) process.stderr.write(prompt);
  const lines = createInterface({ input: stdin, output: UNSHOWN, terminal: stdin.isTTY });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    return await Promise.race([new Promise<string>((resolve) => lines.once('line', resolve)), ended]);
  } finally {
    lines.close();
    if (stdin.isTTY) process.stderr.write('\n');
  }
}
