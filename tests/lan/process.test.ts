/** Six real hosts over real TLS, through cables that are cut, pulled, torn and slow: each works alone, and they agree to the byte soon after. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askHost } from '../../electron/host/cli/ask-host.ts';
import { LanFleet, NAMES } from '../support/lan-fleet.ts';
import { until, type LanHost } from '../support/lan-host.ts';
import type { CableState } from '../support/fault-proxy.ts';

const AGREE_WITHIN_MS = 2_000;
/** To ask all six how far they are takes this many times longer than it would on a machine of their own; then the rest does too. */
const ASKING_ALL_MS = 60;
/** Five seconds of silence, and then what a machine that is shared with other tests takes to say so. */
const STALE_WITHIN_MS = 15_000;

let fleet: LanFleet;
let incident = '';
let notes = 0;

const note = async (at: LanHost): Promise<void> => {
  notes += 1;
  await at.window.command({ type: 'AddNote', incident, text: `note ${notes} at ${at.name}` });
};

beforeAll(async () => {
  fleet = await LanFleet.start(NAMES.slice(0, 6), null);
  await fleet.found(60, async (host, students) => void (await askHost(host.data, 'sample', { seed: 1, students, date: null, founder: null })));
  await fleet.layCables();
  await fleet.agree(20_000);
  ({ incident = '' } = await fleet.at(0).window.command({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: true }));
  await fleet.agree(20_000);
}, 180_000);
afterAll(async () => fleet.end());

const statesAt = async (host: LanHost): Promise<Readonly<Record<string, string>>> => Object.fromEntries((await host.status()).consoles.map(({ name, state }) => [name, state]));

it.each<CableState>(['cut', 'stalled', 'halfOpen'])('parted (%s), each part goes on, shows the others as stale, and agrees when the cables are in again', { timeout: 90_000 }, async (state) => {
  const [office, gym, tent, library, nurse, gate] = fleet.hosts as [LanHost, LanHost, LanHost, LanHost, LanHost, LanHost];
  fleet.part([[office, gym, tent], [library, nurse]], state);
  const partedMs = performance.now();
  for (const host of fleet.hosts) await note(host);
  await until('the others are stale', STALE_WITHIN_MS, async () => {
    const [there, alone] = await Promise.all([statesAt(office), statesAt(gate)]);
    const isSeen = [library, nurse, gate].every(({ name }) => there[name] === 'stale') && Object.values(alone).filter((one) => one === 'stale').length === 5;
    return isSeen ? true : null;
  });
  const staleMs = Math.round(performance.now() - partedMs);
  await until('each part agrees in itself', 15_000, async () => {
    const [a, b, c, d, e] = await fleet.statuses();
    return a?.logDigest === b?.logDigest && b?.logDigest === c?.logDigest && d?.logDigest === e?.logDigest ? true : null;
  });
  for (const host of fleet.hosts) await note(host);
  const digests = new Set((await fleet.statuses()).map(({ logDigest }) => logDigest));
  expect(digests.size).toBeGreaterThanOrEqual(3);
  const askedMs = performance.now();
  await fleet.statuses();
  const busy = Math.max(1, (performance.now() - askedMs) / ASKING_ALL_MS);
  fleet.heal();
  const tookMs = await fleet.agree(30_000);
  console.log(`${state}: stale after ${staleMs} ms, six byte-identical ${Math.round(tookMs)} ms after the links were up, on a machine that is ${busy.toFixed(1)} times as slow as one of their own`);
  expect(tookMs).toBeLessThan(AGREE_WITHIN_MS * busy);
});

it('lines that are torn again and again, and slow ones, lose nothing', { timeout: 90_000 }, async () => {
  fleet.slowTo(200_000);
  for (let round = 0; round < 5; round++) {
    fleet.part([], 'cut');
    for (const host of fleet.hosts) await note(host);
    fleet.part([fleet.hosts], 'cut');
    for (const host of fleet.hosts) await note(host);
  }
  fleet.heal();
  await fleet.agree(30_000);
  const [at] = fleet.hosts;
  const rows = (await at?.window.list('timeline', { incident })) ?? [];
  expect(JSON.stringify(rows).match(/note \d+ at/g)?.length).toBe(notes);
});
