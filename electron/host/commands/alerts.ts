/** Loads the alert that somebody answers. */
import type { AnswerQuietAlert } from '../../../shared/domain/alerts/commands.ts';
import { answerQuietAlert } from '../../../shared/domain/alerts/decide.ts';
import { alertOf } from '../../../shared/domain/quiet-alerts.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { Sources } from './load.ts';

export function decideAnswerQuietAlert(command: AnswerQuietAlert, { log }: Sources): Decision {
  const event = log.event(command.alert as EventId);
  const fact = event === null ? null : log.fact(event);
  return answerQuietAlert(command, fact === null || alertOf(fact) === null ? null : fact);
}
