/** Row 10: a large roster by the command line beside parsing the same files with csv-parse and inserting their rows in bulk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import Sqlite from 'better-sqlite3';
import { unzipped } from '../../support/unzipped.ts';
import { muster } from '../running-host.ts';
import { beside, timed, type Row } from './row.ts';
import { inFolder, writeDistrict } from './school.ts';

async function bare(file: string, [roster = '', contacts = '']: readonly string[]): Promise<void> {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const texts = [...(await unzipped(readFileSync(roster))).map(({ name, text }) => ({ name, text })), { name: 'contacts', text: readFileSync(contacts, 'utf8') }].filter(({ text }) => text.includes(','));
  db.transaction(() => {
    for (const [place, { text }] of texts.entries()) {
      const [header = [], ...rows] = parse(text, { bom: true, relax_column_count: true });
      db.exec(`CREATE TABLE t${place} (${header.map((_, i) => `c${i} TEXT`).join(', ')})`);
      const insert = db.prepare(`INSERT INTO t${place} VALUES (${header.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(row);
    }
  })();
  db.close();
}

export const importRoster: Row = {
  id: '10',
  name: 'import of 10,000 students, 70,000 enrolments',
  ratioOf: 'its time (a new process) ÷ csv-parse and a bulk insert',
  aim: { atMost: 2 },
  measure: (quick) =>
    inFolder(async (folder) => {
      const files = writeDistrict(folder, quick ? 1_000 : 10_000);
      return beside({
        rounds: quick ? 1 : 3,
        ours: (round) => timed(() => muster('import', ...files, '--data', join(folder, `ours ${round}`))),
        theirs: (round) => timed(() => bare(join(folder, `bare ${round}.db`), files)),
        ratio: (oursMs, theirsMs) => oursMs / theirsMs,
      });
    }),
};
