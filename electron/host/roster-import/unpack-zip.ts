/** Takes the CSV files out of a zip file, once its directory was judged. */
import { rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';
import type { SourceFile } from '../../../shared/formats/roster-file.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

import { withZip, type NamedEntry } from './zip-directory.ts';

export const isCsvName = (baseName: string): boolean => /^[^.].*\.csv$/i.test(baseName);

/** `name` is what the person gave; problems are reported under it. */
export const unpackZip = (path: string, name: string): Promise<Result<readonly SourceFile[], RosterProblem>> =>
  withZip(path, name, async (zip) => {
    const lists = zip.entries.filter((one) => isCsvName(one.name));
    const doubled = doubledFolders(lists);
    if (doubled.length > 0) return err(rosterProblem('several-rosters', { file: name }, { found: doubled.join(', ') }));
    const files: SourceFile[] = [];
    for (const one of lists) files.push({ name: one.name, bytes: await zip.unpack(one) });
    return ok(files);
  });

/** The folders of the zip that have a file of the same name: each is a roster of its own. */
function doubledFolders(lists: readonly NamedEntry[]): readonly string[] {
  const byName = Map.groupBy(lists, ({ name }) => name.toLowerCase());
  const doubled = [...byName.values()].filter((own) => own.length > 1).flat();
  return [...new Set(doubled.map(({ folder }) => folder || 'the zip file itself'))];
}
