/** Each fact that is told quietly, with what was done about it. */
import { answersTo } from '../../shared/domain/alerts/decide.ts';
import { alertOf } from '../../shared/domain/quiet-alerts.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import { personOfStream } from '../../shared/kernel/streams.ts';
import type { StreamProjection, ViewRow } from './projection.ts';

const actorOf = (fact: Fact): string | null => (fact.actor === 'unsigned' ? null : fact.actor.staff);

/** What `view_quiet_alert.answers` holds, as JSON: a list of these. */
export interface AlertAnswer {
  readonly event: string;
  readonly done: string;
  readonly wall: number;
  readonly actor: string | null;
}

export const quietAlerts: StreamProjection = {
  kind: 'stream',
  name: 'quiet-alerts',
  version: 1,
  reads: (stream) => personOfStream(stream) !== null || stream.startsWith('visitor/'),
  tables: [
    {
      name: 'view_quiet_alert',
      columns: ['event TEXT NOT NULL', 'kind TEXT NOT NULL', 'who TEXT NOT NULL', 'contact TEXT', 'student TEXT', 'incident TEXT', 'exercise INTEGER NOT NULL', 'wall INTEGER NOT NULL', 'actor TEXT', 'origin TEXT NOT NULL', 'answers TEXT NOT NULL'],
      key: ['event'],
      indexes: [],
    },
  ],
  rows(history, stream) {
    return history.distinct(history.facts).flatMap((fact): ViewRow[] => {
      const alert = alertOf(fact);
      if (alert === null) return [];
      const { incident } = fact.payload as { readonly incident?: string };
      const answers = answersTo(history, fact.id).map(({ event, done, fact: said }): AlertAnswer => ({ event, done, wall: said.wall, actor: actorOf(said) }));
      const { kind, who, contact, student } = alert;
      return [{ table: 'view_quiet_alert', cells: [fact.id, kind, who, contact, student, incident ?? null, Number(stream.startsWith('drill/')), fact.wall, actorOf(fact), fact.origin, JSON.stringify(answers)] }];
    });
  },
};
