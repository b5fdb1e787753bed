/** What both ends of the LAN's door make of a line: a link to a console of the site, or a pairing. */
import type { LanMessage } from '../../../../shared/contract/lan-messages.ts';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';
import type { Link } from '../link.ts';
import type { Pin } from './identity.ts';
import type { Line } from './line.ts';
import type { PairingLink } from './pairing-link.ts';

export const LAN_PATH = '/muster/';
export const HELLO_PATH = '/muster';
export const PAIRING_QUERY = { pairing: '1' } as const;

/** A link with what its maker must know of it beside what it says. */
export interface LinkOnLine extends Link {
  readonly pin: Pin;
  readonly line: Line;
}

interface LinkFacts {
  readonly peer: ConsoleId;
  readonly pin: Pin;
  readonly dialed: boolean;
  readonly address: string;
}

export const linkOn = (line: Line, facts: LinkFacts): LinkOnLine => ({
  ...facts,
  line,
  send: (message: LanMessage) => line.send(message),
  get waitingBytes() {
    return line.waitingBytes;
  },
  listen: (listener) => line.listen(listener),
  close: () => line.close(),
});

export const pairingOn = (line: Line, facts: Pick<PairingLink, 'dialed' | 'address' | 'ownCertificate' | 'peerCertificate'>): PairingLink => ({
  ...facts,
  send: (message) => line.send(message),
  listen: (listener) => line.listen(listener),
  close: () => line.close(),
});
