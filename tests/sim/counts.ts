/** What a run did; a run that did little proves little. */
export const countNames = [
  'seeds',
  'consoles',
  'events',
  'commands',
  'refusals',
  'retries',
  'minutes',
  'links',
  'messages',
  'forwarded',
  'partitions',
  'troubles',
  'cuts',
  'waited',
  'forks',
  'crashes',
  'crashesInCommit',
  'faults',
  'fullDisks',
  'backups',
  'restores',
  'legitimatelyLost',
  'clones',
  'rebuilds',
  'lateJoiners',
  'revocations',
  'lateFacts',
  'adoptions',
  'withdrawnGrants',
  'unknownTypes',
  'upgrades',
  'erasures',
  'clockJumps',
  'alarms',
  'heardAhead',
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
