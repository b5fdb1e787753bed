/** Who a console is on the network: the key of its certificate, and nothing else that the certificate says. */
import { X509Certificate } from 'node:crypto';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';

/** This console's own. */
export interface NetworkIdentity {
  /** Key and certificate in one text. */
  readonly pem: string;
  /** DER in base64url, as `v1.ConsoleCertified` has it. */
  readonly certificate: string;
}

/** Another console, as far as the network must know of it. */
export interface KnownConsole {
  readonly console: ConsoleId;
  /** DER in base64url, each that was ever certified for it; the newest counts, the older are there for consoles that have not heard yet. */
  readonly certificate: string;
}
