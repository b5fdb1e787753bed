/**
 * The test of the network, for whoever looks after it: what this console listens at, whether each other console is reached and
 * is the one that it should be, and whether multicast works. Each finding is words with what to do; nothing is changed by it.
 */
import type { Heard } from '../../../db/queries/consoles.ts';
import { CLOCK_MISLEADS_MS } from '../../../shared/contract/console-rows.ts';
import type { NetworkFinding } from '../../../shared/contract/network-rows.ts';
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import { addressText, type NetworkAddress } from '../../../shared/kernel/network-address.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { KnownAddress } from './addresses.ts';
import type { Listening } from './network.ts';
import { NOT_REACHED, type DialFailure } from './transport/dial.ts';
import { pinOf } from './transport/identity.ts';
import type { Probed } from './transport/probe.ts';

/** Those that worked lately; older ones say nothing of the network of today. */
const TRIED_OF_ONE = 4;

interface OtherConsole {
  readonly console: ConsoleId;
  readonly name: string;
  /** DER in base64url; null: it never said one. */
  readonly certificate: string | null;
}

export interface CheckNeeds {
  /** False: of no school yet, so nobody has anything to say to it. */
  readonly isMember: boolean;
  readonly listening: Listening;
  readonly ownAddresses: readonly string[];
  /** Of the site, without those that left or were revoked. */
  readonly others: readonly OtherConsole[];
  readonly addresses: readonly KnownAddress[];
  readonly heard: ReadonlyMap<ConsoleId, Heard>;
  readonly probe: (to: NetworkAddress) => Promise<Result<Probed, DialFailure>>;
  /** Null: switched off. */
  readonly multicast: { readonly heard: number; readonly problem: string | null } | null;
  readonly version: string;
}

type Said = Pick<NetworkFinding, 'state' | 'message' | 'whatToDo'>;
const good = (message: string): Said => ({ state: 'good', message, whatToDo: '' });
const warning = (message: string, whatToDo: string): Said => ({ state: 'warning', message, whatToDo });
const bad = (message: string, whatToDo: string): Said => ({ state: 'bad', message, whatToDo });

export async function checkNetwork(needs: CheckNeeds): Promise<readonly NetworkFinding[]> {
  const of = (about: NetworkFinding['about'], consoleName: string, key: string, said: readonly Said[]): NetworkFinding[] => said.map((one, place) => ({ key: `${about} ${key} ${place}`, about, consoleName, ...one }));
  // All at once: each takes seconds where nobody answers.
  const strangers = await Promise.all(needs.addresses.filter((one) => one.console === null).map(async ({ address }) => checkStranger(address, await needs.probe(address), needs.others)));
  const others = await Promise.all(needs.others.map(async (other) => of('console', other.name, other.console, await checkConsole(other, needs))));
  return [...of('thisConsole', '', '', checkThis(needs)), ...others.flat(), ...of('console', '', 'nobody', strangers.flat()), ...of('multicast', '', '', [checkMulticast(needs)])];
}

function checkThis({ isMember, listening, ownAddresses, others }: CheckNeeds): readonly Said[] {
  if (!isMember) return [warning('This console belongs to no school yet, so it does not listen.', 'Set up the school here, or join the site of another console.')];
  const cards = ownAddresses.length === 0 ? [bad('This computer is in no network: none of its cards has an address.', 'Plug in the network cable or join the wireless network, then test again.')] : [];
  const door = listening.port === null ? bad(`This console does not listen. ${listening.problem ?? ''}`.trim(), 'Choose another port under Setup, Network, or close the program that has it.') : good(`This console listens at port ${listening.port}${ownAddresses.length === 0 ? '' : `, and is reached at ${ownAddresses.join(', ')}`}.`);
  const alone = others.length === 0 ? [warning('No other console belongs to this site, so nothing between consoles can be tested.', 'Add a console first, under Setup, Consoles.')] : [];
  return [...cards, door, ...alone];
}

function checkMulticast({ multicast, others }: CheckNeeds): Said {
  if (multicast === null) return good('Finding consoles by multicast is switched off (--no-discovery). Nothing needs it.');
  if (multicast.problem !== null) return warning(multicast.problem, 'Nothing needs to be done: addresses that are typed always work.');
  if (multicast.heard > 0) return good(`Multicast works: ${multicast.heard === 1 ? 'one console is' : `${multicast.heard} consoles are`} heard by it.`);
  const many = others.length > 0;
  return many ? warning('No console is heard by multicast: this network does not pass it on.', 'Nothing needs to be done: addresses that are typed always work. Who wants it allows UDP port 5353 to 224.0.0.251.') : good('No console is heard by multicast; none is expected.');
}

async function checkConsole(other: OtherConsole, needs: CheckNeeds): Promise<readonly Said[]> {
  const heard = needs.heard.get(other.console) ?? null;
  const isLinked = heard !== null && (heard.state === 'inStep' || heard.state === 'behind');
  const own = needs.addresses.filter((one) => one.console === other.console).slice(0, TRIED_OF_ONE);
  const tried = await Promise.all(own.map(async ({ address }) => ({ address, answer: await needs.probe(address) })));
  const pin = other.certificate === null ? null : pinOf(other.certificate);
  const reached = tried.filter(({ answer }) => answer.ok && pinOf(answer.value.certificate) === pin && pin !== null);
  const there = reached.map(({ address }) => addressText(address)).join(', ');
  const line = lineTo(other.name, heard, isLinked, there, tried.length === 0);
  const aside = isLinked || there !== '' ? [] : tried.map(({ address, answer }) => notThere(other.name, address, answer));
  return [...line, ...aside, ...(heard === null ? [] : [...clockOf(other.name, heard), ...versionOf(other.name, heard, needs.version)])];
}

/** At an address of which nobody knows whose it is. */
function checkStranger(address: NetworkAddress, answer: Result<Probed, DialFailure>, others: readonly OtherConsole[]): readonly Said[] {
  if (!answer.ok) return [notThere('', address, answer)];
  const pin = pinOf(answer.value.certificate);
  const isKnown = others.some(({ certificate }) => certificate !== null && pinOf(certificate) === pin);
  return isKnown ? [] : [warning(`At ${addressText(address)} a console answers that does not belong to this site: “${answer.value.name}”.`, 'Add it under Setup, Consoles, or remove the address.')];
}

/** `untried`: no address of it is known, so what follows says nothing of why. */
function lineTo(name: string, heard: Heard | null, isLinked: boolean, there: string, untried: boolean): readonly Said[] {
  const problem = heard?.problem ?? null;
  if (isLinked && there !== '') return [good(`“${name}” is reached at ${there}, with the right key, and ${heard?.state === 'inStep' ? 'both hold the same' : 'they are bringing each other up to date'}.`)];
  if (isLinked) return [good(`“${name}” is connected${heard?.address === null || heard === null ? '' : `, from ${heard.address}`}. It cannot be dialed from here, which is enough: one direction does for both.`)];
  if (there !== '') return [warning(`“${name}” answers at ${there} with the right key, but is not connected.${problem === null ? '' : ` ${problem}`}`, 'Wait a few seconds and test again. If it stays, restart Muster on both computers.')];
  const why = untried ? ' No address of it is known here.' : '';
  return [bad(`“${name}” is not connected.${why}`, 'See whether Muster runs there. Under Setup, Network, it shows its address: type that here, or the address of this computer there. One direction is enough.')];
}

function notThere(name: string, address: NetworkAddress, answer: Result<Probed, DialFailure>): Said {
  const at = addressText(address);
  // Whoever calls itself by the name and has another key: the address moved on to a computer of that name, or something sits between.
  if (answer.ok) {
    return answer.value.name === name
      ? bad(`At ${at} somebody answers who says to be “${name}”, but has another key.`, 'If something on this network inspects encrypted traffic, exempt this port from it. Else “' + name + '” was set up anew, and must be added again.')
      : bad(`At ${at} another console answers: “${answer.value.name}”.`, 'The addresses have changed. Remove this one, and type the one that the computer has now.');
  }
  if (answer.error === 'notMuster') return bad(`At ${at} something answers that is not Muster.`, 'Another program has that port there, or a proxy stands between. Choose another port there, or exempt this port from the proxy.');
  return bad(`At ${at} ${NOT_REACHED[answer.error]}.`, 'Look whether that computer is on and in a network that this one reaches, let Muster’s port through its firewall (the rules stand below), and see that the wireless network does not keep its computers apart (“client isolation”).');
}

function clockOf(name: string, { clockOffMs }: Heard): readonly Said[] {
  if (clockOffMs === null || Math.abs(clockOffMs) < CLOCK_MISLEADS_MS) return [];
  const minutes = Math.round(Math.abs(clockOffMs) / 60_000);
  const off = minutes < 120 ? `${minutes} minutes` : minutes < 2_880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1_440)} days`;
  return [warning(`The clock of “${name}” is ${off} ${clockOffMs > 0 ? 'ahead of' : 'behind'} this one. Times on the record differ by that; nothing is decided by them.`, 'Set the clock of whichever computer is wrong.')];
}

function versionOf(name: string, heard: Heard, version: string): readonly Said[] {
  return heard.version === null || heard.version === version ? [] : [warning(`“${name}” has Muster ${heard.version}, this computer ${version}.`, 'Install the newer one on both when there is time. What one of them does not know it keeps and passes on.')];
}
