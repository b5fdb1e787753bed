/**
 * Every rule that a README of an area states is cited by the title of a test, and no test, source or document cites one
 * that is stated nowhere. That the test shows the rule is for whoever writes and reads it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const RULE = /\b[A-Z]{2}-\d+\b/g;
/** Also of a test over a table, and of a browser's. */
const TITLES = /^\s*(?:test|it)(?:\.each\(.*\))?\((['"`])(.*?)\1,/gm;

const filesUnder = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const textOf = (file: string): string => readFileSync(file, 'utf8');
const rulesIn = (text: string): readonly string[] => [...text.matchAll(RULE)].map(([id]) => id);
const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

const readmes = filesUnder('shared/domain', /^README\.md$/);
const stated = new Set(readmes.flatMap((file) => rulesIn(textOf(file))));
const areas = new Set([...stated].map((id) => id.slice(0, 2)));
const titles = filesUnder('tests', /\.(?:test|e2e)\.tsx?$/).flatMap((file) => [...textOf(file).matchAll(TITLES)].map(([, , title]) => title ?? ''));
const cited = new Set(titles.flatMap(rulesIn));

test('every rule is cited by the title of a test', () => {
  expect([...stated].filter((id) => !cited.has(id)).sort(byNumber)).toEqual([]);
  expect(stated.size).toBeGreaterThan(90);
});

test('no rule is cited that no README states', () => {
  const sources = ['shared', 'db', 'electron', 'renderer', 'tests'].flatMap((folder) => filesUnder(folder, /\.(?:tsx?|md|sql)$/));
  const strays = sources.flatMap((file) => rulesIn(textOf(file)).filter((id) => areas.has(id.slice(0, 2)) && !stated.has(id)).map((id) => `${file.slice(ROOT.length)}: ${id}`));
  expect(strays).toEqual([]);
});

test('no rule is stated twice', () => {
  const rows = readmes.flatMap((file) => [...textOf(file).matchAll(/^\| ([A-Z]{2}-\d+) \|/gm)].map(([, id]) => id));
  expect(rows.filter((id, i) => rows.indexOf(id) !== i)).toEqual([]);
});
