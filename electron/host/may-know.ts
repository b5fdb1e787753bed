/** What whoever is signed in is told of what not everybody may know; by the contract's own permissions. */
import { alertPermissions } from '../../shared/contract/alert-procedures.ts';
import { courtOrderPermission, deathsPermission, hospitalPermission, takersPermission } from '../../shared/contract/care-procedures.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { MayKnow } from '../../db/queries/may-know.ts';
import { mayUse } from './web/may-use.ts';

export const mayKnow = (actor: Actor): MayKnow => ({
  alerts: mayUse(alertPermissions.AnswerQuietAlert, actor),
  hospital: mayUse(hospitalPermission, actor),
  deaths: mayUse(deathsPermission, actor),
  orders: mayUse(courtOrderPermission, actor),
  takers: mayUse(takersPermission, actor),
});
