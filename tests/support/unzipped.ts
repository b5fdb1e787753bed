/** The files of a zip, as text. */
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

export async function unzipped(zip: Uint8Array): Promise<{ readonly name: string; readonly text: string }[]> {
  const file: ZipFile = await promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer)(Buffer.from(zip), { lazyEntries: true });
  const open = promisify(file.openReadStream.bind(file));
  const found: { name: string; text: string }[] = [];
  return new Promise((resolve, reject) => {
    file.on('entry', (entry: Entry) => {
      open(entry)
        .then(async (stream) => {
          found.push({ name: entry.fileName, text: (await buffer(stream)).toString('utf8') });
          file.readEntry();
        })
        .catch(reject);
    });
    file.on('error', reject);
    file.on('end', () => resolve(found));
    file.readEntry();
  });
}
