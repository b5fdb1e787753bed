/** `npm run pace -- --students 1200 --stations 8 [--runners 48] [--json] [--cut-minutes 10 --kill 1] [--roster FILE… --school NAME] [--seed K --slower N]`: exits 1 where a child was released twice unnoticed, somebody is lost, halves are left over, or a cut left nothing to notice. */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { runPace } from './run.ts';

const { values } = parseArgs({
  options: {
    students: { type: 'string', default: '1200' },
    stations: { type: 'string', default: '8' },
    runners: { type: 'string' },
    'cut-minutes': { type: 'string', default: '0' },
    kill: { type: 'string', default: '0' },
    roster: { type: 'string', multiple: true },
    school: { type: 'string' },
    seed: { type: 'string', default: '1' },
    slower: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
});
const [students, stations, cutMinutes, killed, seed, slower] = [values.students, values.stations, values['cut-minutes'], values.kill, values.seed, values.slower].map(Number);
const runners = values.runners === undefined ? null : Number(values.runners);
for (const number of [students, stations, cutMinutes, killed, seed, slower, runners ?? 1]) {
  if (number !== undefined && Number.isFinite(number) && number >= 0) continue;
  console.error('--students, --stations, --runners, --cut-minutes, --kill, --seed and --slower are numbers');
  process.exit(2);
}
if (stations === undefined || stations < 2 || (killed ?? 0) >= stations / 2) {
  console.error('--stations is at least 2, and --kill fewer than half of them');
  process.exit(2);
}
if (runners === 0) {
  console.error('--runners is at least 1');
  process.exit(2);
}

const folder = process.env['INIT_CWD'] ?? process.cwd();
const roster = values.roster === undefined ? ({ is: 'sample', students: students ?? 1200 } as const) : ({ is: 'files', files: values.roster.map((file) => resolve(folder, file)), school: values.school ?? null } as const);
const result = await runPace({ roster, stations, runners, cutMinutes: cutMinutes ?? 0, kill: killed ?? 0, seed: seed ?? 1, slower: slower ?? 4 });
if (values.json) console.log(JSON.stringify(result, null, 2));
else {
  const { perRelease, waitsMinutes, hostMs, published } = result;
  console.log(`${result.released} of ${result.students} students of ${result.families} families at ${result.stations} stations with ${result.runners} runners and ${result.consoles} consoles: ${result.perHour} an hour (${result.minutes} minutes); published: ${published.perHour} an hour with the leading product, ${published.paperPerHour} on paper`);
  console.log(`a release takes ${perRelease.touches} touches and ${perRelease.keys} keys over all posts: ${Object.entries(perRelease.posts).map(([post, of]) => `${post} ${of.touches} + ${of.keys}`).join(', ')}`);
  for (const [of, { median, p90, longest }] of Object.entries(waitsMinutes)) console.log(`minutes ${of}: median ${median}, 90th ${p90}, longest ${longest}`);
  console.log(`the host took ${hostMs.median} ms for an act, 90th ${hostMs.p90}, longest ${hostMs.longest} (${hostMs.acts} acts, on this machine; people waited ${result.slower} times as long)`);
  for (const { station, people, students: served, perHour, busyShare } of result.byStation) console.log(`  ${station.padEnd(14)} ${String(people).padStart(2)} at work ${String(served).padStart(5)} students, ${String(perHour).padStart(4)} an hour, busy ${Math.round(busyShare * 100)} %`);
  console.log(`released twice ${result.releasedTwice}, shown on ${result.cards} cards, unnoticed ${result.unnoticed}; lost ${result.lost}; halves that did not pair ${result.unpaired}, left over ${result.unreconciled}`);
}
const nothingToNotice = (cutMinutes ?? 0) > 0 && result.releasedTwice === 0;
if (nothingToNotice || result.unnoticed > 0 || result.lost > 0 || result.unreconciled > 0 || result.released < result.students) process.exitCode = 1;
