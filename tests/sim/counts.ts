/** What a run did; a run that did little proves little. */
export const countNames = [
  'seeds',
  'events',
  'commands',
  'refusals',
  'retries',
  'exchanges',
  'commitsSent',
  'waited',
  'duplicates',
  'lost',
  'forks',
  'crashes',
  'faults',
  'restores',
  'legitimatelyLost',
  'rebuilds',
  'unknownTypes',
  'upgrades',
  'erasures',
  'clockJumps',
  'releases',
  'twins',
  'concurrentReleases',
  'contradictions',
  'settlements',
  'absences',
  'visits',
  'amendments',
  'restrictions',
] as const;
export type Counts = Record<(typeof countNames)[number], number>;

export const noCounts = (): Counts => Object.fromEntries(countNames.map((name) => [name, 0])) as Counts;

export function addCounts(to: Counts, from: Counts): void {
  for (const name of countNames) to[name] += from[name];
}
