/** Packs files into one zip. All are of the moment at which it was made. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export interface Packed {
  readonly name: string;
  readonly text: string;
}

export function zipFiles(files: readonly Packed[], madeWall: number): Promise<Uint8Array> {
  const zip = new ZipFile();
  const mtime = new Date(madeWall);
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text), name, { mtime, mode: 0o100600 });
  zip.end();
  return buffer(zip.outputStream);
}
