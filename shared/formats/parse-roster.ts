/**
 * The one way in for roster files: recognises what was given by names and manifest, and parses it. Never throws for bad
 * input, and never gives half a roster.
 */
import { MANIFEST } from './oneroster/manifest.ts';
import { parseOneRoster } from './oneroster/parse-oneroster.ts';
import { STUDENT_CONTACTS } from './oneroster/relationships.ts';
import type { ParsedRoster, SourceFile } from './roster-file.ts';
import { ProblemList, type RosterProblemCode } from './roster-problems.ts';

export function parseRoster(files: readonly SourceFile[]): ParsedRoster {
  const problems = new ProblemList();
  const refuse = (code: RosterProblemCode, file: string): ParsedRoster => {
    problems.add(code, { file });
    return { roster: null, problems: problems.all() };
  };
  const byName = new Map<string, SourceFile>();
  for (const file of files) {
    const name = file.name.toLowerCase();
    if (byName.has(name)) return refuse('two-rosters', file.name);
    byName.set(name, file);
  }
  const [first] = files;
  if (!first) return refuse('nothing-given', '');
  if (byName.has(MANIFEST)) return parseOneRoster(byName, problems);
  return refuse(byName.has(STUDENT_CONTACTS) && byName.size === 1 ? 'side-file-alone' : 'format-unknown', first.name);
}
