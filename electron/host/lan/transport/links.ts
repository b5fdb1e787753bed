/** What both ends of the LAN's door make of a line: a link to a console of the site, or a pairing. */
import type { LanMessage } from '../../../../shared/contract/lan-messages.ts';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';
import type { Link } from '../link.ts';
import type { Pin } from './identity.ts';
import type { HowOver, Line } from './line.ts';
import type { PairingLink } from './pairing-link.ts';

export const LAN_PATH = '/muster/';
export const HELLO_PATH = '/muster';
export const PAIRING_QUERY = { pairing: '1' } as const;

/** A link with what its makers must know of it and do with it, beside what is said on it. */
export interface LinkOnLine extends Link {
  readonly pin: Pin;
  /** At once, without what was sent and is not out yet; whoever listens hears why. */
  drop(why: string): void;
  /** Called once, when it is over, for whatever reason. */
  onOver(listener: (how: HowOver) => void): void;
}

interface LinkFacts {
  readonly peer: ConsoleId;
  readonly pin: Pin;
  readonly dialed: boolean;
  readonly address: string;
}

export const linkOn = (line: Line, facts: LinkFacts): LinkOnLine => ({
  ...facts,
  send: (message: LanMessage) => line.send(message),
  get waitingBytes() {
    return line.waitingBytes;
  },
  listen: (listener) => line.listen(listener),
  close: () => line.close(),
  drop: (why) => line.drop(why),
  onOver: (listener) => line.onOver(listener),
});

export const pairingOn = (line: Line, facts: Pick<PairingLink, 'dialed' | 'address' | 'ownCertificate' | 'peerCertificate'>): PairingLink => ({
  ...facts,
  send: (message) => line.send(message),
  listen: (listener) => line.listen(listener),
  close: () => line.close(),
});
