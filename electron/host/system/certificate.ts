/**
 * The certificate by which other consoles know this one on the network, with its key: P-256, signed by itself, and valid so
 * long that no clock that is off by years makes it void. What it says of its owner is nothing; what counts is its key, which
 * the log names (`v1.ConsoleCertified`).
 */
import { X509Certificate } from 'node:crypto';
import type { NetworkIdentity } from '../lan/transport/identity.ts';

/** Key and certificate in one PEM text. */
export const newCertificate = async (): Promise<string> => (await import('./make-certificate.ts')).makeCertificate();

/** Throws where the text is not what `newCertificate` made. */
export function identityFromPem(pem: string): NetworkIdentity {
  return { pem, certificate: new X509Certificate(pem).raw.toString('base64url') };
}
