/** Makes a certificate. Apart from what reads one: these libraries are a sixth of the host, and are needed at the first start alone. */
import 'reflect-metadata';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import { randomHex } from './crypto.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const VALID_FROM = new Date(Date.UTC(2000, 0, 1));
const VALID_TO = new Date(Date.UTC(2099, 11, 31, 23, 59, 59));

/** Key and certificate in one PEM text, so that no crash can leave one without the other. */
export async function makeCertificate(): Promise<string> {
  // No two have one name: a dialer trusts many at once, and a certificate is looked up among them by its name.
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({ name: `CN=Muster ${randomHex(8)}`, notBefore: VALID_FROM, notAfter: VALID_TO, signingAlgorithm: ALGORITHM, keys });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return `${PemConverter.encode(key, 'PRIVATE KEY')}\n${certificate.toString('pem')}\n`;
}
