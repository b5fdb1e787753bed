/** Row 2: two hundred halves of cards scanned at once beside as many rows in two transactions. */
import { codeOfHalf } from '../../../shared/kernel/card-number.ts';
import { RawStore } from './raw.ts';
import { beside, timed, type Row } from './row.ts';
import { windowsOf, withDrill } from './school.ts';

const SCANS = 200;
const ROWS_TOGETHER = 100;
const BODY = JSON.stringify({ card: 'ABCD-1234', incident: 'i'.repeat(26), half: 'A', text: 'x'.repeat(500) });

export const scans: Row = {
  id: '2',
  name: 'a burst of 200 scans',
  ratioOf: 'scans a second ÷ rows a second in FULL transactions of 100',
  aim: { atLeast: 0.5 },
  measure: (quick) => {
    const rounds = quick ? 2 : 5;
    return withDrill(SCANS * (rounds + 1), async (at, incident, people, folder) => {
      const raw = new RawStore(folder, 'raw.db');
      for (let i = 0; i < people.length; i += ROWS_TOGETHER) at.must({ type: 'PrintCards', incident, students: people.slice(i, i + ROWS_TOGETHER), blanks: 0, language: 'en' });
      const cards = at.console.read('cards', { incident }).map(({ card }) => card);
      const ask = windowsOf(at);
      const burst = (round: number): Promise<unknown> => Promise.all(cards.slice(round * SCANS, (round + 1) * SCANS).map((card) => ask({ type: 'GiveInHalf', incident, half: 'A', typed: codeOfHalf(card, 'A') })));
      try {
        return await beside({
          rounds,
          ours: (round) => timed(() => burst(round)),
          theirs: () => timed(() => Array.from({ length: SCANS / ROWS_TOGETHER }, () => raw.together(Array.from({ length: ROWS_TOGETHER }, () => BODY)))),
          ratio: (oursMs, theirsMs) => theirsMs / oursMs,
        });
      } finally {
        raw.close();
      }
    });
  },
};
