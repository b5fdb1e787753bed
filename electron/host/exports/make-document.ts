/** Makes a document for print of what the log says: one HTML file, the same on the screen, on paper, as a file and in the evidence package. */
import { findDisclosure } from '../../../db/queries/disclosures.ts';
import { listRecords } from '../../../db/queries/incidents.ts';
import { documents, type DocumentName } from '../../../shared/contract/records-procedures.ts';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import type { DisclosedField } from '../../../shared/domain/records/events.ts';
import { notDisclosed } from '../../../shared/domain/records/decide.ts';
import { writeHtml } from '../../../shared/formats/document/write-html.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Pieces } from '../../../shared/kernel/slices.ts';
import type { Asker } from './asker.ts';
import { afterActionReport } from './documents/after-action.ts';
import { drillBrief } from './documents/drill-brief.ts';
import { complianceReport, drillRecord } from './documents/drill-documents.ts';
import { icsForms } from './documents/ics-forms.ts';
import { reunificationSummary } from './documents/reunification-summary.ts';
import { momentWords, type DocumentOf, type RecordRow } from './documents/writing.ts';
import { drillNotOnRecord, incidentNotOnRecord } from './refusals.ts';

type File = QueryAnswer<'exportDocument'>;

interface Asked {
  readonly document: DocumentName;
  readonly of: string | null;
  /** The disclosure on which somebody outside gets it; null: it stays in the school. */
  readonly disclosure: string | null;
}

/** RE-3 RE-4 RE-5. */
export function* makeDocument(asker: Asker, madeAt: string, { document, of, disclosure }: Asked): Pieces<Result<File, Rejection>> {
  const made = yield* documentOf(asker, document, of);
  return made.ok ? asFile(asker, madeAt, made.value, { disclosure, incident: documents[document].of === 'incident' ? of : null, holds: documents[document].holds }) : made;
}

interface Leaving {
  readonly disclosure: string | null;
  readonly incident: string | null;
  readonly holds: readonly DisclosedField[];
}

export function asFile({ reader, actor }: Asker, madeAt: string, made: DocumentOf, { disclosure, incident, holds }: Leaving): Result<File, Rejection> {
  const on = disclosure === null ? null : findDisclosure(reader, disclosure);
  const refusal = disclosure === null ? null : notDisclosed(on, { incident, holds, parted: false });
  if (refusal !== null) return err(refusal);
  const school = reader.db.prepare<[], string>('SELECT name FROM view_site').pluck().get() ?? '';
  const by = actor === 'unsigned' ? 'nobody signed in' : reader.staffName(actor.staff);
  const given = on === null ? '' : ` Given to ${on.party}, and recorded in the disclosure log.`;
  const text = writeHtml({ ...made, school, made: `Made of Muster’s record, ${momentWords(reader, reader.clock.wallMs())}, by ${by}, at ${madeAt}.${given}` });
  const name = made.title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return ok({ name: `${made.form === null ? '' : `${made.form.toLowerCase().replace(' ', '-')}-`}${name}${made.exercise ? '-DRILL' : ''}.html`, type: 'text/html', text });
}

function* documentOf(asker: Asker, document: DocumentName, of: string | null): Pieces<Result<DocumentOf, Rejection>> {
  switch (document) {
    case 'drillYear':
      return ok(complianceReport(asker.reader));
    case 'drillBrief':
    case 'drillRecord': {
      const record = of === null ? null : document === 'drillBrief' ? drillBrief(asker.reader, of) : yield* drillRecord(asker.reader, of);
      return record === null ? drillNotOnRecord : ok(record);
    }
    default: {
      const record = listRecords(asker.reader).find((one) => one.incident === of);
      return record === undefined ? incidentNotOnRecord : ok(yield* documentOfIncident(asker, document, record));
    }
  }
}

type OfIncident = { [D in DocumentName]: (typeof documents)[D]['of'] extends 'incident' ? D : never }[DocumentName];

function* documentOfIncident(asker: Asker, document: OfIncident, record: RecordRow): Pieces<DocumentOf> {
  switch (document) {
    case 'reunification':
      return yield* reunificationSummary(asker, record);
    case 'afterAction':
      return yield* afterActionReport(asker, record);
    case 'ics201':
    case 'ics207':
    case 'ics211':
    case 'ics214':
      return icsForms[document](asker, record);
    default:
      return unreachable(document);
  }
}
