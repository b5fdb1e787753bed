/**
 * The certificate by which other consoles know this one on the network, with its key: P-256, signed by itself, and valid so
 * long that no clock that is off by years makes it void. What it says of its owner is nothing; what counts is its key, which
 * the log names (`v1.ConsoleCertified`).
 */
import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import type { NetworkIdentity } from '../lan/transport/identity.ts';
import { randomHex } from './crypto.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const VALID_FROM = new Date(Date.UTC(2000, 0, 1));
const VALID_TO = new Date(Date.UTC(2099, 11, 31, 23, 59, 59));

/** Key and certificate in one PEM text, so that no crash can leave one without the other. */
export async function newCertificate(): Promise<string> {
  // No two have one name: a dialer trusts many at once, and a certificate is looked up among them by its name.
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({ name: `CN=Muster ${randomHex(8)}`, notBefore: VALID_FROM, notAfter: VALID_TO, signingAlgorithm: ALGORITHM, keys });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return `${PemConverter.encode(key, 'PRIVATE KEY')}\n${certificate.toString('pem')}\n`;
}

/** Throws where the text is not what `newCertificate` made. */
export function identityFromPem(pem: string): NetworkIdentity {
  return { pem, certificate: new X509Certificate(pem).raw.toString('base64url') };
}
