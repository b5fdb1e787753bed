/**
 * A line to a machine that is not of this site yet, or that this console does not know yet, for as long as two people compare
 * digits on its two ends. Nobody has proved anything but that each end holds the key of its certificate; that the two
 * certificates are those which the two people mean is what the pairing is there to find out.
 */
import type { Rejection } from '../../../../shared/kernel/decision.ts';
import type { NetworkAddress } from '../../../../shared/kernel/network-address.ts';
import type { Result } from '../../../../shared/kernel/result.ts';

/** Far more than six digits, two certificates and the addresses of a site's consoles take. */
export const MAX_PAIRING_MESSAGE_BYTES = 64 * 1024;

export interface PairingLink {
  /** This console dialed: it asks to be let in. */
  readonly dialed: boolean;
  /** For people: where the other end was reached, or came from. */
  readonly address: string;
  /** DER in base64url, as `v1.ConsoleCertified` has it. Both ends of one line see the same two, unless somebody sits between them. */
  readonly ownCertificate: string;
  readonly peerCertificate: string;
  /** JSON of at most MAX_PAIRING_MESSAGE_BYTES. Never throws; on a closed link it does nothing. */
  send(message: object): void;
  /** JSON as it came, not checked. One listener each; set in the turn in which the link was given. */
  listen(listener: { readonly message: (given: unknown) => void; readonly closed: (why: string) => void }): void;
  /** What was sent before is still delivered, as far as the line lives. */
  close(): void;
}

/** Dials for a pairing. Refused in words where nobody answers there in time, or nobody that is a Muster. */
export type DialForPairing = (to: NetworkAddress) => Promise<Result<PairingLink, Rejection>>;
