/** The page of an evidence package that says how to verify it without Muster: which bytes are hashed, which are signed, and what that proves and does not. */
import type { WireCommit } from '../../../../db/log/wire.ts';
import { listRecords } from '../../../../db/queries/incidents.ts';
import type { Reader } from '../../../../db/queries/reader.ts';
import type { DocumentPart, PrintedDocument } from '../../../../shared/formats/document/printed-document.ts';
import { aboutIncident, momentWords } from './writing.ts';

const STEPS = [
  'Files. Each line of SHA256SUMS is the SHA-256 of a file and its name: “sha256sum -c SHA256SUMS” (or “shasum -a 256 -c SHA256SUMS”) must say OK for each.',
  'Who made the package. seal.json holds an Ed25519 public key (32 bytes, base64url), a signature (base64url) and the signed text: “muster evidence v1 ” and the SHA-256 of the file SHA256SUMS. The signature must hold for that text and key.',
  'Events. Each line of log/commits.jsonl is a commit: {"events": [{"header", "payload"}], "publicKey", "signature"}. The id of an event is the SHA-256 (hexadecimal) of its “header” exactly as the text stands there.',
  'What was said. Where “payload” is not null, the SHA-256 of payload.salt followed by payload.text must be the header’s payloadHash. Where it is null, it was erased, or it is about something else and is withheld; the header still proves that it was there.',
  'Order. Within a commit each header’s “prev” is the id of the event before, and “seq” is one more. The first event of a commit has as “prev” the last event of that console’s commit before. A missing link is a missing commit.',
  'Seals. The signature of a commit is Ed25519, by its publicKey, over the text “muster seal v1 ” and the id of its last event. As the ids are chained, it covers everything before.',
  'With OpenSSL 3: put the bytes 302a300506032b6570032100 (hexadecimal) before the 32 bytes of the key as key.der, the signature’s 64 bytes in signature, the signed text without a line end in text. “openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile signature” must say “Signature Verified Successfully”.',
  'Whose key. The part of a header’s “origin” before the point is the console’s id: the first 16 bytes of the SHA-256 of “muster console v1 ” and its publicKey, in base32 (RFC 4648), small letters, without padding.',
] as const;

export function howToVerify(reader: Reader, incident: string, commits: readonly WireCommit[]): PrintedDocument {
  const record = listRecords(reader).find((one) => one.incident === incident);
  const events = commits.flatMap((commit) => commit.events);
  const consoles = new Set(commits.map(({ publicKey }) => publicKey)).size;
  const points: readonly DocumentPart[] = STEPS.map((text, at) => ({ is: 'words', text: `${at + 1}. ${text}` }));
  return {
    title: 'How to verify this package without Muster',
    form: null,
    school: reader.db.prepare<[], string>('SELECT name FROM view_site').pluck().get() ?? '',
    about: record === undefined ? '' : aboutIncident(reader, record),
    exercise: record?.exercise === true,
    made: `${commits.length.toLocaleString('en-US')} commits of ${consoles} ${consoles === 1 ? 'console' : 'consoles'}, ${events.length.toLocaleString('en-US')} events, ${events.filter(({ payload }) => payload !== null).length.toLocaleString('en-US')} of them with what they say. Made ${momentWords(reader, reader.clock.wallMs())}.`,
    parts: [
      { is: 'words', text: 'Anybody can check with common tools that nothing in this package was changed since it was written. Do not take a program from the package itself for it.' },
      { is: 'heading', text: 'Step by step' },
      ...points,
      { is: 'heading', text: 'What it proves' },
      { is: 'words', text: 'That each entry was written by the console whose key sealed it, in this order, and that no byte of it was changed since. The documents and tables are what Muster made of these entries; who doubts one reads the entries.' },
      { is: 'heading', text: 'What it does not prove' },
      { is: 'words', text: 'That a clock was right: times in “wall” are those of the console that wrote. That somebody was who they signed in as. That a console said all it knew after the last entry here. That a key is the school’s: compare it with the keys in a package that another console of the school made.' },
    ],
  };
}
