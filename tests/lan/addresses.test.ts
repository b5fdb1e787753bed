/** Where a console looks for others: what is kept, what gives way, and that a full disk keeps nobody apart. */
import { expect, test } from 'vitest';
import { SqliteError } from '../../db/driver.ts';
import { LocalAddresses } from '../../db/local-lan.ts';
import { Addresses, MAX_ADDRESSES, MAX_LEARNED_OF_ONE } from '../../electron/host/lan/addresses.ts';
import { addressText, parseAddress, STANDARD_LAN_PORT, type NetworkAddress } from '../../shared/kernel/network-address.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import { FakeClock, openTestConsole } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { silentLog } from '../support/silent-log.ts';

const gym = testId('gym') as ConsoleId;
const tent = testId('tent') as ConsoleId;
const clock = new FakeClock(1_000_000);
const open = async () => {
  const { db } = await openTestConsole({ seed: 1, clock });
  return { db, addresses: new Addresses(new LocalAddresses(db), clock, silentLog) };
};
const at = (text: string): NetworkAddress => {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};
const kept = (addresses: Addresses): string[] => addresses.all().map(({ address, source, console }) => `${addressText(address)} ${source} ${console === gym ? 'gym' : console === tent ? 'tent' : '-'}`);

test('what was typed is kept, once, and is there after a restart with what proved itself first', async () => {
  const { db, addresses } = await open();
  expect(addresses.add(' 10.0.0.1 ')).toEqual({ ok: true, value: `10.0.0.1:${STANDARD_LAN_PORT}` });
  addresses.add(`10.0.0.1:${STANDARD_LAN_PORT}`);
  clock.advance(1_000);
  addresses.add('gym-pc:9000');
  clock.advance(1_000);
  addresses.worked(at('10.0.0.1'), gym);
  addresses.setPort(50_000);
  const again = new Addresses(new LocalAddresses(db), clock, silentLog);
  expect(kept(again)).toEqual([`10.0.0.1:${STANDARD_LAN_PORT} typed gym`, 'gym-pc:9000 typed -']);
  expect(again.all()[0]?.workedWall).toBe(clock.wallMs());
  expect(again.port).toBe(50_000);
});

test('a wrong address is refused in words that say what one looks like', async () => {
  const { addresses } = await open();
  expect(addresses.add('http://10.0.0.1')).toMatchObject({ ok: false, error: { name: 'NotAnAddress', message: expect.stringContaining('web page') as string, whatToDo: expect.stringContaining('10.20.30.40') as string } });
  expect(addresses.remove('')).toMatchObject({ ok: false, error: { name: 'NotAnAddress' } });
  expect(addresses.all()).toEqual([]);
});

test('what is heard does not take an address from whoever proved to be there', async () => {
  const { addresses } = await open();
  addresses.worked(at('10.0.0.1'), gym);
  addresses.learn(at('10.0.0.1'), 'heard', tent);
  expect(kept(addresses)).toEqual([`10.0.0.1:${STANDARD_LAN_PORT} link gym`]);
  addresses.worked(at('10.0.0.1'), tent);
  expect(kept(addresses)).toEqual([`10.0.0.1:${STANDARD_LAN_PORT} link tent`]);
});

test('what is only heard costs the disk nothing, until somebody has proved to be there', async () => {
  const { db, addresses } = await open();
  const onDisk = (): string[] => new LocalAddresses(db).all().map(({ address }) => address);
  for (let number = 1; number <= 50; number++) {
    clock.advance(1);
    addresses.learn(at(`10.0.0.${number}`), 'heard', gym);
  }
  expect(addresses.all()).toHaveLength(MAX_LEARNED_OF_ONE);
  expect(onDisk()).toEqual([]);
  addresses.worked(at('10.0.0.50'), gym);
  expect(onDisk()).toEqual([`10.0.0.50:${STANDARD_LAN_PORT}`]);
  addresses.remove('10.0.0.49');
  addresses.remove('10.0.0.50');
  expect([onDisk(), addresses.all().length]).toEqual([[], MAX_LEARNED_OF_ONE - 2]);
});

test('a router that gives new addresses every week does not fill the table, and what was typed stays', async () => {
  const { addresses } = await open();
  addresses.add('gym-pc');
  addresses.worked(at('gym-pc'), gym);
  for (let week = 1; week <= 50; week++) {
    clock.advance(1_000);
    addresses.learn(at(`10.0.0.${week}`), 'heard', gym);
    addresses.worked(at(`10.0.0.${week}`), gym);
  }
  expect(addresses.all()).toHaveLength(MAX_LEARNED_OF_ONE + 1);
  expect(kept(addresses)).toContain(`gym-pc:${STANDARD_LAN_PORT} typed gym`);
  expect(kept(addresses)[0]).toBe(`10.0.0.50:${STANDARD_LAN_PORT} link gym`);
});

test('so many that nobody has so many are refused by name, and one that is removed makes room', async () => {
  const { addresses } = await open();
  for (let number = 0; number < MAX_ADDRESSES; number++) addresses.add(`10.1.${number >> 8}.${number & 255}`);
  expect(addresses.add('10.2.0.0')).toMatchObject({ ok: false, error: { name: 'TooManyAddresses' } });
  addresses.learn(at('10.2.0.1'), 'heard', gym);
  expect(addresses.all()).toHaveLength(MAX_ADDRESSES);
  expect(addresses.remove('10.1.0.7').ok).toBe(true);
  expect(addresses.add('10.2.0.0').ok).toBe(true);
});

test('whoever dials hears of what is new, and not of what is known', async () => {
  const { addresses } = await open();
  let changes = 0;
  addresses.onChange(() => (changes += 1));
  addresses.add('10.0.0.1');
  addresses.worked(at('10.0.0.1'), gym);
  expect(changes).toBe(2);
  addresses.worked(at('10.0.0.1'), gym);
  addresses.learn(at('10.0.0.1'), 'heard', gym);
  addresses.setPort(STANDARD_LAN_PORT);
  expect(changes).toBe(2);
});

test('a disk that is full keeps no two consoles apart: what is learned holds until the next start', async () => {
  const lines: unknown[] = [];
  const full = (): never => {
    throw new SqliteError('database or disk is full', 'SQLITE_FULL');
  };
  const addresses = new Addresses({ all: () => [], put: full, remove: full, port: () => null, setPort: full }, clock, { ...silentLog, note: (line) => lines.push(line) });
  addresses.worked(at('10.0.0.1'), gym);
  addresses.setPort(50_000);
  expect(kept(addresses)).toEqual([`10.0.0.1:${STANDARD_LAN_PORT} link gym`]);
  expect(addresses.port).toBe(50_000);
  expect(lines).toEqual([{ event: 'addressNotKept' }, { event: 'addressNotKept' }]);
});

test('what the disk has damaged holds up no start', async () => {
  const { db } = await open();
  db.exec("INSERT INTO local_address (address, source, console, added_wall, worked_wall) VALUES ('not an address', 'typed', NULL, 1, NULL), ('10.0.0.1:1', 'nobody', NULL, 1, NULL), ('10.0.0.2:1', 'typed', NULL, 1, NULL)");
  expect(kept(new Addresses(new LocalAddresses(db), clock, silentLog))).toEqual(['10.0.0.2:1 typed -']);
});
