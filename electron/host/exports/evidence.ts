/**
 * The evidence package of an incident: its documents, tables and record, the log's own commits with their seals, and a page that says how
 * to verify all of it without Muster. SHA256SUMS names every file, and this console seals that list.
 */
import { findDisclosure } from '../../../db/queries/disclosures.ts';
import { evidenceOf } from '../../../db/queries/evidence.ts';
import { consoleIdOf } from '../../../db/log/header.ts';
import { documents, evidenceHolds, exportKinds, type DocumentName, type ExportKind } from '../../../shared/contract/records-procedures.ts';
import type { QueryParams } from '../../../shared/contract/procedures.ts';
import { notDisclosed } from '../../../shared/domain/records/decide.ts';
import { writeHtml } from '../../../shared/formats/document/write-html.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { IncidentId } from '../../../shared/kernel/ids.ts';
import type { Digests, Signer } from '../../../shared/kernel/ports.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Pieces } from '../../../shared/kernel/slices.ts';
import type { Asker } from './asker.ts';
import { howToVerify } from './documents/how-to-verify.ts';
import { exportIncident } from './export-incident.ts';
import { makeDocument } from './make-document.ts';
import type { Advance } from './running-exports.ts';
import type { Packed } from './zip-files.ts';

interface Packing {
  readonly asker: Asker;
  /** The name of this console. */
  readonly madeAt: string;
  readonly digests: Digests;
  readonly signer: Signer;
  readonly advance: Advance;
}

const OF_INCIDENT = (Object.keys(documents) as DocumentName[]).filter((name) => documents[name].of === 'incident');
const KINDS = Object.keys(exportKinds) as ExportKind[];
/** Those, and the log. */
const PARTS = KINDS.length + OF_INCIDENT.length + 1;
const SUMS = 'SHA256SUMS';

/** What this console signs for a package: the digest of its list of files. */
const evidenceText = (sumsSha256: string): string => `muster evidence v1 ${sumsSha256}`;

/** The files of the package. Refused where one of them is. */
export function* evidenceFiles({ asker, madeAt, digests, signer, advance }: Packing, { incident, disclosure }: QueryParams<'exportEvidence'>): Pieces<Result<readonly Packed[], Rejection>> {
  const refusal = disclosure === null ? null : notDisclosed(findDisclosure(asker.reader, disclosure), { incident, holds: evidenceHolds, parted: false });
  if (refusal !== null) return err(refusal);
  const files: Packed[] = [];
  for (const kind of KINDS) {
    const made = yield* exportIncident(asker, { incident, kind, disclosure });
    if (!made.ok) return made;
    files.push({ name: `tables/${made.value.name}`, text: made.value.text });
    advance(files.length, PARTS);
    yield;
  }
  for (const document of OF_INCIDENT) {
    const made = yield* makeDocument(asker, madeAt, { document, of: incident, disclosure });
    if (!made.ok) return made;
    files.push({ name: `documents/${made.value.name}`, text: made.value.text });
    advance(files.length, PARTS);
    yield;
  }
  const commits = yield* evidenceOf(asker.reader, incident as IncidentId);
  files.push({ name: 'log/commits.jsonl', text: commits.map((commit) => `${JSON.stringify(commit)}\n`).join('') });
  files.push({ name: 'VERIFY.html', text: writeHtml(howToVerify(asker.reader, incident, commits)) });
  const sums = files.map(({ name, text }) => `${digests.sha256(text)}  ${name}\n`).join('');
  const sealed = evidenceText(digests.sha256(sums));
  const seal = { text: sealed, console: consoleIdOf(digests, signer.publicKey), publicKey: signer.publicKey, signature: signer.sign(sealed) };
  return ok([...files, { name: SUMS, text: sums }, { name: 'seal.json', text: `${JSON.stringify(seal, null, 1)}\n` }]);
}
