/** What the row of the network says, in words. */
import { managedNames, type ManagedSettings } from '../../../shared/contract/managed-settings.ts';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

type Network = SubscriptionRow<'network'>;

export const sourceWords: Readonly<Record<Network['addresses'][number]['source'], string>> = {
  typed: 'typed here',
  pairing: 'told when a console was added',
  heard: 'heard on the network',
  link: 'it came from there',
};

export const ruleTitles: Readonly<Record<Network['rules'][number]['where'], string>> = {
  windows: 'Windows, in an administrator’s PowerShell',
  ufw: 'Ubuntu and others with ufw',
  firewalld: 'Fedora and others with firewalld',
  switch: 'A managed switch or wireless network',
};

/** Where it listens, else where it would. */
export const portOf = ({ listening, port }: Network): number => listening?.port ?? port.flag ?? port.set;

export function listeningWords({ listening }: Network): { readonly good: boolean; readonly words: string } {
  if (listening === null) return { good: false, words: 'This console was started without a network (--no-lan): it works alone.' };
  if (listening.problem !== null) return { good: false, words: listening.problem };
  if (listening.port === null) return { good: false, words: 'It does not listen yet.' };
  return { good: true, words: `Other consoles reach it on port ${listening.port}.` };
}

export function discoveryWords({ discovery }: Network): string {
  if (discovery === null) return 'Multicast is switched off at this console. Addresses are typed instead; nothing else is missing.';
  if (discovery.problem !== null) return `${discovery.problem} Addresses are typed instead.`;
  return discovery.heard === 0 ? 'No other console is heard by multicast. Many networks do not pass it on; addresses that are typed work all the same.' : `${discovery.heard === 1 ? 'One console is' : `${discovery.heard} consoles are`} heard by multicast.`;
}

export const managedRows = (settings: ManagedSettings): readonly { readonly name: string; readonly says: string }[] =>
  [...managedNames].flatMap(([key, name]) => {
    const value = settings[key];
    return value === undefined ? [] : [{ name, says: value === true ? 'yes' : value === false ? 'no' : String(value) }];
  });
