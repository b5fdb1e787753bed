/** Row 6: what a stranger types at a desk, at a school and at a district, beside raw FTS5 with a prefix index over the same names. */
import Sqlite from 'better-sqlite3';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { openFolderConsole } from '../../support/own-console.ts';
import { percentile, type Row } from './row.ts';
import { importDistrict, inFolder } from './school.ts';

const SHOWN = 20;
const ROUNDS = 5;

/** Two letters, a whole name, its words the other way round, without accents, and with one letter wrong. */
function asTyped(given: string, family: string): readonly string[] {
  const wrong = `${family.slice(0, 2)}${family.slice(3)}`;
  return [family.slice(0, 2), given.slice(0, 2), `${given} ${family}`, `${family} ${given}`, foldText(`${given} ${family}`), `${wrong} ${given}`];
}

const row = (letter: string, people: number): Row => ({
  id: `6${letter}`,
  name: `search of ${people.toLocaleString('en-US')} people`,
  ratioOf: 'p99 of an answer with its rows ÷ p99 of raw FTS5',
  aim: { atMost: 3 },
  measure: (quick) =>
    inFolder(async (folder) => {
      // A third of them students, two thirds guardians.
      const at = await openFolderConsole(importDistrict(folder, Math.ceil(people / 300) * 100));
      const raw = new Sqlite(':memory:');
      try {
        raw.exec("CREATE VIRTUAL TABLE person USING fts5(name, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')");
        const insert = raw.prepare<[string]>('INSERT INTO person (name) VALUES (?)');
        const names = (['student', 'guardian'] as const).flatMap((kind) => at.console.read('people', { kind })).map(({ name }) => name);
        raw.transaction(() => names.forEach(({ given, family }) => insert.run(`${given} ${family}`)))();
        const match = raw.prepare<[string, number], unknown>('SELECT rowid, name FROM person WHERE person MATCH ? ORDER BY rank LIMIT ?');
        const step = Math.ceil(names.length / (quick ? 30 : 100));
        const typed = names.filter((_, i) => i % step === 0).flatMap(({ given, family }) => asTyped(given, family)).filter((text) => text.trim().length >= 2);
        const quoted = (text: string): string => foldText(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').map((word) => `"${word}"*`).join(' ');
        const ours: number[] = [];
        const theirs: number[] = [];
        for (let round = 0; round <= ROUNDS; round++) {
          for (const text of typed) {
            const oursMs = performance.now();
            await at.console.query('search', { text, kinds: ['student', 'guardian'], limit: SHOWN });
            const theirsMs = performance.now();
            match.all(quoted(text), SHOWN);
            if (round === 0) continue;
            ours.push(theirsMs - oursMs);
            theirs.push(performance.now() - theirsMs);
          }
        }
        const ratio = percentile(ours, 0.99) / percentile(theirs, 0.99);
        return { ratio, spread: [percentile(ours, 0.5) / percentile(theirs, 0.5), ratio], figures: `ours p99 ${percentile(ours, 0.99).toFixed(2)} ms, p50 ${percentile(ours, 0.5).toFixed(2)} ms; FTS5 p99 ${percentile(theirs, 0.99).toFixed(2)} ms, p50 ${percentile(theirs, 0.5).toFixed(2)} ms; ${typed.length} questions (the spread is that of p50 and p99)` };
      } finally {
        raw.close();
        await at.close();
      }
    }),
});

export const search: readonly Row[] = [row('a', 5_000), row('b', 50_000)];
