/** What comes after calls, read for whoever is signed in. */
import { listCallReports, listRecovery, readCallReport } from '../../db/queries/call-report.ts';
import type { Reader } from '../../db/queries/reader.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { reportsFor } from './commands/call-report.ts';

export const listsAfterCalls = {
  'call-reports': (reader: Reader, digests: Digests, actor: Actor): Pieces<SubscriptionRow<'call-reports'>[]> => listCallReports(reader, digests, reportsFor(actor)),
  recovery: (reader: Reader, digests: Digests, actor: Actor): Pieces<SubscriptionRow<'recovery'>[]> => listRecovery(reader, digests, reportsFor(actor)),
} as const;

export const reportOfCall = (reader: Reader, digests: Digests, call: string, actor: Actor): readonly SubscriptionRow<'call-report'>[] => readCallReport(reader, digests, call, reportsFor(actor));
