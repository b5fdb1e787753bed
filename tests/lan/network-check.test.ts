/** The test of the network says what is so, in words that somebody who looks after computers can act on. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Heard } from '../../db/queries/consoles.ts';
import type { KnownAddress } from '../../electron/host/lan/addresses.ts';
import { checkNetwork, type CheckNeeds } from '../../electron/host/lan/network-check.ts';
import type { DialFailure } from '../../electron/host/lan/transport/dial.ts';
import { identityFromPem, newCertificate } from '../../electron/host/system/certificate.ts';
import type { ConsoleId } from '../../shared/kernel/ids.ts';
import { addressText } from '../../shared/kernel/network-address.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { testId } from '../support/drawn-history.ts';

const gym = testId('gym') as ConsoleId;
let gymCertificate = '';
let otherCertificate = '';
beforeAll(async () => {
  gymCertificate = identityFromPem(await newCertificate()).certificate;
  otherCertificate = identityFromPem(await newCertificate()).certificate;
});

const at = (host: string, console: ConsoleId | null): KnownAddress => ({ address: { host, port: 47_653 }, source: 'typed', console, addedWall: 1, workedWall: null });
const heard = (says: Partial<Heard>): ReadonlyMap<ConsoleId, Heard> => new Map([[gym, { state: 'inStep', theyLack: 0, weLack: 0, lastHeardWall: 1, clockOffMs: 0, version: '0.1.0', address: '10.0.0.9:5000', problem: null, ...says }]]);
/** As if by `host`: who answers there. */
const answering = (answers: Readonly<Record<string, DialFailure | { readonly certificate: string; readonly name: string }>>): CheckNeeds['probe'] => async ({ host }) => {
  const answer = answers[host] ?? 'nobody';
  return typeof answer === 'string' ? err(answer) : ok({ ...answer, version: '0.1.0' });
};
const check = async (says: Partial<CheckNeeds>): Promise<string[]> => {
  const findings = await checkNetwork({
    isMember: true,
    listening: { port: 47_653, problem: null },
    ownAddresses: ['10.0.0.1:47653'],
    others: [{ console: gym, name: 'Gym', certificate: gymCertificate }],
    addresses: [at('10.0.0.2', gym)],
    heard: heard({}),
    probe: answering({ '10.0.0.2': { certificate: gymCertificate, name: 'Gym' } }),
    multicast: { heard: 1, problem: null },
    version: '0.1.0',
    ...says,
  });
  expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
  // What is wrong says what to do; what is right does not.
  for (const { state, whatToDo } of findings) expect(whatToDo === '').toBe(state === 'good');
  return findings.map(({ state, message }) => `${state}: ${message}`);
};

test('all is well', async () => {
  expect(await check({})).toEqual([
    'good: This console listens at port 47653, and is reached at 10.0.0.1:47653.',
    'good: “Gym” is reached at 10.0.0.2:47653, with the right key, and both hold the same.',
    'good: Multicast works: one console is heard by it.',
  ]);
});

describe('this console', () => {
  test('belongs to no school', async () => {
    expect(await check({ isMember: false, others: [], addresses: [] })).toContain('warning: This console belongs to no school yet, so it does not listen.');
  });
  test('has its port taken', async () => {
    expect(await check({ listening: { port: null, problem: 'Another program has port 47653.' } })).toContain('bad: This console does not listen. Another program has port 47653.');
  });
  test('is in no network, and alone', async () => {
    const said = await check({ ownAddresses: [], others: [], addresses: [] });
    expect(said).toContain('bad: This computer is in no network: none of its cards has an address.');
    expect(said).toContain('warning: No other console belongs to this site, so nothing between consoles can be tested.');
  });
});

describe('another console', () => {
  test('cannot be dialed, and dials this one, which is enough', async () => {
    expect(await check({ probe: answering({}) })).toContain('good: “Gym” is connected, from 10.0.0.9:5000. It cannot be dialed from here, which is enough: one direction does for both.');
  });
  test('is nowhere', async () => {
    const said = await check({ heard: heard({ state: 'stale' }), probe: answering({}), addresses: [at('10.0.0.2', gym), at('fe80::1', gym)] });
    expect(said).toEqual(expect.arrayContaining(['bad: “Gym” is not connected.', 'bad: At 10.0.0.2:47653 nobody answers.', 'bad: At [fe80::1]:47653 nobody answers.']));
  });
  test('has no address here', async () => {
    expect(await check({ heard: new Map(), addresses: [] })).toContain('bad: “Gym” is not connected. No address of it is known here.');
  });
  test('answers, and was dropped', async () => {
    expect(await check({ heard: heard({ state: 'stale', problem: 'It sent something that no Muster sends.' }) })).toContain('warning: “Gym” answers at 10.0.0.2:47653 with the right key, but is not connected. It sent something that no Muster sends.');
  });
  test('has another key under its name: something sits between', async () => {
    expect(await check({ heard: new Map(), probe: answering({ '10.0.0.2': { certificate: otherCertificate, name: 'Gym' } }) })).toContain('bad: At 10.0.0.2:47653 somebody answers who says to be “Gym”, but has another key.');
  });
  test('has moved, and another one has its address', async () => {
    expect(await check({ heard: new Map(), probe: answering({ '10.0.0.2': { certificate: otherCertificate, name: 'Tent' } }) })).toContain('bad: At 10.0.0.2:47653 another console answers: “Tent”.');
  });
  test('has something else at its address', async () => {
    expect(await check({ heard: new Map(), probe: answering({ '10.0.0.2': 'notMuster' }) })).toContain('bad: At 10.0.0.2:47653 something answers that is not Muster.');
  });
  test.each([
    [119_000, null],
    [150_000, '3 minutes ahead of'],
    [-3 * 3_600_000, '3 hours behind'],
    [400 * 86_400_000, '400 days ahead of'],
  ])('has a clock that is off by %d ms', async (clockOffMs, words) => {
    const said = (await check({ heard: heard({ clockOffMs }) })).filter((one) => one.includes('clock'));
    expect(said).toEqual(words === null ? [] : [`warning: The clock of “Gym” is ${words} this one. Times on the record differ by that; nothing is decided by them.`]);
  });
  test('has another version', async () => {
    expect(await check({ heard: heard({ version: '0.2.0' }) })).toContain('warning: “Gym” has Muster 0.2.0, this computer 0.1.0.');
  });
  test('is tried at no more addresses than anybody waits for', async () => {
    const tried: string[] = [];
    await check({
      addresses: Array.from({ length: 40 }, (_, number) => at(`10.0.1.${number}`, gym)),
      probe: async (to) => {
        tried.push(addressText(to));
        return err('nobody');
      },
    });
    expect(tried).toHaveLength(4);
  });
});

describe('an address of which nobody knows whose it is', () => {
  test('is a console of this site, and no news', async () => {
    expect(await check({ addresses: [at('10.0.0.2', gym), at('10.0.0.3', null)], probe: answering({ '10.0.0.2': { certificate: gymCertificate, name: 'Gym' }, '10.0.0.3': { certificate: gymCertificate, name: 'Gym' } }) })).toHaveLength(3);
  });
  test('is a console of no or another site', async () => {
    expect(await check({ addresses: [at('10.0.0.3', null)], probe: answering({ '10.0.0.3': { certificate: otherCertificate, name: 'Library' } }) })).toContain('warning: At 10.0.0.3:47653 a console answers that does not belong to this site: “Library”.');
  });
  test('is nobody', async () => {
    expect(await check({ addresses: [at('10.0.0.3', null)] })).toContain('bad: At 10.0.0.3:47653 nobody answers.');
  });
});

describe('multicast', () => {
  test('is switched off', async () => {
    expect(await check({ multicast: null })).toContain('good: Finding consoles by multicast is switched off (--no-discovery). Nothing needs it.');
  });
  test('does not work here', async () => {
    expect(await check({ multicast: { heard: 0, problem: 'Looking does not work here (EADDRINUSE).' } })).toContain('warning: Looking does not work here (EADDRINUSE).');
  });
  test('is heard by nobody, where somebody should be, and where nobody should', async () => {
    expect(await check({ multicast: { heard: 0, problem: null } })).toContain('warning: No console is heard by multicast: this network does not pass it on.');
    expect(await check({ multicast: { heard: 0, problem: null }, others: [], addresses: [] })).toContain('good: No console is heard by multicast; none is expected.');
  });
});
