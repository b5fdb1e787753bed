/** What the windows of a console may ask about letting others in and about joining. */
import type { SubscriptionRow } from '../../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../../shared/kernel/decision.ts';
import type { Actor } from '../../../../shared/kernel/history.ts';
import type { Result } from '../../../../shared/kernel/result.ts';

export type Done = Result<Record<string, never>, Rejection>;

export interface Admissions {
  row(): SubscriptionRow<'admission'>;
  open(): Done;
  close(): Done;
  confirm(digits: string): Done;
  refuse(digits: string): Done;
  join(address: string, consoleName: string, by: Actor): Done;
  confirmJoin(digits: string): Done;
  cancelJoin(): Done;
}

export const NO_ADMISSION: SubscriptionRow<'admission'> = { key: 'admission', letting: null, joining: null };

export const noNetwork: Rejection = { name: 'NoNetwork', message: 'This console was started without a network.', whatToDo: 'Start Muster again without --no-lan.' };
