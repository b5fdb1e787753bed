/** Row 6c: of people whose names are typed as a stranger types them, how many are among the first that are shown, beside Fuse and uFuzzy over the same names. */
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { Random } from '../../support/console.ts';
import { openFolderConsole } from '../../support/own-console.ts';
import { fuse, uFuzzy } from './peers.ts';
import type { Row } from './row.ts';
import { importDistrict, inFolder } from './school.ts';

const PEOPLE = 5_000;
const SHOWN = 20;
const TYPED = 150;

/** A letter left out, two changed about, one wrong, the words the other way round, no accents, and the beginning of each word. */
function slips(given: string, family: string, random: Random): readonly string[] {
  const at = 1 + random.below(Math.max(1, family.length - 2));
  const [before, here, next, after] = [family.slice(0, at), family.slice(at, at + 1), family.slice(at + 1, at + 2), family.slice(at + 2)];
  return [`${given} ${before}${next}${after}`, `${given} ${before}${next}${here}${after}`, `${given} ${before}x${next}${after}`, `${family} ${given}`, foldText(`${given} ${family}`), `${family.slice(0, 3)} ${given.slice(0, 3)}`];
}

export const recall: Row = {
  id: '6c',
  name: 'recall of names typed wrong, 5,000 people',
  ratioOf: 'share found among the first 20 ÷ that of the better of Fuse and uFuzzy',
  aim: { atLeast: 1 },
  measure: (quick) =>
    inFolder(async (folder) => {
      const at = await openFolderConsole(importDistrict(folder, Math.ceil(PEOPLE / 300) * 100));
      try {
        const people = (['student', 'guardian'] as const).flatMap((kind) => at.console.read('people', { kind }));
        const names = people.map(({ name: { given, family } }) => `${given} ${family}`);
        const [Fuse, UFuzzy, random] = [fuse(), uFuzzy(), new Random(1)];
        const byFuse = new Fuse(names, { threshold: 0.3, ignoreLocation: true, ignoreDiacritics: true });
        const byUFuzzy = new UFuzzy({ intraMode: 1 });
        const latin = UFuzzy.latinize(names);
        const found = { ours: 0, fuse: 0, uFuzzy: 0 };
        let asked = 0;
        for (let i = 0; i < (quick ? TYPED / 5 : TYPED); i++) {
          const wanted = random.below(people.length);
          const { given, family } = people[wanted]?.name ?? { given: '', family: '' };
          // Whoever shares a name is found as well as the one who is meant.
          const isFound = (place: number | undefined): boolean => place !== undefined && names[place] === names[wanted];
          for (const text of slips(given, family, random)) {
            asked += 1;
            const answer = await at.console.query('search', { text, kinds: ['student', 'guardian'], limit: SHOWN });
            if (answer.ok && answer.value.rows.some(({ name }) => `${name.given} ${name.family}` === names[wanted])) found.ours += 1;
            if (byFuse.search(text, { limit: SHOWN }).some(({ refIndex }) => isFound(refIndex))) found.fuse += 1;
            const [matches, , order] = byUFuzzy.search(latin, UFuzzy.latinize([text])[0] ?? text, 1);
            if ((order ?? matches?.map((_, place) => place) ?? []).slice(0, SHOWN).some((place) => isFound(matches?.[place]))) found.uFuzzy += 1;
          }
        }
        const share = (of: number): string => `${((of / asked) * 100).toFixed(1)} %`;
        const ratio = found.ours / Math.max(found.fuse, found.uFuzzy);
        return { ratio, spread: [ratio, ratio], figures: `ours ${share(found.ours)}, Fuse ${share(found.fuse)}, uFuzzy ${share(found.uFuzzy)} of ${asked} questions` };
      } finally {
        await at.close();
      }
    }),
};
