/** What a person decides where records disagree, as commands. Both sides stay in the record; a settlement names them. */
import type { CommandOutcome, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { SendCommand } from '../stores/sending-store.ts';
import { reportPeople, type ReportedStatus, type Reporter } from './report-people.ts';

export type Conflict = SubscriptionRow<'contradictions'>;
export type Choice = Conflict['choices'][number];
/** About where one person is, or who took them. */
export type PersonConflict = Conflict & { readonly about: Extract<Conflict['about'], { readonly is: 'person' }> };

export const isAboutPerson = (conflict: Conflict): conflict is PersonConflict => conflict.about.is === 'person';

/** One of the ways that the host offers, with the reason where it asks for one. */
export const choose = (send: SendCommand, { settles }: Choice, reason: string): Promise<CommandOutcome> => send(settles.asks === 'nothing' ? settles.command : { ...settles.command, reason });

/** `release`: that hand-off is true. `place`: they are there. `status`: no hand-off is true, and no place; the student is where this says. */
export type Truth = { readonly is: 'release'; readonly event: string; readonly label: string } | { readonly is: 'place'; readonly event: string; readonly label: string } | { readonly is: 'status'; readonly status: ReportedStatus; readonly where: string; readonly label: string };

export async function settle(send: SendCommand, conflict: PersonConflict, truth: Truth, reporter: Reporter, reason: string): Promise<CommandOutcome> {
  const settles = [...conflict.events];
  const { incident, person } = conflict.about;
  if (truth.is === 'place') {
    // The reports that the places do not contradict stay as they are.
    const others = conflict.sides.map((side) => side.event).filter((event) => event !== truth.event);
    return send({ type: 'SettlePlaces', incident, person, settles: others, stands: truth.event, reporter, reason });
  }
  if (conflict.kind === 'closedWithout' && settles.length === 0 && truth.is === 'status') {
    return reportPeople(send, { incident, classId: null, reporter, channel: 'inPerson' }, [{ person, status: truth.status, where: reason }]);
  }
  if ((conflict.kind === 'reportsDisagree' || conflict.kind === 'placesDisagree' || conflict.kind === 'closedWithout' || conflict.kind === 'missingThoughAbsent') && truth.is === 'status') {
    return send({ type: 'SettleReports', incident, person, settles, status: truth.status, where: truth.where, reporter, reason });
  }
  const stands = truth.is === 'release' ? truth.event : null;
  const settled = await send({ type: 'SettleRelease', incident, student: person, settles, stands, reason });
  if (!settled.accepted || truth.is === 'release') return settled;
  // No hand-off stands, so somebody has to say where the student is; silence would be unknown.
  return reportPeople(send, { incident, classId: null, reporter, channel: 'inPerson' }, [{ person, status: truth.status, where: truth.where }]);
}
