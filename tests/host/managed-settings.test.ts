/** What IT sets for a computer, as it stands in a file or in the registry of Windows; and that a mistake in it is told by the setting's name and counts for nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../build/vite.config.ts';
import { readManaged, type ManagedFacts } from '../../electron/host/system/managed-settings.ts';
import { managedNames, managedSettings, type ManagedRow } from '../../shared/contract/managed-settings.ts';
import { loadSample } from '../../electron/host/cli/operations.ts';
import { MachineConsole } from '../support/machine-console.ts';

const FILE = '/etc/muster/managed.json';
const read = (text: string | null, registry: string | null = null): ManagedRow | null => readManaged({ file: FILE, read: () => text, registry: () => registry } satisfies ManagedFacts);
const problem = (text: string): string | null | undefined => read(text)?.problem;

const REGISTRY = `
HKEY_LOCAL_MACHINE\\Software\\Policies\\Muster
    lanPort    REG_DWORD    0xc001
    kiosk    REG_DWORD    0x1
    discovery    REG_DWORD    0x0
    updateFolder    REG_SZ    \\\\server\\share\\Muster new
`.replaceAll('\n', '\r\n');

test('nothing is managed where there is neither file nor key', () => {
  expect(read(null)).toBeNull();
});

test('a file counts as it stands; the registry goes before it, with its own spelling of yes, no and numbers', () => {
  const file = '\uFEFF{ "lanPort": 50000, "helpShortcut": "Control+Alt+H" }';
  expect(read(file)).toEqual({ from: FILE, problem: null, settings: { lanPort: 50_000, helpShortcut: 'Control+Alt+H' } });
  expect(read(file, REGISTRY)).toEqual({
    from: `HKLM\\Software\\Policies\\Muster, ${FILE}`,
    problem: null,
    settings: { lanPort: 49_153, kiosk: true, discovery: false, updateFolder: '\\\\server\\share\\Muster new', helpShortcut: 'Control+Alt+H' },
  });
});

test.each([
  ['{ "lanPort": 80 }', '“lanPort” must be a whole number from 1024 to 65535'],
  ['{ "lanPort": "47653" }', '“lanPort” must be a whole number from 1024 to 65535'],
  ['{ "discovery": "yes" }', '“discovery” must be true or false (in the registry 1 or 0)'],
  ['{ "lanAddress": "gym-pc" }', '“lanAddress” must be an address of this computer, such as 10.0.4.17'],
  ['{ "helpShortcut": "F9" }', '“helpShortcut” must be one to three of CommandOrControl, Control, Alt, Shift and Super, and a key, such as CommandOrControl+Shift+F9'],
  ['{ "lan-port": 50000 }', `“lan-port” is no setting of Muster; there are ${[...managedNames.keys()].join(', ')}`],
  ['{ "room": "" }', '“room” must be a name, as text, such as 204'],
  ['{ "role": "nurse" }', '“role” must be one of command, accounting, reunification, board, dispatch, frontOffice'],
  ['[]', 'The whole must be settings by name'],
  ['null', 'The whole must be settings by name'],
  ['{ "kiosk": true ', 'It is not JSON: look for a missing comma, quote or bracket'],
])('%s is told by name, and none of it counts', (text, words) => {
  expect(problem(text)).toBe(words);
  expect(read(text)?.settings).toEqual({});
});

test('a file that cannot be read is told, and keeps nothing from starting', () => {
  const broken = readManaged({ file: FILE, read: () => { throw new Error('EACCES'); }, registry: () => null });
  expect(broken).toEqual({ from: FILE, problem: 'It cannot be read: Error: EACCES', settings: {} });
});

test('every setting has a name on the screen', () => {
  expect([...managedNames.keys()].sort()).toEqual(Object.keys(managedSettings.shape).sort());
});

test('the schema in the docs is the one that Muster goes by', () => {
  const written: unknown = JSON.parse(readFileSync(join(ROOT, 'docs/managed-settings.schema.json'), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(managedSettings, { io: 'input' }))));
});

test('SI-63, SI-64 a computer is what IT says that it is: no other site is founded there, and a call comes from its room where the site has one of that name', async () => {
  const office = await MachineConsole.open();
  try {
    office.managed = { site: 'Larkmoor', room: 'room 7' };
    await office.restart();
    const found = (siteName: string): string => office.command({ type: 'FoundSite', siteName, founderName: 'Dana', consoleName: 'Gym' });
    expect(found('Grand Bend')).toBe('OtherSiteManaged');
    expect(await loadSample(office.console, { seed: 1, students: 10, date: '2026-10-14', founder: null })).toMatchObject({ counts: null, rejection: { name: 'OtherSiteManaged' } });
    expect(found('Larkmoor')).toBe('accepted');
    const calledFrom = (): readonly string[] => {
      expect(office.command({ type: 'CallForHelp', room: null, kind: null, silent: false, exercise: true, onBehalf: null })).toBe('accepted');
      return office.console.read('calls', {}).at(-1)?.rooms.map(({ name }) => name) ?? [];
    };
    expect(office.command({ type: 'AddRoom', name: 'Gym', zone: null })).toBe('accepted');
    expect(calledFrom()).toEqual(['Gym']);
    expect(office.command({ type: 'AddRoom', name: 'Room 7', zone: null })).toBe('accepted');
    office.clock.advance(60_000);
    expect(calledFrom()).toEqual(['Room 7']);
    expect(office.console.read('site', {})[0]?.managed).toEqual(office.managed);
  } finally {
    await office.remove();
  }
});
