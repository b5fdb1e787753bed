/** Two real hosts over TLS: the one that raised a call loses its power, and the ladder climbs on at the other, where the call is answered and ended. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defined } from '../../shared/kernel/assert.ts';
import { pair } from '../support/lan-fleet.ts';
import { LanHost, LOOPBACK_HOST, until } from '../support/lan-host.ts';

const WITHIN_MS = 30_000;

let office: LanHost;
let gym: LanHost;

beforeAll(async () => {
  [office, gym] = await Promise.all([LanHost.start({ ...LOOPBACK_HOST, name: 'Office' }), LanHost.start({ ...LOOPBACK_HOST, name: 'Gym' })]);
  await office.window.command({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana', consoleName: 'Office' });
  await office.window.command({ type: 'SetEscalation', ladder: [{ afterS: 5, to: 'everybody', audible: true }], checkInMinutes: 5, staleMinutes: 5 });
  await pair(office, gym, `127.0.0.1:${await office.lanPort()}`);
}, 60_000);
afterAll(async () => {
  await office.remove();
  await gym.remove();
});

/** A window may not ask more often than somebody can tap. */
const LOOK_EVERY_MS = 250;
const shows = async <T>(what: string, look: () => Promise<T | null>): Promise<T> => until(what, WITHIN_MS, async () => pause(LOOK_EVERY_MS).then(look));
const alarmAtOffice = async (call: string) => (await office.window.list('call-alarms', {})).find((one) => one.call === call) ?? null;
const rowAt = async (at: LanHost, call: string) => (await at.window.list('calls', {})).find((one) => one.call === call) ?? null;

test('DI-11, DI-12 a call climbs on where it was heard, though the console that raised it is dead', { timeout: 120_000 }, async () => {
  const { call = '' } = await gym.window.command({ type: 'CallForHelp', room: null, kind: 'fight', silent: false, exercise: false, onBehalf: null });
  await shows('the other console has it', async () => ((await rowAt(office, call))?.recorded === true ? true : null));
  await gym.kill();
  const alarm = await shows('everybody is told', async () => {
    const one = await alarmAtOffice(call);
    return one?.step === 1 ? one : null;
  });
  expect(alarm).toMatchObject({ to: 'everybody', audible: true, state: 'new', recorded: true });
  const staff = defined((await office.window.list('staff-access', {}))[0], 'the founder').staff;
  await office.window.command({ type: 'ArriveAtCall', call, responder: staff });
  await office.window.command({ type: 'ClearCall', call, outcome: 'Calm again' });
  await gym.start();
  const row = await shows('the dead console is back and has heard how it ended', async () => {
    const one = await rowAt(gym, call);
    return one?.state === 'cleared' ? one : null;
  });
  expect(row).toMatchObject({ stepReached: 1, consoleName: 'Gym', outcomes: [{ words: 'Calm again' }] });
});
