/** The support file: a zip of a page that says what it is, the report, and the log as far as it is what Muster writes. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import { SUPPORT_HOLDS, SUPPORT_HOLDS_NOT } from '../../../shared/contract/support.ts';
import { logLine } from '../diagnostics/log-lines.ts';
import type { Slices } from '../../../shared/kernel/slices.ts';
import type { SupportReport } from './support-report.ts';

export interface BundleParts {
  readonly report: SupportReport;
  readonly logs: readonly { readonly name: string; readonly text: string }[];
  readonly slices: Slices;
}

const list = (points: readonly string[]): string => points.map((point) => `- ${point}`).join('\n');

const SUPPORT_README = `MUSTER, SUPPORT FILE

It is for whoever helps you with Muster. You can open and read every file in it.

What is in it:
${list(SUPPORT_HOLDS)}

What is not in it:
${list(SUPPORT_HOLDS_NOT)}

Files: report.json (counts and versions), logs/ (what Muster did, a line each).
`;

const stamped = z.looseObject({ at: z.iso.datetime() });

/** The lines that are what Muster writes. Whatever else stands in the file, by damage or by somebody's hand, stays here. */
async function safeLines(text: string, slices: Slices): Promise<string> {
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    await slices.pause();
    const value = jsonOrNull(line);
    const stamp = stamped.safeParse(value);
    if (!stamp.success) continue;
    const { at, ...rest } = stamp.data;
    const said = logLine.safeParse(rest);
    if (said.success) kept.push(`${JSON.stringify({ at, ...said.data })}\n`);
  }
  return kept.join('');
}

/** Null: damaged. */
function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export async function zipSupport({ report, logs, slices }: BundleParts): Promise<Uint8Array> {
  const zip = new ZipFile();
  const mtime = new Date(report.madeAt);
  const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(text), name, { mtime, mode: 0o100600 });
  add('README.txt', SUPPORT_README);
  add('report.json', `${JSON.stringify(report, null, 2)}\n`);
  for (const { name, text } of logs) add(`logs/${name}`, await safeLines(text, slices));
  zip.end();
  return buffer(zip.outputStream);
}
