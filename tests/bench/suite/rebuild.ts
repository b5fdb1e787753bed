/** Row 8: all views made anew from the log beside reading the same rows of the log and parsing their JSON. */
import { join } from 'node:path';
import { rebuildViews } from '../../../db/rebuild.ts';
import { testSlices } from '../../support/console.ts';
import { fillLog, openSealed } from './drawn-log.ts';
import { beside, timed, type Row } from './row.ts';
import { inFolder } from './school.ts';

export const rebuild: Row = {
  id: '8',
  name: 'full rebuild of 100,000 events',
  ratioOf: 'its time ÷ a scan and JSON.parse of the same rows',
  aim: { atMost: 2 },
  measure: (quick) =>
    inFolder(async (folder) => {
      const at = await openSealed(join(folder, 'log.db'));
      fillLog(at, quick ? 10_000 : 100_000);
      const scan = (): number => {
        let bytes = 0;
        for (const { header, payload } of at.db.prepare<[], { header: string; payload: string | null }>('SELECT e.header, p.payload FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no ORDER BY e.no').iterate()) bytes += Object.keys(JSON.parse(header) as object).length + (payload === null ? 0 : Object.keys(JSON.parse(payload) as object).length);
        return bytes;
      };
      try {
        return await beside({
          rounds: quick ? 2 : 5,
          ours: () => timed(() => rebuildViews(at.db, at.committer, at.ports.digests, at.ports.registry, testSlices(at.ports.clock), () => undefined)),
          theirs: () => timed(scan),
          ratio: (oursMs, theirsMs) => oursMs / theirsMs,
        });
      } finally {
        at.db.close();
      }
    }),
};
