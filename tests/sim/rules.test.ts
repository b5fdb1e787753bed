/**
 * Days drawn at whole consoles that act apart and meet: nothing that a rule forbids happens, whoever acts, in whatever order
 * (rules-oracle.ts says what a rule forbids). `npm run sim:rules` draws as many as you like, from any seed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { drawnDay, Tally, World } from './rules-world.ts';

const DAYS = 40;
/** Always the same days, so that what they reach can be counted on. */
const SEED = 9;

/** Facts and events of these days without which they would prove little. */
const DONE = ['v3.StudentReleased', 'ReleaseAlone', 'CheckInFromAside', 'CheckInAgain', 'v1.RestrictionOverridden', 'v1.IdentityExceptionGranted', 'v1.RestrictionLifted', 'v1.PeopleLinked', 'v1.PeopleToldApart', 'v1.IncidentClosed', 'v1.ReportsSettled', 'v1.ReleaseSettled', 'v1.CareStated', 'v1.WrongStudentBrought', 'CheckInNeedsAnotherPerson', 'roster imported', 'met', 'cards', 'released apart'] as const;

const tally = new Tally();
const sourcesUnder = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
/** Every refusal that a decision can give. */
const refusals = [...new Set(sourcesUnder('shared/domain', /\.ts$/).flatMap((text) => [...text.matchAll(/(?:reject\(|return \{ name: )'([A-Z]\w+)'/g)].map(([, name]) => name ?? '')))].sort();

beforeAll(async () => {
  await fc.assert(fc.asyncProperty(drawnDay, (day) => World.live(day, tally)), { numRuns: DAYS, seed: SEED, endOnFailure: true });
  console.info([...tally.counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} ${count}`).join(', '));
}, 300_000);

test.each(DONE)('in the drawn days it happened: %s', (name) => {
  expect(tally.counts.get(name)).toBeGreaterThan(0);
});

test('every refusal there is was met in the drawn days, or is asked for by name in a test', () => {
  const named = sourcesUnder('tests', /\.(?:test|e2e)\.tsx?$/).join('\n');
  const met = refusals.filter((name) => (tally.counts.get(name) ?? 0) > 0);
  expect(refusals.filter((name) => !met.includes(name) && !named.includes(`'${name}'`))).toEqual([]);
  expect(met.length).toBeGreaterThan(40);
});
