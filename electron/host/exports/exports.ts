/** Everything that leaves Muster as a file, made for whoever asks: at the screens whoever is signed in, at the command line whoever proved who they are. */
import { listFamilies } from '../../../db/queries/families.ts';
import { isExercise } from '../../../db/queries/incidents.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { callReportHolds, recordsQueries } from '../../../shared/contract/records-procedures.ts';
import type { QueryAnswer, QueryParams } from '../../../shared/contract/procedures.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { IncidentId, OriginId } from '../../../shared/kernel/ids.ts';
import type { Digests, Signer } from '../../../shared/kernel/ports.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Slices } from '../../../shared/kernel/slices.ts';
import { mayKnow } from '../may-know.ts';
import type { Asker } from './asker.ts';
import { disclosuresAsCsv } from './disclosures-csv.ts';
import { callDocument } from './documents/call-document.ts';
import { evidenceFiles } from './evidence.ts';
import { exportAlert } from './export-alert.ts';
import { exportIncident } from './export-incident.ts';
import { familiesAsCsv } from './families-csv.ts';
import { asFile, makeDocument } from './make-document.ts';
import { callNotOnRecord } from './refusals.ts';
import { RunningExports } from './running-exports.ts';
import { rosterFiles } from './roster-package.ts';
import { zipFiles, type Packed } from './zip-files.ts';

interface ExportNeeds {
  readonly reader: Reader;
  readonly digests: Digests;
  /** By which a package of evidence is sealed. */
  readonly signer: Signer;
  /** Of this console. */
  readonly origin: OriginId;
  readonly slices: () => Slices;
}

type ExportName = keyof typeof recordsQueries | 'familiesCsv';
export type ExportQuestion = { [N in ExportName]: { readonly name: N; readonly params: QueryParams<N> } }[ExportName];

export const isExport = (question: { readonly name: string; readonly params: unknown }): question is ExportQuestion => question.name === 'familiesCsv' || Object.hasOwn(recordsQueries, question.name);

export type ExportAnswer = Result<QueryAnswer<ExportName>, Rejection>;
type Answered<N extends ExportName> = Result<QueryAnswer<N>, Rejection>;

const zipped = async (files: readonly Packed[], { clock }: Pick<Reader, 'clock'>): Promise<string> => Buffer.from(await zipFiles(files, clock.wallMs())).toString('base64');

export class Exports {
  readonly running = new RunningExports();
  readonly #needs: ExportNeeds;

  constructor(needs: ExportNeeds) {
    this.#needs = needs;
  }

  async answer({ name, params }: ExportQuestion, actor: Actor): Promise<ExportAnswer> {
    switch (name) {
      case 'stopExport':
        return this.running.stop(params.export);
      case 'exportIncident':
        return this.#incident(params, actor);
      case 'exportDocument':
        return this.#document(params, actor);
      case 'exportCallReport':
        return this.#callReport(params, actor);
      case 'exportEvidence':
        return this.#evidence(params, actor);
      case 'exportRoster':
        return this.#roster(params);
      case 'exportDisclosures':
        return ok(disclosuresAsCsv(this.#needs.reader));
      case 'exportAlert':
        return exportAlert(this.#needs.reader, params);
      case 'familiesCsv':
        return this.#families(params);
      default:
        return unreachable(name);
    }
  }

  #incident(asked: QueryParams<'exportIncident'>, actor: Actor): Promise<Answered<'exportIncident'>> {
    return this.running.through(asked.kind, this.#needs.slices(), () => exportIncident(this.#asker(actor), asked));
  }

  #document(asked: QueryParams<'exportDocument'>, actor: Actor): Promise<Answered<'exportDocument'>> {
    return this.#needs.slices().through(makeDocument(this.#asker(actor), this.#consoleName(), asked));
  }

  #callReport({ call, disclosure }: QueryParams<'exportCallReport'>, actor: Actor): Answered<'exportCallReport'> {
    const asker = this.#asker(actor);
    const made = callDocument(asker.reader, this.#needs.digests, asker.actor, call);
    return made === null ? callNotOnRecord : asFile(asker, this.#consoleName(), made, { disclosure, incident: null, holds: callReportHolds });
  }

  async #evidence(asked: QueryParams<'exportEvidence'>, actor: Actor): Promise<Answered<'exportEvidence'>> {
    const { reader, digests, signer } = this.#needs;
    const asker = this.#asker(actor);
    const files = await this.running.through('evidence', this.#needs.slices(), (advance) => evidenceFiles({ asker, madeAt: this.#consoleName(), digests, signer, advance }, asked));
    if (!files.ok) return files;
    return ok({ name: `evidence${isExercise(reader, asked.incident as IncidentId) ? '-DRILL' : ''}.zip`, base64: await zipped(files.value, reader) });
  }

  async #roster(asked: QueryParams<'exportRoster'>): Promise<Answered<'exportRoster'>> {
    const { reader, slices } = this.#needs;
    const files = await this.running.through('roster', slices(), () => rosterFiles(reader, asked));
    return files.ok ? ok({ name: `oneroster-${reader.today()}.zip`, base64: await zipped(files.value, reader) }) : files;
  }

  async #families({ incident }: QueryParams<'familiesCsv'>): Promise<Answered<'familiesCsv'>> {
    const { reader, slices } = this.#needs;
    const rows = await slices().through(listFamilies(reader, incident as IncidentId));
    return ok(familiesAsCsv(rows, isExercise(reader, incident as IncidentId), reader));
  }

  #asker(actor: Actor): Asker {
    return { reader: this.#needs.reader, actor, mayKnow: mayKnow(actor) };
  }

  #consoleName(): string {
    return this.#needs.reader.consoleName(this.#needs.origin);
  }
}
