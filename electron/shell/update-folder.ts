/**
 * Takes a new version out of the folder where whoever runs the school's computers puts it: no internet, no server. Nothing counts before the signature of the
 * list is good, and what is run is this computer's own copy, looked at again just before.
 */
import { createHash, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_MANIFEST_BYTES, UPDATE_MANIFEST, UPDATE_SIGNATURE, updateManifest, type UpdateManifest } from '../../shared/contract/update-manifest.ts';

type UpdateFile = UpdateManifest['files'][string];

export interface NewVersion {
  readonly version: string;
  readonly file: UpdateFile;
  /** This computer's own copy. */
  readonly path: string;
}

interface Looking {
  readonly folder: string;
  /** Where copies are kept. */
  readonly keep: string;
  /** PEM; whoever makes the packages has the other half. */
  readonly publicKey: string;
  readonly running: string;
  /** Such as `win32-x64`. */
  readonly system: string;
}

/** Null: nothing newer lies there for this system. Throws, in words, for what must not be trusted, and where the folder cannot be read. */
export async function lookForUpdate({ folder, keep, publicKey, running, system }: Looking): Promise<NewVersion | null> {
  const bytes = await readSmall(join(folder, UPDATE_MANIFEST));
  const signature = await readSmall(join(folder, UPDATE_SIGNATURE));
  if (!verify(null, bytes, publicKey, Buffer.from(signature.toString('utf8'), 'base64'))) throw new Error(`${UPDATE_MANIFEST} is not signed by whoever made this Muster`);
  const manifest = updateManifest.parse(JSON.parse(bytes.toString('utf8')));
  const file = manifest.files[system];
  if (file === undefined || !isNewer(manifest.version, running)) return null;
  await mkdir(keep, { recursive: true });
  const path = join(keep, file.name);
  if (!(await isWhole(path, file))) {
    await rm(keep, { recursive: true, force: true });
    await mkdir(keep, { recursive: true });
    await copyFile(join(folder, file.name), path);
    if (!(await isWhole(path, file))) throw new Error(`${file.name} is not the file that ${UPDATE_MANIFEST} names`);
  }
  return { version: manifest.version, file, path };
}

/** Whether the copy is still what it was. */
export async function isWhole(path: string, { sizeBytes, sha512 }: UpdateFile): Promise<boolean> {
  const hash = createHash('sha512');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      hash.update(chunk);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  return bytes === sizeBytes && hash.digest('hex') === sha512;
}

/** An AppImage is one file, which may be replaced while it runs. */
export async function replaceAppImage(appImage: string, copy: string): Promise<void> {
  await copyFile(copy, `${appImage}.new`);
  await chmod(`${appImage}.new`, 0o755);
  await rename(`${appImage}.new`, appImage);
}

async function readSmall(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > MAX_MANIFEST_BYTES) throw new Error(`${path} is larger than ${MAX_MANIFEST_BYTES} bytes`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function isNewer(version: string, running: string): boolean {
  const [these, those] = [version, running].map((text) => text.split('.').map(Number));
  for (const n of [0, 1, 2]) {
    const difference = (these?.[n] ?? 0) - (those?.[n] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
