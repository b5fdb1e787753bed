/** Row 4a: a new console takes the whole log of a site beside PouchDB that replicates as many documents of the same size to a new store. */
import { join } from 'node:path';
import { fillLog, openSealed } from './drawn-log.ts';
import { pouch, type PouchStore } from './peers.ts';
import { median, timed, type Row } from './row.ts';
import { inFolder } from './school.ts';

const DOCS_AT_ONCE = 1_000;

export const replicate: Row = {
  id: '4a',
  name: 'catch-up of 100,000 events, beside PouchDB',
  ratioOf: 'its replication ÷ ours',
  aim: { atLeast: 20 },
  measure: async (quick) => {
    const events = quick ? 5_000 : 100_000;
    const Pouch = pouch();
    const all: { readonly oursMs: number; readonly theirsMs: number }[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      all.push(
        await inFolder(async (folder) => {
          const ours = await openSealed(join(folder, 'ours.db'));
          const oursMs = ((): number => {
            try {
              return fillLog(ours, events).tookMs;
            } finally {
              ours.db.close();
            }
          })();
          const [from, to]: readonly [PouchStore, PouchStore] = [new Pouch(join(folder, 'from')), new Pouch(join(folder, 'to'))];
          for (let i = 0; i < events; i += DOCS_AT_ONCE) await from.bulkDocs(Array.from({ length: DOCS_AT_ONCE }, (_, n) => ({ _id: `event ${i + n}`, type: 'v1.PersonReported', person: 'p'.repeat(26), incident: 'i'.repeat(26), text: 'x'.repeat(500) })));
          const theirsMs = await timed(() => Pouch.replicate(from, to));
          if ((await to.info()).doc_count !== events) throw new Error('not all was replicated');
          await from.close();
          await to.close();
          return { oursMs, theirsMs };
        }),
      );
    }
    const ratios = all.map(({ oursMs, theirsMs }) => theirsMs / oursMs);
    return { ratio: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)], figures: `ours ${median(all.map(({ oursMs }) => oursMs)).toFixed(0)} ms, PouchDB ${median(all.map(({ theirsMs }) => theirsMs)).toFixed(0)} ms, ${all.length} rounds` };
  },
};
