/**
 * What the six digits are drawn from, and what each side commits to and proves: texts that both sides make of what they saw
 * themselves, so that they are alike only if both saw the same. Pure.
 */
import type { Digests } from '../../../../shared/kernel/ports.ts';

/** One end of a pairing, as one side knows it. */
export interface PairingEnd {
  readonly name: string;
  /** 32 random bytes, in hex. */
  readonly nonce: string;
  /** Ed25519 key of the console's seals, base64url. */
  readonly publicKey: string;
  /** Of the line itself: DER in base64url, as this side saw it. */
  readonly certificate: string;
}

const DIGITS = 6;
/** 48 bits: a million goes into them so often that no six digits are likelier than others. */
const HEX_USED = 12;

/** JSON of a list of texts: no two lists give one text. */
const textOf = (what: string, ...parts: readonly string[]): string => `muster pairing ${what} v1 ${JSON.stringify(parts)}`;
const listOf = ({ name, nonce, publicKey, certificate }: PairingEnd): readonly string[] => [name, nonce, publicKey, certificate];

export const commitmentOf = (digests: Digests, joiner: PairingEnd): string => digests.sha256(textOf('commitment', ...listOf(joiner)));

const transcriptOf = (digests: Digests, joiner: PairingEnd, member: PairingEnd, siteName: string): string => digests.sha256(textOf('transcript', ...listOf(joiner), ...listOf(member), siteName));

export function digitsOf(digests: Digests, joiner: PairingEnd, member: PairingEnd, siteName: string): string {
  const drawn = Number.parseInt(digests.sha256(textOf('digits', transcriptOf(digests, joiner, member, siteName))).slice(0, HEX_USED), 16);
  return String(drawn % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** Signed by the joiner: that it holds the key under which it is to be admitted. */
export const proofText = (digests: Digests, joiner: PairingEnd, member: PairingEnd, siteName: string): string => textOf('proof', transcriptOf(digests, joiner, member, siteName));
