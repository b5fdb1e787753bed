/**
 * Run by found.test.ts in a network namespace of its own: two whole consoles of a site that nobody told where the other is, and
 * one of another site, on cards whose addresses change.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consoleIdOf } from '../../db/log/header.ts';
import { networkOf } from '../../electron/host/cli/operations.ts';
import { openOwnConsole, type OwnConsole } from '../../electron/host/own-console.ts';
import { nodeDigests, randomIds } from '../../electron/host/system/crypto.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { admitConsole } from '../../shared/domain/site/consoles.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { carry } from '../support/carry.ts';
import { answerSteps } from '../support/namespace.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-namespace-'));
/** `port`: by a flag; null: the one that is set. */
const open = (name: string, port: number | null): Promise<OwnConsole> => openOwnConsole(join(folder, name), { options: { host: null, port, discovery: true, managed: null }, computer: () => null });
const does = (own: OwnConsole, command: Command): void => {
  const outcome = own.console.execute(randomIds.next() as CommandId, command);
  if (!outcome.accepted) throw new Error(outcome.rejection.name);
};

const office = await open('office', null);
const gym = await open('gym', 47_654);
const elsewhere = await open('elsewhere', 47_655);
does(office, { type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana', consoleName: 'Office' });
does(elsewhere, { type: 'FoundSite', siteName: 'Elsewhere', founderName: 'Sam', consoleName: 'Next door' });
const { publicKey } = gym.keys.signer;
const letIn = admitConsole({ console: consoleIdOf(nodeDigests, publicKey), name: 'Gym', publicKey, certificate: gym.keys.identity.certificate });
office.console.committer.append({ commandId: randomIds.next() as CommandId, actor: 'unsigned', events: letIn.accepted ? letIn.events : [], outcome: () => ({}) });
carry(office, gym);
for (const own of [office, gym, elsewhere]) own.console.lan?.open();

let rooms = 0;
await answerSteps({
  states: () => [office, gym].map((own) => own.console.read('consoles', {}).map(({ name, state, address }) => `${name} ${state} ${address ?? ''}`.trim())),
  events: () => [office, gym].map((own) => own.console.committer.log.eventCount()),
  heard: () => office.console.read('heard', {}).map(({ consoleName, ownSite }) => `${consoleName}${ownSite ? ' (own site)' : ''}`),
  act: () => {
    for (const own of [office, gym]) does(own, { type: 'AddRoom', name: `Room ${(rooms += 1)}`, zone: null });
  },
  readdress: () => {
    for (const card of [1, 2]) execFileSync('sh', ['-ec', `ip addr flush dev card${card}; ip addr add 10.88.${card}.7/24 dev card${card}`]);
  },
  test: async () => {
    const { network, findings } = await networkOf(office.console);
    return { own: network.ownAddresses, discovery: network.discovery, findings: findings.map(({ state, message }) => `${state}: ${message}`) };
  },
  setPort: async () => {
    const [set, byFlag] = await Promise.all([office.console.query('setLanPort', { port: 50_123 }), gym.console.query('setLanPort', { port: 50_124 })]);
    return [set.ok, byFlag.ok ? '' : byFlag.error.name];
  },
  ports: () => [office, gym].map((own) => own.console.read('network', {})[0]?.listening?.port),
  type: async () => {
    const { console } = office;
    const answers = [await console.query('addAddress', { address: ' Gym-PC ' }), await console.query('addAddress', { address: 'the gym' })];
    const kept = (): readonly string[] => console.read('network', {})[0]?.addresses.filter(({ source }) => source === 'typed').map(({ address }) => address) ?? [];
    const before = kept();
    await console.query('removeAddress', { address: 'gym-pc:47653' });
    return [answers.map((answer) => (answer.ok ? answer.value : answer.error.name)), before, kept()];
  },
  stopGym: () => gym.close(),
});
for (const own of [office, elsewhere]) await own.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
