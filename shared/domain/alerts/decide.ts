/** Rules of quiet alerts (README.md beside this file), and who answered one. Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId } from '../../kernel/ids.ts';
import { personOfStream } from '../../kernel/streams.ts';
import type { AnswerQuietAlert } from './commands.ts';
import type { QuietAlertAnswered } from './events.ts';

/** QA-3. `alert`: the fact that made it; null: this console knows of none. */
export function answerQuietAlert(command: AnswerQuietAlert, alert: Fact | null): Decision {
  if (alert === null) return reject('QuietAlertUnknown', 'There is no such alert.', 'Look at the list of alerts again.');
  const about = alert.payload as { readonly incident?: string; readonly visitor?: string };
  const payload: QuietAlertAnswered = { incident: about.incident ?? null, person: personOfStream(alert.stream), visitor: about.visitor ?? null, alert: alert.id, done: command.done };
  return accept([{ stream: alert.stream, type: 'v1.QuietAlertAnswered', payload, refs: [] }]);
}

/** QA-2 all that was answered stands; where two answered apart, both. */
export const answersTo = (history: History, alert: EventId): readonly { readonly event: EventId; readonly done: string; readonly fact: Fact }[] =>
  history.distinct(history.facts).flatMap((fact) => {
    if (fact.type !== 'v1.QuietAlertAnswered') return [];
    const { alert: named, done } = fact.payload as QuietAlertAnswered;
    return history.canonical(named as EventId) === alert ? [{ event: fact.id, done, fact }] : [];
  });
