/** Who may talk with a console, by key, as its log says; and what it says of its own key. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepAsked, keepJoined } from '../../db/local-joined.ts';
import { consoleIdOf } from '../../db/log/header.ts';
import { admittedConsoles } from '../../db/queries/consoles.ts';
import { pinOf } from '../../electron/host/lan/transport/identity.ts';
import { TrustedConsoles } from '../../electron/host/lan/trusted-consoles.ts';
import { openOwnConsole, type OwnConsole, type OwnLan } from '../../electron/host/own-console.ts';
import { identityFromPem, newCertificate } from '../../electron/host/system/certificate.ts';
import { nodeDigests, randomIds } from '../../electron/host/system/crypto.ts';
import { admitConsole } from '../../shared/domain/site/consoles.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { CommandId, ConsoleId } from '../../shared/kernel/ids.ts';
import { testId } from '../support/drawn-history.ts';

const ON_LOOPBACK: OwnLan = { options: { host: '127.0.0.1', port: 0, discovery: false, managed: null }, computer: () => null };
const GYM_KEY = 'g'.repeat(43);

let folder: string;
let own: OwnConsole;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-trusted-'));
  own = await openOwnConsole(folder);
});
afterEach(async () => {
  await own.close();
  rmSync(folder, { recursive: true, force: true });
});

const found = (): void => void own.console.execute(randomIds.next() as CommandId, { type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana', consoleName: 'Office' });

test('a console whose key on the network is another than its log says certifies the new one when it opens its LAN, once', async () => {
  found();
  const before = defined(admittedConsoles(own.console.db)[0]?.certificate ?? undefined, 'its own');
  await own.close();
  rmSync(join(folder, 'network-key.pem'));
  for (let start = 0; start < 2; start++) {
    own = await openOwnConsole(folder, ON_LOOPBACK);
    own.console.lan?.open();
    const [known] = admittedConsoles(own.console.db);
    expect(known?.certificate).toBe(own.keys.identity.certificate);
    expect(known?.certificate).not.toBe(before);
    expect(own.console.db.prepare("SELECT count(*) FROM log_event WHERE header LIKE '%v1.ConsoleCertified%'").pluck().get()).toBe(2);
    if (start === 0) await own.close();
  }
});

test('members are trusted, whoever left or was revoked is known as such, and others are strangers', async () => {
  found();
  const [gym, stranger] = [identityFromPem(await newCertificate()), identityFromPem(await newCertificate())];
  const console = consoleIdOf(nodeDigests, GYM_KEY);
  const letIn = admitConsole({ console, name: 'Gym', publicKey: GYM_KEY, certificate: gym.certificate });
  own.console.committer.append({ commandId: randomIds.next() as CommandId, actor: own.console.commandLine(), events: letIn.accepted ? letIn.events : [], outcome: () => ({}) });
  const here = defined(admittedConsoles(own.console.db).find((one) => one.name === 'Office'), 'the founder').console;
  const trusted = new TrustedConsoles(own.console.db, here, own.keys.identity);
  const standing = (certificate: string): unknown => trusted.standingOf(defined(pinOf(certificate) ?? undefined, 'a certificate'));
  expect([standing(gym.certificate), standing(stranger.certificate)]).toEqual([{ kind: 'admitted', console }, { kind: 'unknown' }]);
  expect(trusted.trusted()).toEqual([{ console, certificate: gym.certificate }]);
  own.console.execute(randomIds.next() as CommandId, { type: 'RevokeConsole', console, reason: 'lost' });
  trusted.forget();
  expect([standing(gym.certificate), trusted.trusted()]).toEqual([{ kind: 'revoked' }, []]);
});

test('before the log of a site has come, the console that let this one in is trusted, and nobody else', async () => {
  const member = identityFromPem(await newCertificate());
  const trusted = new TrustedConsoles(own.console.db, testId<ConsoleId>('here'), own.keys.identity);
  keepAsked(own.console.db, { address: '127.0.0.1:1', console: testId<ConsoleId>('member'), certificate: member.certificate, consoleName: 'Gym', siteName: 'Larkmoor' });
  expect([trusted.site, trusted.trusted()]).toEqual([null, []]);
  keepJoined(own.console.db, testId<string>('site'), 'Larkmoor');
  trusted.forget();
  expect([trusted.site, trusted.trusted()]).toEqual([testId<string>('site'), [{ console: testId('member'), certificate: member.certificate }]]);
  expect(pinOf('bm8gY2VydGlmaWNhdGU')).toBeNull();
});
