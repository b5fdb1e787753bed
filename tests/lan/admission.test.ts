/** Joining, leaving and revoking at real hosts: what becomes of a site that was here, of PINs, and of whoever is out. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { verifyFile } from '../../electron/host/cli/operations.ts';
import { openFolderConsole } from '../support/own-console.ts';
import { freePorts, pair } from '../support/lan-fleet.ts';
import { LanHost, LOOPBACK_HOST, soon, until } from '../support/lan-host.ts';

const PASSPHRASE = 'harbor violin meadow lantern';
const PIN = '394615';
const WITHIN_MS = 20_000;

let office: LanHost;
let gym: LanHost;

/** At a port that it keeps when it is started again. */
const start = async (name: string): Promise<LanHost> => LanHost.start({ ...LOOPBACK_HOST, name, lanPort: defined((await freePorts(1))[0], 'a port') });
const addressOf = async (host: LanHost): Promise<string> => `127.0.0.1:${await host.lanPort()}`;
const site = async (host: LanHost) => defined((await host.window.list('site', {}))[0], 'a row for the site');
/** Of the console of that name, of two the one that did not leave. Asked with a pause: a window that asks without one is told to wait. */
async function stateAt(host: LanHost, name: string): Promise<string | undefined> {
  await soon(150);
  return (await host.window.list('consoles', {})).filter((one) => one.name === name).find(({ state }, _, all) => all.length === 1 || state !== 'left')?.state;
}
const asDana = async (host: LanHost): Promise<void> => {
  const dana = defined((await host.window.query('findStaff', { text: 'dana' })).rows[0], 'Dana').staff;
  await host.window.query('signIn', { staff: dana, secret: PASSPHRASE });
};
/** As the tests begin, whatever became of the one before: the gym is of the office's site, and Dana is signed in at both. */
async function together(): Promise<void> {
  await asDana(office);
  if (!(await site(gym)).siteName.startsWith('Larkmoor')) await pair(office, gym, await addressOf(office));
  await asDana(gym);
}
const setAside = async (host: LanHost): Promise<readonly string[]> => (await host.window.list('admission', {}))[0]?.setAside ?? [];

beforeAll(async () => {
  [office, gym] = await Promise.all([start('Office'), start('Gym')]);
}, 60_000);
afterAll(async () => {
  await Promise.all([office, gym].map((host) => host.remove()));
});

test('a computer with a site of its own joins: its site is set aside whole, its windows stay, and PINs hold there when it is alone', async () => {
  await office.window.command({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana Reyes', consoleName: 'Office' });
  await office.window.command({ type: 'AddStaff', role: 'teacher', people: [{ name: 'Sam Ortiz', person: null }] });
  await office.window.query('setUpSignIn', { passphrase: PASSPHRASE });
  const sam = defined((await office.window.list('staff-access', {})).find(({ name }) => name === 'Sam Ortiz'), 'Sam').staff;
  const { letters } = await office.window.query('printLetters', { staff: [sam] });
  await office.window.query('takeUpLetter', { staff: sam, code: defined(letters[0], 'a letter').code, secret: PIN });
  await asDana(office);

  await gym.window.command({ type: 'FoundSite', siteName: 'Gym alone', founderName: 'Pat Lee', consoleName: 'Gym' });
  await gym.window.command({ type: 'NameSchools', schools: ['A school of its own'] });
  await pair(office, gym, await addressOf(office));
  expect(await site(gym)).toMatchObject({ founded: true, siteName: 'Larkmoor', consoleName: 'Gym' });
  const [aside] = await setAside(gym);
  expect(aside).toBe(join(gym.data, 'set-aside', '1'));

  await until('both are in step', WITHIN_MS, async () => ((await stateAt(office, 'Gym')) === 'inStep' ? true : null));
  await office.stop();
  try {
    await gym.window.query('signIn', { staff: sam, secret: PIN });
    expect((await site(gym)).signedIn).toMatchObject({ name: 'Sam Ortiz', role: 'teacher' });
    await expect(gym.window.query('signIn', { staff: sam, secret: '394616' })).rejects.toThrow('Wrong');
  } finally {
    await office.start();
  }

  const whole = await openFolderConsole(defined(aside, 'a folder'));
  expect(whole.console.read('site', {})[0]).toMatchObject({ siteName: 'Gym alone', schools: ['A school of its own'] });
  expect((await verifyFile(whole.folder.database)).findings).toEqual([]);
  await whole.close();
}, 120_000);

test('while an incident is open nothing is set aside', async () => {
  const tent = await start('Tent');
  await tent.window.command({ type: 'FoundSite', siteName: 'Tent alone', founderName: 'Pat Lee', consoleName: 'Tent' });
  const drill: Command = { type: 'StartIncident', directive: 'hold', detail: '', exercise: true };
  await tent.window.command(drill);
  await expect(tent.window.query('joinSite', { address: await addressOf(office), consoleName: 'Tent' })).rejects.toThrow('IncidentOpen');
  await expect(tent.window.command({ type: 'LeaveSite' })).rejects.toThrow('IncidentOpen');
  await tent.remove();
}, 60_000);

test('a console that leaves is told of at the others, sets its site aside and begins again with new keys', async () => {
  await together();
  const asideBefore = await setAside(gym);
  const before = (await gym.window.list('consoles', {})).find(({ state }) => state === 'here');
  await until('they hear each other', WITHIN_MS, async () => ((await stateAt(gym, 'Office')) === 'inStep' ? true : null));
  await gym.window.command({ type: 'LeaveSite' });
  await until('the office shows it', WITHIN_MS, async () => ((await stateAt(office, 'Gym')) === 'left' ? true : null));
  await until('the gym begins again', WITHIN_MS, async () => {
    await soon(150);
    return (await site(gym)).founded ? null : true;
  });
  const [aside, ...more] = (await setAside(gym)).filter((folder) => !asideBefore.includes(folder));
  expect(more).toEqual([]);
  expect(readdirSync(defined(aside, 'a folder'))).toEqual(expect.arrayContaining(['muster.db', 'console-key.pem', 'network-key.pem', 'sign-in-key.hex']));
  await pair(office, gym, await addressOf(office));
  const now = (await gym.window.list('consoles', {})).find(({ state }) => state === 'here');
  expect(now?.console).not.toBe(before?.console);
  expect((await office.window.list('consoles', {})).map(({ name, state }) => [name, state])).toEqual(expect.arrayContaining([['Gym', 'left'], ['Gym', 'inStep']]));
}, 120_000);

test('a revoked console hears no more, is told why, and comes back only with new keys', async () => {
  await together();
  const revoked = defined((await office.window.list('consoles', {})).find(({ name, state }) => name === 'Gym' && state !== 'left'), 'the gym').console;
  await office.window.command({ type: 'RevokeConsole', console: revoked, reason: 'Lost on the bus' });
  expect((await office.window.list('consoles', {})).find(({ console }) => console === revoked)?.state).toBe('revoked');
  await office.window.command({ type: 'RenameSite', name: 'Larkmoor Middle' });
  const told = await until('the gym is told', WITHIN_MS, async () => {
    await soon(150);
    return (await gym.window.list('consoles', {})).find(({ name, problem }) => name === 'Office' && problem !== null) ?? null;
  });
  expect(told.problem).toMatch(/revoked/i);
  expect((await site(gym)).siteName).toBe('Larkmoor');
  await expect(office.window.command({ type: 'RevokeConsole', console: revoked, reason: 'Again' })).rejects.toThrow('ConsoleAlreadyRevoked');
  expect((await gym.window.list('consoles', {}))[0]).toMatchObject({ console: revoked, state: 'revoked' });
  await gym.window.command({ type: 'LeaveSite' });
  await until('the gym begins again', WITHIN_MS, async () => {
    await soon(150);
    return (await site(gym)).founded ? null : true;
  });
  await pair(office, gym, await addressOf(office));
  expect((await site(gym)).siteName).toBe('Larkmoor Middle');
  expect(existsSync(join(gym.data, 'setting-aside.json'))).toBe(false);
}, 120_000);
