/** Everything that leaves Muster as a file, made for whoever is signed in. */
import { listFamilies } from '../../../db/queries/families.ts';
import { isExercise } from '../../../db/queries/incidents.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { callReportHolds } from '../../../shared/contract/records-procedures.ts';
import type { QueryAnswer, QueryParams } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { IncidentId, OriginId } from '../../../shared/kernel/ids.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Slices } from '../../../shared/kernel/slices.ts';
import { mayKnow } from '../may-know.ts';
import type { Asker } from './asker.ts';
import { disclosuresAsCsv } from './disclosures-csv.ts';
import { callDocument } from './documents/call-document.ts';
import { exportAlert } from './export-alert.ts';
import { exportIncident } from './export-incident.ts';
import { familiesAsCsv } from './families-csv.ts';
import { asFile, makeDocument } from './make-document.ts';
import { callNotOnRecord } from './refusals.ts';

interface ExportNeeds {
  readonly reader: Reader;
  readonly digests: Digests;
  /** Of this console. */
  readonly origin: OriginId;
  readonly slices: () => Slices;
  readonly signedIn: () => Actor;
}

type Answered<N extends 'exportIncident' | 'exportDocument' | 'exportCallReport' | 'exportAlert'> = Result<QueryAnswer<N>, Rejection>;

export class Exports {
  readonly #needs: ExportNeeds;

  constructor(needs: ExportNeeds) {
    this.#needs = needs;
  }

  incident(asked: QueryParams<'exportIncident'>): Promise<Answered<'exportIncident'>> {
    return this.#needs.slices().through(exportIncident(this.#asker(), asked));
  }

  document(asked: QueryParams<'exportDocument'>): Promise<Answered<'exportDocument'>> {
    return this.#needs.slices().through(makeDocument(this.#asker(), this.#consoleName(), asked));
  }

  callReport({ call, disclosure }: QueryParams<'exportCallReport'>): Answered<'exportCallReport'> {
    const asker = this.#asker();
    const made = callDocument(asker.reader, this.#needs.digests, asker.actor, call);
    return made === null ? callNotOnRecord : asFile(asker, this.#consoleName(), made, { disclosure, incident: null, holds: callReportHolds });
  }

  alert(asked: QueryParams<'exportAlert'>): Answered<'exportAlert'> {
    return exportAlert(this.#needs.reader, asked);
  }

  disclosures(): Result<QueryAnswer<'exportDisclosures'>, Rejection> {
    return ok(disclosuresAsCsv(this.#needs.reader));
  }

  async families({ incident }: QueryParams<'familiesCsv'>): Promise<Result<QueryAnswer<'familiesCsv'>, Rejection>> {
    const { reader, slices } = this.#needs;
    const rows = await slices().through(listFamilies(reader, incident as IncidentId));
    return ok(familiesAsCsv(rows, isExercise(reader, incident as IncidentId), reader));
  }

  #asker(): Asker {
    const actor = this.#needs.signedIn();
    return { reader: this.#needs.reader, actor, mayKnow: mayKnow(actor) };
  }

  #consoleName(): string {
    return this.#needs.reader.consoleName(this.#needs.origin);
  }
}
