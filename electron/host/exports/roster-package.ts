/** The roster for another system: what was imported, in its source's own ids, as OneRoster 1.2. */
import { activeRosterInPieces } from '../../../db/queries/active-roster.ts';
import { findDisclosure } from '../../../db/queries/disclosures.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { currentHeads } from '../../../db/queries/roster-snapshot.ts';
import { rosterHolds } from '../../../shared/contract/records-procedures.ts';
import type { QueryParams } from '../../../shared/contract/procedures.ts';
import { notDisclosed } from '../../../shared/domain/records/decide.ts';
import { writeOneRoster } from '../../../shared/formats/oneroster/write-oneroster.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Pieces } from '../../../shared/kernel/slices.ts';
import { activeInSourceIds } from '../roster-import/active-in-source-ids.ts';
import { noRoster } from './refusals.ts';
import type { Packed } from './zip-files.ts';

/** RE-3 RE-7. */
export function* rosterFiles(reader: Reader, { disclosure }: QueryParams<'exportRoster'>): Pieces<Result<readonly Packed[], Rejection>> {
  const refusal = disclosure === null ? null : notDisclosed(findDisclosure(reader, disclosure), { incident: null, holds: rosterHolds, parted: false });
  if (refusal !== null) return err(refusal);
  const roster = activeInSourceIds(yield* activeRosterInPieces(reader.db, currentHeads(reader.db)));
  if (roster === null) return noRoster;
  return ok(writeOneRoster({ ...roster, custody: true }).map(({ name, bytes }) => ({ name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) })));
}
