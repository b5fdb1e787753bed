/** A site of many consoles, for `npm run shots`: joining, adding, presence, an alarm ahead of the log, the network. The rows are staged; see staged-rows.ts. */
import { expect, type Page } from '@playwright/test';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { chooseClock } from './shots-setup.ts';
import { openSetup } from './sign-in-steps.ts';
import type { StagedRows } from './staged-rows.ts';
import { goTo, startDrill } from './steps.ts';

type Picture = (name: string) => Promise<void>;
type ConsoleRow = SubscriptionRow<'consoles'>;
type Admission = SubscriptionRow<'admission'>;
type Alarm = SubscriptionRow<'alarms'>;

const SITE = 'Larkmoor School';
const ADDRESS = '10.0.4.17:47653';

const atRest: Admission = { key: 'admission', setAside: [], letting: null, joining: null };
const joining = (step: NonNullable<Admission['joining']>['step'], more: Partial<NonNullable<Admission['joining']>> = {}): Admission => ({ ...atRest, joining: { step, address: ADDRESS, comparing: null, caughtUp: null, why: null, ...more } });
const comparing = (consoleName: string, confirmedHere: boolean) => ({ digits: '482913', consoleName, siteName: SITE, confirmedHere });
const letting = (more: Partial<NonNullable<Admission['letting']>> = {}): Admission => ({ ...atRest, letting: { leftMs: 574_000, triesLeft: 5, addresses: [ADDRESS, '192.168.50.3:47653', '[fd12:3456:789a::17]:47653'], asking: null, admitted: null, ...more } });

const row = (key: string, name: string, state: ConsoleRow['state'], more: Partial<ConsoleRow> = {}): ConsoleRow => ({ key, console: key, name, state, theyLack: 0, weLack: 0, lastHeardWall: null, clockOffMs: 0, version: '0.1.0', address: null, problem: null, ...more });
const here = row('k0', 'Front office', 'here', { clockOffMs: null });

/** Before the window is opened: a computer alone, with nothing heard. */
export function stageAlone(staged: StagedRows): void {
  staged.show('consoles', [here]);
  staged.show('admission', [atRest]);
  for (const list of ['heard', 'alarms', 'network'] as const) staged.show(list, []);
}

/** On a computer that is not set up. */
export async function joinStates(page: Page, staged: StagedRows, picture: Picture): Promise<void> {
  const show = (row: Admission): void => staged.show('admission', [row]);
  await page.getByRole('button', { name: /^Join a school/ }).click();
  await expect(page.getByRole('button', { name: 'Ask to join' })).toBeVisible();
  await picture('02-join-nothing-heard');
  staged.show('heard', [
    { key: 'a', consoleName: 'Front office', version: '0.1.0', addresses: [ADDRESS], ownSite: false },
    { key: 'b', consoleName: 'Gym', version: '0.1.0', addresses: ['10.0.4.31:47653'], ownSite: false },
  ]);
  await page.getByRole('button', { name: 'Take this address: Front office' }).click();
  await page.getByLabel('Name of this computer').fill('Library desk');
  await picture('02-join-heard');
  show(joining('reaching'));
  await picture('02-join-reaching');
  show(joining('comparing', { comparing: comparing('Front office', false) }));
  await expect(page.getByRole('button', { name: 'They are the same' })).toBeVisible();
  await picture('02-join-comparing');
  show(joining('waiting', { comparing: comparing('Front office', true) }));
  await picture('02-join-waiting');
  show(joining('failed', { why: 'Nobody answers at 10.0.4.17:47653. Is the address right, and is “Add a console” open there?' }));
  await picture('02-join-failed');
  show(joining('catchingUp', { caughtUp: { have: 1_200, of: 14_000 } }));
  await picture('02-join-catching-up');
  staged.show('alarms', [alarm({ consoleName: null })]);
  await expect(page.getByText('not yet recorded here')).toBeVisible();
  await picture('02-join-alarm');
  staged.show('alarms', []);
  staged.show('heard', []);
  show(atRest);
}

function alarm(more: Partial<Alarm> = {}): Alarm {
  const wall = Date.UTC(2026, 9, 14, 9, 41);
  return { key: 'alarm', incident: 'incident', starts: true, consoleName: 'Gym', raisedHere: false, directive: 'lockdown', detail: '', exercise: false, raisedWall: wall, heardWall: wall, elapsedMs: 62_000, sentAtWall: wall, ...more };
}

const inStep = (nowMs: number): readonly ConsoleRow[] => [here, row('k2', 'Bus loop', 'inStep', { lastHeardWall: nowMs, address: '10.0.4.40:47653' }), row('k1', 'Gym', 'inStep', { lastHeardWall: nowMs, address: '10.0.4.31:47653' })];

/** Every state there is. */
function manyOf(nowMs: number): readonly ConsoleRow[] {
  const before = (minutes: number): number => nowMs - minutes * 60_000;
  return [
    here,
    row('k3', 'Assembly tent', 'behind', { theyLack: 14, weLack: 3, lastHeardWall: nowMs, address: '192.168.8.20:47653', clockOffMs: 7 * 60_000 }),
    row('k2', 'Bus loop', 'inStep', { lastHeardWall: nowMs, address: '10.0.4.40:47653' }),
    row('k1', 'Gym', 'stale', { lastHeardWall: before(12), address: '10.0.4.31:47653', problem: 'It answers no more at 10.0.4.31:47653.' }),
    row('k4', 'Library desk', 'neverHeard', { version: null, clockOffMs: null, problem: 'At 10.0.4.52:47653 another computer answers than the one that was admitted.' }),
    row('k5', 'Old laptop', 'left', { lastHeardWall: before(3_000) }),
    row('k6', 'Coach’s laptop', 'revoked', { lastHeardWall: before(900) }),
  ];
}

/** Two rosters, times with AM and PM, and consoles that are not in step: the most that the foot has to hold. */
export async function crowdedFoot(page: Page, staged: StagedRows, picture: Picture): Promise<void> {
  await chooseClock(page, /^12-hour clock/);
  const nowMs = await page.evaluate(() => Date.now());
  await goTo(page, 'Now');
  await picture('19-foot-crowded-alone');
  staged.show('consoles', manyOf(nowMs));
  await picture('19-foot-crowded');
  await startDrill(page, 'EVACUATE', 'North field');
  await picture('19-foot-crowded-in-a-drill');
}

/** On the sample school at rest. */
export async function consoleStates(page: Page, staged: StagedRows, picture: Picture): Promise<void> {
  const nowMs = await page.evaluate(() => Date.now());
  await openSetup(page, 'Consoles');
  await picture('19-consoles-alone');
  staged.show('consoles', inStep(nowMs));
  await expect(page.getByRole('heading', { name: 'All 3 consoles are in step.' })).toBeVisible();
  await picture('19-consoles-in-step');
  staged.show('consoles', manyOf(nowMs));
  await picture('19-consoles');
  await page.getByRole('button', { name: 'Revoke Gym' }).click();
  await page.getByLabel('To confirm, type its name').fill('gym');
  await picture('19-console-revoke');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Leave the site with this console' }).click();
  await picture('19-console-leave');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Add a console' }).click();
  await picture('19-add-console-shut');
  staged.show('admission', [letting()]);
  await expect(page.getByText('Time left')).toBeVisible();
  await picture('19-add-console-open');
  staged.show('admission', [letting({ asking: comparing('Library desk', false), triesLeft: 4 })]);
  await expect(page.getByRole('button', { name: 'They are the same' })).toBeVisible();
  await picture('19-add-console-comparing');
  staged.show('admission', [letting({ asking: comparing('Library desk', true), triesLeft: 4 })]);
  await picture('19-add-console-confirmed');
  staged.show('admission', [letting({ admitted: 'Library desk' })]);
  await picture('19-add-console-admitted');
  staged.show('admission', [atRest]);

  await goTo(page, 'Now');
  await picture('19-foot-at-rest');
  staged.show('alarms', [alarm({ directive: 'evacuate', detail: 'North field, by the west stair', exercise: true })]);
  await picture('19-alarm-heard-drill');
  staged.show('alarms', [alarm()]);
  await picture('19-alarm-heard');
  staged.show('alarms', []);
  staged.show('admission', [joining('catchingUp', { caughtUp: { have: 9_100, of: 14_000 } })]);
  await picture('19-catching-up');
  staged.show('admission', [atRest]);
  await startDrill(page, 'EVACUATE', 'North field');
  await picture('19-foot-in-a-drill');
  await goTo(page, 'Accounting');
  await picture('19-accounting-as-of');

  staged.show('consoles', [{ ...here, state: 'revoked' }, ...inStep(nowMs).slice(1)]);
  await expect(page.getByText('This console was revoked')).toBeVisible();
  await picture('19-revoked');
  staged.show('consoles', manyOf(nowMs));
  staged.show('admission', [{ ...atRest, setAside: ['C:\\ProgramData\\Muster\\set-aside\\1'] }]);
  await openSetup(page, 'Consoles');
  await page.getByRole('button', { name: 'Join another school' }).click();
  await picture('19-join-another');
  await page.getByRole('button', { name: 'Consoles' }).click();
  await page.getByText('is set aside, whole').scrollIntoViewIfNeeded();
  await picture('19-consoles-set-aside');

  await openSetup(page, 'Network');
  await networkStates(page, staged, picture, (minutes) => nowMs - minutes * 60_000);
}

async function networkStates(page: Page, staged: StagedRows, picture: Picture, before: (minutes: number) => number): Promise<void> {
  staged.show('network', [
    {
      key: 'network',
      listening: { port: 47_653, problem: null },
      port: { set: 47_653, flag: null },
      managed: { from: '/etc/muster/managed.json', problem: null, settings: { discovery: true, updateFolder: '//server/muster', helpShortcut: 'Control+Alt+H', startAtLogin: true } },
      ownAddresses: [
        { card: 'Ethernet', address: ADDRESS },
        { card: 'Wi-Fi', address: '192.168.50.3:47653' },
      ],
      discovery: { heard: 2, problem: null },
      addresses: [
        { address: '10.0.4.31:47653', source: 'pairing', consoleName: 'Gym', addedWall: before(9_000), workedWall: before(12) },
        { address: 'bus-loop.school.lan:47653', source: 'typed', consoleName: null, addedWall: before(9_000), workedWall: null },
      ],
      rules: [
        { where: 'windows', text: 'New-NetFirewallRule -DisplayName "Muster" -Direction Inbound -Protocol TCP -LocalPort 47653 -Action Allow -Profile Domain,Private' },
        { where: 'ufw', text: 'sudo ufw allow 47653/tcp comment Muster' },
      ],
    },
  ]);
  await picture('19-network');
  staged.answer('testNetwork', {
    findings: [
      { key: '1', about: 'thisConsole', consoleName: '', state: 'good', message: 'It listens on port 47653 at two addresses.', whatToDo: '' },
      { key: '2', about: 'console', consoleName: 'Bus loop', state: 'good', message: 'Reached at 10.0.4.40:47653 in 3 ms, the right computer, clock 0.2 s off.', whatToDo: '' },
      { key: '3', about: 'console', consoleName: 'Gym', state: 'bad', message: 'Nothing answers at 10.0.4.31:47653.', whatToDo: 'Look whether it is on. If it is, its firewall does not let TCP port 47653 in: see the sheet for IT.' },
      { key: '4', about: 'multicast', consoleName: '', state: 'warning', message: 'No console is heard by multicast.', whatToDo: 'Nothing has to be done: addresses that are typed work all the same.' },
    ],
  });
  await page.getByRole('button', { name: 'Test the network' }).click();
  await expect(page.getByText('Does not work')).toBeVisible();
  await picture('19-network-tested');
  await page.getByRole('button', { name: 'Sheet for IT' }).click();
  await expect(page.getByRole('heading', { name: 'Muster: what the network must allow' })).toBeVisible();
  await picture('19-network-sheet');
}
