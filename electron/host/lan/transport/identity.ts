/** Who a console is on the network: the key of its certificate, and nothing else that the certificate says. */
import { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';

/** This console's own. */
export interface NetworkIdentity {
  /** Key and certificate in one text. */
  readonly pem: string;
  /** DER in base64url, as `v1.ConsoleCertified` has it. */
  readonly certificate: string;
}

/** The public key of a certificate, as one text; what trust is pinned to. */
export type Pin = string;

/** Another console, as far as the network must know of it. */
export interface KnownConsole {
  readonly console: ConsoleId;
  /** DER in base64url. */
  readonly certificate: string;
}

/** Whether a console may talk here, by its key: the log says. */
export type Standing = { readonly kind: 'admitted'; readonly console: ConsoleId } | { readonly kind: 'unknown' | 'revoked' | 'left' };

/** Null where the text is no certificate. */
export function pinOf(certificate: string): Pin | null {
  const parsed = parse(certificate);
  return parsed === null ? null : keyText(parsed);
}

/** Null where the text is no certificate. */
export const pemOf = (certificate: string): string | null => parse(certificate)?.toString() ?? null;

/** Of whoever is at the other end of a line whose handshake is done; null: it showed none. */
export function shownBy(socket: TLSSocket): { readonly certificate: string; readonly pin: Pin } | null {
  const shown = socket.getPeerX509Certificate();
  return shown === undefined ? null : { certificate: shown.raw.toString('base64url'), pin: keyText(shown) };
}

function parse(certificate: string): X509Certificate | null {
  try {
    return new X509Certificate(Buffer.from(certificate, 'base64url'));
  } catch {
    // OpenSSL says in many ways that something is no certificate, and none of them matters here.
    return null;
  }
}

const keyText = (certificate: X509Certificate): Pin => certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
